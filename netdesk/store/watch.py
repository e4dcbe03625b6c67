"""A stop-watch for the phases of long work."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Watch:
    """Add up the seconds of named phases; time taken by an inner phase counts for that one only."""

    def __init__(self) -> None:
        """Start with nothing taken."""
        self.timings: dict[str, float] = {}
        self._inner: list[float] = []

    @contextmanager
    def taking(self, phase: str) -> Iterator[None]:
        """Count the time inside towards a phase."""
        start = time.perf_counter()
        self._inner.append(0.0)
        try:
            yield
        finally:
            taken = time.perf_counter() - start
            own = taken - self._inner.pop()
            if self._inner:
                self._inner[-1] += taken
            self.timings[phase] = self.timings.get(phase, 0.0) + own
