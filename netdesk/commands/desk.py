"""What every command needs: the database to work on, the moment, the zone, and ways to print."""

import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netdesk import paths
from netdesk.domain.period import Moment
from netdesk.store.database import Database, open_database
from netdesk.store.participation import refresh_levels


def moment() -> Moment:
    """Read the clock and the zone."""
    return Moment(int(time.time()), local_zone())


def local_zone() -> tzinfo:
    """Give the zone of $TZ, else the system's, by its IANA name where it has one."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        link = Path("/etc/localtime")
        if link.is_symlink() and "zoneinfo/" in str(link.resolve()):
            name = str(link.resolve()).partition("zoneinfo/")[2]
    try:
        return ZoneInfo(name) if name else datetime.now().astimezone().tzinfo or UTC
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now().astimezone().tzinfo or UTC


def database_path(arguments: Namespace) -> Path:
    """Give the database the user named, else the default one."""
    return Path(arguments.database).expanduser() if arguments.database else paths.default_database()


@contextmanager
def opened(arguments: Namespace, now: int, *, levels: bool = False) -> Iterator[Database]:
    """Open the database for a command and close it afterwards; one that is missing is created.

    With `levels` the year that counts towards levels ends now.
    """
    if not arguments.database:
        paths.make_data_folder()
    db = open_database(database_path(arguments), now)
    try:
        if levels:
            refresh_levels(db, now)
        yield db
    finally:
        db.close()


def print_json(value: object) -> None:
    """Print a value as JSON, in UTF-8 whatever the terminal's encoding."""
    print_text(json.dumps(value, ensure_ascii=False, indent=1))


def print_text(text: str) -> None:
    """Print a line in UTF-8; what the terminal cannot show is replaced, never an error."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()


def iso_time(seconds: int, zone: tzinfo) -> str:
    """Write an instant (seconds, UTC) as ISO 8601 with the zone's offset."""
    return datetime.fromtimestamp(seconds, zone).isoformat()


def count(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: "1 contact", "1,204 contacts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
