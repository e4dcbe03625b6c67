"""News: what the last import told of people: new jobs, new, lost and found connections."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class JobNews:
    """Somebody found at another company or position; `id` is the change's, `url` a profile's address as the file gave it."""

    id: int
    contact: int
    name: str
    day: int
    company_before: str = ""
    position_before: str = ""
    company_after: str = ""
    position_after: str = ""
    core: bool = False
    url: str = ""
    handled: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A profile that went from the list of connections, or came back to it, with the day of the archive that told so."""

    profile: int
    contact: int
    name: str
    network: str
    day: int
    company: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class ImportNews:
    """What the last import brought: its time and words, and how many people, lost and found connections came with it.

    `since` is its local day: `added` counts active contacts added from then on.
    """

    at: int
    label: str
    since: int
    added: int = 0
    gone: tuple[Moved, ...] = ()
    back: tuple[Moved, ...] = ()
    jobs: tuple[JobNews, ...] = ()
    more_jobs: int = 0
    gone_count: int = 0
    back_count: int = 0
