"""Remarks about lines of a file: what was odd there and how it was read."""

from collections.abc import Iterator
from typing import NamedTuple

KEPT = 1000


class Problem(NamedTuple):
    """Something to say about a line (0: about the whole file)."""

    line: int
    reason: str


class Problems:
    """Collect remarks in the order they come, each once; all are counted, the first 1,000 are kept."""

    def __init__(self) -> None:
        self._kept: dict[Problem, None] = {}
        self.count = 0

    def add(self, line: int, reason: str) -> None:
        """Note a remark."""
        problem = Problem(line, reason)
        if problem in self._kept:
            return
        self.count += 1
        if len(self._kept) < KEPT:
            self._kept[problem] = None

    def __iter__(self) -> Iterator[Problem]:
        yield from sorted(self._kept)
        if self.count > len(self._kept):
            yield Problem(0, f"{self.count - len(self._kept):,} more lines with remarks.")

    def __len__(self) -> int:
        return self.count
