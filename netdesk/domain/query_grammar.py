"""The grammar of the query language: terms joined by and, `or`, parentheses, `-` before what is not wanted."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from netdesk.domain.query_values import QueryError

if TYPE_CHECKING:
    from lark import Lark
    from lark.exceptions import UnexpectedInput

# A letters-only word before the sign makes a field; `//` behind it an address, which is a word like 10:30.
GRAMMAR = r"""
    start: any?
    any: all (_OR all)*
    all: term+
    term: MINUS term | "(" any ")" | FIELDED | QUOTED | WORD

    _OR.4: /or(?![^\s()"])/i
    FIELDED.3: /[^\W\d_]+(?:>=|<=|[:=<>])(?!\/\/)(?:"[^"]*"?|[^\s()"]*)/
    MINUS.2: /-(?=[^\s)-])/
    QUOTED.2: /"[^"]*"?/
    WORD.1: /[^\s()"]+/
    %ignore /\s+/
"""


DEEPEST = 20


class Piece(NamedTuple):
    """A part of a text as the grammar sees it: `any`, `all`, `not` with parts, or a leaf with its text and place."""

    kind: str
    parts: tuple["Piece", ...] = ()
    text: str = ""
    start: int = 0


def read(text: str) -> Piece | None:
    """Read a text into nested pieces; None where there are none. Raises QueryError."""
    from lark.exceptions import UnexpectedInput

    if _opened(text)[1] > DEEPEST:
        raise QueryError(f"A query has at most {DEEPEST} parentheses inside each other.", 0, len(text))
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        raise _complaint(text, error) from None
    return _piece(tree.children[0]) if tree.children else None


@lru_cache(1)
def _parser() -> "Lark":
    """Build the parser at its first use: loading lark costs some 50 ms."""
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)


def prepare() -> None:
    """Build the parser, for a moment when nobody waits."""
    _parser()


def _piece(node: Any) -> Piece:
    """Turn a tree of the parser, which knows no types, into pieces."""
    if node.data == "term":
        first = node.children[0]
        if len(node.children) == 2:
            return Piece("not", (_piece(node.children[1]),))
        if not hasattr(first, "type"):
            return _piece(first)
        return Piece(first.type.lower(), (), str(first), first.start_pos)
    return Piece(node.data, tuple(_piece(child) for child in node.children))


def _complaint(text: str, error: "UnexpectedInput") -> QueryError:
    """Say in one sentence what is wrong where the parser could not go on."""
    token = getattr(error, "token", None)
    at_end = getattr(token, "type", "$END") == "$END"
    place = len(text) if at_end else int(getattr(token, "start_pos", 0) or 0)
    before = text[:place].rstrip()
    if before.endswith("(") and not at_end:
        start = len(before) - 1
        return QueryError(f"There is nothing between the parentheses at character {start + 1}.", start, place + 1)
    if before.casefold().endswith("or"):
        start = len(before) - 2
        return QueryError(
            f"Nothing follows “or” at character {start + 1}; put it in quotes to look for it.", start, len(before)
        )
    if not at_end:
        return QueryError(f"Nothing opens the parenthesis closed at character {place + 1}.", place, place + 1)
    start = _opened(text)[0]
    return QueryError(f"The parenthesis opened at character {start + 1} is not closed.", start, start + 1)


def _opened(text: str) -> tuple[int, int]:
    """Tell where the innermost parenthesis that is still open at the end stands, and how deep they ever were."""
    opened, quoted, deepest = list[int](), False, 0
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter == "(":
            opened.append(place)
            deepest = max(deepest, len(opened))
        elif not quoted and letter == ")" and opened:
            opened.pop()
    return (opened[-1] if opened else max(0, len(text) - 1)), deepest
