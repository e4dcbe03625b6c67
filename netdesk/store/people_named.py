"""Whom a few typed words name: whole names first, then whoever was met last."""

from netdesk.domain.contact import ContactRow
from netdesk.domain.folding import fold
from netdesk.store import contacts
from netdesk.store.contact_groups import ACTIVE
from netdesk.store.database import Database

MOST = 6
MANY = 2_000
"""So many with a common name are looked at; beyond them, those touched last are always among them."""
RECENT = 300
# ?1 the search, ?2 the whole name, ?3 its beginning. A first name is a better guess than a last one.
_NAMED = f"""
    SELECT c.id FROM (SELECT rowid AS id FROM (SELECT rowid FROM contact_search WHERE contact_search MATCH ?1 LIMIT {MANY})
            UNION SELECT c.id FROM (SELECT contact_id FROM contact_summary ORDER BY last_at DESC LIMIT {RECENT}) r
                CROSS JOIN contact c ON c.id = r.contact_id WHERE {{0}}) f
        CROSS JOIN contact c ON c.id = f.id LEFT JOIN contact_summary s ON s.contact_id = c.id
    WHERE c.status = {ACTIVE}
    ORDER BY c.name_key = ?2 DESC, substr(c.name_key, 1, length(?3)) = ?3 DESC, coalesce(s.last_at, 0) DESC, c.starred DESC,
        coalesce(c.manual_level, s.level, 1) DESC, c.name_key, c.id
    LIMIT ?4"""


def who(db: Database, words: str, *, prefix: bool = True, most: int = MOST) -> list[ContactRow]:
    """List whom some words may name, best first: those whose names hold all of them.

    Where there is nobody, and with `prefix`, those of whose names a word begins as the last one. Somebody who bears
    exactly that name of several words, alone, is the only one listed.
    """
    tokens = "".join(letter if letter.isalnum() else " " for letter in fold(words)).split()
    if not tokens:
        return []
    found = _named(db, fold(words), tokens, most, "")
    if not found and prefix:
        found = _named(db, fold(words), tokens, most, "*")
    return found


def _named(db: Database, name: str, tokens: list[str], most: int, mark: str) -> list[ContactRow]:
    quoted = " AND ".join(f'"{token}"' for token in tokens[:-1])
    search = f'name : ({quoted}{" AND " if quoted else ""}"{tokens[-1]}"{mark})'
    ends = [" "] * (len(tokens) - 1) + ["" if mark else " "]
    held = " AND ".join(
        f"instr(' ' || c.name_key || ' ', ' ' || ?{place} || '{end}') > 0" for place, end in enumerate(ends, 5)
    )
    begin = " ".join(tokens) + ("" if mark else " ")
    numbers = [number for (number,) in db.rows(_NAMED.format(held), search, name, begin, most, *tokens)]
    rows = contacts.rows(db, numbers)
    exact = [row for row in rows if len(tokens) > 1 and fold(row.name) == name]
    return exact if len(exact) == 1 else rows
