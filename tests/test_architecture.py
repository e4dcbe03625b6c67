"""The rules of CONTRIBUTING.md that a program can check: layers, sizes, docstrings, and nothing of one's own machine."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "netdesk"
BELOW_UI = ("domain", "store", "importers", "exporters", "analysis", "sample")
DATABASE = {"peewee", "playhouse", "apsw", "sqlite3"}
MAX_LINES = 350  # 300 is the aim
MAX_TEST_LINES = 500
MAX_FUNCTION = 60  # 40 is the aim

SOURCES = sorted(PACKAGE.rglob("*.py"))
ALL_PYTHON = [
    *SOURCES,
    ROOT / "main.py",
    *sorted((ROOT / "packaging").rglob("*.py")),
    *sorted(path for path in (ROOT / "tests").rglob("*.py") if "data" not in path.relative_to(ROOT).parts),
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path), filename=str(path))


def imported_roots(tree: ast.Module) -> Iterator[str]:
    """The first words of all imports, those inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.partition(".")[0]


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_imports_go_downwards_only() -> None:
    """The contracts in pyproject.toml, as `make check` runs them."""
    line = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run([*line, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_below_the_window_works_without_qt() -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for layer in BELOW_UI
        for path in sorted((PACKAGE / layer).rglob("*.py"))
        if path.stem.isidentifier()  # migrations begin with a number
    ]
    code = "import importlib, sys\nfor name in ('PySide6', 'shiboken6', 'pyqtgraph'): sys.modules[name] = None\n"
    code += f"for name in {[*modules, 'netdesk.paths', 'netdesk.display']!r}: importlib.import_module(name)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_domain_needs_the_standard_library_only() -> None:
    for path in sorted((PACKAGE / "domain").rglob("*.py")):
        foreign = set(imported_roots(tree_of(path))) - sys.stdlib_module_names - {"netdesk", "typing_extensions"}
        # The grammar of the search language is a word of the field, and lark reads it.
        assert foreign <= ({"lark"} if path.stem.startswith("query") else set()), name_of(path)


@pytest.mark.parametrize("path", [path for path in SOURCES if "store" not in path.parts], ids=name_of)
def test_the_database_is_spoken_to_in_store_only(path: Path) -> None:
    tree = tree_of(path)
    assert not DATABASE & set(imported_roots(tree))
    statement = re.compile(
        r"\s*(SELECT\s.+\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s)", re.DOTALL
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not statement.match(node.value), f"SQL in line {node.lineno}"


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name == "__init__.py"], ids=name_of)
def test_package_files_hold_no_code(path: Path) -> None:
    """A docstring, imports and an explicit list: nothing that runs or decides."""
    for node in tree_of(path).body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        listed = isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(
            node.value, ast.List | ast.Tuple | ast.Dict
        )
        assert docstring or listed or isinstance(node, ast.Import | ast.ImportFrom), f"line {node.lineno}"


@pytest.mark.parametrize("path", [path for path in ALL_PYTHON if "tests" not in path.parts], ids=name_of)
def test_modules_are_short_and_say_what_they_hold(path: Path) -> None:
    text, tree = text_of(path), tree_of(path)
    assert ast.get_docstring(tree), "no docstring"
    assert text.count("\n") <= MAX_LINES, "too long: split it by topic"
    long = [f"{name} ({lines} lines)" for name, lines in functions(tree) if lines > MAX_FUNCTION]
    assert not long, long


def test_tests_can_be_read_in_one_sitting() -> None:
    long = [
        name_of(path) for path in ALL_PYTHON if "tests" in path.parts and text_of(path).count("\n") > MAX_TEST_LINES
    ]
    assert not long, long


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_names_that_say_nothing(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            assert not re.search(r"(Manager|Helper|Utils?|Base)$", node.name), node.name
        assert not isinstance(node, ast.Global), f"global in line {getattr(node, 'lineno', 0)}"


def test_type_checks_are_switched_off_with_a_reason_only() -> None:
    for path in ALL_PYTHON:
        for number, line in enumerate(text_of(path).splitlines(), 1):
            ignored = re.search(r"#\s*type:\s*ignore(.*)", line) if "re.search" not in line else None
            assert ignored is None or re.match(r"\[[\w, -]+\].*\w", ignored[1]), f"{name_of(path)}:{number}"


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in done.stdout.split("\0") if name]


def test_nothing_of_one_s_own_machine_is_in_the_tree() -> None:
    # Put together here, so that this file does not find itself.
    own = re.compile(rb"(?<![\w.])/(?:" + b"work/|root/|home/" + rb"(?!(?:ada|me|user|USER|you)\b)\w)")
    for path in tracked():
        if path.is_file() and path.suffix not in {".png", ".zip", ".xlsx", ".gz"}:
            found = own.search(path.read_bytes())
            assert found is None, f"{name_of(path)}: {found[0]!r}"
