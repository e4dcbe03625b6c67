"""The quick log: one line typed anywhere becomes an interaction."""
