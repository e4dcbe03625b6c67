"""The command line: find the command, run it, turn what went wrong into one line and an exit code."""

import logging
import os
import sys
from collections.abc import Callable
from importlib import import_module

from netdesk import display
from netdesk.commands import parser
from netdesk.domain.errors import DataError, UsageError

# Each command's function, imported only when it is called: no command pays for another's packages.
_FUNCTIONS = {
    "import": "imports:import_files",
    "rows": "imports:print_rows",
    "list": "lists:print_list",
    "export": "export:write",
    "report": "report:print_report",
    "track": "timing:track",
    "timer": "timing:timer",
    "history": "changes:print_history",
    "undo": "changes:undo",
    "redo": "changes:redo",
    "check": "safety:check",
    "backup": "safety:backup",
    "restore": "safety:restore",
    "sample": "sample:fill",
    "screenshots": "screenshots:draw",
}


def main(arguments: list[str]) -> int:
    """Run a command, or open the window; return the exit code: 0 done, 1 a file or the data, 2 wrong usage."""
    if not parser.wants_command(arguments):
        return _guarded(lambda: _window(arguments))
    unfinished = parser.asks_for_unfinished(arguments)
    if unfinished:
        parser.complain(f"netdesk {unfinished}: not yet. It comes with a later version.")
        return 2
    return _guarded(lambda: _command(arguments))


def _command(arguments: list[str]) -> int:
    options = parser.parse(arguments)
    module, _, name = _FUNCTIONS[options.command].partition(":")
    function: Callable[..., int] = getattr(import_module(f"netdesk.commands.{module}"), name)
    return function(options)


def _window(arguments: list[str]) -> int:
    options = parser.parse_window(arguments)
    missing = display.missing_display()
    if missing:
        raise DataError(missing)
    from netdesk.app import run  # Qt is loaded for the window only

    return run(options)


def _guarded(action: Callable[[], int]) -> int:
    try:
        return action()
    except UsageError as error:
        parser.complain(str(error))
        return 2
    except DataError as error:
        parser.complain(str(error))
        return 1
    except BrokenPipeError:
        # The reader (head, less) has seen enough; nothing may be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        parser.complain("Stopped. Nothing was changed.")
        return 1
    except OSError as error:
        parser.complain(f"{error.filename or 'A file'}: {error.strerror or error}.")
        return 1
    except ImportError:
        raise  # a missing system library has its own sentence
    except Exception as error:
        logging.getLogger(__name__).debug("Unexpected", exc_info=True)
        if os.environ.get("NETDESK_DEBUG"):
            raise
        parser.complain(
            f"NetDesk made a mistake of its own ({type(error).__name__}: {error}). Your data is as it was;"
            " NETDESK_DEBUG=1 shows where."
        )
        return 1
