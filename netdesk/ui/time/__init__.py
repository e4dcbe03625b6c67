"""Time: the timer's actions, the one-line entry, the week's timeline, the list of entries and the charts."""
