"""Whom a query means, in no order: the ids of its contacts."""

from array import array
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import apsw

from netdesk.domain.query import Query
from netdesk.domain.query_terms import And, Term, TextField, Words
from netdesk.store import search_sql, search_words
from netdesk.store.database import Database
from netdesk.store.id_lists import MANY, column, kept_of_many

PIECE = 256
_DOCUMENTS = f"""
    SELECT d.id, concat_ws(' ', {", ".join(f"d.{field}" for field in search_words.SEARCHED)})
    FROM carray(?) a CROSS JOIN contact_document d ON d.id = a.value"""
_IN_INDEX = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"


def matching(db: Database, term: Term) -> "array[int]":
    """List the ids of those whom a term means, whatever their status."""
    words = _free(term)
    if words is not None:
        return column(db, _IN_INDEX, search_words.expression(words))
    test = search_sql.term_test(db, term)
    return column(db, f"SELECT c.id FROM {search_sql.source_of(test)} WHERE {test.sql}", *test.parameters)


def within(order: "array[int]", ids: "array[int]", most: int = -1) -> "array[int]":
    """Keep those of a sorted list that are among some ids, in its order; at most so many."""
    if max(len(order), len(ids)) >= MANY:
        return kept_of_many(order, ids, most)
    found = set(ids)
    kept = array("q", (number for number in order if number in found))
    return kept[:most] if most >= 0 else kept


class Walk(NamedTuple):
    """A term parted for a walk along a list: what SQL tests, and a short prefix that is looked for in what is left.

    `rest` is the tested part where the search index finds it at once: then only its contacts need be walked.
    """

    test: search_sql.Condition
    prefix: str
    rest: Term | None = None

    def among(self, db: Database, order: "array[int]") -> Iterator[int]:
        """Go through those of some ids that the term means, in their order."""
        passed = order
        if order and self.test != search_sql.EVERYBODY:
            sql = f"SELECT c.id FROM carray(?) a CROSS JOIN contact c ON c.id = a.value WHERE {self.test.sql}"
            found = set(column(db, sql, apsw.carray(order), *self.test.parameters))
            passed = array("q", (contact for contact in order if contact in found))
        return _with_prefix(db, passed, self.prefix) if self.prefix else iter(passed)


def walk_of(db: Database, term: Term) -> Walk:
    """Part a term for a walk."""
    terms = term.terms if isinstance(term, And) else (term,)
    short = next((part for part in terms if isinstance(part, Words) and search_words.is_short(part)), None)
    parts = tuple(part for part in terms if part is not short)
    prefix = search_words.plain(short.words[0]) if short is not None else ""
    if not parts:
        return Walk(search_sql.EVERYBODY, prefix)
    rest = And(parts) if len(parts) > 1 else parts[0]
    if is_narrow(rest):
        return Walk(search_sql.EVERYBODY, prefix, rest)
    return Walk(search_sql.term_test(db, rest).for_each, prefix)


def is_narrow(term: Term) -> bool:
    """Tell whether the search index finds a term at once, so that all of its contacts are quicker than a walk."""
    terms = term.terms if isinstance(term, And) else (term,)
    return any(isinstance(part, TextField) and part.field in search_words.IN_INDEX for part in terms) or (
        any(isinstance(part, Words) for part in terms)
        and not any(isinstance(part, Words) and search_words.is_short(part) for part in terms)
    )


def _free(term: Term) -> tuple[Words, ...] | None:
    return Query(term=term).words


def _with_prefix(db: Database, order: "array[int]", prefix: str) -> Iterator[int]:
    """Go through those contacts of which a word begins with a prefix."""
    for start in range(0, len(order), PIECE):
        piece = order[start : start + PIECE]
        texts = dict(db.rows(_DOCUMENTS, apsw.carray(piece)))
        yield from (contact for contact in piece if search_words.has_word(texts.get(contact) or "", prefix))


def first(found: Iterator[int], limit: int) -> "array[int]":
    """Take the first of what a walk finds."""
    return array("q", islice(found, limit))
