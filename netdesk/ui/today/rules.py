"""The cadences of tiers and tags: a small dialog in which everything acts at once."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netdesk.domain.cadence import BY_TIER, TIERS, Cadence, Rule
from netdesk.domain.history import Outcome
from netdesk.ui import fonts
from netdesk.ui.cadence_editor import CadenceEditor
from netdesk.ui.today.words import counted
from netdesk.ui.widgets.buttons import Button, link
from netdesk.ui.widgets.labels import ElidedLabel, Label, rule
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

WIDTH = 520


class RulesDialog(QDialog):
    """What holds for each tier and tag; a click on a cadence changes it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("Cadences")
        self.setMinimumWidth(round(WIDTH * fonts.scale()))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("How often to be in touch", fonts.title()))
        words = "A contact’s own cadence stands above the shortest of its tags’, and that above its tier’s. Any interaction starts the days anew."
        column.addWidget(Label(words, tone="text2", wrap=True))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        column.addWidget(rule())
        row = QHBoxLayout()
        self.tags = QComboBox()
        self.tags.setAccessibleName("Tag")
        self.add = Button("Give this tag a cadence", "plus")
        row.addWidget(self.tags, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addStretch(1)
        close = Button("Close")
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.add.clicked.connect(
            lambda _checked=False: self._ask(Rule(BY_TIER[1], tag=self.tags.currentText()), self.add)
        )
        self.buttons: list[Button] = []
        workspace.changed.connect(lambda _tables: self.read())
        self.read()

    def read(self) -> None:
        """Read the rules."""

        def rules(db: "Database") -> tuple[list[Rule], list[str]]:
            from netdesk.store import cadences

            return cadences.rules(db), cadences.tags_without(db)

        self._workspace.tasks.read(rules, self._show, key=(self, "rules"))

    def _show(self, found: tuple[list[Rule], list[str]]) -> None:
        rules, tags = found
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons = []
        for row, each in enumerate(rules):
            self._add_row(row, each)
        self.tags.clear()
        self.tags.addItems(tags)
        writes = not self._workspace.db.read_only
        for control in (self.tags, self.add):
            control.setEnabled(bool(tags) and writes)

    def _add_row(self, row: int, each: Rule) -> None:
        room = f", room for {TIERS[each.tier - 1]}" if each.tier else ""
        name = f"Tier {each.tier}" if each.tier else f"Tag {each.tag}"
        button = link(
            each.cadence.whole_words.capitalize() if each.given else f"{each.cadence.whole_words.capitalize()} (usual)"
        )
        button.setAccessibleName(f"{name}: {button.text()}. Change")
        button.setEnabled(not self._workspace.db.read_only)
        button.clicked.connect(partial(self._ask, each, button))
        self.buttons.append(button)
        self._grid.addWidget(ElidedLabel(name, fonts.medium()), row, 0)
        self._grid.addWidget(Label(f"{counted(each.people, 'person', 'people')}{room}", fonts.small(), "text2"), row, 1)
        self._grid.addWidget(button, row, 2)

    def _ask(self, each: Rule, anchor: QWidget, _checked: bool = False) -> None:
        usual = f"As usual: {BY_TIER[each.tier - 1].words}" if each.tier else "No cadence for this tag"
        editor = CadenceEditor(each.cadence, usual, parent=self)
        editor.chosen.connect(partial(self._set, each))
        editor.open_below(anchor)

    def _set(self, each: Rule, cadence: Cadence | None) -> None:
        now = self._workspace.clock()

        def write(db: "Database") -> Outcome:
            from netdesk.store import cadences

            if each.tier:
                return cadences.set_for_tier(db, each.tier, cadence, now)
            return cadences.set_for_tag(db, each.tag, cadence, now)

        self._workspace.tasks.write(write)
