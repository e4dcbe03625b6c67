"""Bytes to characters: the byte order mark, UTF-16, strict UTF-8, lines of Windows-1252 between, then a guess."""

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from netdesk.importers.problems import Problems
from netdesk.importers.raw import Raw

CHUNK = 1 << 20
GUESS_BYTES = 1 << 16
WESTERN = "cp1252"
ENOUGH = 6
"""So many bytes beyond ASCII make a guess at an East Asian encoding worth something."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file become characters.

    `codec` is Python's name, `words` the one for people; `mixed`: single lines are Windows-1252 in a UTF-8 file;
    `damaged`: some bytes stand for no character; `nul`: NUL characters lie between; `lines` counts the line breaks.
    """

    codec: str
    words: str
    mixed: bool = False
    damaged: bool = False
    nul: bool = False
    lines: int = 0

    @property
    def careful(self) -> bool:
        """Tell whether each line has to be looked at."""
        return self.mixed or self.damaged or self.nul


def find_encoding(raw: Raw) -> Encoding:
    """Find the encoding of a file by reading it once, in pieces."""
    head = raw.head()
    for mark, codec, words in MARKS:
        if head.startswith(mark):
            if codec == "utf-8-sig":
                break
            return _checked(raw, codec, words)
    else:
        wide = _wide(head)
        if wide:
            words = "UTF-16 (little-endian)" if wide.endswith("le") else "UTF-16 (big-endian)"
            return _checked(raw, wide, words)
        mark, codec, words = b"", "utf-8", "UTF-8"
    found = _checked(raw, codec, words)
    return found if not found.damaged else _without_utf8(raw, found)


def _wide(head: bytes) -> str:
    """Name the UTF-16 kind of a text without a mark by where its NUL bytes lie."""
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.3 and even <= odd * 0.2:
        return "utf-16-le"
    if even > pairs * 0.3 and odd <= even * 0.2:
        return "utf-16-be"
    return ""


def _checked(raw: Raw, codec: str, words: str) -> Encoding:
    """Read the whole file strictly and count its lines."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    plain = codec == "utf-8"
    lines, damaged, nul = 0, False, False
    with raw.open() as stream:
        while chunk := stream.read(CHUNK):
            lines += chunk.count(b"\n")
            if plain:
                nul = nul or b"\0" in chunk
                if chunk.isascii() and not decoder.getstate()[0]:
                    continue
            if damaged:
                continue
            try:
                text = decoder.decode(chunk)
                nul = nul or (not plain and "\0" in text)
            except UnicodeDecodeError:
                damaged = True
    if not damaged:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            damaged = True
    return Encoding(codec, words, damaged=damaged, nul=nul, lines=lines)


def _without_utf8(raw: Raw, found: Encoding) -> Encoding:
    """Tell a UTF-8 file with some foreign lines from a file in another encoding."""
    good, sample = 0, bytearray()
    bad = 0
    with raw.open() as stream:
        for line in stream:
            if line.isascii():
                continue
            if len(sample) < GUESS_BYTES:
                sample += line[:GUESS_BYTES]
            try:
                line.decode("utf-8")
                good += 1
            except UnicodeDecodeError:
                bad += 1
    if good * 3 >= bad:
        return Encoding(found.codec, "UTF-8 with lines of Windows-1252", mixed=True, nul=found.nul, lines=found.lines)
    codec = _guess(bytes(sample))
    words = {"cp1252": "Windows-1252"}.get(codec, codec)
    damaged = _checked(raw, codec, words).damaged
    return Encoding(codec, words, damaged=damaged, nul=found.nul, lines=found.lines)


ODD = re.compile(
    "[\x80-\x9f\ufffd]"  # no characters of a text
    "|(?<=[^\\W\\d_])[¡¢£¤¥¦§¨©«¬®¯°±²³´µ¶¸¹»¼½¾¿×÷†‡ˆ‰‹•˜™›€“”„‚…](?=[^\\W\\d_])"  # signs inside words
    "|[ÞþÐðÝŸ]"
    "|[À-ÖØ-öø-ÿŒœŠšŽž]{3}"  # accents side by side
    "|[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽ]"  # capitals inside words
)


def oddness(text: str) -> int:
    """Count what looks wrong in a text of a Western language."""
    return len(ODD.findall(text))


def _guess(sample: bytes) -> str:
    """Guess an encoding that is none of Unicode's; Windows-1252 when unsure."""
    western = sample.decode(WESTERN, "replace")
    strange = oddness(western)
    if not strange:
        return WESTERN
    import chardet

    # A sample of names only is too little for the models; the odd ones out are told by their letters.
    name = chardet.detect(sample)["encoding"]
    if not name or name.lower() in ("ascii", "windows-1252", "iso-8859-1", "iso8859-15", "iso-8859-15"):
        return WESTERN
    try:
        codec = codecs.lookup(name).name
        text = sample.decode(codec)
    except (LookupError, UnicodeDecodeError):
        return WESTERN
    foreign = sum(1 for byte in sample if byte >= 0x80)
    if foreign < ENOUGH and len(text) < len(sample):
        return WESTERN  # Two accents side by side are no Chinese.
    return codec if oddness(text) < strange else WESTERN


@contextmanager
def open_text(raw: Raw, encoding: Encoding, problems: Problems) -> Iterator[Iterator[str]]:
    """Open a file as lines of text with their line ends; odd lines are repaired and noted in `problems`."""
    with raw.open() as stream:
        if encoding.mixed:
            yield _cleaned(_mixed_lines(stream, problems), problems)
        else:
            text = io.TextIOWrapper(stream, encoding.codec, errors="replace", newline="")
            try:
                yield _cleaned(text, problems) if encoding.careful else text
            finally:
                # The stream below is closed by its own block.
                text.detach()


def _mixed_lines(stream: BinaryIO, problems: Problems) -> Iterator[str]:
    number = 0
    for data in stream:
        foreign = False
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text, foreign = data.decode(WESTERN, "replace"), True
        if not number:
            text = text.removeprefix("\ufeff")
        for line in io.StringIO(text, newline="") if "\r" in text else (text,):
            number += 1
            if foreign:
                problems.add(number, "Not UTF-8 like the rest: read as Windows-1252.")
            yield line


def _cleaned(lines: Iterator[str], problems: Problems) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        clean = line
        if "\ufffd" in line:
            problems.add(number, "Holds bytes that stand for no character.")
        if "\0" in line:
            problems.add(number, "Holds NUL characters: they were left out.")
            clean = line.replace("\0", "")
        yield clean
