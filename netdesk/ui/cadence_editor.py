"""The small panel that asks how often to be in touch with somebody."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.cadence import BY_TIER, LONGEST_DAYS, NOT_NEEDED, PRESETS, Cadence
from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import Button, link, primary
from netdesk.ui.widgets.labels import Label, rule
from netdesk.ui.widgets.popover import show_at
from netdesk.ui.widgets.segmented import Segmented

WIDTH = 392
CUSTOM = "custom"


class CadenceEditor(QFrame):
    """Takes ideal and longest days; closes when the user clicks elsewhere or presses Esc; deletes itself."""

    chosen = Signal(object)
    """A Cadence (NOT_NEEDED among them), or None: as the tags or the tier say."""

    def __init__(
        self,
        cadence: Cadence | None = None,
        otherwise: str = "",
        title: str = "Keep in touch every",
        parent: QWidget | None = None,
    ) -> None:
        """Take the cadence that holds now, and what holds without one: "As tier 2 says: every 30 days"."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(round(WIDTH * fonts.scale()))
        start = cadence if cadence is not None and cadence.is_needed else BY_TIER[1]
        self.presets = Segmented([*((words, words) for words, _ in PRESETS), (CUSTOM, "Other")], says=title)
        self.ideal, self.longest = _days("Ideal number of days"), _days("Longest number of days")
        self.ideal.setValue(start.ideal)
        self.longest.setValue(max(start.ideal, start.longest))
        self.set_button = primary("Set")
        self.not_needed = Button("Not needed", kind="flat")
        self.otherwise = link(otherwise or "No cadence")
        self._lay_out(title)
        self._mark()
        self._connect()

    def open_below(self, anchor: QWidget) -> None:
        """Show under a widget, inside its window."""
        self.open_at(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)), anchor)

    def open_at(self, corner: QPoint, inside: QWidget) -> None:
        """Show at a point of the screen, moved into the window that holds `inside`."""
        show_at(self, corner, inside)
        self.ideal.setFocus(Qt.FocusReason.PopupFocusReason)
        self.ideal.selectAll()

    @property
    def cadence(self) -> Cadence:
        """What the fields say."""
        return Cadence(self.ideal.value(), max(self.ideal.value(), self.longest.value()))

    def accept(self) -> None:
        """Take what the fields say."""
        self._give(self.cadence)

    def _give(self, cadence: Cadence | None) -> None:
        self.chosen.emit(cadence)
        self.close()

    def _connect(self) -> None:
        self.presets.chosen.connect(self._preset)
        self.ideal.valueChanged.connect(self._ideal_changed)
        self.longest.valueChanged.connect(lambda _days: self._mark())
        self.set_button.clicked.connect(self.accept)
        self.not_needed.clicked.connect(lambda _checked=False: self._give(NOT_NEEDED))
        self.otherwise.clicked.connect(lambda _checked=False: self._give(None))

    def _preset(self, key: str) -> None:
        cadence = dict(PRESETS).get(key)
        if cadence is None:
            self.ideal.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ideal.selectAll()
            return
        self.ideal.setValue(cadence.ideal)
        self.longest.setValue(cadence.longest)

    def _ideal_changed(self, days: int) -> None:
        self.longest.setMinimum(days)
        self._mark()

    def _mark(self) -> None:
        """Mark the word that stands for the days."""
        words = next((words for words, cadence in PRESETS if cadence == self.cadence), CUSTOM)
        self.presets.set_value(words)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(10)
        column.addWidget(Label(title, fonts.small(), "text2"))
        column.addWidget(self.presets)
        days = QHBoxLayout()
        days.setSpacing(8)
        for words, field in (("ideally", self.ideal), ("at most", self.longest)):
            days.addWidget(Label(words, tone="text2"))
            days.addWidget(field)
        days.addWidget(Label("days", tone="text2"))
        days.addStretch(1)
        column.addLayout(days)
        row = QHBoxLayout()
        row.addWidget(self.not_needed)
        row.addStretch(1)
        row.addWidget(self.set_button)
        column.addLayout(row)
        column.addWidget(rule())
        column.addWidget(self.otherwise)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        else:
            super().keyPressEvent(event)


def _days(says: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, LONGEST_DAYS)
    field.setAccessibleName(says)
    field.setFixedWidth(round(84 * fonts.scale()))
    # The style sheet's padding does not reach the text of a spin box.
    field.lineEdit().setTextMargins(7, 0, 0, 0)
    return field
