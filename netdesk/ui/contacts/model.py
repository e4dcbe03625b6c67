"""The columns of the contacts table."""

from collections.abc import Callable
from datetime import tzinfo

from netdesk.domain.contact import ContactRow
from netdesk.domain.period import local_day
from netdesk.ui import meter
from netdesk.ui.contacts import due_words, words
from netdesk.ui.delegates.number import UNKNOWN, DueCell
from netdesk.ui.delegates.person import PersonCell
from netdesk.ui.delegates.score import ScoreCell
from netdesk.ui.table_model import Column

NAME, TICK = "name", "tick"
OPTIONAL = frozenset({"connected", "location", "tier", "role", "added", "interactions", "source"})
"""Columns that are hidden until somebody wants them."""
SORT_WORDS = {
    "name": "name",
    "company": "company",
    "networks": "number of networks",
    "level": "participation",
    "score": "score",
    "last": "last contact",
    "next": "next due day",
    "connected": "date of connection",
    "location": "location",
    "tier": "tier",
    "role": "role",
    "added": "date added",
    "interactions": "number of interactions",
    "source": "source",
}
"""How the summary says what the table is sorted by."""
NO_SCORE = "The score is not known yet. Unknown is not zero: nothing is held against anybody."


def columns(clock: Callable[[], int], zone: tzinfo) -> tuple[Column, ...]:
    """List the columns in their first order, but for the tick box, which stands left of all; `clock` gives UTC seconds."""

    def last(row: ContactRow) -> str:
        return words.ago(row.last_at, clock(), zone)

    def last_spoken(row: ContactRow) -> str:
        return words.ago_spoken(row.last_at, clock(), zone)

    def due(row: ContactRow) -> DueCell:
        return due_words.cell(row.due_on, local_day(clock(), zone))

    def due_spoken(row: ContactRow) -> str:
        return due_words.spoken(row.due_on, local_day(clock(), zone))

    def added(row: ContactRow) -> str:
        return words.date(local_day(row.added_at, zone)) if row.added_at else UNKNOWN

    return (
        Column(NAME, "Name, role", _person, _name, _spoken_name),
        Column("company", "Company", _company, _company, lambda row: row.company or "Company unknown"),
        Column("networks", "Networks", _letters, _networks, lambda row: _networks(row) or "No network", descends=True),
        Column(
            "level",
            "Participation",
            _level,
            lambda row: row.level.label,
            _spoken_level,
            descends=True,
            hint=_spoken_level,
        ),
        Column("score", "Score", _score, _score_words, _spoken_score, descends=True, hint=_score_hint),
        Column("last", "Last", last, last, last_spoken, right=True, descends=True),
        Column("next", "Next due", due, lambda row: due(row).words, due_spoken, right=True),
        Column(
            "tags", "Tags", _tags, _tag_words, lambda row: _tag_words(row) or "No tags", sorts=False, hint=_all_tags
        ),
        Column("connected", "Connected", _connected, _connected, _spoken_connected, right=True, descends=True),
        Column("location", "Location", _location, _location, lambda row: row.location or "Location unknown"),
        Column("tier", "Tier", _tier, _tier, _spoken_tier, right=True),
        Column("role", "Role", _roles, _role_words, lambda row: _role_words(row) or "No role"),
        Column("added", "Added", added, added, lambda row: f"Added {added(row)}", right=True, descends=True),
        Column("interactions", "Interactions", _acts, _acts, _spoken_acts, right=True, descends=True),
        Column("source", "Source", _source, _source, lambda row: f"From {_source(row)}" if row.source else "No source"),
        Column(TICK, "", lambda row: "", lambda row: "", lambda row: f"Tick {_name(row)}", sorts=False),
    )


def _person(row: ContactRow) -> PersonCell:
    return PersonCell(row.name or "Without a name", row.position, row.level.is_core)


def _name(row: ContactRow) -> str:
    return row.name or "Without a name"


def _spoken_name(row: ContactRow) -> str:
    return f"{_name(row)}, {row.position}" if row.position else _name(row)


def _company(row: ContactRow) -> str:
    return row.company


def _letters(row: ContactRow) -> tuple[str, ...]:
    return tuple(words.network_letter(key) for key in row.networks)


def _networks(row: ContactRow) -> str:
    return ", ".join(words.network_name(key) for key in row.networks)


def _level(row: ContactRow) -> int:
    return int(row.level)


def _spoken_level(row: ContactRow) -> str:
    return meter.spoken(row.level) + (", set by hand" if row.by_hand else "")


def _connected(row: ContactRow) -> str:
    return UNKNOWN if row.connected_on is None else words.date(row.connected_on)


def _spoken_connected(row: ContactRow) -> str:
    return "Connected on an unknown day" if row.connected_on is None else f"Connected {words.date(row.connected_on)}"


def _tags(row: ContactRow) -> tuple[str, ...]:
    return row.tags


def _tag_words(row: ContactRow) -> str:
    return ", ".join(row.tags)


def _all_tags(row: ContactRow) -> str:
    return _tag_words(row) if len(row.tags) > 1 else ""


def _score(row: ContactRow) -> ScoreCell:
    return ScoreCell(_score_words(row), row.score)


def _score_words(row: ContactRow) -> str:
    return UNKNOWN if row.score is None else f"{row.score:.0f}"


def _spoken_score(row: ContactRow) -> str:
    return "Score unknown" if row.score is None else f"Score {row.score:.0f} of 100"


def _score_hint(row: ContactRow) -> str:
    return NO_SCORE if row.score is None else f"{row.score:.0f} of 100"


def _location(row: ContactRow) -> str:
    return row.location


def _tier(row: ContactRow) -> str:
    return UNKNOWN if row.tier is None else str(row.tier)


def _spoken_tier(row: ContactRow) -> str:
    return "No tier" if row.tier is None else f"Tier {row.tier}"


def _roles(row: ContactRow) -> tuple[str, ...]:
    return row.roles


def _role_words(row: ContactRow) -> str:
    return ", ".join(row.roles)


def _acts(row: ContactRow) -> str:
    return f"{row.interactions:,}"


def _spoken_acts(row: ContactRow) -> str:
    return words.counted(row.interactions, "interaction")


def _source(row: ContactRow) -> str:
    return words.source(row.source)
