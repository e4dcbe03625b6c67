"""Saved views: the tabs above the table, and what is kept under a name."""
