"""Duplicates: how likely two contacts are one person, and which belong together. It proposes; nobody is merged unasked."""

from collections.abc import Iterable
from functools import lru_cache

from netdesk.analysis.name_likeness import likeness
from netdesk.domain.duplicates import Group, Pair, Someone
from netdesk.domain.names import COMPANY_ENDINGS, is_cjk
from netdesk.domain.network import BY_KEY

WEAKEST = 0.3
"""What is less likely is not proposed."""
MOST = 6
"""So many people at most stand side by side."""
ALIKE = 0.8
REMEMBERED = 4_096
"""Companies whose bare name is kept at hand: the same few come again and again."""
SHARED_BOXES = frozenset("info office mail contact hello kontakt team admin sales support hi post service".split())
NO_COMPANY = frozenset(
    "self-employed freelance freelancer independent selbständig selbstständig consultant student retired none n/a".split()
)
# What a name says, by how alike it is, where companies agree, where one is not known, and where they differ.
NAME_SAYS = ((0.99, 0.85, 0.6, 0.38), (0.9, 0.7, 0.33, 0.1), (0.8, 0.5, 0.31, 0.0))


def promising(one: Someone, other: Someone) -> bool:
    """Tell by names and companies alone whether two are worth a closer look."""
    alike = likeness(one.name_key, other.name_key)
    return alike >= ALIKE and _name_says(alike, _same_company(one, other)) > 0.25


def judge(one: Someone, other: Someone) -> Pair | None:
    """Say how likely two contacts are one person, and why; None when it is not worth asking.

    Each thing in common leaves less doubt; two profiles on one network or two birthdays speak against it.
    """
    if one.id > other.id:
        one, other = other, one
    alike = likeness(one.name_key, other.name_key)
    named = alike >= ALIKE or not (_is_name(one) and _is_name(other))
    says = [*_addresses(one, other, named=named), *_circumstances(one, other, alike)]
    doubt = 1.0
    for weight, _ in says:
        doubt *= 1 - weight
    confidence = 1 - doubt
    words = [text for _, text in sorted(says, key=lambda said: -said[0])]
    for factor, text in _against(one, other, sure=confidence > 0.9):
        confidence *= factor
        words.append(text)
    if confidence < WEAKEST:
        return None
    return Pair(one.id, other.id, round(confidence, 3), tuple(dict.fromkeys(words)))


def grouped(pairs: Iterable[Pair], apart: Iterable[tuple[int, int]] = ()) -> list[Group]:
    """Join pairs that share somebody, the surest first; nobody stands twice, and nobody beside whom they are not (`apart`)."""
    strangers: dict[int, set[int]] = {}
    for low, high in apart:
        strangers.setdefault(low, set()).add(high)
        strangers.setdefault(high, set()).add(low)
    team: dict[int, list[int]] = {}
    joints: dict[int, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.confidence, pair.ids)):
        one, other = (team.setdefault(number, [number]) for number in pair.ids)
        if one is other:
            joints[one[0]].append(pair)
            continue
        if len(one) + len(other) > MOST or any(strangers.get(number, set()).intersection(other) for number in one):
            continue
        mine = [*joints.pop(one[0], []), *joints.pop(other[0], []), pair]
        one += other
        joints[one[0]] = mine
        for number in other:
            team[number] = one
    groups = [
        Group(tuple(sorted(team[lead])), tuple(sorted(found, key=lambda pair: -pair.confidence)))
        for lead, found in joints.items()
    ]
    return sorted(groups, key=lambda group: (-group.confidence, group.ids))


def _addresses(one: Someone, other: Someone, *, named: bool) -> list[tuple[float, str]]:
    """Say which addresses two have in common, and what each is worth; a mailbox or number may be an office's."""
    found = []
    for email in set(one.emails).intersection(other.emails):
        shared = email.partition("@")[0] in SHARED_BOXES
        found.append((0.9 if named and not shared else 0.35 if shared else 0.5, f"same e-mail {email}"))
    for digits in other.digits:
        if any(_same_number(digits, mine) for mine in one.digits):
            found.append((0.85 if named else 0.4, f"same phone number …{digits[-4:]}"))
    urls = {url.lower().rstrip("/") for *_, url in one.profiles if url}
    for *_, url in other.profiles:
        if url and url.lower().rstrip("/") in urls:
            found.append((0.95 if named else 0.8, f"same address {url.partition('://')[2] or url}"))
    handles = {handle.partition("@")[0] if handle.find("@") > 0 else handle for _, _, handle, _ in one.profiles}
    for _, _, handle, _ in other.profiles:
        bare = handle.partition("@")[0] if handle.find("@") > 0 else handle
        if len(bare) >= 5 and bare in handles:
            found.append((0.6 if named else 0.2, f"same handle {bare}"))
    return found


def _circumstances(one: Someone, other: Someone, alike: float) -> list[tuple[float, str]]:
    """Say what names, company, position, place and birthday add."""
    company = _same_company(one, other)
    name = _name_says(alike, company)
    if alike < ALIKE:
        return []
    words = "same name" if alike >= 0.995 else f"names {alike:.0%} alike".replace("%", " %")
    found = [(name, words)]
    if company:
        found.append((0.05, "same company"))
    elif company is False:
        found.append((0.0, "different companies"))
    if one.position and one.position.casefold() == other.position.casefold():
        found.append((0.12, "same position"))
    if one.location and one.location.casefold() == other.location.casefold():
        found.append((0.12, f"both in {one.location}"))
    if one.birthday and one.birthday[-5:] == other.birthday[-5:]:
        found.append((0.5, "same birthday"))
    return found


def _against(one: Someone, other: Someone, *, sure: bool) -> list[tuple[float, str]]:
    found = []
    keys = {(network, key) for network, key, _, _ in one.profiles if key}
    for network in dict.fromkeys(network for network, key, _, _ in other.profiles if key):
        mine = {key for place, key in keys if place == network}
        theirs = {key for place, key, _, _ in other.profiles if place == network and key}
        if mine and not mine & theirs:
            found.append((0.8 if sure else 0.45, f"different profiles on {_network(network)}"))
    # One person with two accounts on one network happens; on three networks it does not matter how many.
    found = found[:1]
    if one.birthday and other.birthday and one.birthday[-5:] != other.birthday[-5:]:
        found.append((0.4, "different birthdays"))
    return found


def _name_says(alike: float, company: bool | None) -> float:
    for least, same, unknown, different in NAME_SAYS:
        if alike >= least:
            return same if company else unknown if company is None else different
    return 0.0


def _same_company(one: Someone, other: Someone) -> bool | None:
    """Compare companies without their endings; None when one is not known, as with the self-employed."""
    mine, theirs = _firm(one.company), _firm(other.company)
    if not mine or not theirs:
        return None
    return mine == theirs or (min(len(mine), len(theirs)) >= 4 and (mine.startswith(theirs) or theirs.startswith(mine)))


@lru_cache(REMEMBERED)
def _firm(company: str) -> str:
    words = [word.strip(".,()") for word in company.casefold().split()]
    text = " ".join(word for word in words if word and word not in COMPANY_ENDINGS)
    return "" if text in NO_COMPANY else text


def _is_name(one: Someone) -> bool:
    """Tell whether a contact has a name at all: a handle or an address may be anybody's."""
    return (" " in one.name_key and "@" not in one.name_key) or is_cjk(one.name_key)


def _same_number(one: str, other: str) -> bool:
    """Compare phone numbers that may lack the country's code: what stands before the last nine digits must fit, too."""
    if one[-9:] != other[-9:]:
        return False
    mine, theirs = one[:-9].lstrip("0"), other[:-9].lstrip("0")
    return mine.endswith(theirs) or theirs.endswith(mine)


def _network(key: str) -> str:
    return BY_KEY[key].name if key in BY_KEY else key
