"""Where things lie on the timeline: days as rows, hours across. Plain geometry, no painting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from math import ceil, floor
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from netdesk.domain.period import DAY_SECONDS, Span, local_day, start_of_day
from netdesk.domain.time_entry import TimeEntry, overlapping
from netdesk.ui.time.words import gaps

HEADER = 24
HOUR = 3600
USUAL_HOURS = (7, 19)
COLUMN = 54
EDGE = 5
"""How near to a block's edge the pointer takes hold of it."""
Part = Literal["start", "end", "middle"]


@dataclass(frozen=True, slots=True)
class Block:
    """An entry's part on one day; `first` and `last` tell whether the entry's own start and end lie in it."""

    entry: TimeEntry
    rect: QRectF
    first: bool
    last: bool
    clash: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Open time between two entries of a day, in seconds (UTC)."""

    start: int
    end: int
    rect: QRectF


class Layout:
    """Places for one span of days in one width.

    Days that are not 24 hours long keep the true length of every block: the hours before a switch of the clocks shift, those
    after it stand under their numbers.
    """

    def __init__(
        self, span: Span, entries: Sequence[TimeEntry], now: int, zone: tzinfo, width: float, compact: bool = False
    ) -> None:
        self.span, self.now, self.zone, self.width = span, now, zone, width
        count = span.after - span.first
        self.row = (26 if compact else 32) if count <= 7 else 18
        self.left, self.right = (56 if compact else 64), width - 3 * COLUMN - 14
        self._ends = {day: start_of_day(day + 1, zone) for day in span.days()}
        self._starts = {day: start_of_day(day, zone) for day in span.days()}
        self.hours = self._hours(entries)
        clashes = overlapping(entries, now)
        self.blocks = [block for entry in entries if entry.timed for block in self._blocks(entry, clashes)]
        self.gaps = [gap for day in span.days() for gap in self._gaps(day, entries)]

    @property
    def height(self) -> int:
        """Give the height of the whole picture."""
        return HEADER + self.row * (self.span.after - self.span.first)

    def top(self, day: int) -> float:
        """Give the upper edge of a day's row."""
        return HEADER + (day - self.span.first) * self.row

    def top_of_now(self) -> float:
        """Give the lower edge of today's row, or the top where today is not shown."""
        here = local_day(self.now, self.zone)
        return self.top(here + 1) if self.span.first <= here < self.span.after else 0.0

    def x_of_hour(self, hour: float) -> float:
        """Give the place of an hour of the day."""
        first, last = self.hours
        return self.left + (hour - first) / (last - first) * (self.right - self.left)

    def x(self, instant: int, day: int) -> float:
        """Give the place of an instant in a day's row."""
        return self.x_of_hour(24 - (self._ends[day] - instant) / HOUR)

    def day_at(self, y: float) -> int | None:
        """Tell which day's row is at a height."""
        row = floor((y - HEADER) / self.row)
        return self.span.first + row if y >= HEADER and row < self.span.after - self.span.first else None

    def instant_at(self, x: float, day: int, snap: int) -> int:
        """Tell the instant at a place in a day's row, to the nearest `snap` seconds, inside that day."""
        first, last = self.hours
        hour = first + (x - self.left) / (self.right - self.left) * (last - first)
        instant = self._ends[day] - round((24 - hour) * HOUR / snap) * snap
        return max(self._starts[day], min(self._ends[day], instant))

    def block_at(self, point: QPointF) -> tuple[Block, Part] | None:
        """Find the block at a point, and the part of it that is there."""
        for block in reversed(self.blocks):
            if block.rect.adjusted(-2, 0, 2, 0).contains(point):
                reach = min(EDGE, block.rect.width() / 4)
                if block.first and point.x() < block.rect.left() + reach:
                    return block, "start"
                if block.last and point.x() > block.rect.right() - reach and not block.entry.running:
                    return block, "end"
                return block, "middle"
        return None

    def gap_at(self, point: QPointF) -> Gap | None:
        """Find the gap at a point."""
        return next((gap for gap in self.gaps if gap.rect.contains(point)), None)

    def _hours(self, entries: Sequence[TimeEntry]) -> tuple[int, int]:
        """Choose the hours shown: the usual ones, and as many more as there are entries in."""
        first, last = float(USUAL_HOURS[0]), float(USUAL_HOURS[1])
        for entry in entries:
            if not entry.timed:
                continue
            for day, start, end in self._parts(entry):
                first = min(first, 24 - (self._ends[day] - start) / HOUR)
                last = max(last, 24 - (self._ends[day] - end) / HOUR)
        return floor(first), ceil(last)

    def _parts(self, entry: TimeEntry) -> list[tuple[int, int, int]]:
        """Cut an entry at midnight: day, start and end of each part inside the span."""
        end = entry.end(self.now)
        parts = []
        day = local_day(entry.started_at, self.zone)
        while day < self.span.after:
            if day >= self.span.first:
                start, until = max(entry.started_at, self._starts[day]), min(end, self._ends[day])
                if until > start or day == local_day(entry.started_at, self.zone):
                    parts.append((day, start, until))
            if end <= start_of_day(day + 1, self.zone) or end - entry.started_at > 40 * DAY_SECONDS:
                break
            day += 1
        return parts

    def _blocks(self, entry: TimeEntry, clashes: frozenset[int]) -> list[Block]:
        inset = 3.5 if self.row >= 26 else 2
        return [
            Block(
                entry,
                QRectF(self.x(start, day), self.top(day) + inset + 1, max(3.0, self.x(end, day) - self.x(start, day)), self.row - 2 * inset - 1),
                start == entry.started_at,
                end == entry.end(self.now),
                entry.id in clashes,
            )
            for day, start, end in self._parts(entry)
        ]  # fmt: skip

    def _gaps(self, day: int, entries: Sequence[TimeEntry]) -> list[Gap]:
        if self.row < 26:
            return []
        of_day = [entry for entry in entries if entry.day == day]
        top = self.top(day) + self.row / 2 - 9.5
        return [
            Gap(start, end, QRectF(self.x(start, day) + 2, top, self.x(end, day) - self.x(start, day) - 4, 19))
            for start, end in gaps(of_day, self.now)
        ]
