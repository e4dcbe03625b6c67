"""The forms of the timeline and the value tab: acts and value events, as inputs and what they write."""

from netdesk.domain.contact import TimelineItem
from netdesk.domain.participation import KIND_LABELS, KINDS
from netdesk.domain.value import KINDS as VALUE_KINDS
from netdesk.domain.value import POINTS, LedgerLine
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.edits import Edit, Input
from netdesk.ui.contacts.detail.facts import PLACES, writes

USUAL_ACT, USUAL_VALUE = "message", "income"
WHO = (("theirs", "They did"), ("mine", "I did"), ("both", "We together"))
WAYS = (("received", "I got it"), ("given", "I gave it"))
STARS = (("", "Not rated"), *((str(number), f"{number} of 5") for number in range(5, 0, -1)))
ACTS = tuple(
    (key, KIND_LABELS[key][:1].upper() + KIND_LABELS[key][1:])
    for key in sorted(KINDS, key=lambda key: (KINDS[key], KIND_LABELS[key]))
)
VALUES = tuple(
    (kind, kind.capitalize() + (f" · {POINTS[kind]:g} points" if kind in POINTS else "")) for kind in VALUE_KINDS
)
NETWORKS = (("", "No network"), *PLACES, ("email", "E-mail"), ("phone", "Phone"), ("in_person", "In person"))


def act(contact: int, item: TimelineItem | None, today: int) -> Edit:
    """Give the form of an act, new or as it stands."""
    number = item.id if item else None
    day = words.date(today if item is None or item.day is None else item.day)
    network = item.network if item else ""
    places = NETWORKS if network in dict(NETWORKS) else (*NETWORKS, (network, words.network_name(network)))
    inputs = (
        Input("What happened", item.what if item else USUAL_ACT, "choice", ACTS),
        Input("Who did it", item.direction if item else "theirs", "choice", WHO, half=True),
        Input("Day", day, half=True),
        Input("Minutes", str(item.seconds // 60) if item and item.seconds else "", hint="40", half=True),
        Input("Rating", str(item.rating or "") if item else "", "choice", STARS, half=True),
        Input("Network", network, "choice", places),
        Input("Text", item.text if item else "", "text"),
    )
    return Edit(
        inputs,
        lambda db, typed, now: writes().save_act(db, contact, number, typed, today, now),
        None if number is None else lambda db, now: writes().delete_act(db, number, now),
    )


def value(contact: int, line: LedgerLine | None, currency: str, today: int) -> Edit:
    """Give the form of something given or got, new or as it stands."""
    event, number = (line.event, line.id) if line else (None, None)
    amount = "" if event is None or event.amount is None else f"{event.amount / 100:.2f}".removesuffix(".00")
    inputs = (
        Input("What", event.kind if event else USUAL_VALUE, "choice", VALUES),
        Input("Which way", event.direction if event else "received", "choice", WAYS, half=True),
        Input("Day", words.date(event.day if event else today), half=True),
        Input("Amount", amount, hint="1870", half=True),
        Input("Currency", (event.currency if event else "") or currency, half=True),
        Input(
            "Points",
            "" if event is None or event.points is None else f"{event.points:g}",
            hint="by its kind",
            half=True,
        ),
        Input("Enjoyment", str(event.rating or "") if event else "", "choice", STARS, half=True),
        Input("Note", event.note if event else ""),
    )
    order = (0, 1, 3, 4, 5, 6, 2, 7)  # as `save_value` takes them
    return Edit(
        inputs,
        lambda db, typed, now: writes().save_value(db, contact, number, [typed[at] for at in order], today, now),
        None if number is None else lambda db, now: writes().delete_value(db, number, now),
    )
