"""Tags and roles of many contacts at once; each edit is one undoable change."""

from array import array
from collections.abc import Iterable, Sequence

import apsw

from netdesk.domain.errors import UsageError
from netdesk.domain.folding import fold
from netdesk.domain.history import Outcome
from netdesk.store import bulk, chosen, sql
from netdesk.store.database import Database
from netdesk.store.history import Recording

LONGEST = 80
_PEOPLE = "SELECT DISTINCT contact_id AS id FROM temp.pair"
_WHOSE = "SELECT contact_id FROM temp.pair"


def tag(db: Database, ids: "array[int]", names: Iterable[str], now: int) -> Outcome:
    """Give contacts tags; those that are not known yet are made. `now` is seconds, UTC."""
    wanted = _names(names)
    with chosen.change(db, ids, now) as change:
        people = give_tags(change, wanted)
        if people:
            change.label = f"Tagged {people} {', '.join(_shown(change.connection, wanted))}"
    return chosen.outcome(change, "All of them have that tag already. Nothing was changed.")


def give_tags(change: Recording, names: Iterable[str]) -> str:
    """Give the chosen tags inside a change; say who did not have all of them, "" for nobody."""
    connection, people = change.connection, ""
    fresh, tags = _tags(connection, _names(names))
    pairs = _missing(connection, "contact_tag", "tag_id", tags)
    if pairs:
        people = chosen.words(connection, _PEOPLE)
        with chosen.coming(change, {"tag": len(fresh), "contact_tag": pairs}, [_WHOSE]):
            connection.executemany("INSERT INTO tag (id, name) VALUES (?, ?)", fresh)
            connection.execute(
                "INSERT INTO contact_tag (contact_id, tag_id) SELECT contact_id, mark_id FROM temp.pair ORDER BY 1, 2"
            )
    connection.execute("DROP TABLE temp.pair")
    return people


def untag(db: Database, ids: "array[int]", names: Iterable[str], now: int) -> Outcome:
    """Take tags off contacts; the tags themselves stay."""
    wanted = _names(names)
    with chosen.change(db, ids, now) as change:
        connection = change.connection
        tags = [number for number, name in _all_tags(connection) if fold(name) in {fold(name) for name in wanted}]
        if pairs := _present(connection, "contact_tag", "tag_id", tags):
            people, shown = chosen.words(connection, _PEOPLE), ", ".join(_shown(connection, wanted))
            change.label = f"Took the tag{'s' * (len(wanted) > 1)} {shown} off {people}"
            if pairs < bulk.FEW:
                connection.execute("DELETE FROM contact_tag WHERE id IN (SELECT row_id FROM temp.pair)")
            else:
                change.remove("contact_tag", "SELECT row_id FROM temp.pair")
        connection.execute("DROP TABLE temp.pair")
    return chosen.outcome(change, "None of them has that tag. Nothing was changed.")


def add_role(db: Database, ids: "array[int]", role: str, now: int) -> Outcome:
    """Give contacts a role by its key. Raises UsageError for an unknown one."""
    with chosen.change(db, ids, now) as change:
        connection = change.connection
        number, name = _role(connection, role)
        if pairs := _missing(connection, "contact_role", "role_id", [number]):
            change.label = f"Gave {chosen.words(connection, _PEOPLE)} the role {name}"
            with chosen.coming(change, {"contact_role": pairs}):
                connection.execute(
                    "INSERT INTO contact_role (contact_id, role_id) SELECT contact_id, mark_id FROM temp.pair ORDER BY 1"
                )
        connection.execute("DROP TABLE temp.pair")
    return chosen.outcome(change, "All of them have that role already. Nothing was changed.")


def remove_role(db: Database, ids: "array[int]", role: str, now: int) -> Outcome:
    """Take a role off contacts, by its key. Raises UsageError for an unknown one."""
    with chosen.change(db, ids, now) as change:
        connection = change.connection
        number, name = _role(connection, role)
        if _present(connection, "contact_role", "role_id", [number]):
            change.label = f"Took the role {name} off {chosen.words(connection, _PEOPLE)}"
            connection.execute("DELETE FROM contact_role WHERE id IN (SELECT row_id FROM temp.pair)")
        connection.execute("DROP TABLE temp.pair")
    return chosen.outcome(change, "None of them has that role. Nothing was changed.")


def _names(names: Iterable[str]) -> list[str]:
    """Clean up the names of tags as typed. Raises UsageError where none is left or one is too long."""
    found: dict[str, str] = {}
    for name in names:
        plain = " ".join(name.split()).removeprefix("#").strip()
        if len(plain) > LONGEST:
            raise UsageError(f"A tag has {LONGEST} letters at most. Nothing was changed.")
        if plain:
            found.setdefault(fold(plain), plain)
    if not found:
        raise UsageError("Name a tag, as in berlin. Nothing was changed.")
    return list(found.values())


def _all_tags(connection: apsw.Connection) -> list[tuple[int, str]]:
    return [
        (int(number), str(name)) for number, name in sql.rows(connection, "SELECT id, name FROM main.tag ORDER BY id")
    ]


def _tags(connection: apsw.Connection, wanted: Sequence[str]) -> tuple[list[tuple[int, str]], list[int]]:
    """Find tags by name, whatever the case; give those to be made, with their ids, and the ids of all."""
    known = _all_tags(connection)
    numbers = {fold(name): number for number, name in reversed(known)}
    exact = {name: number for number, name in known}
    highest = max((number for number, _ in known), default=0)
    fresh = [name for name in wanted if fold(name) not in numbers]
    made = [(highest + place, name) for place, name in enumerate(fresh, start=1)]
    numbers |= {fold(name): number for number, name in made}
    return made, [exact.get(name, numbers[fold(name)]) for name in wanted]


def _shown(connection: apsw.Connection, wanted: Sequence[str]) -> list[str]:
    """Spell tags as they are kept."""
    kept = {fold(name): name for _, name in reversed(_all_tags(connection))}
    exact = {name for _, name in _all_tags(connection)}
    return [name if name in exact else kept.get(fold(name), name) for name in wanted]


def _role(connection: apsw.Connection, key: str) -> tuple[int, str]:
    for number, name in sql.rows(connection, "SELECT id, name FROM main.role WHERE key = ?", key):
        return int(number), str(name)
    raise UsageError(f"There is no role “{key}”. Nothing was changed.")


def _missing(connection: apsw.Connection, table: str, column: str, marks: Sequence[int]) -> int:
    """Pair the chosen with the marks they lack in temp.pair; give the number of pairs."""
    connection.execute(
        "CREATE TEMP TABLE pair AS SELECT h.id AS contact_id, j.value AS mark_id FROM temp.chosen h"
        " CROSS JOIN carray(?1) j WHERE NOT EXISTS"
        f" (SELECT 1 FROM main.{table} m WHERE m.contact_id = h.id AND m.{column} = j.value)",
        (_carray(marks),),
    )
    return int(sql.value(connection, "SELECT count(*) FROM temp.pair"))


def _present(connection: apsw.Connection, table: str, column: str, marks: Sequence[int]) -> int:
    """List the rows of marks that the chosen have in temp.pair; give their number."""
    connection.execute(
        "CREATE TEMP TABLE pair AS SELECT m.id AS row_id, m.contact_id FROM temp.chosen h"
        f" CROSS JOIN carray(?1) j JOIN main.{table} m ON m.contact_id = h.id AND m.{column} = j.value",
        (_carray(marks),),
    )
    return int(sql.value(connection, "SELECT count(*) FROM temp.pair"))


def _carray(numbers: Sequence[int]) -> object:
    return apsw.carray(array("q", numbers or [0]))
