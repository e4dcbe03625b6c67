"""One-line logs: what a line means here, and writing it down for all whom it names, as one undoable change."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from netdesk.domain.contact import ContactRow
from netdesk.domain.errors import UsageError
from netdesk.domain.history import Outcome
from netdesk.domain.interaction import Act
from netdesk.domain.kind_words import noun, word_for
from netdesk.domain.network import BY_KEY
from netdesk.domain.period import Moment
from netdesk.domain.quick_log import QuickLog, read_quick_log
from netdesk.domain.quick_log_people import MOST_WORDS, Person
from netdesk.store import bulk_edits, bulk_marks, chosen, contact_edits, contacts, history, people_named, tables
from netdesk.store.database import Database

Pick = int | str | None
"""Whom words are taken to name: a contact's id, the name of a new one, or nobody: then they stay in the note."""
_APART = "\x1f"
# What happens again and again, of the newest acts only: an import may have brought a million that nobody logged.
_RECENT = f"""
    SELECT i.kind, i.direction, i.text, group_concat(c.name, '{_APART}')
    FROM (SELECT id, contact_id, kind, direction, at, text FROM (SELECT * FROM interaction ORDER BY id DESC LIMIT 1000)
            WHERE import_run_id IS NULL AND kind IN ('event', 'talk', 'call', 'meeting', 'work', 'email', 'message')) i JOIN contact c ON c.id = i.contact_id AND c.status = 0
    GROUP BY i.kind, i.direction, i.at, i.text ORDER BY max(i.id) DESC LIMIT 60"""
SHOWN = 2
"""More people than that are counted in a change's label."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom some words of a line may name, best first; `used` is how many of the words do, 0 when nobody is called so.

    `unknown` ones look like the name of somebody who is not a contact yet.
    """

    words: str
    part: str
    candidates: tuple[ContactRow, ...]
    used: int
    unknown: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A line looked up in the data; nothing is written yet. `named` goes with `line.people`."""

    text: str
    line: QuickLog
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class QuickDraft:
    """What is to be written: an act, with whom, and tags for all of them.

    `people` are contacts, `new` names of those to be made; `word` is how the line calls the kind.
    """

    act: Act
    people: "array[int]"
    new: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    word: str = ""


def read_line(db: Database, text: str, moment: Moment) -> Reading:
    """Read a line and look up its names and networks."""
    own = _own_networks(db)
    line = read_quick_log(text, moment, tuple(own))
    line = replace(line, network=own.get(line.network, line.network))
    return Reading(text, line, tuple(_named(db, person) for person in line.people))


def draft_of(reading: Reading, picks: Sequence[Pick], also: "array[int]") -> QuickDraft:
    """Give what is to be written; `picks` go with `reading.named`, `also` are contacts chosen elsewhere."""
    line, named = reading.line, reading.named
    used = [
        (person.used if isinstance(pick, int) else len(words.words)) if pick is not None else 0
        for person, pick, words in zip(named, picks, line.people, strict=True)
    ]
    parts = {person.part for person, pick in zip(named, picks, strict=True) if pick is not None}
    met = dict.fromkeys(pick for pick in picks if isinstance(pick, int) and pick not in also)
    act = Act(line.kind, line.direction(parts), line.day, line.network, line.note(used), line.minutes, line.rating)
    return QuickDraft(
        act, also + array("q", met), tuple(pick for pick in picks if isinstance(pick, str)), line.tags, line.word
    )


def log(db: Database, draft: QuickDraft, now: int) -> Outcome:
    """Write an act down with everybody it names, as one change; a day ahead is none. Raises UsageError for nobody."""
    if not draft.people and not draft.new:
        raise UsageError("Say with whom, as in: coffee with ada. Nothing was logged.")
    with chosen.spilling(db, len(draft.people)), history.change(db, "", now) as change:
        made = [contact_edits.insert(change.connection, name, now) for name in draft.new]
        with chosen.among(change.connection, draft.people + array("q", made)):
            bulk_edits.put_act(db, change, draft.act, now)
            change.label = _label(db, draft, chosen.count(change.connection))
            if draft.tags:
                bulk_marks.give_tags(change, draft.tags)
    return change.outcome


def recent(db: Database, most: int = 5) -> list[str]:
    """List what was logged lately as lines to be used again, newest first: the kind and with whom."""
    lines: dict[str, None] = {}
    for kind, direction, text, joined in db.rows(_RECENT):
        people, word = joined.split(_APART), word_for(kind, text)
        if word and len(people) <= SHOWN and all(people):
            joint = {"theirs": "from", "mine": "to"}.get(direction, "with")
            quoted = " and ".join('"{}"'.format(name.replace('"', "")) for name in people)
            lines[f"{word} {joint} {quoted}"] = None
    return list(lines)[:most]


def _named(db: Database, person: Person) -> Named:
    """Look a name up: the longest run of its first words that somebody is called by."""
    longest = len(person.names)
    for count in [longest] if person.quoted else range(min(longest, MOST_WORDS), 0, -1):
        words = " ".join(person.names[:count])
        found = people_named.who(db, words, prefix=person.sure and count == longest)
        if found:
            return Named(words, person.part, tuple(found), count, unknown=False)
    return Named(person.text, person.part, (), 0, person.looks_like_a_name)


def _label(db: Database, draft: QuickDraft, count: int) -> str:
    """Say what was logged with so many: "Logged coffee with Ada Example and Ben Fox"."""
    joint = {"theirs": "from", "mine": "to"}.get(draft.act.direction, "with")
    known = [row.name or "somebody without a name" for row in contacts.rows(db, draft.people[:SHOWN])]
    shown = [*known, *draft.new]
    if count > SHOWN:
        people = f"{', '.join(shown[:SHOWN])} and {count - SHOWN:,} other{'s' if count > SHOWN + 1 else ''}"
    else:
        people = " and ".join(shown)
    return f"Logged {noun(draft.act.kind, draft.word)} {joint} {people}"


def _own_networks(db: Database) -> dict[str, str]:
    """Give the keys of the user's own networks by name."""
    network = tables.Network
    rows = network.select(network.name, network.key).tuples().execute(db)
    return {str(name): str(key) for name, key in rows if key not in BY_KEY}
