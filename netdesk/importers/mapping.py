"""Which column of a table of people means what: guessed by names and values, correctable, storable."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from netdesk.importers.dates import NUMERIC, ORDERS, likely_order, order_of
from netdesk.importers.fields import CUSTOM, FIELDS, field_named
from netdesk.importers.header import squash
from netdesk.importers.text import Table
from netdesk.importers.values import kind_of

SAMPLE_ROWS = 200
SINGLE = frozenset(
    ["name", "first", "middle", "last", "suffix", "company", "position", "birthday", "met_on", "connected_on"]
)
"""Fields a person has once: of two such columns the fuller one keeps the field."""
DATES = ("birthday", "met_on", "connected_on")
SALUTATIONS = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "mx", "mme", "m"])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What one column means; `sure` is false where a person should look; `sample` is its first value."""

    index: int
    header: str
    field: str
    sure: bool
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What the columns of a table mean, and the order of day and month in its dates.

    `date_order` is "dmy", "mdy" or "" where no date needs one; `date_order_sure` is false where it was supposed.
    """

    columns: tuple[ColumnMapping, ...]
    date_order: str = ""
    date_order_sure: bool = True

    @property
    def date_words(self) -> str:
        """Say the order of day and month in words; "" where none is needed."""
        words = ORDERS.get(self.date_order, "")
        return words if self.date_order_sure or not words else f"{words} (supposed)"

    def indexes(self, field: str) -> list[int]:
        """Give the columns that have a field."""
        return [column.index for column in self.columns if column.field == field]

    def with_field(self, index: int, field: str) -> "Mapping":
        """Give the mapping with another field for a column, as chosen by a person."""
        columns = (replace(c, field=field, sure=True) if c.index == index else c for c in self.columns)
        return replace(self, columns=tuple(columns))

    def to_json(self) -> str:
        """Write the mapping for storing; samples, being data, are left out."""
        columns = [{"index": c.index, "header": c.header, "field": c.field, "sure": c.sure} for c in self.columns]
        kept = {"columns": columns, "date_order": self.date_order, "date_order_sure": self.date_order_sure}
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """Read a stored mapping; fields this version does not know become own fields. Raises ValueError for others."""
        kept: dict[str, Any] = json.loads(text)
        try:
            columns = tuple(
                ColumnMapping(
                    int(c["index"]), str(c["header"]), c["field"] if c["field"] in FIELDS else CUSTOM, bool(c["sure"])
                )
                for c in kept["columns"]
            )
            return cls(columns, str(kept.get("date_order", "")), bool(kept.get("date_order_sure", True)))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("This is no stored mapping.") from error


def signature(header: Sequence[str]) -> str:
    """Give a short key for a header, under which its mapping is kept; case and signs do not count."""
    joined = "\x1f".join(squash(name) for name in header)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def problem(mapping: Mapping) -> str | None:
    """Say when no column tells who the people are; None when all is well."""
    for column in mapping.columns:
        if column.field in ("name", "first", "last", "email", "url", "handle") or column.field.startswith("profile:"):
            return None
    return "No column holds a name, an e-mail address or a profile: choose one."


def guess_mapping(table: Table, language: str = "") -> Mapping:
    """Guess what the columns mean. `language` such as "en_US" decides where dates do not tell their order."""
    width = len(table.header)
    values: list[list[str]] = [[] for _ in range(width)]
    for _, cells in islice(table.pairs(), SAMPLE_ROWS):
        for column, cell in zip(values, cells, strict=False):
            if cell.strip():
                column.append(cell)
    columns = [
        _guess_column(index, header, values[index], named=table.named) for index, header in enumerate(table.header)
    ]
    columns = _settled(columns, values, named=table.named)
    columns = [replace(c, sample=" ".join(values[c.index][0].split())[:80] if values[c.index] else "") for c in columns]
    order, sure = _date_order(table, [c.index for c in columns if c.field in DATES], values, language)
    return Mapping(tuple(columns), order, sure)


def _guess_column(index: int, header: str, values: list[str], *, named: bool) -> ColumnMapping:
    field = field_named(header) if named else ""
    kind = kind_of(values[:50])
    if field == "url" and kind in ("website", "email"):
        field = kind
    elif field == "handle" and (
        kind.startswith("profile:") or (kind == "email" and squash(header) == "accountaddress")
    ):
        field = "profile:mastodon" if kind == "email" else kind
    elif field == "email" and kind and kind != "email":
        return ColumnMapping(index, header, CUSTOM, sure=False)
    elif field == "name" and kind == "email":
        return ColumnMapping(index, header, "email", sure=False)
    if field:
        return ColumnMapping(index, header, field, sure=True)
    if kind in ("email", "phone", "website", "url") or kind.startswith("profile:"):
        return ColumnMapping(index, header, kind, sure=False)
    if kind == "person" and not named:
        return ColumnMapping(index, header, "name", sure=False)
    return ColumnMapping(index, header, CUSTOM, sure=named)


def _settled(columns: list[ColumnMapping], values: list[list[str]], *, named: bool) -> list[ColumnMapping]:
    """Settle what only the other columns can tell: a last name called "Name", a title before the name, doubles."""
    fields = [column.field for column in columns]
    result = []
    for column in columns:
        name = squash(column.header)
        field = column.field
        if field == "name" and name == "name" and "first" in fields and "last" not in fields:
            column = replace(column, field="last")  # noqa: PLW2901 - one column, seen better
        elif field == "last" and name in ("nom", "apellido", "apellidos") and "first" not in fields:
            column = replace(column, field="name")  # noqa: PLW2901
        elif field == "position" and name in ("title", "titel") and _is_salutation(column, columns, values):
            column = replace(column, field=CUSTOM)  # noqa: PLW2901
        elif (
            field == "role"
            and "position" not in fields
            and "title" not in name
            and not _are_roles(values[column.index])
        ):
            column = replace(column, field="position", sure=False)  # noqa: PLW2901
        result.append(column)
    fullest: dict[str, int] = {}
    for column in result:
        best = fullest.get(column.field)
        if column.field in SINGLE and (best is None or len(values[column.index]) > len(values[best])):
            fullest[column.field] = column.index
    return [
        replace(column, field=CUSTOM, sure=named)
        if column.field in SINGLE and fullest[column.field] != column.index
        else column
        for column in result
    ]


def _is_salutation(column: ColumnMapping, columns: list[ColumnMapping], values: list[list[str]]) -> bool:
    if any(other.field == "position" and other.index != column.index for other in columns):
        return True
    said = [value.strip().casefold().rstrip(".") for value in values[column.index]]
    return bool(said) and all(value in SALUTATIONS for value in said)


ROLES = _words(
    "peer client customer kunde lead prospect partner supplier recruiter friend freund freundin family familie other "
    "colleague kollege kollegin mentor"
)


def _are_roles(values: list[str]) -> bool:
    return any(word in ROLES for value in values for word in value.casefold().replace(";", " ").split())


def _date_order(table: Table, indexes: list[int], values: list[list[str]], language: str) -> tuple[str, bool]:
    """Judge the order of the dates; the whole file is read only where its first rows leave it open."""
    sample = [value for index in indexes for value in values[index]]
    order, sure = order_of(sample)
    if sure or not sample:
        return order, True
    order, sure = column_order(table, indexes)
    return (order or likely_order(sample, language)), sure


def column_order(table: Table, indexes: list[int]) -> tuple[str, bool]:
    """Judge the order of day and month by all values of some columns: the order, "" if open, and whether it is sure.

    The whole file is read only if its first rows hold dates such as 3/4/2021.
    """
    sample = [cells[index] for _, cells in islice(table.pairs(), SAMPLE_ROWS) for index in indexes]
    if not any(NUMERIC.match(text) for text in sample):
        return "", True
    distinct = {cells[index] for _, cells in table.pairs() for index in indexes if NUMERIC.match(cells[index])}
    return order_of(sorted(distinct))
