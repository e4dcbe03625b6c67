"""A varied crowd of invented people for the tests of the query language, and what is known of them in plain Python."""

import random
from dataclasses import dataclass

from netdesk.domain.folding import fold
from netdesk.domain.network import NETWORKS
from netdesk.domain.participation import KINDS
from netdesk.domain.period import DAY_SECONDS
from netdesk.domain.role import ROLES
from netdesk.store import history
from netdesk.store.database import Database

FIRSTS = "Ada Adam Émile Zoë Łukasz Bob Annika Сергей 日本 Straße O'Neill Jean-Luc ADA".split()
LASTS = "Lovelace Zola Love Berlin Ångström Müller Recruiter Novak Or Ada".split()
COMPANIES = ("", "Acme", "ACME", "Acme Labs", "Labs Acme", "Northwind GmbH", "Self-employed", "Müller & Söhne")
POSITIONS = ("", "Founder", "Recruiter", "Product Lead", "Lead Product Designer", "Technical writer", "CTO")
PLACES = ("", "Berlin", "Paris", "New York", "Berlin Mitte")
TAGS = ("berlin", "writing", "technical writing", "Über", "machine learning", "learning")
NOTES = ("", "Met at the harbour", "Knows Acme from Berlin", "writes about machine learning")
SOURCES = ("", "sample", "linkedin-connections", "csv", "by hand")


@dataclass
class Person:
    """What a test knows of one person."""

    id: int
    name: str = ""
    company: str = ""
    position: str = ""
    location: str = ""
    birthday: str = ""
    source: str = ""
    status: str = "active"
    starred: bool = False
    connected: int | None = None
    added: int = 0
    tier: int | None = None
    level: int = 1
    score: float | None = None
    emails: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    phones: int = 0
    networks: tuple[str, ...] = ()
    gone: bool = False
    interactions: int = 0
    first: int | None = None
    last: int | None = None
    due: tuple[int, int] | None = None


def fill(db: Database, now: int, count: int, seed: int) -> None:
    """Add invented people in one change."""
    draw = random.Random(seed)
    today = now // DAY_SECONDS
    with history.change(db, "Add people", now) as change:
        run = change.connection.execute
        for tag in TAGS:
            run("INSERT INTO tag (name) VALUES (?)", (tag,))
        start = int(db.value("SELECT coalesce(max(id), 0) FROM contact"))
        for number in range(start + 1, start + count + 1):
            name = " ".join(draw.sample([*FIRSTS, *LASTS], draw.randint(0, 3)))
            level = draw.choice((None, None, None, *range(1, 13)))
            run(
                "INSERT INTO contact (id, name, name_key, company, position, location, birthday, source, status, starred,"
                " connected_on, added_at, tier, manual_level, manual_score) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number, name, fold(name), draw.choice(COMPANIES), draw.choice(POSITIONS), draw.choice(PLACES),
                    draw.choice(("", "", "1990-05-12")), draw.choice(SOURCES), draw.choice((0,) * 9 + (1, 2, 3)),
                    draw.random() < 0.2, draw.choice((None, today - draw.randint(0, 1500))),
                    draw.choice((0, now - draw.randint(0, 900) * DAY_SECONDS - draw.randint(0, DAY_SECONDS))),
                    draw.choice((None, None, 1, 2, 3, 4)), level, draw.choice((None, None, 0.0, 59.5, 60.0, 61.0, 100.0)),
                ),
            )  # fmt: skip
            _hang_on(run, draw, number, now)


def _hang_on(run: object, draw: random.Random, number: int, now: int) -> None:
    """Give one of them addresses, notes, tags, roles, profiles, acts and a cadence."""
    assert callable(run)
    today = now // DAY_SECONDS
    for address in draw.sample(
        ("ada@example.org", "zola@mail.example.com", f"p{number}@acme.example"), draw.randint(0, 2)
    ):
        run("INSERT INTO email (contact_id, address) VALUES (?, ?)", (number, address))
    if draw.random() < 0.2:
        run("INSERT INTO phone (contact_id, number, digits) VALUES (?, '+49 30 1', '49301')", (number,))
    note = draw.choice(NOTES)
    if note:
        run("INSERT INTO note (contact_id, text) VALUES (?, ?)", (number, note))
    for tag in draw.sample(TAGS, draw.choice((0, 0, 1, 2))):
        run("INSERT INTO contact_tag (contact_id, tag_id) SELECT ?, id FROM tag WHERE name = ?", (number, tag))
    for role in draw.sample(list(ROLES), draw.choice((0, 0, 1, 1, 3))):
        run("INSERT INTO contact_role (contact_id, role_id) SELECT ?, id FROM role WHERE key = ?", (number, role))
    for network in draw.sample([each.key for each in NETWORKS[:6]], draw.choice((0, 1, 1, 2))):
        gone = draw.choice((None, None, None, today - 3))
        run(
            "INSERT INTO profile (contact_id, network_id, gone_on) SELECT ?, id, ? FROM network WHERE key = ?",
            (number, gone, network),
        )
    for _ in range(draw.choice((0, 0, 1, 2, 5))):
        at, kind = now - draw.randint(0, 800 * DAY_SECONDS), draw.choice(sorted(KINDS))
        run(
            "INSERT INTO interaction (contact_id, at, day, kind, level, direction) VALUES (?, ?, ?, ?, ?, ?)",
            (number, at, at // DAY_SECONDS, kind, int(KINDS[kind]), draw.choice(("theirs", "mine", "both"))),
        )
    if draw.random() < 0.15:
        snoozed = draw.choice((None, today + 20))
        run(
            "INSERT INTO cadence (contact_id, ideal_days, longest_days, snoozed_until) VALUES (?, ?, ?, ?)",
            (number, draw.choice((None, 0, 10, 300)), draw.choice((None, 30, 400)), snoozed),
        )


def everybody(db: Database) -> list[Person]:
    """Read all people, whatever their status, with single plain questions."""
    from netdesk.domain.contact import Status

    def several(sql: str) -> dict[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        for number, value in db.rows(sql):
            found[number] = (*found.get(number, ()), value)
        return found

    emails = several("SELECT contact_id, address FROM email ORDER BY id")
    notes = several("SELECT contact_id, text FROM note ORDER BY id")
    tags = several("SELECT contact_id, name FROM contact_tag JOIN tag t ON t.id = tag_id ORDER BY t.id")
    roles = several("SELECT contact_id, key FROM contact_role JOIN role r ON r.id = role_id")
    networks = several(
        "SELECT contact_id, n.key FROM profile JOIN network n ON n.id = network_id WHERE gone_on IS NULL"
    )
    phones = several("SELECT contact_id, number FROM phone")
    gone = several("SELECT contact_id, id FROM profile WHERE gone_on IS NOT NULL")
    sums = {
        row[0]: row[1:]
        for row in db.rows("SELECT contact_id, interactions, first_at, last_at, level FROM contact_summary")
    }
    due = {row[0]: row[1:] for row in db.rows("SELECT contact_id, ideal_on, latest_on FROM contact_due")}
    people = []
    for row in db.rows(
        "SELECT id, name, company, position, location, birthday, source, status, starred, connected_on, added_at, tier,"
        " manual_level, manual_score FROM contact ORDER BY id"
    ):
        number = row[0]
        count, first, last, level = sums.get(number, (0, None, None, 1))
        person = Person(number, *row[1:7])
        person.status, person.starred, person.connected = Status(row[7]).name.lower(), bool(row[8]), row[9]
        person.added, person.tier, person.level, person.score = row[10], row[11], row[12] or level, row[13]
        person.emails, person.notes, person.tags = (each.get(number, ()) for each in (emails, notes, tags))
        person.roles, person.networks = roles.get(number, ()), networks.get(number, ())
        person.phones, person.gone, person.due = len(phones.get(number, ())), number in gone, due.get(number)
        person.interactions, person.first, person.last = count, first, last
        people.append(person)
    return people
