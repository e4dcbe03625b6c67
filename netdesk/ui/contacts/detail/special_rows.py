"""Rows that look otherwise: notes with their links, promises with a box to tick, the score with its bar."""

import re
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.contact import ContactDetail
from netdesk.ui import fonts, links
from netdesk.ui.contacts import words
from netdesk.ui.contacts.detail.edits import Edit, Fact, Input, Request
from netdesk.ui.contacts.detail.fact_button import FactButton
from netdesk.ui.contacts.detail.fact_row import FactRow
from netdesk.ui.contacts.detail.facts import writes
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import Label

ADDRESS = re.compile(r"https?://[^\s<>\"'“”]+", re.IGNORECASE)
MOST_LINKS = 5
SHOWN = 4000
"""So many letters of a note are shown here; its editor has all of them."""
LINK_WIDTH = 280
BAR = 8


def addresses(text: str) -> list[str]:
    """Find the web addresses in a text that may be opened, each once."""
    found = (match[0].rstrip(".,;:!?)]}") for match in ADDRESS.finditer(text[:SHOWN]))
    return [address for address in dict.fromkeys(found) if links.is_safe(address)][:MOST_LINKS]


class TextLabel(Label):
    """Plain text over several lines; a double click edits it."""

    def __init__(self, text: str, row: FactRow) -> None:
        super().__init__(words.breakable(text), wrap=True)
        self._row = row

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._row.opened.emit(self._row)


class NoteRow(FactRow):
    """A note: its day, which is the way to edit it, its text, and the addresses in it, each as what it really is."""

    @override
    def _make_button(self) -> FactButton:
        button = FactButton(replace(self.fact, text=self.fact.note or "No date", note="Edit"), "text3")
        button.setAccessibleName(f"Note: {self.fact.text[:200]}")
        return button

    @override
    def _make_line(self) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.button)
        shown = self.fact.text[:SHOWN]
        text = TextLabel(shown + ("…" if len(self.fact.text) > SHOWN else ""), self)
        text.setContentsMargins(4, 0, 0, 0)
        column.addWidget(text)
        for address in addresses(self.fact.text):
            fitting = QFontMetrics(fonts.body()).elidedText(address, Qt.TextElideMode.ElideMiddle, LINK_WIDTH)
            way = link(fitting.replace("&", "&&"))
            way.setAccessibleName(f"Open {address}")
            way.setToolTip(address)
            way.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            way.clicked.connect(partial(self._open_address, address))
            column.addWidget(way)
        return line

    @staticmethod
    def _open_address(address: str, _checked: bool = False) -> None:
        links.open_link(address)


class PromiseRow(FactRow):
    """A promise with its box and its day."""

    @override
    def _make_button(self) -> FactButton:
        return FactButton(self.fact, "text3" if self.fact.done else "text")

    @override
    def _make_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.box = QCheckBox()
        self.box.setAccessibleName(f"Kept: {self.fact.text}")
        self.box.setChecked(self.fact.done)
        self.box.clicked.connect(self._tick)
        row.addWidget(self.box)
        row.addWidget(self.button, 1)
        return line

    def _tick(self) -> None:
        if self.fact.tick is not None:
            self.write_wanted.emit(Request(self.fact.tick, failed=self._untick))

    def _untick(self, _error: Exception) -> None:
        self.box.setChecked(self.fact.done)


class ScoreBar(QWidget):
    """A bar of a hundred; empty while the score is not known."""

    def __init__(self, score: float | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score = score
        self.setAccessibleName("Score unknown" if score is None else f"Score {score:.0f} of 100")

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, BAR)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        rect = QRectF(0, 0, self.width(), BAR)
        painter.drawRoundedRect(rect, 2, 2)
        if self._score:
            rect.setWidth(rect.width() * min(100.0, self._score) / 100)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(rect, 2, 2)


def score(contact: ContactDetail) -> Fact:
    """Make the line of the score: unknown, or as set by hand."""
    by_hand = contact.manual_score
    edit = Edit(
        (Input("Score, 0 to 100", "" if by_hand is None else f"{by_hand:g}", hint="0 to 100"),),
        lambda db, typed, now: writes().set_score(db, contact.id, typed[0], now),
        None if by_hand is None else lambda db, now: writes().forget_score(db, contact.id, now),
    )
    return Fact("score", "Score", "unknown" if by_hand is None else f"{by_hand:.0f}", edit)


class ScoreRow(FactRow):
    """The score as a figure over its bar, and the way to correct it."""

    @override
    def _make_button(self) -> FactButton:
        button = FactButton(replace(self.fact, text="Correct it by hand"), "accentText")
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFixedWidth(QFontMetrics(fonts.body()).horizontalAdvance("Correct it by hand") + 10)
        return button

    @override
    def _make_line(self) -> QWidget:
        known = self.fact.text != "unknown"
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        figure = Label(self.fact.text if known else "–", fonts.answer(), "text" if known else "text3")
        row.addWidget(figure)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label("Score" if known else "Score unknown", fonts.sized(12, 600)))
        says = "set by hand" if known else "Not worked out yet."
        lines.addWidget(Label(says, fonts.small(), "text2"))
        row.addLayout(lines)
        row.addStretch(1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(ScoreBar(float(self.fact.text) if known else None))
        return line
