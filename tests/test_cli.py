"""The command line as a whole: where commands begin, and what wrong usage says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netdesk import cli
from netdesk.commands import parser

ROOT = Path(__file__).parent.parent


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, str(ROOT / "main.py"), *words]
    return subprocess.run(
        line, capture_output=True, text=True, check=False, env={**os.environ, **environment}, timeout=60
    )


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["import", "a.csv"], True),
        (["--database", "x.db", "list", "contacts"], True),
        (["--database=x.db", "undo"], True),
        ([], False),
        (["a.csv"], False),
        (["--database", "import"], False),
        (["--quit-after-first-paint"], False),
    ],
)
def test_commands_are_told_from_files(words: list[str], command: bool) -> None:
    assert parser.wants_command(words) is command


@pytest.mark.parametrize("name", parser.NOT_YET)
def test_later_commands_say_so(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([name, "--anything", "x"]) == 2
    assert "not yet" in capsys.readouterr().err


def test_wrong_usage_is_one_line_and_exit_code_two() -> None:
    done = run("list", "elephants")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_the_database_can_be_named_before_and_after(tmp_path: Path) -> None:
    before, after = tmp_path / "before.db", tmp_path / "after.db"
    assert run("--database", str(before), "history").returncode == 0
    assert run("history", "--database", str(after)).returncode == 0
    assert before.exists() and after.exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Ada, this is no database.")
    done = run("list", "contacts", "--database", str(letter))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert letter.read_text() == "Dear Ada, this is no database."


def test_names_of_all_scripts_reach_a_narrow_terminal(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("Name,Email\n李虚构,li@example.com\n", encoding="utf-8")
    assert run("import", str(table)).returncode == 0
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "list", "contacts", "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert json.loads(done.stdout.decode())[0]["name"] == "李虚构"


def test_the_command_line_loads_no_qt() -> None:
    code = (
        "import sys; from netdesk import cli; cli.main(['timer', 'status']);"
        " sys.exit(any(name.startswith(('PySide6', 'pyqtgraph', 'numpy')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0
