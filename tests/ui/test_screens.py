"""The list of screens."""

import subprocess
import sys
from pathlib import Path

import netdesk.ui
from netdesk import paths
from netdesk.ui.screens import SCREENS


def test_every_screen_on_disk_is_in_the_list() -> None:
    """A new screen is one module plus one line; this fails while the line is missing."""
    source = Path(netdesk.ui.__file__).parent
    listed = (source / "screens.py").read_text("utf-8")
    packages = [path.parent.name for path in source.glob("*/screen.py")]
    assert [name for name in packages if f"netdesk.ui.{name}.screen import" not in listed] == []


def test_names_are_unique_and_icons_exist() -> None:
    names = [entry.name for entry in SCREENS]
    assert len(names) == len(set(names))
    assert [entry.title for entry in SCREENS if entry.in_rail] == [
        "Today",
        "Contacts",
        "Participation",
        "Time",
        "Networks",
        "Review",
    ]
    for entry in SCREENS:
        assert (paths.resources() / "icons" / f"{entry.icon}.svg").is_file()
        assert entry.promise.endswith(".")


def test_the_frame_imports_nothing_heavy() -> None:
    """The first picture must not wait for charts."""
    heavy = "pyqtgraph numpy lark icalendar recurring_ical_events nameparser phonenumbers chardet xlsxwriter rapidfuzz"
    code = (
        "import sys, netdesk.ui.main_window, netdesk.ui.screens\n"
        f"print(*[name for name in {heavy.split()!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
