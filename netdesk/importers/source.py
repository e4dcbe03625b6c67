"""From what is dropped on NetDesk - files, folders, archives - to files in the order of their import."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from netdesk.domain.errors import DataError
from netdesk.domain.imported import Record
from netdesk.importers import netdesk_json
from netdesk.importers.archive import is_rubbish, is_spreadsheet, is_zip, members
from netdesk.importers.base import Context, Found, Owner, Peek
from netdesk.importers.detect import LINKEDIN_ARCHIVE, format_of, identify, unknown
from netdesk.importers.formats import BY_KEY
from netdesk.importers.linkedin_people import distinct, find_owner
from netdesk.importers.mapping import problem
from netdesk.importers.raw import Raw, raw_of
from netdesk.importers.text import Table

SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".vcf", ".vcard")
"""In folders and archives only these are looked into."""
MOST_FILES = 20_000


@dataclass(frozen=True)
class Gathered:
    """The files found, connections before messages; each LinkedIn file knows its own owner.

    `owners` are the different people whose LinkedIn archives these are, `owner` is the first of them. `problems` holds
    one sentence for each path given that cannot be imported at all.
    """

    files: tuple[Found, ...]
    owner: Owner | None = None
    problems: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()


def gather(paths: Sequence[Path], language: str = "") -> Gathered:
    """Look into files, folders and zips. Faults of single files stand in their `problem`.

    `language` such as "en_US" helps where dates do not tell whether days or months come first.
    """
    found: list[Found] = []
    problems: list[str] = []
    plain: list[Peek] = []
    for path in paths:
        shown = path.name or path.resolve().name
        try:
            if path.is_dir():
                found += _group(_folder(path, shown), shown, problems, language)
                continue
            raw = raw_of(path)
            if is_zip(raw) and not is_spreadsheet(raw):
                found += _group(_archive(raw, shown), shown, problems, language)
            else:
                plain.append(Peek(shown, raw, archive=path.resolve().parent.name))
        except DataError as error:
            problems.append(str(error))
    singles = _identified(plain, language)
    owners = distinct(file.owner for file in (*found, *singles) if file.owner)
    found = _with_owner([*found, *singles], owners)
    given = {single.path for single in singles}
    problems += [file.problem for file in found if file.problem and file.path in given]
    found.sort(key=lambda file: BY_KEY[file.format].order if file.format in BY_KEY else 100)
    return Gathered(tuple(found), owners[0] if owners else None, tuple(problems), owners)


def records(found: Found, context: Context) -> Iterator[Record]:
    """Read a file: people, acts and rejected rows, at least one record for every row.

    Raises DataError when it cannot be imported. Remarks on rows that were read go to `context.problems`.
    """
    mapped = found.format == "csv" and context.mapping is not None and not problem(context.mapping)
    owned = found.format == "linkedin-messages" and context.owner is not None
    if found.problem and not mapped and not owned:
        raise DataError(found.problem)
    yield from BY_KEY[found.format].records(found, context)
    if found.table is not None:
        for remark in found.table.problems:
            context.problems.add(*remark)


def _archive(raw: Raw, shown: str) -> list[Peek]:
    return [Peek(path, inner, archive=shown) for path, inner in members(raw, shown) if _is_of_use(path, inner)]


def _is_of_use(path: str, raw: Raw) -> bool:
    """Tell what is worth a look; of JSON only NetDesk's own."""
    name = path.lower()
    return name.endswith(SUFFIXES) or (name.endswith(".json") and netdesk_json.kind_of(raw) != "")


def _folder(folder: Path, shown: str) -> list[Peek]:
    """List the tables below a folder, those in its zips too; links are not followed."""
    peeks: list[Peek] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if is_rubbish(name) or path.is_symlink() or not path.is_file():
                continue
            inner = f"{shown}/{path.relative_to(folder).as_posix()}"
            if name.lower().endswith(".zip"):
                peeks += _archive(raw_of(path, inner), inner)
            elif _is_of_use(name, raw_of(path, inner)):
                peeks.append(Peek(inner, raw_of(path, inner), archive=shown))
            if len(peeks) > MOST_FILES:
                raise DataError(
                    f"{shown} holds more than {MOST_FILES:,} tables: choose the folder of the export itself."
                )
    return peeks


def _group(peeks: list[Peek], shown: str, problems: list[str], language: str) -> list[Found]:
    """Identify the files of one folder or archive; a table without people in it is left out with its reason."""
    found = [
        file if file.format != "csv" or not file.problem else unknown(peek, f"{peek.path} holds no people.")
        for peek, file in zip(peeks, _identified(peeks, language), strict=True)
    ]
    damaged = [file.problem for file in found if "is damaged" in file.problem]
    if damaged:
        whole = ", ".join(file.path for file in found if not file.problem)
        problems.append(damaged[0] + (f" Still readable: {whole}." if whole else ""))
    elif all(file.format == "unknown" for file in found):
        problems.append(f"{shown} holds no file that NetDesk knows: nothing was imported.")
    return found


def _identified(peeks: list[Peek], language: str) -> list[Found]:
    linkedin = {id(peek): key for peek in peeks if (key := _linkedin_key(peek))}
    places = Counter(_place(peek) for peek in peeks if id(peek) in linkedin)
    archives = {
        _archive_place(place) for place, count in places.items() if count >= 3 or LINKEDIN_ARCHIVE.search(place)
    }
    groups: dict[str, list[Peek]] = {}
    for peek in peeks:
        # Tables beside LinkedIn's own, and in the folders below, are LinkedIn's too.
        around = [place for place in archives if place and f"{_place(peek)}/".startswith(f"{place}/")]
        peek.linkedin = bool(around)
        groups.setdefault(max(around, key=len, default=""), []).append(peek)
    owners = {
        id(peek): owner
        for group in groups.values()
        for owner in [_owner([(linkedin[id(peek)], peek) for peek in group if id(peek) in linkedin])]
        for peek in group
    }
    return [identify(peek, owners[id(peek)], language) for peek in peeks]


def _place(peek: Peek) -> str:
    return peek.path.rpartition("/")[0]


def _archive_place(place: str) -> str:
    """Give the folder that holds a whole archive: the one named like it, else the one where its files are."""
    folders = place.split("/")
    named = [number for number, folder in enumerate(folders, 1) if LINKEDIN_ARCHIVE.search(folder)]
    return "/".join(folders[: named[-1]]) if named else place


def _linkedin_key(peek: Peek) -> str:
    """Give the format's key when a file is LinkedIn's, else ""."""
    try:
        known = format_of(peek)
    except DataError:
        return ""
    return known[0].key if known and known[0].key.startswith("linkedin") else ""


def _owner(files: list[tuple[str, Peek]]) -> Owner | None:
    tables: dict[str, Table] = {}
    for key, peek in files:
        tables.setdefault("messages" if key == "linkedin-messages" else peek.base, peek.table)
    return find_owner(tables.get("profile"), tables.get("invitations"), tables.get("messages"))


def _with_owner(found: list[Found], owners: tuple[Owner, ...]) -> list[Found]:
    """Let an archive that does not tell its owner take them from another one given with it, if all are one person's."""
    if len(owners) != 1:
        return found
    return [
        replace(file, owner=owners[0], problem="") if file.format == "linkedin-messages" and not file.owner else file
        for file in found
    ]
