"""Bulk work: triggers and indexes out of the way while many rows come or go; index and sums made right afterwards."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

import apsw

from netdesk.store import acts, schema, search_index, sql

# Below this number of rows the triggers are quicker than what replaces them.
FEW = 2_000
# The same where acts of few people change: each row costs a count of all their acts.
FEW_ACTS = 100
# The same where so many people are deleted with their acts.
FEW_PEOPLE = 20
# An index is sorted in pieces of this size.
SORT_KIB = 4_096
REBUILD = "INSERT INTO contact_search (contact_search) VALUES ('rebuild')"
Ranges = Mapping[str, Sequence[Sequence[int]]]
Context = AbstractContextManager[None]
WORDED = ("email", "note", "contact_tag")
"""Tables whose rows are part of what their contact is found by."""


@contextmanager
def inserting(
    connection: apsw.Connection, ranges: Ranges, counts: Mapping[str, int] | None = None, whose: Iterable[str] = ()
) -> Iterator[None]:
    """Insert many rows inside: those whose ids lie in `ranges`, and no others; `counts` says how many where there are gaps.

    Rows of e-mails, notes and tags must belong to contacts that come along, or to those that the SELECTs of `whose` give
    as `contact_id`; acts may belong to any.
    """
    counts = _counts(ranges) if counts is None else counts
    if sum(counts.values()) < FEW:
        yield
        return
    with _reworded(connection, whose):
        with _out_of_the_way(connection, counts):
            yield
        # With the indexes back: the search index looks up each contact's e-mails, notes and tags.
        for span in ranges.get("contact", ()):
            connection.execute(search_index.LEARN_MANY, span)
    _note_people(connection, ranges)
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def deleting(connection: apsw.Connection, ranges: Ranges) -> Iterator[None]:
    """Delete many rows inside: those whose ids lie in `ranges`, all of them, and no others; there may be gaps."""
    counts = {
        table: sum(
            int(sql.value(connection, f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?", *span))
            for span in spans
        )
        for table, spans in ranges.items()
    }
    if sum(counts.values()) < FEW:
        yield
        return
    rebuild = "contact" in _heavy(connection, counts)
    for first, last in ranges.get("contact", ()) if not rebuild else ():
        connection.execute(f"{search_index.FORGET} BETWEEN ? AND ?", (first, last))
    _note_people(connection, ranges)
    with _reworded(connection, () if rebuild else _who_stay(ranges)), _out_of_the_way(connection, counts):
        yield
    if rebuild:
        connection.execute(REBUILD)
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def counting_once(connection: apsw.Connection, people: Sequence[int]) -> Iterator[None]:
    """Change acts of these people inside, and of nobody else: they are counted once, at the end."""
    marks = ", ".join("?" * len(people))
    counted = f"SELECT ifnull(sum(interactions), 0) FROM contact_summary WHERE contact_id IN ({marks})"
    if int(sql.value(connection, counted, *people)) < FEW_ACTS:
        yield
        return
    _start_noting(connection)
    connection.executemany("INSERT INTO temp.concerned VALUES (?)", ((person,) for person in people))
    _drop(connection, acts.ACT_TRIGGERS)
    yield
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def rewording(connection: apsw.Connection, counts: Mapping[str, int], whose: Iterable[str]) -> Iterator[None]:
    """Insert or delete inside so many rows that hang on contacts who stay, no acts; `whose` are SELECTs of a `contact_id`."""
    if sum(counts.values()) < FEW:
        yield
        return
    with _reworded(connection, whose), _out_of_the_way(connection, counts):
        yield
    schema.create_extras(connection)


@contextmanager
def applying(connection: apsw.Connection, changeset: bytes, touched: Iterable[str]) -> Iterator[None]:
    """Apply a changeset inside, or its inverse: where it moves many acts, people are counted once, at the end."""
    rows = _rows_in(changeset) if acts.WHOSE_BETWEEN.keys() & touched else {}
    if sum(map(len, rows.values())) < FEW_ACTS:
        yield
        return
    _start_noting(connection)
    _note_rows(connection, rows)
    _drop(connection, acts.ACT_TRIGGERS)
    yield
    _note_rows(connection, rows)  # the acts may be somebody else's now
    _sum_noted(connection)
    schema.create_extras(connection)


@contextmanager
def deleting_people(connection: apsw.Connection, people: str) -> Iterator[None]:
    """Delete contacts inside, with all that hangs on them, and nothing else; `people` is a SELECT of their ids.

    Whoever shares a client or a referral with them is counted once, at the end.
    """
    if int(sql.value(connection, f"SELECT count(*) FROM ({people})")) < FEW_PEOPLE:
        yield
        return
    _start_noting(connection)
    connection.execute(_NOTE.format(_BESIDE.format(people=people)))
    _drop(connection, acts.ACT_TRIGGERS)
    yield
    _sum_noted(connection)
    schema.create_extras(connection)


_BESIDE = """
    SELECT contact_id FROM client_contact WHERE client_id IN (SELECT client_id FROM client_contact
        WHERE contact_id IN ({people}) UNION SELECT client_id FROM value_event WHERE contact_id IN ({people}))
    UNION SELECT j.value AS contact_id FROM referral r, json_each(json_array(r.referrer_id, r.referred_id)) j
        WHERE r.referrer_id IN ({people}) OR r.referred_id IN ({people})
        OR r.id IN (SELECT referral_id FROM value_event WHERE contact_id IN ({people}))"""


def _rows_in(changeset: bytes) -> dict[str, list[tuple[int, int]]]:
    """List the ids of the acts that a changeset touches, each as a range of its own."""
    found: dict[str, list[tuple[int, int]]] = {}
    for count, item in enumerate(apsw.Changeset.iter(changeset)):
        if item.name in acts.WHOSE_BETWEEN:
            values = item.new if item.op == "INSERT" else item.old
            number = int(values[0])  # type: ignore[index,arg-type]  # the id, the first column, is always there
            found.setdefault(item.name, []).append((number, number))
        if count % 500 == 499:
            time.sleep(0.001)  # the window may be painting
    return found


def _note_rows(connection: apsw.Connection, rows: Ranges) -> None:
    for table, spans in rows.items():
        connection.executemany(_NOTE.format(acts.WHOSE_BETWEEN[table]), spans)


def _drop(connection: apsw.Connection, triggers: Iterable[str]) -> None:
    for name in triggers:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")


@contextmanager
def _reworded(connection: apsw.Connection, whose: Iterable[str]) -> Iterator[None]:
    """Let the search index forget some contacts before their words change inside, and learn them anew afterwards."""
    connection.execute("CREATE TEMP TABLE reworded (id INTEGER PRIMARY KEY)")
    for contacts in whose:
        connection.execute(
            f"INSERT OR IGNORE INTO temp.reworded SELECT contact_id FROM ({contacts})"
            " WHERE contact_id IN (SELECT id FROM main.contact)"
        )
    changed = int(sql.value(connection, "SELECT count(*) FROM temp.reworded"))
    # To forget and learn costs twice what learning alone does.
    anew = changed * 2 > int(sql.value(connection, "SELECT count(*) FROM contact")) if changed else False
    if changed and not anew:
        connection.execute(f"{search_index.FORGET} IN (SELECT id FROM temp.reworded)")
    yield
    if anew:
        connection.execute(REBUILD)
    elif changed:
        connection.execute(f"{search_index.LEARN} IN (SELECT id FROM temp.reworded)")
    connection.execute("DROP TABLE temp.reworded")


def _who_stay(ranges: Ranges) -> list[str]:
    """Select whose e-mails, notes and tags lie in some ranges, but not who go themselves."""
    gone = "".join(f" AND contact_id NOT BETWEEN {first} AND {last}" for first, last in ranges.get("contact", ()))
    return [
        f"SELECT contact_id FROM {table} WHERE id BETWEEN {first} AND {last}{gone}"
        for table in WORDED
        for first, last in ranges.get(table, ())
    ]


@contextmanager
def _out_of_the_way(connection: apsw.Connection, counts: Mapping[str, int]) -> Iterator[None]:
    indexes = schema.secondary_indexes(connection, _heavy(connection, counts))
    _drop(connection, schema.TRIGGERS)
    for name in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield
    cache = connection.pragma("cache_size")
    connection.pragma("cache_size", -SORT_KIB)
    for statement in indexes.values():
        connection.execute(statement)
    connection.pragma("cache_size", cache)


def _counts(ranges: Ranges) -> dict[str, int]:
    """Count the rows of unbroken ranges."""
    return {table: sum(last - first + 1 for first, last in spans) for table, spans in ranges.items()}


def _heavy(connection: apsw.Connection, counts: Mapping[str, int]) -> list[str]:
    """List the tables whose indexes are worth building anew: those that mostly consist of the rows in question."""
    found = []
    for table, moved in counts.items():
        highest = sql.value(connection, f"SELECT max(id) FROM {table}") or 0
        if moved > FEW and moved * 2 > highest:
            found.append(table)
    return found


def _note_people(connection: apsw.Connection, ranges: Ranges) -> None:
    """Note whose sums the rows concern, while the rows are there."""
    _start_noting(connection)
    for table, spans in ranges.items():
        for span in spans if table in acts.WHOSE_BETWEEN else ():
            connection.execute(_NOTE.format(acts.WHOSE_BETWEEN[table]), tuple(span))


_NOTE = "INSERT OR IGNORE INTO temp.concerned SELECT contact_id FROM ({}) WHERE contact_id IS NOT NULL"


def _start_noting(connection: apsw.Connection) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS concerned (contact_id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM temp.concerned")


def _sum_noted(connection: apsw.Connection) -> None:
    """Count the acts of the noted contacts anew."""
    acts.count_anew(connection, "concerned")
    connection.execute("DROP TABLE temp.concerned")


def sum_all(connection: apsw.Connection) -> None:
    """Count every contact's acts anew."""
    connection.execute("DELETE FROM contact_summary")
    _start_noting(connection)
    connection.execute(_NOTE.format("SELECT contact_id FROM act"))
    _sum_noted(connection)


def make_anew(connection: apsw.Connection) -> None:
    """Make views, triggers, search index and sums anew, all of which follow from the facts."""
    schema.drop_extras(connection)
    schema.create_extras(connection)
    connection.execute(REBUILD)
    sum_all(connection)
