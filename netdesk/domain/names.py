"""Names of people: joining their parts, taking a full name apart, initials."""

from typing import NamedTuple
from unicodedata import combining


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("dr prof mr mrs ms mx miss sir herr frau dipl.-ing dipl mag ing monsieur madame")
PARTICLES = _words(
    "van von vom zu zur der den ten ter de del della di da dos das du des la le el al bin ibn abu ben af av mac"
)
GENERATIONS = _words("jr sr ii iii iv junior senior")
CREDENTIALS = _words(
    "phd dphil md mba msc ma ba bsc bba llm llb jd mph mpa dds rn cpa cfa cfp pmp pe esq dba edd psyd dvm mfa meng beng "
    "msw lcsw cissp shrm-cp shrm-scp sphr phr gphr pharmd cscp csm cspo acc pcc mcc fca aca acca cma cia cisa cism itil "
    "dr prof dipl.-ing mag ing sc.d scd facp frcs mrcp obe mbe kbe cbe"
)
COMPANY_ENDINGS = _words("inc llc ltd gmbh ag co corp sa sas sarl bv nv kg ug plc srl spa ab oy as limited")


class NameParts(NamedTuple):
    """A name taken apart; joined by `display_name`, they give a full name again."""

    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""


def is_cjk(text: str) -> bool:
    """Tell whether every letter is Chinese, Japanese or Korean, so that names are joined without a space."""
    return bool(text) and not text.isascii() and all(_is_cjk_letter(letter) for letter in text)


def _is_cjk_letter(letter: str) -> bool:
    return (
        "\u3040" <= letter <= "\u30ff"
        or "\u3400" <= letter <= "\u9fff"
        or "\uac00" <= letter <= "\ud7a3"
        or "\uf900" <= letter <= "\ufaff"
        or "\U00020000" <= letter <= "\U0003ffff"
        or letter in "々〇・"
    )


def display_name(first: str, middle: str = "", last: str = "", suffix: str = "") -> str:
    """Join the parts of a name as it is shown; parts that are purely Chinese, Japanese or Korean touch each other."""
    shown = ""
    for given in (first, middle, last):
        part = " ".join(given.split())
        if not part:
            continue
        if not shown:
            shown = part
        elif is_cjk(part) and is_cjk(shown):
            shown += part
        else:
            shown = f"{shown} {part}"
    if not suffix:
        return shown
    joint = " " if _plain(suffix) in GENERATIONS else ", "
    return f"{shown}{joint}{suffix}" if shown else suffix


def _plain(word: str) -> str:
    return word.casefold().strip(" ,®™").rstrip(".").replace(".", "")


def _is_credential(text: str) -> bool:
    """Tell whether a piece after a comma is a degree or generation rather than a first name."""
    words = text.replace("/", " ").split()
    return bool(words) and all(
        _plain(word) in CREDENTIALS
        or _plain(word) in GENERATIONS
        or word.casefold().rstrip(".") in CREDENTIALS
        or word.startswith(("(", "®", "™"))
        for word in words
    )


def split_suffix(last: str) -> tuple[str, str]:
    """Take degrees after a comma off a last name: "Marzipan, PhD" gives "Marzipan" and "PhD"."""
    base, comma, rest = last.partition(",")
    if comma and base.strip() and all(_is_credential(piece) for piece in rest.split(",")):
        return base.strip(), rest.strip()
    return last, ""


def split_name(full: str) -> NameParts:
    """Take a full name apart: titles off, "Last, First" turned, particles kept with the last name.

    A single word is a first name, and so is a text that holds other signs than names do. Chinese, Japanese and Korean names keep the order they were written in.
    """
    text = " ".join(full.split())
    if not all(letter.isalpha() or combining(letter) or letter in " ,.'’-·" for letter in text.partition("(")[0]):
        return NameParts(text)  # a formula, a number, a handle: no name to take apart
    text, suffix = split_suffix(text)
    family, comma, given = text.partition(",")
    if comma and given.strip() and _plain(given) not in COMPANY_ENDINGS:
        given, more = split_suffix(given.strip())
        words = [word for word in given.split() if _plain(word) not in TITLES] or given.split()
        return NameParts(words[0], " ".join(words[1:]), family.strip(), more or suffix)
    words = text.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in TITLES:
        del words[0]
    if len(words) > 2 and not suffix and _plain(words[-1]) in GENERATIONS:
        suffix = words.pop()
    if len(words) < 2:
        return NameParts(" ".join(words), "", "", suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return NameParts(words[0], " ".join(words[1:start]), " ".join(words[start:]), suffix)


def initials(name: str) -> str:
    """Give one or two capital letters that stand for a name; "" when it holds no letter."""
    text, _ = split_suffix(" ".join(name.split()))
    words = [word.lstrip("([{'\"-") for word in text.split()]
    words = [word for word in words if word and word[0].isalpha()]
    while len(words) > 1 and words[0].casefold().rstrip(".") in TITLES:
        del words[0]
    if not words:
        return ""
    if len(words) == 1 or is_cjk(words[0]):
        return words[0][0].upper()[:1]
    return words[0][0].upper()[:1] + words[-1][0].upper()[:1]
