"""Words for the search index, and the same words looked for in a text without it.

The index folds accents and case by itself. Each word is handed to it quoted, so that no text can be a faulty query.
"""

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, normalize

from netdesk.domain.query_terms import Words
from netdesk.domain.query_values import words_of
from netdesk.store import search_index

SHORT = 2
"""A prefix of so few letters matches hundreds of thousands: its first rows are found by walking the list."""
SEARCHED = tuple(field for field in search_index.DOCUMENT if field != "location")
"""What free words are looked for in."""
IN_INDEX = {
    "name": "name",
    "company": "company",
    "position": "position",
    "location": "location",
    "email": "emails",
    "note": "notes",
}
"""Fields of the query language, and the part of the index where their words are."""
_COMMON = re.compile("[0-9A-Za-z\xc0-\xff\u0100-\u017e]+")


def expression(phrases: Iterable[Words]) -> str:
    """Word phrases for the index, all of them wanted in what free words are looked for in."""
    wanted = " AND ".join(_either(phrase.words, "*" if phrase.prefix else "") for phrase in phrases)
    return f"{{{' '.join(SEARCHED)}}} : ({wanted})"


def field_expression(field: str, words: tuple[str, ...]) -> str:
    """Word the value of a text field for the index; its last word may go on."""
    return f"{{{IN_INDEX[field]}}} : ({_either(words, '*')})"


def is_short(phrase: Words) -> bool:
    """Tell whether a phrase is a word so short, and going on, that the index would list a large part of everybody."""
    if not phrase.prefix or len(phrase.words) > 1:
        return False
    # Of other letters, the index and `plain` may think differently; they are rare enough for the index.
    return len(plain(phrase.words[0])) <= SHORT and _COMMON.fullmatch(phrase.words[0]) is not None


def plain(text: str) -> str:
    """Take case and accents off, as the index does."""
    if text.isascii():
        return text.lower()
    parts = normalize("NFD", text).casefold()
    return "".join([letter for letter in parts if not combining(letter)])


def has_word(text: str, prefix: str) -> bool:
    """Tell whether a word of a text begins with a prefix (already plain)."""
    folded = plain(text)
    place = folded.find(prefix)
    while place >= 0:
        if place == 0 or not folded[place - 1].isalnum():
            return True
        place = folded.find(prefix, place + 1)
    return False


def has_phrase(text: str, words: Sequence[str]) -> bool:
    """Tell whether words follow each other in a text; the last one may go on."""
    have = [plain(word) for word in words_of(text)]
    *whole, last = [plain(word) for word in words]
    for place in range(len(have) - len(whole)):
        end = place + len(whole)
        if have[place:end] == whole and have[end].startswith(last):
            return True
    return False


def _either(words: tuple[str, ...], mark: str = "") -> str:
    """Quote a phrase; a name with ß is found by ss as well, which the index does not fold."""
    phrase = f'"{" ".join(words)}"{mark}'
    other = phrase.replace("ss", "ß") if "ss" in phrase else phrase.replace("ß", "ss")
    return phrase if other == phrase else f"({phrase} OR {other})"
