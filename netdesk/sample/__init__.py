"""Sample data: invented people, acts, work and value, the same for the same seed and day."""
