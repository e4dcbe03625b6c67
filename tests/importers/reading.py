"""Reading a file made up in a test, as it would be read when dropped on NetDesk."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from netdesk.domain.imported import Record
from netdesk.importers import source
from netdesk.importers.base import Context, Peek
from netdesk.importers.detect import identify
from netdesk.importers.raw import raw_of

TODAY = 20_770
IN = "https://www.linkedin.com/in/"


def told(zone: str = "Europe/Berlin", *, texts: bool = False) -> Context:
    """Give what an importer is told beside the file."""
    return Context(ZoneInfo(zone), TODAY, keep_texts=texts)


def read(
    name: str, lines: Sequence[str], key: str, context: Context | None = None, *, linkedin: bool = False
) -> list[Record]:
    """Read lines as a file of this name; it has to be recognised as the format with this key."""
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    found = identify(Peek(name, raw_of(text, name), linkedin=linkedin), None)
    assert (found.format, found.problem) == (key, "")
    return list(source.records(found, context or told()))
