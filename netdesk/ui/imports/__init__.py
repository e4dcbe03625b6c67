"""The import page: what a file would change, before anything is saved."""
