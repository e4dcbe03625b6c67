"""What the window expects of a screen."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui.commands import Command
from netdesk.ui.workspace import Workspace


class Screen(QWidget):
    """One page of the window.

    A screen may also have `search(text: str)`: it then gets what is typed into the top bar while it is shown, and
    `keys() -> list[tuple[str, str]]` is shown by F1. Long work belongs into `workspace.tasks`.
    """

    name: ClassVar[str]
    """The word other parts ask for it by, as "contacts"."""
    title: ClassVar[str]
    icon: ClassVar[str]
    tables: ClassVar[frozenset[str]] = frozenset()
    """The tables it shows: a change of one of them leads to `refresh`."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Build the widgets; the first `refresh` comes with the first showing."""
        super().__init__(parent)
        self.workspace = workspace
        self.compact = False
        self._stale = True
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        workspace.changed.connect(self.tables_changed)

    def refresh(self) -> None:
        """Read and show again; called only while the screen is visible."""

    def activate(self, argument: object = None) -> None:
        """Come to the front; `argument` is what another screen passed on, as a contact's id or a list of files."""

    def focus_widget(self) -> QWidget:
        """Give the widget that takes the focus when the screen opens."""
        return self

    def set_compact(self, compact: bool) -> None:
        """Adapt to a window narrower than 1200 px; overridden by screens that drop something."""
        self.compact = compact

    def keys(self) -> list[tuple[str, str]]:
        """List the screen's keys and what they do, for F1."""
        return []

    def offers(self) -> list[Command]:
        """List what can be done on the screen just now, for the palette; `section` is its heading there."""
        return []

    def tables_changed(self, tables: frozenset[str]) -> None:
        """Refresh when something shown here has changed: now, or when the screen is shown again."""
        if not tables & self.tables:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
