"""Time on the clock of Berlin, and a desk with a few entries."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.time_entry import Draft
from netdesk.store import time_keeping
from netdesk.store.database import Database

BERLIN = ZoneInfo("Europe/Berlin")
Add = Callable[..., int]


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def at(text: str, fold: int = 0) -> int:
    """Turn "2026-05-14 09:00" on Berlin's clocks into seconds (UTC)."""
    wall = datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)
    return int(wall.astimezone(UTC).timestamp())


@pytest.fixture
def add(db: Database) -> Add:
    """Add a finished entry straight to the database."""

    def make(start: str, end: str, **about: object) -> int:
        draft = Draft(**about)  # type: ignore[arg-type]  # tests give what they mean
        entry = time_keeping.add(db, draft, at(start), at(end), at("2026-05-14 16:00"), BERLIN).entry
        assert entry is not None
        return entry

    return make
