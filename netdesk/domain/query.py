"""The query language: one for the search box, saved views, the command line, and whatever selects contacts.

Terms stand side by side (and), `or` and parentheses, `-` before what is not wanted. Free words are looked for in names,
company, position, e-mail, tags and notes, `field:value` in one field. See docs/command-line.md.
"""

import re
from dataclasses import dataclass, field

from netdesk.domain import query_grammar, query_values
from netdesk.domain.period import Moment
from netdesk.domain.query_grammar import Piece
from netdesk.domain.query_terms import And, Choice, Leaf, Not, Or, Term, Words, leaves
from netdesk.domain.query_values import QueryError, words_of

__all__ = ["EVERYBODY", "Query", "QueryError", "free", "parse", "prepare"]

LONGEST = 2_000
MOST_TERMS = 100
# Words alone need no grammar, so that the first letters do not wait for it.
_PLAIN = re.compile(r"[^\s()\":=<>-][^\s()\":=<>]*(?:\s+[^\s()\":=<>-][^\s()\":=<>]*)*")
_OR = re.compile(r"(?<!\S)or(?!\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """Which contacts are meant; equal to another that means the same. Without a term, all active ones are."""

    text: str = field(default="", compare=False)
    term: Term | None = None

    @property
    def is_empty(self) -> bool:
        """Whether every active contact is meant."""
        return self.term is None

    @property
    def names_status(self) -> bool:
        """Whether the text says which statuses are meant, instead of active contacts only."""
        return any(isinstance(leaf, Choice) and leaf.field == "status" for leaf in leaves(self.term))

    @property
    def words(self) -> tuple[Words, ...] | None:
        """The free words where there is nothing else, all of them wanted; else None."""
        parts = self.term.terms if isinstance(self.term, And) else (self.term,)
        free = tuple(part for part in parts if isinstance(part, Words))
        return free if len(free) == len(parts) else None


EVERYBODY = Query()


def parse(text: str, moment: Moment) -> Query:
    """Read a query; days such as -180d count from the moment. Raises QueryError, whose sentence names the place."""
    shift, text = len(text) - len(text.lstrip()), text.strip()
    if len(text) > LONGEST:
        raise QueryError(f"A query has at most {LONGEST:,} characters.", LONGEST + shift, len(text) + shift)
    try:
        return Query(text, _last_word_open(_plain(text) if _is_plain(text) else _read(text, moment)))
    except QueryError as error:
        error.start, error.end = error.start + shift, error.end + shift
        raise


def free(text: str) -> Query:
    """Take a text as words alone, whatever signs are in it; never a faulty query."""
    text = text.strip()[:LONGEST]
    words = [Words((word,)) for word in words_of(text)[:MOST_TERMS]]
    return Query(text, _last_word_open(_joined(And, [*words], text)))


def prepare() -> None:
    """Load what reading a query needs, for a moment when nobody waits."""
    query_grammar.prepare()


def _is_plain(text: str) -> bool:
    return not text or (_PLAIN.fullmatch(text) is not None and not _OR.search(text))


def _plain(text: str) -> Term | None:
    return _joined(And, [_word(part) for part in text.split()[: MOST_TERMS + 1]], text)


def _read(text: str, moment: Moment) -> Term | None:
    piece = query_grammar.read(text)
    return _term(piece, text, moment) if piece else None


def _term(piece: Piece, text: str, moment: Moment) -> Term | None:
    """Turn a piece into what it means; None where it says nothing, as a lone dash."""
    if piece.kind == "fielded":
        return query_values.read(piece.text, piece.start, moment)
    if not piece.parts:
        return _word(piece.text)
    terms = [_term(part, text, moment) for part in piece.parts]
    if piece.kind == "not":
        inside = terms[0]
        return inside.term if isinstance(inside, Not) else Not(inside) if inside else None
    return _joined(And if piece.kind == "all" else Or, terms, text)


def _word(text: str) -> Words | None:
    words = words_of(text)
    return Words(words) if words else None


def _joined(kind: type[And] | type[Or], parts: list[Term | None], text: str) -> Term | None:
    """Join terms, without those that say nothing, and without a level where a term of the same kind is inside."""
    terms = list[Term]()
    for part in parts:
        if isinstance(part, kind):
            terms.extend(part.terms)
        elif part is not None:
            terms.append(part)
    if len(terms) > MOST_TERMS:
        raise QueryError(f"A query has at most {MOST_TERMS} terms.", 0, len(text))
    return kind(tuple(terms)) if len(terms) > 1 else terms[0] if terms else None


def _last_word_open(term: Term | None) -> Term | None:
    """Let the last free word of a text go on, since it may be half typed."""
    last = None
    for leaf in leaves(term):
        if isinstance(leaf, Words):
            last = leaf
    return term if last is None or term is None else _replaced(term, last, Words(last.words, prefix=True))


def _replaced(term: Term, old: Leaf, new: Leaf) -> Term:
    if term is old:
        return new
    if isinstance(term, Not):
        return Not(_replaced(term.term, old, new))
    if isinstance(term, And | Or):
        return type(term)(tuple(_replaced(part, old, new) for part in term.terms))
    return term
