"""Intake: from the files a user names to what the store can import; shared by the window and the command line."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path

from netdesk.domain.errors import DataError, UsageError
from netdesk.domain.folding import fold
from netdesk.domain.import_report import SourceFile
from netdesk.domain.imported import Record, Rejected
from netdesk.domain.period import local_day
from netdesk.importers import formats, source
from netdesk.importers.base import Context, Found, Owner
from netdesk.importers.mapping import Mapping as ColumnMapping
from netdesk.importers.mapping import guess_mapping, problem, signature
from netdesk.importers.source import Gathered
from netdesk.store import imports, mappings, settings
from netdesk.store.database import Database
from netdesk.store.staging import Staging

# Sources that know where people work now: another company there is a job change.
OWNERS = settings.OWNER.format("linkedin")
OVERWRITES = frozenset({"linkedin-connections"})
# Formats that list all connections of a network, by its key.
COMPLETE = {"linkedin-connections": "linkedin"}


@dataclass(frozen=True)
class Choices:
    """What the user chose in the preview: columns by the file's path, files left out, dates' order, texts kept."""

    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)
    left_out: Collection[str] = ()
    keep_texts: bool = False
    mixed: bool = False
    """Whether an archive of somebody else may join the owner's data."""


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
    """Read all files that can be read into a staging file; `now` is seconds, UTC.

    Raises DataError as they do, and for somebody else's archive unless the choices say that both belong together.
    """
    today = local_day(now, zone)
    chosen = choices or Choices()
    sentence = None if chosen.mixed else stranger(db, gathered)
    if sentence:
        raise DataError(f"{sentence} Nothing was imported.")
    brought = {OWNERS: json.dumps([*_known_owners(db), *_new_owners(db, gathered)])} if gathered.owners else {}
    # Only a file that comes alone can come back as it was.
    empty = len(gathered.files) == 1 and gathered.files[0].format.startswith("netdesk") and imports.is_empty(db)
    return imports.stage(db, _sources(gathered, today, zone, chosen, empty=empty), today, ticker, brought)


def stranger(db: Database, gathered: Gathered) -> str | None:
    """Say whose archive this is where it is not that of the person whose data is here; None where all is well."""
    known = _known_owners(db)
    if known:
        new = _new_owners(db, gathered)
        return f"This archive is {new[0]['name']}’s; your data here is {known[0]['name']}’s." if new else None
    if len(gathered.owners) > 1:
        names = " and ".join(owner.name or owner.url for owner in gathered.owners[:2])
        return f"These archives are of different people: {names}."
    return None


def _known_owners(db: Database) -> list[dict[str, str]]:
    found = settings.get(db, OWNERS, [])
    return found if isinstance(found, list) else []


def _new_owners(db: Database, gathered: Gathered) -> list[dict[str, str]]:
    """List the owners of archives that are none of the known ones: another address, or, without one, another name."""
    known = _known_owners(db)

    def is_known(owner: Owner) -> bool:
        return any(
            owner.key == other["key"] if owner.key and other["key"] else fold(owner.name) == fold(other["name"])
            for other in known
        )

    return [{"name": owner.name, "key": owner.key} for owner in gathered.owners if not is_known(owner)]


def _sources(
    gathered: Gathered, today: int, zone: tzinfo, choices: Choices, *, empty: bool
) -> Iterator[tuple[SourceFile, Callable[[], Iterable[Record]], Callable[[], Iterable[Rejected]]]]:
    for found in gathered.files:
        mapping = choices.mappings.get(found.path, found.mapping)
        if found.path in choices.left_out or (found.problem and mapping in (None, found.mapping)):
            continue
        context = Context(
            zone=zone, today=today, owner=found.owner, mapping=mapping, keep_texts=choices.keep_texts, empty=empty
        )
        file = SourceFile(
            found.path,
            found.format,
            found.archive_day,
            found.format in OVERWRITES,
            COMPLETE.get(found.format, ""),
            found.unread,
        )
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
