"""Start NetDesk: `python3 main.py` opens the window, `python3 main.py import FILE` is `netdesk import FILE`.

In a source checkout whose packages are missing, `.venv` is set up first; an installed or frozen NetDesk never does that.
This file and packaging/setup_env.py need the standard library only.
"""

import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is whom this sentence is for
    sys.exit("NetDesk needs Python 3.11 or newer. This is Python " + sys.version.split()[0] + ".")

MAIN = Path(__file__).resolve()


def enter_environment(arguments: list[str], *, dev: bool = False) -> None:
    """Go on as `python ARGUMENTS` inside .venv, set up first when needed; return when that is where we are."""
    sys.path.insert(0, str(MAIN.parent / "packaging"))
    import setup_env

    try:
        setup_env.enter(arguments, dev=dev)
    except setup_env.SetupError as fault:
        sys.exit(str(fault))
    finally:
        sys.path.pop(0)


if __name__ == "__main__":
    if not getattr(sys, "frozen", False):
        enter_environment([str(MAIN), *sys.argv[1:]])

    from netdesk.__main__ import run

    sys.exit(run())
