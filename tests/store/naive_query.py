"""A naive filter: what a query means, person by person, in plain Python. Slow and obvious, to compare with."""

import re
from collections.abc import Sequence

from netdesk.domain.folding import fold
from netdesk.domain.query import Query
from netdesk.domain.query_terms import And, Choice, Has, Is, Leaf, Not, Number, Or, Term, TextField, Time, Words
from tests.store.crowd import Person


def found(query: Query, people: Sequence[Person]) -> list[int]:
    """List the ids of those whom a query means, in no order but theirs."""
    return [
        person.id
        for person in people
        if (query.names_status or person.status == "active") and (query.term is None or fits(query.term, person))
    ]


def fits(term: Term, person: Person) -> bool:
    """Tell whether a person is meant."""
    if isinstance(term, Not):
        return not fits(term.term, person)
    if isinstance(term, And):
        return all(fits(part, person) for part in term.terms)
    if isinstance(term, Or):
        return any(fits(part, person) for part in term.terms)
    return _leaf(term, person)


def _leaf(leaf: Leaf, person: Person) -> bool:
    if isinstance(leaf, Words):
        texts = (
            person.name, person.company, person.position, " ".join(person.emails), " ".join(person.tags),
            " ".join(person.notes),
        )  # fmt: skip
        return any(follow(leaf.words, text, prefix=leaf.prefix) for text in texts)
    if isinstance(leaf, TextField):
        return _text(leaf, person)
    if isinstance(leaf, Choice):
        have = {"role": person.roles, "network": person.networks, "status": (person.status,)}[leaf.field]
        return bool(set(have) & set(leaf.keys))
    if isinstance(leaf, Number):
        value = getattr(person, leaf.field)
        return (
            value is not None and (leaf.low is None or value >= leaf.low) and (leaf.high is None or value <= leaf.high)
        )
    if isinstance(leaf, Time):
        return _time(leaf, person)
    return _has(leaf.what, person) if isinstance(leaf, Has) else _is(leaf, person)


def follow(words: Sequence[str], text: str, *, prefix: bool) -> bool:
    """Tell whether words follow each other in a text."""
    have, wanted = [fold(word) for word in re.findall(r"[^\W_]+", text)], [fold(word) for word in words]
    for start in range(len(have) - len(wanted) + 1):
        piece = have[start : start + len(wanted)]
        last = piece[-1].startswith(wanted[-1]) if prefix else piece[-1] == wanted[-1]
        if piece[:-1] == wanted[:-1] and last:
            return True
    return False


def _text(leaf: TextField, person: Person) -> bool:
    several = {"tag": person.tags, "email": person.emails, "note": person.notes}
    if leaf.whole:
        values = several[leaf.field] if leaf.field in several else (getattr(person, leaf.field),)
        return any(_small(value) == _small(leaf.whole) for value in values)
    if leaf.field == "tag":
        return any(follow(leaf.words, tag, prefix=True) for tag in person.tags)
    text = " ".join(several[leaf.field]) if leaf.field in several else getattr(person, leaf.field)
    return follow(leaf.words, text, prefix=True)


def _small(text: str) -> str:
    return re.sub("[A-Z]", lambda match: match[0].lower(), text)


def _time(leaf: Time, person: Person) -> bool:
    value = {
        "connected": person.connected,
        "added": person.added or None,
        "first": person.first,
        "last": person.last,
        "next": person.due[0] if person.due else None,
        "longest": person.due[1] if person.due else None,
    }[leaf.field]
    if value is None:
        return leaf.never
    return (leaf.first is None or value >= leaf.first) and (leaf.after is None or value < leaf.after)


def _has(what: str, person: Person) -> bool:
    simple = {
        "email": person.emails, "phone": person.phones, "profile": person.networks, "note": person.notes,
        "name": person.name, "company": person.company, "position": person.position, "location": person.location,
        "birthday": person.birthday, "tag": person.tags, "role": person.roles, "interaction": person.interactions,
    }  # fmt: skip
    if what in simple:
        return bool(simple[what])
    return {"tier": person.tier, "score": person.score, "cadence": person.due}.get(what) is not None


def _is(leaf: Is, person: Person) -> bool:
    return {"starred": person.starred, "disconnected": person.gone}.get(leaf.what, False)
