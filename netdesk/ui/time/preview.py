"""Below the entry field: what the line means, as chips, and what will happen to its neighbours."""

from datetime import tzinfo
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netdesk.domain.period import duration_text, local_datetime, local_day
from netdesk.domain.time_entry import Cut, kind_of
from netdesk.ui import fonts, paint
from netdesk.ui.theme import current
from netdesk.ui.time.words import clock_range, day_name

if TYPE_CHECKING:
    from netdesk.store.entry_lines import Meaning

HEIGHT = 34
HINT = "Say when and for whom: 9-10 client: note. Without an end it starts the timer; ! is unbillable, $ is billable."


class Part(NamedTuple):
    """A word and the chip behind it; `wide` ones drop out in a narrow window."""

    word: str
    chip: str
    tone: str = "neutral"
    wide: bool = False


def parts_of(meaning: "Meaning", now: int, zone: tzinfo) -> list[Part]:
    """List what a line means, as chips."""
    line, draft = meaning.line, meaning.draft
    parts: list[Part] = []
    if line.start is not None:
        end = "now" if line.end is None else None
        day = day_name(local_day(line.start, zone))
        if line.running:
            since = local_datetime(line.start, zone)
            parts.append(Part("starts", "now" if line.start == now else f"{since.hour}:{since.minute:02d}"))
        else:
            parts.append(Part(day, end or clock_range(line.start, line.end or 0, zone)))
            parts.append(Part("length", duration_text((line.end or line.start) - line.start), wide=True))
    if draft.client:
        parts.append(Part("new client" if meaning.new_client else "client", draft.client))
    if draft.project:
        parts.append(Part("project", draft.project))
    if draft.network:
        parts.append(Part("network", _network_name(draft.network)))
    parts += [Part("contact", name) for name in meaning.people]
    parts += [Part("tag", tag, wide=True) for tag in draft.tags]
    kind = kind_of(billable=meaning.billable, social=bool(draft.network))
    words = f"social, {'billable' if meaning.billable else 'unbillable'}" if kind == "social" else kind
    parts.append(Part("", words, "billable" if kind == "billable" else "social"))
    return parts


def warning_of(meaning: "Meaning", compact: bool = False) -> str:
    """Say what is doubtful, or what happens to the neighbours."""
    if meaning.doubts:
        return meaning.doubts[0]
    if not meaning.cuts:
        return ""
    if len(meaning.cuts) > 1:
        return f"overlaps {len(meaning.cuts)} entries, which give way"
    return cut_words(meaning.cuts[0], compact)


def cut_words(cut: Cut, compact: bool) -> str:
    """Say what happens to one neighbour."""
    if compact:
        return f"{('removes', 'shortens', 'splits')[len(cut.kept)]} {cut.entry.what}"
    return f"overlaps {cut.entry.what} by {duration_text(cut.overlap)} – {cut.words}"


class Preview(QWidget):
    """One painted row; screen readers hear it as the description of the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meaning: Meaning | None = None
        self._parts: list[Part] = []
        self.compact = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """Give everything shown, as one sentence."""
        if self._meaning is None:
            return HINT
        shown = ", ".join(f"{part.word} {part.chip}".strip() for part in self._parts)
        return f"{shown}. {warning_of(self._meaning)}".strip()

    def show_meaning(self, meaning: "Meaning | None", now: int, zone: tzinfo) -> None:
        """Show what a line means, or the hint."""
        self._meaning = meaning
        self._parts = parts_of(meaning, now, zone) if meaning else []
        self.setAccessibleName(self.words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        room = QRectF(self.rect()).adjusted(12, 0, -12, 0)
        if self._meaning is None:
            paint.text(painter, room, HINT, fonts.small(), theme.color("text3"))
            return
        warning = warning_of(self._meaning, self.compact)
        font = fonts.sized(12, 500)
        width = QFontMetricsF(font).horizontalAdvance(warning)
        if warning:
            place = QRectF(max(room.left(), room.right() - width - 1), 0, min(width + 1, room.width()), HEIGHT)
            paint.text(painter, place, warning, font, theme.color("socialText"), Qt.AlignmentFlag.AlignRight)
            room.setRight(place.left() - 12)
        x = room.left()
        for part in self._parts:
            if self.compact and part.wide:
                continue
            gap = QFontMetricsF(fonts.small()).horizontalAdvance(part.word) + 4 if part.word else 0
            if x + gap + min(paint.chip_width(part.chip), 60) > room.right():
                break
            paint.text(painter, QRectF(x, 0, gap, HEIGHT), part.word, fonts.small(), theme.color("text3"))
            corner = QPointF(x + gap, (HEIGHT - paint.CHIP_HEIGHT) / 2)
            x += gap + paint.chip(painter, corner, part.chip, theme, part.tone, room.right() - x - gap) + 12


def _network_name(key: str) -> str:
    from netdesk.domain.network import BY_KEY

    return BY_KEY[key].name if key in BY_KEY else key
