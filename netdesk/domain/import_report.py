"""The accounting of an import: for every file, rows = added + updated + unchanged + skipped."""

from dataclasses import dataclass, field
from typing import Literal

from netdesk.domain.history import Outcome

Verdict = Literal["added", "updated", "unchanged", "skipped"]
VERDICTS: tuple[Verdict, ...] = ("added", "updated", "unchanged", "skipped")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to stage: its path as shown, its format's name, and the day its archive was made, where known.

    `overwrites` says that the source knows best where people work now: another company there is a job change. `complete`
    is the key of a network all of whose connections the file lists: who is missing is no connection any more.
    """

    path: str
    format: str
    archive_day: int | None = None
    overwrites: bool = False
    complete: str = ""
    unread_reason: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that was skipped, or read with a remark, by its line in the file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What the rows of one file come to."""

    file: int
    path: str
    format: str
    rows: int
    added: int
    updated: int
    unchanged: int
    skipped: int
    problems: tuple[RowProblem, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Give the number of rows with a verdict."""
        return int(getattr(self, verdict))


@dataclass(frozen=True, slots=True)
class Totals:
    """What an import comes to in contacts, profiles and acts."""

    contacts_added: int = 0
    contacts_updated: int = 0
    contacts_unchanged: int = 0
    profiles_added: int = 0
    interactions_added: int = 0
    value_events_added: int = 0
    time_entries_added: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row as the preview shows it."""

    file: int
    line: int
    verdict: Verdict
    name: str
    position: str
    company: str
    why: str


@dataclass(frozen=True, slots=True)
class JobMove:
    """Somebody found at another company or position."""

    contact: int
    name: str
    company_before: str
    position_before: str
    company_after: str
    position_after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant; `who` is what an answer names."""

    who: str
    name: str
    position: str
    company: str


@dataclass(frozen=True, slots=True)
class Question:
    """A name that several people have, and how many rows wait for the answer."""

    identity: str
    name: str
    company: str
    rows: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: the accounting per file and in all; `questions` only the user can answer.

    `gone` and `back` count known connections that are missing from a complete list, or in it again.
    """

    files: tuple[FileAccount, ...]
    totals: Totals
    questions: tuple[Question, ...] = ()
    gone: int = 0
    back: int = 0


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did."""

    files: tuple[FileAccount, ...]
    totals: Totals
    outcome: Outcome
    timings: dict[str, float] = field(default_factory=dict)
    gone: int = 0
    back: int = 0
