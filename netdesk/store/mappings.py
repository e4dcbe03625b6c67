"""Saved mappings: which column means what, remembered for files with the same header."""

from netdesk.domain.history import Outcome
from netdesk.store import history, tables
from netdesk.store.database import Database

LABEL = "Remember what the columns mean"


def saved(db: Database, signature: str) -> str | None:
    """Give the mapping remembered for a header's signature, as JSON; None where there is none."""
    model = tables.ImportMapping
    row = model.select(model.mapping).where(model.signature == signature).tuples().execute(db)
    return next((str(text) for (text,) in row), None)


def remember(db: Database, signature: str, mapping_json: str, now: int) -> Outcome:
    """Remember a mapping for a header's signature, instead of an earlier one; nothing is written where it is the same.

    `now` is seconds, UTC. The mapping should hold no samples: they are data of the file.
    """
    model = tables.ImportMapping
    before = saved(db, signature)
    if before == mapping_json:
        return Outcome(None, LABEL)
    with history.change(db, LABEL, now) as change:
        if before is None:
            model.insert(signature=signature, mapping=mapping_json).execute(db)
        else:
            model.update(mapping=mapping_json).where(model.signature == signature).execute(db)
    return change.outcome
