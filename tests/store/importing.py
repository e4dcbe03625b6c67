"""Importing in the tests of the store: files as lists of records, and what came of them."""

from collections.abc import Sequence
from typing import Any

from netdesk.domain.import_report import VERDICTS, ImportPlan, ImportResult, SourceFile
from netdesk.domain.imported import ActRow, PersonRow, Record, Rejected
from netdesk.store import imports
from netdesk.store.database import Database

NOW = 1_790_000_000
TODAY = NOW // 86_400
Source = tuple[SourceFile, Any, Any]


def person(line: int, name: str, **more: Any) -> PersonRow:
    """A LinkedIn connection by default; `key=""` for one without an address."""
    first, _, last = name.partition(" ")
    key = more.pop("key", name.lower().replace(" ", "-"))
    network = more.pop("network", "linkedin")
    url = f"https://{network}.example/{key}" if key else ""
    return PersonRow(line, first, last=last, name=name, network=network, key=key, handle=key, url=url, **more)


def act(line: int, name: str, number: int, **more: Any) -> ActRow:
    """A message from somebody; `number` is what tells acts apart."""
    key = more.pop("key", name.lower().replace(" ", "-"))
    at = more.pop("at", NOW - number * 3_600)
    values = {"network": "linkedin", "kind": "message", "direction": "theirs", "external_key": f"msg:{number}", **more}
    url = f"https://linkedin.example/{key}" if key else ""
    return ActRow(line, name=name, key=key, handle=key, url=url, at=at, day=at // 86_400, **values)


def linkedin(*records: Record, day: int = TODAY) -> Source:
    """A file of the source that knows best where people work."""
    return source(SourceFile("Connections.csv", "linkedin-connections", day, overwrites=True), records)


def table(*records: Record) -> Source:
    """A table of the user's own."""
    return source(SourceFile("people.csv", "csv", TODAY), records)


def messages(*records: Record) -> Source:
    return source(SourceFile("messages.csv", "linkedin-messages", TODAY), records)


def source(file: SourceFile, records: Sequence[Record], remarks: Sequence[Rejected] = ()) -> Source:
    return file, lambda: iter(records), lambda: iter(remarks)


def plan(db: Database, *sources: Source) -> ImportPlan:
    staged = imports.stage(db, sources, TODAY)
    try:
        return imports.work_out(db, staged)
    finally:
        imports.discard(staged)


def run(db: Database, *sources: Source, now: int = NOW) -> ImportResult:
    return imports.run(db, imports.stage(db, sources, TODAY), "Import", now)


def counts(result: ImportPlan | ImportResult) -> tuple[int, int, int, int]:
    """Give the rows added, updated, unchanged and skipped, of all files; and see that every row has one of these fates."""
    for account in result.files:
        assert account.rows == sum(account.count(verdict) for verdict in VERDICTS)
    added, updated, unchanged, skipped = (sum(file.count(verdict) for file in result.files) for verdict in VERDICTS)
    return added, updated, unchanged, skipped


def people(db: Database) -> list[tuple[str, str]]:
    return [(name, company) for name, company in db.rows("SELECT name, company FROM contact ORDER BY id")]


def column(db: Database, sql: str) -> list[Any]:
    return [value for (value,) in db.rows(sql)]
