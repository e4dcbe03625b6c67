"""The way in: `python -m netdesk` and the installed commands `netdesk` and `netdesk-window`."""

import sys

from netdesk import display
from netdesk.cli import main


def run() -> int:
    """Run NetDesk with the arguments of the process; return its exit code."""
    try:
        return main(sys.argv[1:])
    except ImportError as fault:
        sentence = display.missing_library(fault)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(run())
