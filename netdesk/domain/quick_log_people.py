"""The people of a one-line log: words behind with, from, to and a kind, or before a verb, that may be names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from netdesk.domain.kind_words import KindWord
from netdesk.domain.names import TITLES
from netdesk.domain.participation import Direction
from netdesk.domain.typed_words import Typed, TypedWords

Part = Literal["with", "from", "to", "subject", "object"]
MOST_WORDS = 5
"""A name has no more words than that."""
_INTRODUCING: dict[str, Part] = {"with": "with", "w/": "with", "from": "from", "to": "to", "cc": "with"}
_WAYS: dict[Part, Direction] = {"from": "theirs", "to": "mine"}
_AND = frozenset("and & + / und".split())
_ENDING = frozenset(
    "about re regarding on at for in because since when after before during over via through by who which that where then"
    " was is were are had has said asked but so if while".split()
)
_NOT_BEFORE_NAMES = frozenset("the a an our my their his some no two three new all everyone everybody".split())
_ME: dict[str, dict[Part, Direction]] = {"me": {"to": "theirs", "from": "mine"}, "us": {"to": "theirs", "from": "mine"}}
_THEM = frozenset("him her them you me us myself it this that".split())
_FILLING = frozenset("had have got a an the just also i we she he they my our sent made did was".split())
_TALKING = frozenset("about re regarding because since when that who which as".split())


class Word(NamedTuple):
    """A word as it was typed, at its place in the line."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Words that may begin with somebody's name.

    `names` are the words without commas and the like; `lead` is what introduced them and goes when they name somebody.
    `sure` ones were introduced by with, from, to or a mark; `quoted` ones are a name as a whole.
    """

    words: tuple[Word, ...]
    names: tuple[str, ...]
    part: Part
    lead: tuple[Word, ...] = ()
    sure: bool = True
    quoted: bool = False

    @property
    def text(self) -> str:
        """All words as one name."""
        return " ".join(self.names)

    @property
    def looks_like_a_name(self) -> bool:
        """Tell whether it is worth saying that nobody is called so."""
        if self.quoted:
            return True
        if not self.sure or len(self.names) > MOST_WORDS or not all(_is_name(name) for name in self.names):
            return False
        return len(self.names) == 1 or all(name[:1].isupper() for name in self.names)

    def left(self, *, after_somebody: bool) -> tuple[Word, ...]:
        """Give what stays in the note where nobody is called so; `and` alone would hang in the air behind somebody."""
        joined = self.looks_like_a_name and all(word.text.casefold() in _AND for word in self.lead)
        if not (after_somebody and joined and self.part in _INTRODUCING.values()):
            return (*self.lead, *self.words)
        first, *rest = self.words
        return (Word(first.at, f"{self.part} {first.text}"), *rest)


@dataclass(slots=True)
class People:
    """Who is named, and what pronouns say of the direction."""

    found: list[Person] = field(default_factory=list)
    said: Direction | None = None
    first: Part | None = None
    """What introduced the first one."""


def read_people(words: TypedWords, kind: KindWord | None, kind_at: int) -> People:
    """Take the people off a line whose marks and kind are taken already; `kind_at` is where the kind stood, or -1."""
    people = People()
    place = 0
    if kind_at > 0 or kind is None:
        place = _before(words, people, kind, kind_at if kind is not None else words.talk)
    if kind is not None:
        place = max(place, kind_at)
        while place < words.talk and not words.is_free(place):
            place += 1
        if place < words.talk and words.all[place].key not in _INTRODUCING and not _apart(words, kind_at, place):
            place = _run(words, people, place, "object", (), sure=False)
    together, talking = kind is None or kind.direction == "both", False
    while place < words.talk:
        word = words.all[place]
        talking = talking or (words.is_free(place) and word.key in _TALKING)
        part = _INTRODUCING.get(word.key) if words.is_free(place) and not word.quoted else None
        if part is not None and place + 1 == len(words):  # whom, is said elsewhere, or about to be typed
            words.take(place)
            people.said = people.said or _WAYS.get(part)
        if part is None or not _introduces(words, place):
            place += 1
            continue
        if not people.found:
            people.first = part
        sure = not (talking or (part != "with" and together and any(person.sure for person in people.found)))
        words.take(place)
        place = _run(words, people, place + 1, part, (Word(place, word.text),), sure=sure)
    for word in words.free():
        if _is_marked(word):
            _add(words, people, [word], "with", (), sure=word.text[0] == "~")
    people.found.sort(key=lambda person: person.words)
    return people


def _is_marked(word: Typed) -> bool:
    """Tell ~name, ~"a name" and @name."""
    return word.text[0] in "~@" and bool(_bare(word.core))


def _before(words: TypedWords, people: People, kind: KindWord | None, end: int) -> int:
    """Read who stands before the kind: `ada wrote`, `she called`, `ada and i had lunch`."""
    place = 0
    while place < end and not words.is_free(place):
        place += 1
    if kind is not None and place < end:
        people.said = _by_pronoun(words.all[place].key, kind)
    return _run(words, people, place, "subject" if kind is not None else "object", (), sure=False, end=end)


def _by_pronoun(subject: str, kind: KindWord) -> Direction | None:
    """Tell the direction of `I wrote`, `she called`; of what is done together a pronoun says nothing."""
    if subject == "i" and kind.direction != "both":
        return "mine"
    return kind.subject if kind.verb and subject in ("she", "he", "they") else None


def _run(
    words: TypedWords,
    people: People,
    place: int,
    part: Part,
    lead: tuple[Word, ...],
    *,
    sure: bool,
    end: int | None = None,
) -> int:
    """Take people in a row, joined by commas and `and`; gives the place behind them."""
    end = words.talk if end is None else end
    start = place
    while place < end:
        if not words.is_free(place):  # a mark in between: `with ada 40m and ben`
            place += 1
            if not (words.is_free(place) and place < end and words.all[place].key in _AND):
                break
            continue
        word = words.all[place]
        if word.key in _AND and place > start:
            lead = (*lead, Word(place, word.text))
            words.take(place)
            place += 1
            continue
        if _ends(word, part) or (word.key in _NOT_BEFORE_NAMES and part != "subject"):
            break
        piece = _piece(words, place, end, part)
        _add(words, people, piece, part, lead, sure=sure)
        lead = ()
        place += len(piece)
        last = piece[-1]
        if last.stop or not (last.comma or _goes_on(words, place, end)):
            break
    for joint in lead:  # introduced nobody
        words.give_back(joint.at)
    return place


def _goes_on(words: TypedWords, place: int, end: int) -> bool:
    """Tell whether `and` follows, perhaps behind marks."""
    while place < end and not words.is_free(place):
        place += 1
    return place < end and words.all[place].key in _AND


def _ends(word: Typed, part: Part) -> bool:
    """Tell whether no name goes on with this word; before a verb `had` only fills."""
    return word.key in _INTRODUCING or (word.key in _ENDING and not (part == "subject" and word.key in _FILLING))


def _piece(words: TypedWords, place: int, end: int, part: Part) -> list[Typed]:
    """Give the words up to the next comma, `and`, mark or word that no name holds."""
    piece = [words.all[place]]
    if piece[0].quoted or _is_marked(piece[0]):
        return piece
    while not (piece[-1].comma or (piece[-1].stop and not _is_short(piece[-1]))):
        at = piece[-1].at + 1
        if at >= end or not words.is_free(at):
            break
        word = words.all[at]
        if word.quoted or _is_marked(word) or word.key in _AND or _ends(word, part):
            break
        piece.append(word)
    return piece


def _add(
    words: TypedWords, people: People, piece: Sequence[Typed], part: Part, lead: tuple[Word, ...], *, sure: bool
) -> None:
    """Add one person; what only fills a sentence falls away, and me and them say the direction."""
    for word in piece:
        words.take(word.at)
    kept = list(piece)
    while part == "subject" and kept and not kept[0].quoted and kept[0].key in _FILLING:
        kept.pop(0)
    while part == "subject" and kept and kept[-1].key in _FILLING:
        kept.pop()
    if kept and kept[0].key in _THEM and not kept[0].quoted:
        people.said = people.said or _ME.get(kept[0].key, {}).get(part)
        kept.pop(0)
        for word in kept:
            words.give_back(word.at)
        return
    if kept:
        shown = tuple(Word(word.at, word.text) for word in kept)
        names = tuple(_bare(word.core) for word in kept)
        people.found.append(Person(shown, names, part, lead, sure, kept[0].quoted or kept[0].text[0] == "~"))


def _introduces(words: TypedWords, place: int) -> bool:
    """Tell whether somebody may be named behind with, from or to."""
    behind = place + 1
    return words.is_free(behind) and behind < words.talk and words.all[behind].key not in _NOT_BEFORE_NAMES


def _apart(words: TypedWords, kind_at: int, place: int) -> bool:
    """Tell whether a sentence or a comma ends between the kind and what comes next."""
    return any(word.stop or word.comma for word in words.all[kind_at:place])


def _bare(core: str) -> str:
    if core[:1] in ("~", "@"):
        return core[1:].replace("_", " ").strip(" @~")
    return core.removesuffix("'s").removesuffix("’s") or core


def _is_short(word: Typed) -> bool:
    return len(word.key.rstrip(".")) <= 2 or word.key.rstrip(".") in TITLES


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and all(letter.isalpha() or letter in ".'’-" for letter in word)
