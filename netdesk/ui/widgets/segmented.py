"""A choice of a few, all visible: People, Value, Hours."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from netdesk.ui.widgets.buttons import Button


class Segmented(QFrame):
    """Exclusive buttons in one frame; arrow keys move inside it."""

    chosen = Signal(str)
    """The key of the segment the user picked."""

    def __init__(
        self, segments: Sequence[tuple[str, str]], value: str = "", says: str = "", parent: QWidget | None = None
    ) -> None:
        """Take (key, words) pairs; `says` names the choice for screen readers."""
        super().__init__(parent)
        self.setProperty("kind", "segmented")
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for key, words in segments:
            button = Button(words, kind="segment", says=f"{says}: {words}" if says else words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        self.set_value(value or segments[0][0])

    @property
    def value(self) -> str:
        """Give the key of the chosen segment."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_value(self, key: str) -> None:
        """Choose a segment without a signal."""
        self._buttons[key].setChecked(True)
