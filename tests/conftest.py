"""What every test gets: no screen, a data folder of its own and a fixed time zone."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt. tests/e2e/conftest.py sets the platform of the real window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("NETDESK_DATA", None)


# The same cases each time, so that a run says something about the change at hand; NETDESK_FUZZ=1 looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.load_profile("default" if os.environ.get("NETDESK_FUZZ") else "steady")


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that NetDesk, in this process or a child, takes for the user's; nobody's own data is touched."""
    folder = tmp_path / "netdesk-data"
    folder.mkdir()
    monkeypatch.setenv("NETDESK_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def fixed_time_zone() -> Iterator[None]:
    """UTC, whatever the machine has; a test of another zone sets TZ for itself."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    if hasattr(time, "tzset"):
        time.tzset()
