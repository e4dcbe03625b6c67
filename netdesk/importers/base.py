"""What every importer shares: the file it was given, what it is told beside it, and how it presents itself."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property

from netdesk.domain.imported import Record
from netdesk.importers.header import squash
from netdesk.importers.linkedin_columns import counter
from netdesk.importers.mapping import Mapping
from netdesk.importers.problems import Problems
from netdesk.importers.raw import Raw
from netdesk.importers.text import Table, read_text


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose export it is: name as shown, and the key and address of their own profile ("" while unknown)."""

    name: str = ""
    key: str = ""
    url: str = ""


@dataclass(frozen=True)
class Context:
    """What an importer is told beside the file.

    `zone` is for times without one; `today` (a day) bounds years of two digits; `mapping` and `date_order` ("dmy",
    "mdy") stand above what was guessed; `owner` above who was found; `empty` says that there is nothing yet, so that a
    NetDesk's own file comes back as it was; `problems` takes remarks on rows that are read.
    """

    zone: tzinfo
    today: int
    owner: Owner | None = None
    mapping: Mapping | None = None
    date_order: str = ""
    keep_texts: bool = False
    empty: bool = False
    problems: Problems = field(default_factory=Problems)


class Peek:
    """A file one looks into to tell its format; its table is found when first asked for."""

    def __init__(self, path: str, raw: Raw, *, archive: str = "", linkedin: bool = False) -> None:
        self.path = path
        self.raw = raw
        self.archive = archive
        self.linkedin = linkedin

    @cached_property
    def base(self) -> str:
        """The file's name without folders, suffix, case, spaces, underscores, a copy's or a member's number."""
        return base_name(self.path)

    @cached_property
    def table(self) -> Table:
        """The table in the file; raises DataError when it holds none."""
        return read_text(self.raw, known=counter(self.base))

    @cached_property
    def columns(self) -> frozenset[str]:
        """The squashed names of the table's columns."""
        return frozenset(squash(name) for name in self.table.header) if self.table.named else frozenset()


@dataclass(frozen=True)
class Found:
    """A file that can be imported, or why not.

    `path` is as shown ("archive.zip/Connections.csv"), `title` says in words what it is, `rows` is None where counting
    would take long (`lines` then tells about how many), `archive_day` is the day in the archive's name, `words` say how
    the file is written. `problem` is a sentence when it cannot be imported; `unread` says why rows of a known file are
    all passed over.
    """

    path: str
    format: str
    title: str
    raw: Raw = field(repr=False)
    table: Table | None = field(default=None, repr=False, compare=False)
    rows: int | None = None
    lines: int = 0
    archive_day: int | None = None
    words: str = ""
    mapping: Mapping | None = None
    owner: Owner | None = None
    problem: str = ""
    unread: str = ""


@dataclass(frozen=True)
class Format:
    """A kind of file: `recognise` gives a title in words or ""; files of a lower `order` are imported first.

    One that is not `tabular` is no table at all, and nobody looks for columns in it.
    """

    key: str
    order: int
    recognise: Callable[[Peek], str]
    records: Callable[[Found, Context], Iterator[Record]]
    unread: Callable[[Peek], str] = lambda _peek: ""
    tabular: bool = True


def base_name(path: str) -> str:
    """Bring a file's name to what LinkedIn keeps alike: "Member_Follows_100000001 (1).csv" gives "memberfollows"."""
    name = path.replace("\\", "/").rpartition("/")[2]
    stem = re.sub(r"\s*\(\d+\)$", "", name.rpartition(".")[0] or name)
    stem = stem.lower().replace(" ", "").replace("_", " ").strip()
    words = stem.split()
    if len(words) > 1 and words[-1].isdecimal() and len(words[-1]) >= 5:
        del words[-1]
    joined = "".join(words)
    return joined.rstrip("0123456789") if len(joined) - len(joined.rstrip("0123456789")) >= 5 else joined
