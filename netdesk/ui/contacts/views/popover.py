"""The small panel that asks for a view's name."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import Label
from netdesk.ui.widgets.popover import show_at

WIDTH = 300
LONGEST = 80


class NamePopover(QFrame):
    """Asks for a name; closes when the user clicks elsewhere or presses Esc, and deletes itself."""

    named = Signal(str)
    update_wanted = Signal()

    def __init__(
        self, title: str, sentence: str, act: str, name: str = "", update: str = "", parent: QWidget | None = None
    ) -> None:
        """Ask under a title; `update` names a view that could take what is shown instead."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setFixedWidth(round(WIDTH * fonts.scale()))
        self.field = QLineEdit(name)
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText("Name")
        self.field.setAccessibleName("Name of the view")
        self.field.selectAll()
        self.save = primary(act, small=True)
        self.update_button = Button(f"Update “{update}”".replace("&", "&&"), small=True)
        self.update_button.setVisible(bool(update))
        self._lay_out(title, sentence)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._accept)
        self.save.clicked.connect(self._accept)
        self.update_button.clicked.connect(self._update)
        self._look()

    def _lay_out(self, title: str, sentence: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(Label(title, fonts.section()))
        said = Label(sentence, fonts.small(), "text2", wrap=True)
        said.setVisible(bool(sentence))
        column.addWidget(said)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.update_button)
        row.addStretch(1)
        row.addWidget(self.save)
        column.addLayout(row)

    def open_at(self, corner: QPoint, window: QWidget) -> None:
        """Show with its top left corner there, inside a window."""
        show_at(self, corner, window)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self) -> None:
        self.save.setEnabled(bool(self.field.text().strip()))

    def _accept(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.named.emit(name)
            self.close()

    def _update(self) -> None:
        self.update_wanted.emit()
        self.close()
