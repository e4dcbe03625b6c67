"""Duplicates: who may be one person, side by side, merged only when asked for."""
