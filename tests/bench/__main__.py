"""Speed as ratios: NetDesk's own figure and its limit, measured in turn in one run, medians compared.

    python -m tests.bench [PEOPLE] [RUNS]     100,000 people and 3 runs, unless said otherwise

Prints one line for each figure; wants the `sqlite3` command for the import's limit.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import exports, limits

ROOT = Path(__file__).resolve().parent.parent.parent
LIMITS = {"start to first rows": 1.5, "import": 6.0, "import again": 3.0, "undo of the import": 4.0}


def main(people: int, runs: int) -> int:
    """Measure and print; the exit code tells whether every ratio keeps its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export, database = folder / "Connections.csv", folder / "bench.db"
        exports.connections(people, export)
        taken: dict[str, list[float]] = {}
        for _ in range(runs):
            for path in folder.glob("bench.db*"):
                path.unlink()
            _measure(taken, export, database)
    kept = True
    print(f"{people:,} people, medians of {runs} runs")
    for figure, limit in LIMITS.items():
        against = "bare window" if figure == "start to first rows" else "sqlite3 .import"
        ratio = statistics.median(taken[figure]) / statistics.median(taken[against])
        kept &= ratio <= limit
        print(f"{figure:<22}{ratio:6.2f} x {against:<16} (limit {limit:g})")
    return 0 if kept else 1


def _measure(taken: dict[str, list[float]], export: Path, database: Path) -> None:
    def note(figure: str, seconds: float) -> None:
        taken.setdefault(figure, []).append(seconds)

    if not shutil.which("sqlite3"):
        sys.exit("The import's limit needs the sqlite3 command (Debian: apt-get install sqlite3).")
    note("sqlite3 .import", limits.sqlite_import(export))
    note("import", _netdesk("import", str(export), "--database", str(database)))
    note("import again", _netdesk("import", str(export), "--database", str(database)))
    note("bare window", statistics.median(limits.bare_window() for _ in range(5)))
    window = ["--quit-after-first-paint", "--database", str(database)]
    note("start to first rows", statistics.median(_netdesk(*window) for _ in range(5)))
    note("undo of the import", _netdesk("undo", "--database", str(database)))


def _netdesk(*words: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    numbers = [int(word) for word in sys.argv[1:]]
    sys.exit(main(numbers[0] if numbers else 100_000, numbers[1] if len(numbers) > 1 else 3))
