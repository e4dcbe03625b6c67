"""One line, one act: `coffee with ada and ben 40m yesterday @linkedin #berlin ++`.

Whose names the words are, only the contacts can tell: the line gives candidates, and takes back into the note what names
nobody. No text is an error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from netdesk.domain.kind_words import BY_NETWORK, KIND_WORDS, UNSAID, WORK_WORDS, WRITTEN, KindWord
from netdesk.domain.participation import KIND_LABELS, Direction
from netdesk.domain.period import Moment
from netdesk.domain.quick_log_marks import Marks, bare_network, read_marks
from netdesk.domain.quick_log_people import People, Person, Word, read_people
from netdesk.domain.typed_words import TypedWords

_NO_KIND_BEHIND = frozenset("about re regarding with from to the".split())
_NOT_MINE = frozenset("her his their your new".split())


@dataclass(frozen=True, slots=True)
class QuickLog:
    """What a line says. `day` is the local one, never ahead; `network` a key, or the name of one of the user's own.

    `word` is how the line calls the kind, "" where it does not. `directions` tells the direction by the part that people
    play, by "said" where the line is plain about it, and by "" else. `problems` are sentences for people, never reasons to
    refuse.
    """

    kind: str
    word: str
    day: int
    directions: Mapping[str, Direction]
    people: tuple[Person, ...] = ()
    network: str = ""
    minutes: int | None = None
    rating: int | None = None
    tags: tuple[str, ...] = ()
    rest: tuple[Word, ...] = ()
    problems: tuple[str, ...] = ()
    timed: bool = False
    """Whether the line itself says the day."""

    @property
    def empty(self) -> bool:
        """Tell whether the line says nothing at all."""
        said = self.word, self.people, self.rest, self.tags, self.minutes, self.rating, self.network, self.timed
        return not any(said)

    def direction(self, parts: Iterable[str] = ()) -> Direction:
        """Tell who did it, given which parts the people found play."""
        played = set(parts) | {"said"}
        for part in ("said", "from", "to", "subject", "object"):
            if part in played and part in self.directions:
                return self.directions[part]
        return self.directions[""]

    def note(self, used: Sequence[int] = ()) -> str:
        """Give the note; `used` tells of each of `people` how many words name somebody, 0 for nobody."""
        words, met = list(self.rest), False
        for person, count in zip_longest(self.people, used[: len(self.people)], fillvalue=0):
            if isinstance(person, Person):
                words += person.words[count:] if count else person.left(after_somebody=met)
                met = bool(count)
        return " ".join(word.text for word in sorted(words)).strip(" ,;:–—")


def read_quick_log(text: str, moment: Moment, networks: Sequence[str] = ()) -> QuickLog:
    """Read one line; `networks` are names of the user's own. Never raises."""
    words = TypedWords(text)
    marks = read_marks(words, moment, networks)
    kind, at, taken = _kind(words)
    if kind is not None:
        words.take(at, taken)
        bare_network(words, marks, networks, at + taken)
        bare_network(words, marks, networks, at - 1, before=True)
    else:
        bare_network(words, marks, networks, 0)
    at_work = _at_work(words, at)
    people = read_people(words, kind, at)
    meaning = kind or _unsaid(marks, people)
    if at_work:
        meaning = meaning.at_work()
    word = " ".join(word.key for word in words.all[at : at + taken]) if kind else ""
    rest = [Word(word.at, word.text) for word in words.free() if word.text != ":"]
    if meaning.keeps and word != KIND_LABELS[meaning.kind]:
        rest += [Word(word.at, word.text) for word in words.all[at : at + taken]]
    return QuickLog(
        meaning.kind,
        word,
        moment.today if marks.day is None else marks.day,
        _directions(meaning, marks.arrow or people.said),
        tuple(people.found),
        marks.network,
        marks.minutes,
        marks.rating,
        tuple(marks.tags.values()),
        tuple(rest),
        tuple(marks.problems),
        marks.day is not None,
    )


def _kind(words: TypedWords) -> tuple[KindWord | None, int, int]:
    """Find what calls the kind: the first such word, unless a better one stands right behind it; with place and length."""
    for word in words.free(words.talk):
        if word.quoted or (word.at and words.all[word.at - 1].key in _NO_KIND_BEHIND and word.at > 1):
            continue
        kind, taken = _kind_at(words, word.at)
        if kind is None:
            continue
        if kind.weak:
            better, more = _kind_at(words, word.at + 1)
            if better is not None and word.at + 1 < words.talk:
                return better, word.at + 1, more
        return kind, word.at, taken
    return None, 0, 0


def _kind_at(words: TypedWords, at: int) -> tuple[KindWord | None, int]:
    run = [word.casefold() for word in words.run(at, 2)]
    for count in (2, 1):
        kind = KIND_WORDS.get(" ".join(run[:count])) if len(run) >= count else None
        if kind is not None:
            return kind, count
    return None, 0


def _at_work(words: TypedWords, kind_at: int) -> bool:
    """Tell whether the line says that it was about work; the word is taken where it only goes with the kind."""
    for word in words.free():
        if word.key in WORK_WORDS and not (word.at and words.all[word.at - 1].key in _NOT_MINE):
            if word.at == kind_at - 1 and word.key == "work":
                words.take(word.at)
            return True
    return False


def _unsaid(marks: Marks, people: People) -> KindWord:
    """Tell what a line is that names no kind."""
    if marks.network:
        return BY_NETWORK.get(marks.network, WRITTEN)
    return WRITTEN if people.first in ("from", "to") or marks.arrow in ("mine", "theirs") else UNSAID


def _directions(meaning: KindWord, said: Direction | None) -> dict[str, Direction]:
    found: dict[str, Direction] = {"from": "theirs", "to": "mine", "": meaning.direction}
    if meaning.verb:
        found["subject"] = meaning.subject
    if meaning.verb and meaning.direction == "mine":
        found["object"] = "mine"
    if said is not None:
        found["said"] = said
    return found
