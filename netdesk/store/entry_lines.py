"""What a one-line entry means here: which client, which people, billable or not."""

from dataclasses import dataclass, replace
from datetime import tzinfo

from netdesk.domain.entry_line import EntryLine, read_entry_line
from netdesk.domain.folding import fold
from netdesk.domain.time_entry import Cut, Draft, default_billable, make_room
from netdesk.store import clients, tables, time_entries
from netdesk.store.database import Database

CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Meaning:
    """A line resolved against the data; nothing is written yet.

    `draft` is ready to be kept: its client is spelled as known, words for people that nobody or several match are back in
    the note. `people` are the names found, `new_client` says that keeping it makes the client, `cuts` what happens to
    neighbours. `doubts` are sentences.
    """

    line: EntryLine
    draft: Draft
    people: tuple[str, ...]
    new_client: bool
    billable: bool
    cuts: tuple[Cut, ...]
    doubts: tuple[str, ...]


def read_line(db: Database, text: str, now: int, zone: tzinfo, *, prefix: bool = False) -> Meaning:
    """Read a one-line entry and look up its names; with `prefix`, the beginning of a client's name is enough."""
    return meaning(db, read_entry_line(text, now, zone, clients.known_names(db)), now, prefix=prefix)


def meaning(db: Database, line: EntryLine, now: int, *, prefix: bool = False) -> Meaning:
    """Look up the names of a line that was read."""
    client = clients.client_named(db, line.client, prefix=prefix)
    project = clients.project_named(db, client.id if client else None, line.project) if line.project else None
    found, doubts, note = [], list(line.problems), line.note
    for words in line.contacts:
        person, count = _person(db, words, client.id if client else None)
        if person is not None:
            found.append(person)
        else:
            doubts.append(f"Nobody is called {words}." if not count else f"Several people are called {words}.")
            note = f"{note} ~{words}".strip()
    billable = default_billable(
        line.billable,
        client=client.billable if client else (True if line.client else None),
        project=project.billable if project else None,
    )
    draft = replace(
        line.draft(tuple(number for number, _ in found)), client=client.name if client else line.client, note=note
    )
    cuts: tuple[Cut, ...] = ()
    if line.start is not None and line.end is not None:
        neighbours = time_entries.overlapping(db, line.start, line.end, now)
        cuts = make_room(line.start, line.end, neighbours, now)
    people = tuple(name for _, name in found)
    return Meaning(line, draft, people, bool(line.client) and client is None, billable, cuts, tuple(doubts))


def _person(db: Database, words: str, client: int | None) -> tuple[tuple[int, str] | None, int]:
    """Find the one person some words mean: the exact name, else somebody of the client, else the only one.

    Gives the person, if one is meant, and how many there were (at most CANDIDATES).
    """
    key = fold(words)
    contact = tables.Contact
    exact = contact.select(contact._meta.primary_key, contact.name).where(
        (contact.name_key == key) & (contact.status == 0)
    )
    rows = list(exact.limit(2).tuples().execute(db))
    if len(rows) != 1:
        rows = rows or _beginning(db, key)
    if len(rows) > 1 and client is not None:
        link = tables.ClientContact
        linked = link.select(link.contact).where((link.client == client) & link.contact.in_([row[0] for row in rows]))
        own = {number for (number,) in linked.tuples().execute(db)}
        rows = [row for row in rows if row[0] in own] or rows
    return (rows[0] if len(rows) == 1 else None), len(rows)


def _beginning(db: Database, key: str) -> list[tuple[int, str]]:
    """List people one of whose names begins so, through the search index."""
    phrase = " ".join("".join(letter if letter.isalnum() else " " for letter in key).split())
    if not phrase:
        return []
    rows = db.rows(
        "SELECT c.id, c.name FROM contact_search s JOIN contact c ON c.id = s.rowid"
        " WHERE contact_search MATCH ? AND c.status = 0 LIMIT ?",
        f'name : "{phrase}" *',
        CANDIDATES,
    )
    return [(number, name) for number, name in rows]
