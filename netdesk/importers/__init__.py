"""Foreign files read into records; nothing is stored here."""
