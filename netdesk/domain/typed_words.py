"""The words of a typed line, and which of them have been understood already."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from netdesk.domain.folding import fold

_WORDS = re.compile(r'[@#~]?"[^"]*"[,;.:!?]*|[@#~]?“[^”]*”[,;.:!?]*|\S+')
_QUOTES = '"“”'
_DASHES = frozenset("- -- – — :".split())


class Typed(NamedTuple):
    """A word as typed, `core` without what stands around it, `key` folded for comparing, and what ends with it."""

    at: int
    text: str
    core: str
    key: str
    quoted: bool
    comma: bool
    stop: bool
    colon: bool


class TypedWords:
    """The words of a line; each is taken at most once, what is left in the end is plain text."""

    def __init__(self, text: str) -> None:
        self.all = [_typed(at, found) for at, found in enumerate(_WORDS.findall(text.replace("\0", " ")))]
        self._free = [True] * len(self.all)
        colon = next((word.at for word in self.all if word.colon), len(self.all) - 1)
        self.talk = colon + 1
        """Behind this many words there is only note: a colon or a dash said so."""

    def __len__(self) -> int:
        return len(self.all)

    def is_free(self, at: int) -> bool:
        """Tell whether there is such a word and nothing has taken it."""
        return 0 <= at < len(self.all) and self._free[at]

    def take(self, at: int, count: int = 1) -> None:
        """Take words."""
        self._free[at : at + count] = [False] * len(self._free[at : at + count])

    def give_back(self, at: int) -> None:
        """Make a word plain text again."""
        self._free[at] = True

    def free(self, until: int | None = None) -> Iterator[Typed]:
        """Go through the words nothing has taken yet; while going, more may be taken."""
        return (word for word in self.all[:until] if self._free[word.at])

    def run(self, at: int, most: int = 3) -> list[str]:
        """Give the cores of some free words in a row, as they may say something together."""
        found: list[str] = []
        while len(found) < most and self.is_free(at) and not self.all[at].quoted:
            found.append(self.all[at].core)
            if self.all[at].comma or self.all[at].stop:
                break
            at += 1
        return found

    def find_dash(self) -> None:
        """Let a dash with plain words behind it begin the note, as a colon does."""
        for word in self.free(self.talk):
            if word.text in _DASHES and word.at and self.is_free(word.at + 1):
                self.talk = word.at
                return


def _typed(at: int, text: str) -> Typed:
    plain = text.lstrip("@#~")
    quoted = len(plain) > 1 and plain[0] in _QUOTES
    if quoted:
        core, _, tail = plain[1:].replace("“", '"').replace("”", '"').partition('"')
        core = " ".join(core.split())
        return Typed(at, text, core, fold(core), bool(core), "," in tail, "." in tail, ":" in tail)
    core = text.rstrip(",;:!?").lstrip("(")
    if not core or set(core) <= set(".)"):
        core = text
    shortened = len(core) > 1 and core[-1] == "." and not core[0].isdigit() and len(core.rstrip(".")) > 2
    core = core.rstrip(".)") if shortened or core[-1] == ")" else core
    tail = text[text.find(core) + len(core) :] if core != text else ""
    colon = ":" in tail or text == ":"
    return Typed(at, text, core, fold(core), False, "," in tail or ";" in tail, bool(set(tail) & set(".!?")), colon)
