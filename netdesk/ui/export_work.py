"""The work behind an export, off the GUI thread."""

import time
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from netdesk import outgoing
from netdesk.domain.query import Query
from netdesk.exporters import formats
from netdesk.exporters.base import What
from netdesk.store import contacts, exporting
from netdesk.ui.export_kinds import FileKind
from netdesk.ui.jobs import Progress
from netdesk.ui.time.zone import local_zone

if TYPE_CHECKING:
    from netdesk.store.database import Database

Whom = Literal["chosen", "found", "everybody"]
# A long loop in Python beside the window: after so many seconds of work a breath, in which the window paints.
WORK, BREATH = 0.0015, 0.002


@dataclass(frozen=True)
class Order:
    """What was asked for; `now` is seconds, UTC."""

    what: What
    kind: FileKind
    whom: Whom
    chosen: "array[int]"
    query: Query
    now: int
    target: Path


def count(db: "Database", query: Query) -> dict[Whom, int]:
    """Count whom a query finds, and everybody."""
    return {"found": len(contacts.ids(db, query)), "everybody": len(exporting.everybody(db))}


def write(db: "Database", order: Order, progress: Progress) -> outgoing.Written:
    """Write the file; raises Cancelled when the user changed their mind, and nothing is left then."""
    ids = order.chosen if order.whom == "chosen" else contacts.ids(db, order.query) if order.whom == "found" else None
    total = len(exporting.everybody(db) if ids is None else ids) if order.what == "contacts" else 0

    rested = time.perf_counter()

    def tick(rows: int) -> None:
        nonlocal rested
        if time.perf_counter() - rested < WORK:
            return
        progress.check()
        progress.report(rows, total, f"{rows:,} written")
        time.sleep(BREATH)
        rested = time.perf_counter()

    style, format_ = order.kind.style, formats.BY_KEY[order.kind.format]
    wanted = outgoing.Wanted(order.what, format_, style, order.now, local_zone(), ids)
    progress.check()
    return outgoing.write(db, wanted, order.target, tick)
