"""Candidates for being one person: who shares an address, a number, a name; found by SQL in small blocks.

Comparing everybody with everybody would take days. Each search puts together who has one thing in common; a block that is
too big (a switchboard, a name that dozens have) says nothing and is left out.
"""

import time
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from netdesk.domain.duplicates import Someone
from netdesk.domain.history import Outcome
from netdesk.store import history
from netdesk.store.database import Database

HERE = "c.status IN (0, 1, 2)"  # not in the trash
PIECE = 400
MANY = 200_000  # among so many, a name that some have says half as much
BREATH = 0.001

# The name without degrees ("ben fox, phd") and with a turned one as it is written ("fox, ben"); its first and last word.
_NAME = (
    "SELECT id, company, iif(instr(name_key, ', ') > instr(name_key, ' '), substr(name_key, 1, instr(name_key, ', ') - 1),"
    f" replace(name_key, ',', '')) AS k FROM contact c WHERE {HERE} AND name_key <> ''"
)
_WORDS = (
    "SELECT id, lower(substr(company, 1, instr(company || ' ', ' ') - 1)) AS firm,"
    " substr(k, 1, instr(k || ' ', ' ') - 1) AS f,"
    f" substr(k, 1 + length(rtrim(k, replace(k, ' ', '')))) AS l FROM ({_NAME})"
)
_FIRM = "WHERE firm <> ''"


class Search(NamedTuple):
    """One thing to have in common: its words, the rows (id, k) to group by k, and how many may share it."""

    words: str
    rows: str
    most: int
    sure: bool = False
    """Whether it says something by itself, whatever the names."""
    having: str = "1"


SEARCHES = (
    Search(
        "e-mail addresses",
        "SELECT DISTINCT contact_id AS id, lower(address) AS k FROM email WHERE address <> ''",
        12,
        sure=True,
    ),
    # Numbers are written with and without the country's code: the last nine digits tell them apart.
    Search(
        "phone numbers",
        "SELECT DISTINCT contact_id AS id, substr(digits, -9) AS k FROM phone WHERE length(digits) >= 7",
        12,
        sure=True,
    ),
    Search(
        "addresses of profiles",
        "SELECT contact_id AS id, rtrim(lower(url), '/') AS k FROM profile WHERE url <> ''"
        " UNION SELECT contact_id, rtrim(lower(url), '/') FROM website WHERE url <> ''",
        6,
        sure=True,
    ),
    Search(
        "handles",
        "SELECT DISTINCT contact_id AS id, lower(substr(handle, 1, instr(substr(handle, 2) || '@', '@'))) AS k"
        " FROM profile WHERE length(handle) >= 5",
        4,
        sure=True,
    ),
    Search("names", f"SELECT id, name_key AS k FROM contact c WHERE {HERE} AND name_key <> ''", 8),
    # Both orders of the words, and whatever stands between them.
    Search("name parts", f"SELECT id, min(f, l) || ' ' || max(f, l) AS k FROM ({_WORDS})", 6),
    Search(
        "names at a company", f"SELECT id, firm || '/' || l || '/' || substr(f, 1, 1) AS k FROM ({_WORDS}) {_FIRM}", 12
    ),
    Search("spellings", f"SELECT id, firm || '/' || f || '/' || substr(l, 1, 3) AS k FROM ({_WORDS}) {_FIRM}", 12),
    # Robert and Bob have no initial in common.
    Search("nicknames", f"SELECT id, firm || '/' || l AS k FROM ({_WORDS}) {_FIRM}", 6),
    # Only where somebody has no more than an initial.
    Search(
        "initials",
        f"SELECT id, l || ' ' || substr(f, 1, 1) AS k, length(rtrim(f, '.')) = 1 AS short FROM ({_WORDS})",
        8,
        having="max(short)",
    ),
)


class Batch(NamedTuple):
    """Some pairs to be judged, with the people's names; `done` of `total` searches are over.

    With `sure`, the pairs have something in common that says enough by itself.
    """

    done: int
    total: int
    words: str
    sure: bool
    people: dict[int, Someone]
    pairs: list[tuple[int, int]]


def batches(db: Database) -> Iterator[Batch]:
    """Find who has something in common, in batches small enough to stop between them; the lower id comes first.

    A pair comes again for each thing it has in common; those of different people by the user's word are left out.
    """
    apart = frozenset(not_same(db))
    for number, search in enumerate(SEARCHES):
        place = (len(SEARCHES), search.words, search.sure)
        waiting: list[tuple[int, int]] = []
        yield Batch(number, *place, {}, [])
        for block in _blocks(db, search):
            waiting += [pair for pair in combinations(sorted(block), 2) if pair not in apart]
            if len(waiting) >= PIECE:
                yield Batch(number, *place, *_named(db, waiting))
                waiting = []
                time.sleep(BREATH)
        yield Batch(number + 1, *place, *_named(db, waiting))


def _blocks(db: Database, search: Search) -> Iterator[list[int]]:
    most = search.most if _few(db) or search.sure else search.most // 2
    found = db.connection().execute(
        f"SELECT group_concat(id) FROM ({search.rows}) GROUP BY k"
        f" HAVING count(*) BETWEEN 2 AND {most} AND {search.having}"
    )
    for (ids,) in found:
        yield [int(number) for number in ids.split(",")]


def _few(db: Database) -> bool:
    return int(db.value("SELECT ifnull(max(id), 0) FROM contact")) < MANY


def _named(db: Database, pairs: list[tuple[int, int]]) -> tuple[dict[int, Someone], list[tuple[int, int]]]:
    """Read the names behind pairs; those of people in the trash are left out."""
    ids = sorted({number for pair in pairs for number in pair})
    people = {row[0]: Someone(*row) for row in db.rows(f"SELECT {_COLUMNS} {_AMONG}", str(ids))}
    return people, [pair for pair in pairs if pair[0] in people and pair[1] in people]


_COLUMNS = "c.id, c.name, c.name_key, c.company, c.position, c.location, c.birthday"
_AMONG = f"FROM json_each(?) j CROSS JOIN contact c ON c.id = j.value WHERE {HERE}"
_PERSON = f"""SELECT {_COLUMNS},
    (SELECT group_concat(lower(address), char(31)) FROM email WHERE contact_id = c.id),
    (SELECT group_concat(digits, char(31)) FROM phone WHERE contact_id = c.id AND length(digits) >= 7),
    (SELECT group_concat(n.key || char(30) || ifnull(p.key, '') || char(30) || lower(p.handle) || char(30) || p.url,
        char(31)) FROM profile p JOIN network n ON n.id = p.network_id WHERE p.contact_id = c.id) {_AMONG}"""


def read(db: Database, contacts: Sequence[int]) -> list[Someone]:
    """Read what contacts are compared by, those in the trash left out."""
    found = []
    for row in db.rows(_PERSON, str(list(contacts))):
        emails, digits, profiles = (tuple(text.split("\x1f")) if text else () for text in row[7:])
        parts = []
        for profile in profiles:
            network, key, handle, url = profile.split("\x1e")
            parts.append((network, key, handle, url))
        found.append(Someone(*row[:7])._replace(emails=emails, digits=digits, profiles=tuple(parts)))
    return found


def not_same(db: Database) -> list[tuple[int, int]]:
    """List the pairs that the user said are different people, the lower id first."""
    return [(first, second) for first, second in db.rows("SELECT contact_id, other_id FROM not_same")]


def say_not_same(db: Database, contacts: Sequence[int], now: int) -> Outcome:
    """Remember that these are all different people, so that they are not proposed again."""
    names = [db.value("SELECT name FROM contact WHERE id = ?", contact) for contact in contacts]
    label = f"Not the same person: {', '.join(str(name) for name in dict.fromkeys(names) if name)}"
    pairs = list(combinations(sorted(set(contacts)), 2))
    with history.change(db, label, now) as change:
        change.connection.executemany(
            "INSERT INTO not_same (contact_id, other_id) SELECT ?1, ?2 WHERE (SELECT count(*) FROM contact"
            " WHERE id IN (?1, ?2)) = 2 ON CONFLICT DO NOTHING",
            pairs,
        )
    return change.outcome
