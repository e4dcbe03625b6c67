"""The contact beside the table: who it is, what is known, what happened, what came of it."""
