"""Where NetDesk's files are: the user's data and the program's own pictures and themes."""

import os
from pathlib import Path

DATABASE_NAME = "netdesk.db"
SAMPLE_NAME = "sample.db"


def data_folder() -> Path:
    r"""Return the user's data folder, which may not exist yet.

    `NETDESK_DATA` overrides it (tests, a portable copy). Else it is the place the system has for it:
    ~/.local/share/NetDesk, ~/Library/Application Support/NetDesk or %LOCALAPPDATA%\NetDesk.
    """
    chosen = os.environ.get("NETDESK_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    import platformdirs  # 20 ms, and not needed when the folder or the database is named

    return platformdirs.user_data_path("NetDesk", appauthor=False)


def make_data_folder() -> Path:
    """Return the data folder; create it first, readable by its owner only, when it is missing."""
    folder = data_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def default_database() -> Path:
    """Return the database that is opened when none is named."""
    return data_folder() / DATABASE_NAME


def sample_database() -> Path:
    """Return the database of the sample data, apart from the user's own."""
    return data_folder() / SAMPLE_NAME


def resources() -> Path:
    """Return the folder of icons and themes: inside an installed or frozen package, beside it in a source checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
