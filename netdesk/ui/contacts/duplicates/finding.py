"""Finding candidates: rows from the store, judged by the analysis, in pieces that can be stopped."""

import time
from typing import TYPE_CHECKING, NamedTuple

from netdesk.domain.duplicates import Group, Pair
from netdesk.ui.jobs import Progress

if TYPE_CHECKING:
    from netdesk.store.database import Database

BREATH = 0.001


class Found(NamedTuple):
    """Groups, the surest first, and the names of who is in them."""

    groups: list[Group]
    names: dict[int, str]


def find(db: "Database", progress: Progress) -> Found:
    """Go through all contacts and group who may be one person. Raises Cancelled."""
    from netdesk.analysis import duplicates as analysis
    from netdesk.store import duplicates

    found: dict[tuple[int, int], Pair] = {}
    names: dict[int, str] = {}
    for batch in duplicates.batches(db):
        progress.check()
        progress.report(batch.done, batch.total, f"Comparing {batch.words}")
        pairs = (
            batch.pairs
            if batch.sure
            else [pair for pair in batch.pairs if analysis.promising(batch.people[pair[0]], batch.people[pair[1]])]
        )
        pairs = [pair for pair in pairs if pair not in found]
        if not pairs:
            continue
        people = {one.id: one for one in duplicates.read(db, sorted({number for pair in pairs for number in pair}))}
        for pair in pairs:
            judged = analysis.judge(people[pair[0]], people[pair[1]]) if people.keys() >= set(pair) else None
            if judged is not None:
                found[pair] = judged
                names.update((number, people[number].name) for number in pair)
        time.sleep(BREATH)  # the window may be painting
    return Found(analysis.grouped(found.values(), duplicates.not_same(db)), names)
