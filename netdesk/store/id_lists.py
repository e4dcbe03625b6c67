"""Lists of up to a million ids, read and walked so that a window painting beside it hardly notices.

Python runs one thread at a time, and one that loops keeps the others waiting. So SQLite hands over a list as one text, made
without Python, and what Python does to it is done in small pieces with a breath between.
"""

import time
from array import array

from netdesk.domain import query
from netdesk.store.database import Database

PIECE = 4_000
MANY = 20_000
BREATH = 0.00005
_LETTERS = 8 * PIECE


def column(db: Database, sql: str, *parameters: object) -> "array[int]":
    """Read the one column of a query, whole numbers, in its order."""
    text = db.value(f"WITH list (n) AS ({sql}) SELECT group_concat(n) FROM list", *parameters)
    found = array("q")
    start, end = 0, len(text or "")
    while start < end:
        stop = text.find(",", start + _LETTERS)
        stop = end if stop < 0 else stop
        found.extend(map(int, text[start:stop].split(",")))
        start = stop + 1
        if start < end:
            time.sleep(BREATH)
    return found


def without(order: "array[int]", ids: "array[int]") -> "array[int]":
    """Keep those of a sorted list that are not among some ids."""
    if len(order) < MANY:
        unwanted = set(ids)
        return array("q", (number for number in order if number not in unwanted))
    import numpy as np

    listed = np.frombuffer(order, np.int64)
    found = array("q")
    found.frombytes(listed[~np.isin(listed, np.frombuffer(ids, np.int64))].tobytes() if ids else listed.tobytes())
    return found


def ascending(ids: "array[int]") -> "array[int]":
    """Sort ids, so that looking their rows up goes through the file from start to end."""
    if len(ids) < MANY:
        return array("q", sorted(ids))
    import numpy as np

    found = array("q")
    found.frombytes(np.sort(np.frombuffer(ids, np.int64)).tobytes())
    return found


def prepare_search(count: int) -> None:
    """Load what a search among so many would load at its first letter; for a moment when nobody waits."""
    if count >= MANY:
        import numpy  # noqa: F401

        query.prepare()


def kept_of_many(order: "array[int]", ids: "array[int]", most: int = -1) -> "array[int]":
    """Keep those of a long sorted list that are among `ids`, in its order; at most so many.

    A mark for each possible id, looked up a million times in some milliseconds. numpy is loaded at the first call only.
    """
    import numpy as np

    wanted, listed = np.frombuffer(ids, np.int64), np.frombuffer(order, np.int64)
    marks = np.zeros(max(wanted.max(initial=0), listed.max(initial=0)) + 1, np.bool_)
    marks[wanted] = True
    kept = listed[marks[listed]]
    found = array("q")
    found.frombytes(kept[:most].tobytes() if most >= 0 else kept.tobytes())
    return found
