"""Rows turned into the numbers of a picture: pure functions."""
