"""NetDesk: was the time given to a network worth it, and on whom to spend the next hour."""
