"""Intake: from the files a user names to what the store can import; shared by the window and the command line."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import Record, Rejected
from netdesk.domain.period import local_day
from netdesk.importers import formats, source
from netdesk.importers.base import Context, Found
from netdesk.importers.mapping import Mapping as ColumnMapping
from netdesk.importers.mapping import guess_mapping, problem, signature
from netdesk.importers.source import Gathered
from netdesk.store import imports, mappings
from netdesk.store.database import Database
from netdesk.store.staging import Staging

# Sources that know where people work now: another company there is a job change.
OVERWRITES = frozenset({"linkedin-connections"})


@dataclass(frozen=True)
class Choices:
    """What the user chose in the preview: columns by the file's path, files left out, dates' order, texts kept."""

    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)
    left_out: Collection[str] = ()
    keep_texts: bool = False


def gather(db: Database, paths: Sequence[Path], language: str = "", *, correctable: bool = False) -> Gathered:
    """Look into files, folders and archives; a CSV of a known header gets the mapping remembered for it.

    Raises DataError where there is nothing to import at all; with `correctable`, a table whose columns a person can
    still name is something.
    """
    for path in paths:
        if not path.exists():
            raise DataError(f"{path} does not exist. Nothing was imported.")
    gathered = source.gather(paths, language)
    files = tuple(_with_saved_mapping(db, found) for found in gathered.files)
    if not any(not found.problem or (correctable and found.mapping is not None) for found in files):
        sentences = [*gathered.problems, *(found.problem for found in files if found.problem)]
        raise DataError(
            sentences[0] if sentences else "There is no file here that NetDesk knows. Nothing was imported."
        )
    return replace(gathered, files=files)


def forced(gathered: Gathered, name: str) -> Gathered:
    """Read every file as the named format. Raises UsageError for an unknown name, DataError where it does not fit."""
    if name not in formats.BY_KEY:
        raise UsageError(f"There is no format {name}. There are: {', '.join(formats.BY_KEY)}.")
    files = []
    for found in gathered.files:
        if found.format == name:
            files.append(found)
        elif name == "csv" and found.table is not None:
            mapping = guess_mapping(found.table)
            files.append(replace(found, format="csv", mapping=mapping, problem=problem(mapping) or "", unread=""))
        else:
            raise DataError(f"{found.path} cannot be read as {name}. Nothing was imported.")
    return replace(gathered, files=tuple(files))


def stage(
    db: Database,
    gathered: Gathered,
    now: int,
    zone: tzinfo,
    choices: Choices | None = None,
    ticker: Callable[[int], None] = lambda count: None,
) -> Staging:
    """Read all files that can be read into a staging file; `now` is seconds, UTC. Raises DataError as they do."""
    today = local_day(now, zone)
    chosen = choices or Choices()
    return imports.stage(db, _sources(gathered, today, zone, chosen), today, ticker)


def _sources(
    gathered: Gathered, today: int, zone: tzinfo, choices: Choices
) -> Iterator[tuple[SourceFile, Callable[[], Iterable[Record]], Callable[[], Iterable[Rejected]]]]:
    for found in gathered.files:
        mapping = choices.mappings.get(found.path, found.mapping)
        if found.path in choices.left_out or (found.problem and mapping in (None, found.mapping)):
            continue
        context = Context(zone=zone, today=today, owner=found.owner, mapping=mapping, keep_texts=choices.keep_texts)
        file = SourceFile(found.path, found.format, found.archive_day, found.format in OVERWRITES, found.unread)
        yield file, _reader(found, context), _remarks(context)


def _reader(found: Found, context: Context) -> Callable[[], Iterable[Record]]:
    return lambda: source.records(found, context)


def _remarks(context: Context) -> Callable[[], Iterable[Rejected]]:
    return lambda: (Rejected(line, reason) for line, reason in context.problems)


def _with_saved_mapping(db: Database, found: Found) -> Found:
    if found.format != "csv" or found.table is None:
        return found
    text = mappings.saved(db, signature(found.table.header))
    if text is None:
        return found
    try:
        mapping = ColumnMapping.from_json(text)
    except ValueError:
        return found
    return replace(found, mapping=mapping, problem=problem(mapping) or "")


def label(paths: Sequence[Path]) -> str:
    """Name an import for the history: "Imported Connections.csv", "Imported 3 files"."""
    if len(paths) == 1:
        return f"Imported {paths[0].name or paths[0].resolve().name}"
    return f"Imported {len(paths)} files"
