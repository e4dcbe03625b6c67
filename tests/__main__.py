"""Run all tests without a screen: `python3 -m tests`. What follows goes to pytest: `python3 -m tests -k undo`.

Two runs of pytest, because Qt decides once in a process where it draws: the first draws nowhere (offscreen) and uses
two processes, the second (tests/e2e) opens real windows on a virtual display. One line at the end counts both.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from main import MAIN, enter_environment

ROOT = MAIN.parent
WINDOWS = ROOT / "tests" / "e2e"
REQUIRED = "NETDESK_REQUIRE_WINDOW_TESTS"  # set where a run without the window tests must fail
NOTHING_COLLECTED = 5


def main(arguments: list[str]) -> int:
    """Run the tests; return pytest's exit code, the worse one of the two runs."""
    os.chdir(ROOT)
    counts: Counter[str] = Counter()
    unit, window = _split(arguments)
    codes = []
    if unit is not None:
        workers = [] if _names_workers(arguments) else ["-n", "2"]
        codes.append(_pytest([*workers, *unit], {"QT_QPA_PLATFORM": "offscreen"}, counts))
    if window is not None:
        codes.append(_window_tests(window, counts))
    print(f"\n{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped", flush=True)
    if all(code == NOTHING_COLLECTED for code in codes):
        return NOTHING_COLLECTED
    return max(code for code in codes if code != NOTHING_COLLECTED)


def _split(arguments: list[str]) -> tuple[list[str] | None, list[str] | None]:
    """Share the arguments out between the run without and the run with windows; None for a run not asked for."""
    paths = [word for word in arguments if not word.startswith("-") and Path(word.partition("::")[0]).exists()]
    options = [word for word in arguments if word not in paths]
    if not paths:
        return [*options, f"--ignore={WINDOWS}", "tests"], [*options, str(WINDOWS)]
    of_windows = [path for path in paths if Path(path.partition("::")[0]).resolve().is_relative_to(WINDOWS)]
    others = [path for path in paths if path not in of_windows]
    return (
        [*options, f"--ignore={WINDOWS}", *others] if others else None,
        [*options, *of_windows] if of_windows else None,
    )


def _names_workers(arguments: list[str]) -> bool:
    """Tell whether the user chose the number of processes, or a debugger, which needs a single one."""
    return any(word.startswith(("-n", "--numprocesses", "--pdb", "-s")) for word in arguments)


def _window_tests(arguments: list[str], counts: Counter[str]) -> int:
    """Run tests/e2e; without Xvfb say so instead. Where they are required, a run without any of them fails."""
    code = NOTHING_COLLECTED
    if shutil.which("Xvfb"):
        code = _pytest([*arguments, "-n", "0"], {"QT_QPA_PLATFORM": "xcb"}, counts)
    else:
        print("The tests of the real window were not run: they need Xvfb (Debian: apt-get install xvfb).", flush=True)
    return 1 if code == NOTHING_COLLECTED and os.environ.get(REQUIRED) else code


def _pytest(arguments: list[str], environment: dict[str, str], counts: Counter[str]) -> int:
    """Run pytest in a process of its own and add up its results; return its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        line = [sys.executable, "-m", "pytest", f"--junit-xml={results}", *arguments]
        code = subprocess.run(line, env={**os.environ, **environment}, check=False).returncode
        if results.exists():
            for suite in ET.parse(results).getroot().iter("testsuite"):
                number = {name: int(suite.get(name, 0)) for name in ("tests", "failures", "errors", "skipped")}
                failed = number["failures"] + number["errors"]
                counts["failed"] += failed
                counts["skipped"] += number["skipped"]
                counts["passed"] += max(number["tests"] - failed - number["skipped"], 0)
    return code


def missing_libraries() -> list[str]:
    """Return the system libraries Qt needs and this machine lacks."""
    spec = importlib.util.spec_from_file_location("system_libraries", ROOT / "packaging" / "system_libraries.py")
    if spec is None or spec.loader is None:
        return []
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    missing: list[str] = module.provide(lambda words: print(words, file=sys.stderr))
    return missing


if __name__ == "__main__":
    enter_environment(["-m", "tests", *sys.argv[1:]], dev=True)
    if missing_libraries():
        sys.exit("Without these the tests cannot load Qt. Install them, then run this again.")
    sys.exit(main(sys.argv[1:]))
