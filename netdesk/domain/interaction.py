"""Interactions: one act between me and a contact, as it is written down."""

from dataclasses import dataclass

from netdesk.domain.participation import Direction


@dataclass(frozen=True, slots=True)
class Act:
    """An act; `day` is the local date, `network` a key or "", `minutes` its length, `rating` 1-5."""

    kind: str
    direction: Direction
    day: int
    network: str = ""
    text: str = ""
    minutes: int | None = None
    rating: int | None = None
