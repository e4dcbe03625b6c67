"""Bulk work with contacts: the bar below the table, the context menu, and the popovers of the acts."""
