"""The first page: drop an export here, or start with an empty desk."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.participation import CORE
from netdesk.ui import fonts
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import Button, link, primary
from netdesk.ui.widgets.labels import Card, IconLabel, Label, SectionHeader, rule

WIDEST = 1040
SIDE_BY_SIDE = 850
DOTS = (1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 7, 9)
"""How many dots stand on each of the twelve levels of the figure."""
SAMPLE_LATER = "Comes with the next version"
SAMPLE_NOTE = "Sample data lives in its own file. Remove it with one click."


class Step(NamedTuple):
    """One of the steps to an export."""

    words: str
    note: str


STEPS = (
    Step("Open LinkedIn in your browser and go to Settings.", "Data privacy, then Get a copy of your data."),
    Step("Choose the larger archive, or only Connections.", "The small one is ready in about ten minutes."),
    Step("Wait for their e-mail, then download the zip.", "No need to unpack it."),
    Step("Drop the zip here.", "You see every change before it is saved."),
)


class RisingDots(QWidget):
    """The twelve levels as rising columns of dots: many hours go left, what matters stands right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(230, 160)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for step, count in enumerate(DOTS):
            core = step + 1 >= CORE
            painter.setBrush(theme.color("accent" if core else "lineStrong"))
            for row in range(count):
                painter.drawEllipse(QPointF(10 + 18 * step + (6 if core else 0), 150 - 15 * row), 5, 5)


class DropZone(QFrame):
    """A dashed field; it turns solid while files hover over the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(320)
        self._over = False

    def set_over(self, over: bool) -> None:
        """Show whether a file may be let go here."""
        self._over = over
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent" if self._over else "control"), 2 if self._over else 1.25)
        if not self._over:
            pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        painter.setBrush(theme.color("accentSoft" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)


class StepNumber(QWidget):
    """A number in a ring."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = str(number)
        self.setFixedSize(22, 22)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("lineStrong"), 1.25))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.7, 0.7, -0.7, -0.7))
        painter.setPen(theme.color("accentText"))
        painter.setFont(fonts.sized(11, 600))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._words)


class FirstRun(QWidget):
    """What stands on the desk before anything was imported."""

    file_wanted = Signal()
    empty_desk_wanted = Signal()

    def __init__(self, sample: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        """Build the page; without a `sample` callback the button for sample data is off."""
        super().__init__(parent)
        self.drop_zone = DropZone()
        self.choose = primary("Choose a file", "file", tall=True)
        self.sample = Button("Try with sample data", tall=True)
        self.empty_desk = link("Start with an empty desk")
        self._dots = RisingDots()
        self._answer = Label("", fonts.answer())
        self._fill_drop_zone()
        self._grid = QGridLayout()
        self._lay_out()
        self.choose.clicked.connect(self.file_wanted)
        self.empty_desk.clicked.connect(self.empty_desk_wanted)
        if sample is None:
            self.sample.setEnabled(False)
            self.sample.setToolTip(SAMPLE_LATER)
            self.sample.setAccessibleDescription(SAMPLE_LATER)
        else:
            self.sample.clicked.connect(lambda _checked=False: sample())

    def set_compact(self, compact: bool) -> None:
        """Drop the figure where room is short."""
        self._dots.setVisible(not compact)
        edge = 16 if compact else 24
        layout = self._page.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, edge)

    def set_over(self, over: bool) -> None:
        """Show that files hover over the window."""
        self.drop_zone.set_over(over)

    def say_making(self, words: str) -> None:
        """Say how far the sample data is while it is made; "" when it is not."""
        self.note.setText(words or SAMPLE_NOTE)
        self.sample.setEnabled(not words)

    def focus_widget(self) -> QWidget:
        """Give the widget that takes the focus first."""
        return self.choose

    def _lay_out(self) -> None:
        block = QWidget()
        block.setMaximumWidth(round(WIDEST * fonts.scale()))
        block.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        block.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._grid.setColumnStretch(0, 12)
        self._grid.setColumnStretch(1, 10)
        self._grid.addLayout(self._heading(), 0, 0, 1, 2)
        self._steps = _steps()
        self._arrange(stacked=False)
        self._grid.addLayout(self._promise(), 3, 0, 1, 2)
        self._page = QWidget()
        self._page.setObjectName("page")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(block, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _arrange(self, stacked: bool) -> None:
        """Put the two cards side by side, or, where text is large and the window narrow, one below the other."""
        self._stacked = stacked
        self._answer.setText("Spend your hours" + ("\n" if stacked else " ") + "on the people who matter.")
        self._grid.addWidget(self.drop_zone, 1, 0, 1, 2 if stacked else 1)
        self._grid.addWidget(self._steps, *((2, 0, 1, 2) if stacked else (1, 1, 1, 1)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < SIDE_BY_SIDE * fonts.scale()
        if stacked != self._stacked:
            self._arrange(stacked)

    def _heading(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self._answer)
        lines = Label(
            "See where your time goes, what comes back, and which few people bring most of it. "
            "Start with the contacts you already have.",
            fonts.sized(14),
            "text2",
            wrap=True,
        )
        lines.setFixedWidth(round(560 * fonts.scale()))
        lines.setFixedHeight(lines.heightForWidth(lines.width()))
        words.addWidget(lines, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _fill_drop_zone(self) -> None:
        column = QVBoxLayout(self.drop_zone)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(IconLabel("import", 32, "accentText"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(Label("Drop an export here", fonts.sized(16, 600)), 0, Qt.AlignmentFlag.AlignHCenter)
        kinds = Label("A LinkedIn zip or folder, or any CSV file of people", tone="text2", wrap=True)
        kinds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(kinds)
        column.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(12)
        self.note = Label(SAMPLE_NOTE, fonts.small(), "text3", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.note)
        column.addStretch(1)

    def _promise(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconLabel("lock", 18))
        words = "Nothing leaves this computer. No account, no cloud, no tracking: one file that belongs to you."
        row.addWidget(Label(words, tone="text2", wrap=True), 1)
        row.addWidget(self.empty_desk)
        return row


def _steps() -> Card:
    card = Card((20, 16, 20, 10))
    card.rows.setSpacing(0)
    card.rows.addWidget(SectionHeader("Your LinkedIn export, in four steps"))
    card.rows.addSpacing(4)
    for number, step in enumerate(STEPS, start=1):
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(12)
        row.addWidget(StepNumber(number), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(step.words, fonts.medium(), wrap=True))
        words.addWidget(Label(step.note, fonts.small(), "text2", wrap=True))
        row.addLayout(words, 1)
        card.rows.addLayout(row)
        if number < len(STEPS):
            card.rows.addWidget(rule())
    card.rows.addStretch(1)
    return card
