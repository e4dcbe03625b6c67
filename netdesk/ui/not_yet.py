"""Screens that come with a later version, each with one sentence about what will be there."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.screen import Screen
from netdesk.ui.widgets.labels import EmptyState, Label
from netdesk.ui.workspace import Workspace


class NotYetScreen(Screen):
    """A page that says what will be here."""

    sentence = ""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.addWidget(Label(self.title, fonts.title()))
        self._state = EmptyState(self.icon, "Not yet", self.sentence, "Open Contacts", self._contacts)
        column.addWidget(self._state, 1)

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        edge = 16 if compact else 24
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(edge, 16 if compact else 20, edge, edge)

    def _contacts(self) -> None:
        self.workspace.open_screen("contacts")

    @override
    def focus_widget(self) -> QWidget:
        return self._state.button


class NetworksScreen(NotYetScreen):
    """Which network is worth its hours."""

    name, title, icon = "networks", "Networks", "networks"
    sentence = "Here you will see what each network costs you in hours, and what came back."


class ReviewScreen(NotYetScreen):
    """Whom to keep and whom to let go."""

    name, title, icon = "review", "Review", "review"
    sentence = "Here you will decide, one person at a time, whom to keep and whom to let go."
