"""Whether a window can open here, asked before Qt is loaded: Qt itself would abort the process."""

import os
import re
import sys
from collections.abc import Mapping

NO_DISPLAY = (
    "There is no display to open a window on. Without one, NetDesk works from the command line (`netdesk --help`), "
    "draws its screens to pictures (`netdesk screenshots --out FOLDER`), "
    "or opens on a virtual display: `xvfb-run python3 main.py`."
)
_LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")


def missing_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """Return the sentence to show when no window can open, else None.

    Only Linux can lack a display in a way that is known beforehand. Whoever names a Qt platform
    (`QT_QPA_PLATFORM=offscreen`) knows what they want.
    """
    if not platform.startswith("linux"):
        return None
    if any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return None
    return NO_DISPLAY


def missing_library(fault: ImportError) -> str | None:
    """Return the sentence for a system library that Qt needs and this machine lacks, else None."""
    found = _LIBRARY.search(str(fault))
    if found is None:
        return None
    return (
        f"The window needs the system library {found[1]}, which this machine lacks. In the source folder, "
        "`python3 packaging/setup_env.py --system` names the packages to install, or installs them when run as root. "
        "Your data is untouched."
    )
