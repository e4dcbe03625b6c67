"""The window: all that touches a widget, colour, key or thread."""
