"""Companies by name, for the command palette."""

from netdesk.domain.facet import Facet
from netdesk.domain.folding import fold
from netdesk.store import facets
from netdesk.store.contact_groups import ACTIVE
from netdesk.store.database import Database

MOST = 3
MANY = 2_000
"""So many people are looked at; of a word that more companies hold, any of these will do."""
_FOUND = f"""
    SELECT c.company, count(*) AS n FROM (SELECT rowid FROM contact_search WHERE contact_search MATCH ? LIMIT {MANY}) f
        CROSS JOIN contact c ON c.id = f.rowid
    WHERE c.status = {ACTIVE} GROUP BY c.company COLLATE NOCASE ORDER BY n DESC, c.company COLLATE NOCASE LIMIT ?"""
_COUNT = f"SELECT count(*) FROM contact WHERE status = {ACTIVE} AND company = ? COLLATE NOCASE"


def named(db: Database, text: str, most: int = MOST) -> list[Facet]:
    """List companies whose name holds all words, the last one as a beginning; those with most people first."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
    if not words:
        return []
    search = " AND ".join(f'"{word}"' for word in words)
    found = db.rows(_FOUND, f"company : ({search}*)", most)
    return [Facet("company", name, facets.whole("company", name), int(db.value(_COUNT, name))) for name, _ in found]
