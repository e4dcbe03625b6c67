"""Zip archives read in place: nothing is unpacked to a path, bombs and damage are told before anything is read."""

import io
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from typing_extensions import Buffer, override

from netdesk.domain.errors import DataError
from netdesk.importers.raw import Raw

MARKS = (b"PK\x03\x04", b"PK\x05\x06")
MOST_MEMBERS = 5_000
MOST_BYTES = 4 << 30
MOST_NESTED = 1 << 30
SUSPECT_BYTES = 10 << 20
MOST_RATIO = 200
ENCRYPTED = 0x1
SALVAGED_BYTES = 256 << 20
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
LOCAL_HEADER = struct.Struct("<4s5H3L2H")


def is_zip(raw: Raw) -> bool:
    """Tell a zip by its first bytes, whatever its name."""
    return raw.head(4).startswith(MARKS)


def is_spreadsheet(raw: Raw) -> bool:
    """Tell an .xlsx or .ods, which are zips inside."""
    try:
        with raw.open() as stream, zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except FAULTS:
        return False
    return "[Content_Types].xml" in names or "mimetype" in names


def members(raw: Raw, shown: str, *, nested: bool = True) -> Iterator[tuple[str, Raw]]:
    """List the files of an archive as shown paths and bytes to open; a zip inside is looked into once.

    Raises DataError when the archive is damaged, locked, or unpacks to more than any export would.
    """
    infos = _listed(raw, shown)
    for number, info in enumerate(infos):
        name = info.filename.replace("\\", "/")
        if info.is_dir() or is_rubbish(name):
            continue
        path = f"{shown}/{name.lstrip('/')}"
        inner = Raw(path, info.file_size, partial(_open_member, raw, number, path, shown))
        if nested and name.lower().endswith(".zip"):
            if info.file_size > MOST_NESTED:
                raise DataError(f"{path} is too large to be read inside another archive: unpack it first.")
            spooled = Raw(path, info.file_size, partial(_spooled, inner))
            yield from members(spooled, path, nested=False)
        else:
            yield path, inner


def is_rubbish(name: str) -> bool:
    """Tell files that systems leave behind."""
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1].startswith("._") or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")


def _listed(raw: Raw, shown: str) -> list[zipfile.ZipInfo]:
    try:
        with raw.open() as stream, zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except FAULTS as error:
        raise DataError(_damaged(raw, shown)) from error
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise DataError(f"{shown} is locked with a password: unpack it and import the folder.")
    if len(infos) > MOST_MEMBERS:
        raise DataError(f"{shown} holds {len(infos):,} files, more than any export: it was not opened.")
    size = sum(info.file_size for info in infos)
    swollen = any(i.file_size > SUSPECT_BYTES and i.file_size > MOST_RATIO * max(i.compress_size, 1) for i in infos)
    if size > MOST_BYTES or swollen:
        raise DataError(f"{shown} would unpack to {size / 1e9:.1f} GB, more than any export: it was not opened.")
    return infos


def _damaged(raw: Raw, shown: str) -> str:
    """Word a damaged archive and name what in it is still whole."""
    whole = _salvage(raw)
    still = f" Still readable in it: {', '.join(whole[:12])}." if whole else " Nothing in it can be read."
    return f"{shown} is damaged or was not downloaded to its end: download it again.{still}"


def _salvage(raw: Raw) -> list[str]:
    """Find the members whose bytes are complete, by the headers before each of them."""
    with raw.open() as stream:
        data = stream.read(SALVAGED_BYTES)
    names: list[str] = []
    at = data.find(MARKS[0])
    while at >= 0 and at + LOCAL_HEADER.size <= len(data):
        _, _, flags, method, _, _, _, packed, _, name_length, extra = LOCAL_HEADER.unpack_from(data, at)
        name_at = at + LOCAL_HEADER.size
        start = name_at + name_length + extra
        name = data[name_at : name_at + name_length].decode("utf-8" if flags & 0x800 else "cp437", "replace")
        if _is_whole(data, start, packed, method) and not name.endswith("/"):
            names.append(name)
        at = data.find(MARKS[0], max(start, at + 4))
    return names


def _is_whole(data: bytes, start: int, packed: int, method: int) -> bool:
    if method == zipfile.ZIP_STORED:
        return 0 < packed <= len(data) - start
    if method != zipfile.ZIP_DEFLATED:
        return False
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    rest, made = data[start : start + packed if packed else len(data)], 0
    try:
        while rest and not unpacker.eof and made < SALVAGED_BYTES:
            made += len(unpacker.decompress(rest, 1 << 20))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof


def _open_member(raw: Raw, number: int, path: str, shown: str) -> BinaryIO:
    stream = raw.open()
    try:
        archive = zipfile.ZipFile(stream)
        member = archive.open(archive.infolist()[number])
    except (*FAULTS, IndexError) as error:
        stream.close()
        raise DataError(f"{path} is damaged: download {shown} again.") from error
    return cast(BinaryIO, io.BufferedReader(_Member(member, archive, stream, path), 1 << 18))


def _spooled(inner: Raw) -> BinaryIO:
    """Copy a zip that lies in a zip to a nameless file, because reading it needs to jump back and forth."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever opens it closes it
    with inner.open() as stream:
        while chunk := stream.read(1 << 20):
            file.write(chunk)
    file.seek(0)
    return cast(BinaryIO, file)


class _Member(io.RawIOBase):
    """One file of an archive as a stream; closing it closes the archive, damage becomes one sentence."""

    def __init__(self, member: "zipfile.ZipExtFile | object", archive: zipfile.ZipFile, below: BinaryIO, path: str):
        super().__init__()
        self._member = cast(BinaryIO, member)
        self._archive = archive
        self._below = below
        self._path = path

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._member.read(len(view))
        except FAULTS as error:
            if self.closed:
                raise
            raise DataError(f"{self._path} is damaged: the rest of its archive can be imported.") from error
        view[: len(data)] = data
        return len(data)

    @override
    def close(self) -> None:
        if not self.closed:
            self._member.close()
            self._archive.close()
            self._below.close()
        super().close()
