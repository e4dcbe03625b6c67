"""The command line's grammar: every command, its options, and the words of its help."""

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import NoReturn

from typing_extensions import override

NOT_YET = ("simulate",)
COMMANDS = (
    "import", "rows", "list", "export", "report", "track", "timer", "history", "undo", "redo", "check", "backup", "restore",
    "sample", "screenshots", *NOT_YET,
)  # fmt: skip
EPILOG = "Without a command the window opens; files named then open the import preview."


class OneLineParser(ArgumentParser):
    """A parser whose complaint is one line."""

    @override
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. See `{self.prog} --help`.\n")


def parse(arguments: list[str]) -> Namespace:
    """Read a command with its options; wrong usage ends the process with exit code 2."""
    return _parser().parse_args(arguments)


def parse_window(arguments: list[str]) -> Namespace:
    """Read what may follow when the window is to open."""
    parser = OneLineParser(prog="netdesk", description="Open the window.", epilog=f"Commands: {', '.join(COMMANDS)}.")
    _database(parser)
    parser.add_argument("--quit-after-first-paint", action="store_true", help=SUPPRESS)
    parser.add_argument("files", nargs="*", metavar="FILE", help="open the import preview of these")
    return parser.parse_args(arguments)


def wants_command(arguments: list[str]) -> bool:
    """Tell whether the first word that is no option of the window is a command."""
    words = iter(arguments)
    for word in words:
        if word == "--database":
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


def _database(parser: ArgumentParser, default: object = None) -> None:
    parser.add_argument("--database", metavar="FILE", default=default, help="the database (default: the user's own)")


def _parser() -> ArgumentParser:
    parser = OneLineParser(prog="netdesk", epilog=EPILOG)
    _database(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, words: str) -> ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        # Allowed before and after the command's name; the later one must not reset the earlier.
        _database(made, SUPPRESS)
        return made

    _files(command("import", "import files, folders or archives as one change"))
    command("rows", "print any CSV-like file as clean CSV").add_argument("file", metavar="FILE")
    _list(command("list", "list contacts or time entries"))
    _export(command("export", "write contacts, acts, value, time or everything to a file"))
    report = command("report", "sum up contacts, participation, time and networks")
    report.add_argument("--since", metavar="DATE")
    report.add_argument("--until", metavar="DATE")
    _json(report)
    command("track", "add a finished entry from one line").add_argument("entry", metavar="ENTRY", nargs="+")
    timer = command("timer", "start, stop or show the timer")
    timer.add_argument("action", choices=("start", "stop", "status"))
    timer.add_argument("entry", metavar="ENTRY", nargs="*")
    _json(timer)
    _json(command("history", "list the changes, newest first"))
    command("undo", "take the last change back").add_argument("--to", type=int, metavar="CHANGE")
    command("redo", "make the change undone last again")
    command("check", "look for damage; nothing is changed")
    command("backup", "write a checked copy").add_argument("file", metavar="FILE")
    command("restore", "put a backup in the database's place").add_argument("file", metavar="FILE")
    _sample(command("sample", "fill an empty database with invented contacts"))
    _screenshots(command("screenshots", "draw every screen to pictures"))
    for name in NOT_YET:
        command(name, "comes with a later version").add_argument("rest", nargs="*")
    return parser


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _files(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE")
    _json(parser)
    parser.add_argument("--format", metavar="NAME", default="", help="read the files as this format")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen; write nothing")
    parser.add_argument("--timings", action="store_true", help="say where the time went")


def _export(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("contacts", "interactions", "value", "time", "everything"))
    parser.add_argument("--to", metavar="FILE", required=True, help="the file; one of that name is replaced")
    parser.add_argument(
        "--format", metavar="NAME", default="", help="csv, xlsx, vcf, ics or json (default: FILE's ending)"
    )
    parser.add_argument("--where", metavar="QUERY", default="", help="only these contacts, and what is theirs")
    parser.add_argument("--exact", action="store_true", help="leave cells as they are, for reading them back")
    parser.add_argument("--vcard", choices=("4.0", "3.0"), default="4.0", help="which vCard vcf is")


def _list(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=("contacts", "time"))
    parser.add_argument("--where", metavar="QUERY", default="")
    parser.add_argument("--columns", metavar="A,B", default="")
    parser.add_argument("--sort", metavar="-A,B", default="")
    parser.add_argument("--limit", type=int, metavar="N")
    _json(parser)


def _sample(parser: ArgumentParser) -> None:
    parser.add_argument("--contacts", type=int, default=300, metavar="N", help="how many (default: 300)")
    parser.add_argument("--seed", default="1", metavar="S", help="another seed, other people (default: 1)")


def _screenshots(parser: ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--size", metavar="WIDTHxHEIGHT")
    parser.add_argument("--scale", type=int, choices=(1, 2))
    parser.add_argument("--screen", metavar="NAME")


def asks_for_unfinished(arguments: list[str]) -> str | None:
    """Give the name of a command that comes later, whatever follows it."""
    for word in arguments:
        if word in COMMANDS:
            return word if word in NOT_YET else None
    return None


def complain(sentence: str) -> None:
    """Print one line to stderr."""
    print(" ".join(sentence.split()), file=sys.stderr)
