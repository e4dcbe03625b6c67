"""How alike two names are: order of words, accents, initials, nicknames, slips of the pen; but Maria is not Mario."""

import re
from functools import lru_cache

from netdesk.domain.names import CREDENTIALS, GENERATIONS, TITLES, is_cjk

_NICKNAMES = (
    "robert bob bobby rob", "william bill billy will", "richard dick rick", "elizabeth liz beth lisa betty",
    "margaret peggy maggie meg", "edward ted ed eddie", "john jack johnny", "michael mike mick", "james jim jimmy",
    "anthony tony", "catherine katherine kate cathy kathy", "charles charlie chuck", "henry harry hank", "david dave",
    "joseph joe sepp", "thomas tom tommy", "susan sue", "deborah debbie", "patricia pat trish", "stephen steven steve",
    "johannes hans hannes", "friedrich fritz", "francisco paco", "jose pepe", "giuseppe beppe", "aleksandr sasha alexander",
    "eugene gene", "theodore ted theo", "andrew andy drew", "matthew matt", "nicholas nick", "rebecca becky",
)  # fmt: skip
NICKNAMES = {name: number for number, line in enumerate(_NICKNAMES) for name in line.split()}
SAME, ORDER, MIDDLE, NICKNAME, INITIAL = 1.0, 0.99, 0.96, 0.9, 0.85
_WORD = re.compile(r"[^\s,()\"“”]+")


def likeness(one: str, other: str) -> float:
    """Compare two folded names, 0-1."""
    if one == other:
        return SAME if one else 0.0
    mine, theirs = _words(one), _words(other)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return SAME
    if sorted(mine) == sorted(theirs):
        return ORDER
    if len(mine) == 1 or len(theirs) == 1:
        return _whole(one, other) if len(mine) == len(theirs) else 0.0
    straight = _full(mine, theirs)
    if straight >= MIDDLE or not len(mine) == len(theirs) == 2:
        return straight
    turned = max(_full(mine[::-1], theirs), _full(mine, theirs[::-1]))
    return max(straight, turned - (ORDER - MIDDLE))


def _full(mine: list[str], theirs: list[str]) -> float:
    """Compare first and last words, which are there, and what stands between."""
    first, last = _word(mine[0], theirs[0], given=True), _word(mine[-1], theirs[-1], given=False)
    if min(first, last) < 0.75:
        return 0.0
    middle, between = mine[1:-1], theirs[1:-1]
    if middle and between and middle[0][0] != between[0][0]:
        return 0.0  # two middle initials: two people
    found = MIDDLE if first == last == 1 and middle != between else min(first, last)
    return found if found != 1 else MIDDLE


def _word(one: str, other: str, *, given: bool) -> float:
    one, other = one.strip("."), other.strip(".")
    if one == other:
        return 1.0
    if given:
        if len(one) == 1 or len(other) == 1:
            return INITIAL if one[:1] == other[:1] else 0.0
        if NICKNAMES.get(one, -1) == NICKNAMES.get(other, -2):
            return NICKNAME
        short, long = sorted((one, other), key=len)
        # Martin and Martina, Maria and Mario are two people; Ben and Benjamin may be one.
        if _apart_by_ending(short, long):
            return 0.0
        if len(short) >= 3 and len(long) - len(short) >= 2 and long.startswith(short):
            return NICKNAME
    return _near(one, other)


def _apart_by_ending(short: str, long: str) -> bool:
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aoeiy")
    return long in (short + "a", short + "e", short + "ina", short + "ine") or (
        len(long) - len(short) == 1 and long[-1] in "aeo" and long[:-1] == short
    )


def _near(one: str, other: str) -> float:
    if min(len(one), len(other)) < 3:
        return 0.0
    from rapidfuzz.fuzz import ratio  # 34 ms to import: only a search for duplicates pays them

    return min(float(ratio(one, other)) / 100, 0.98)


def _whole(one: str, other: str) -> float:
    """Compare names of one word; two or three signs hold too little for a slip to be told from another name."""
    return 0.0 if is_cjk(one) or min(len(one), len(other)) < 6 else _near(one, other)


@lru_cache(4_096)
def _words(name: str) -> list[str]:
    """Split a name into words, without titles and degrees, unless nothing else is there."""
    words: list[str] = _WORD.findall(name)
    plain = [word for word in words if word.strip(".") not in _NO_NAMES]
    return plain if len(plain) > 1 else words


_NO_NAMES = TITLES | CREDENTIALS | GENERATIONS - {"ma", "v"}
