"""What can be wrong with a user's file, data or wording, each as one sentence for people."""


class NetDeskError(Exception):
    """Carry one clear sentence: what happened, what is safe, what to do."""


class DataError(NetDeskError):
    """Say that a file or the database is at fault (exit code 1)."""


class UsageError(NetDeskError):
    """Say that a command, an entry or a query is worded wrongly (exit code 2)."""
