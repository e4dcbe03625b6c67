"""The settings: the theme, and where the data is."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.theme import THEMES, Choice
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Label, rule
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.workspace import Workspace


class SettingsDialog(QDialog):
    """Everything acts at once, so there is no OK to forget."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("Settings")
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(Label("Settings", fonts.title()))
        self.theme = Segmented(THEMES, workspace.look.choice, "Theme")
        self.theme.chosen.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(Label("Theme"), 1)
        row.addWidget(self.theme)
        column.addLayout(row)
        column.addWidget(rule())
        cadences = Button("Cadences of tiers and tags…", "bell")
        cadences.clicked.connect(self._cadences)
        row = QHBoxLayout()
        row.addWidget(Label("Keep in touch"), 1)
        row.addWidget(cadences)
        column.addLayout(row)
        column.addWidget(rule())
        column.addWidget(Label("Your data", fonts.section()))
        path = Label(str(workspace.db.path), fonts.small(), "text2", wrap=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(path)
        column.addWidget(Label("One file on this computer. Nothing leaves it.", fonts.small(), "text3", wrap=True))
        column.addStretch(1)
        close = Button("Close")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _cadences(self) -> None:
        from netdesk.ui.today.rules import RulesDialog

        RulesDialog(self._workspace, self).exec()

    def _choose(self, key: str) -> None:
        self._workspace.choose_theme(cast("Choice", key))
