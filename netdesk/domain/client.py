"""Clients: who is billed, and the projects done for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Client:
    """Somebody who is billed. `rate` is minor units an hour, None where it is not known."""

    id: int
    name: str
    rate: int | None = None
    currency: str = ""
    billable: bool = True
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """A piece of work for a client, or of one's own; `billable` None takes the client's."""

    id: int
    client: int | None
    name: str
    rate: int | None = None
    billable: bool | None = None
