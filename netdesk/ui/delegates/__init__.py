"""Cells shared by the tables and lists of several screens."""
