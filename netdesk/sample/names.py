"""Names of the sample people: drawn from many languages, each once unless somebody is to share one."""

from random import Random
from typing import NamedTuple

from netdesk.domain.folding import fold
from netdesk.sample.recipe import Language, Recipe, Word

TRIES = 6
MIDDLE = "ABCDEFGHJKLMNPRSTVW"


class Name(NamedTuple):
    """A name as shown and in parts; `latin` is how it looks in an address: "ada-ashdown"."""

    shown: str
    first: str
    middle: str
    last: str
    latin: str
    language: Language


class Names:
    """Draws names."""

    def __init__(self, dice: Random, recipe: Recipe) -> None:
        """Begin with no name taken."""
        self._dice, self._recipe = dice, recipe
        self._taken: set[str] = set()

    def draw(self) -> Name:
        """Give a name that nobody has yet, as far as there are enough."""
        dice = self._dice
        language = dice.choices(self._recipe.languages, cum_weights=self._recipe.weights)[0]
        for tries in range(TRIES):
            first, last, middle = dice.choice(language.firsts), dice.choice(language.lasts), ""
            if tries:
                first, middle, last = self._rarer(language, first, last, tries)
            name = _put_together(first, middle, last, language)
            key = fold(name.shown)
            if key not in self._taken:
                break
        self._taken.add(key)
        return name

    def _rarer(self, language: Language, first: Word, last: Word, tries: int) -> tuple[Word, str, Word]:
        """Make a rarer name of a taken one: other signs, a middle initial, a double surname."""
        if language.joined:
            other = self._dice.choice(language.firsts)
            return (first[0][:1] + other[0][-1:], first[1] + other[1]), "", last
        middle = self._dice.choice(MIDDLE) + "." if tries != 2 else ""
        if tries > 1:
            other = self._dice.choice(language.lasts)
            last = (f"{last[0]}-{other[0]}", f"{last[1]}-{other[1]}")
        return first, middle, last


def plain(name: Name) -> Name:
    """Write a name as somebody does who has no accents, or only an initial."""
    if fold(name.shown) != name.shown.lower():
        first, last = fold(name.first).title(), fold(name.last).title()
    else:
        first, last = f"{name.first[:1]}.", name.last
    shown = f"{last}{first}" if name.language.joined else f"{first} {last}"
    return name._replace(shown=shown, first=first, middle="", last=last)


def _put_together(first: Word, middle: str, last: Word, language: Language) -> Name:
    order = (last[0], first[0]) if language.family_first else (first[0], *([middle] if middle else []), last[0])
    shown = ("" if language.joined else " ").join(order)
    return Name(shown, first[0], middle, last[0], f"{first[1]}-{last[1]}", language)
