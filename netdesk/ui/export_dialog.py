"""Export…: what, of whom, as which kind of file; then where, and how far it is."""

from array import array
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.domain.query import EVERYBODY, Query
from netdesk.exporters.base import What
from netdesk.outgoing import Written
from netdesk.ui import export_kinds, fonts, links
from netdesk.ui.export_kinds import FileKind
from netdesk.ui.export_work import Order, Whom, count, write
from netdesk.ui.jobs import Cancelled, Progress, sentence_of
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import Label, rule
from netdesk.ui.widgets.segmented import Segmented
from netdesk.ui.widgets.tile import Tile
from netdesk.ui.workspace import Offer, Workspace

FOLDER = "export_folder"
"""The window's memory of the folder exported to last."""
COLUMNS = 2
WIDTH = 600


@dataclass(frozen=True)
class Start:
    """From where the dialog is opened: who is chosen, and what the list is filtered by."""

    chosen: "array[int]"
    query: Query = EVERYBODY


class ExportDialog(QDialog):
    """Asks three things, all answered already; nothing is written before the save dialog."""

    def __init__(self, workspace: Workspace, start: Start, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._start = workspace, start
        self._counts: dict[Whom, int] = {"chosen": len(start.chosen)}
        self._progress: Progress | None = None
        self.setWindowTitle("Export")
        self.setFixedWidth(WIDTH)
        self.what = Segmented(export_kinds.SUBJECTS, says="Export")
        self.whom: dict[Whom, QRadioButton] = {}
        self.tiles: dict[str, Tile] = {}
        self._numbers: dict[Whom, Label] = {}
        self._tile_group = QButtonGroup(self)
        self.note = Label("", fonts.small(), "text3", wrap=True)
        self.go = primary("Choose where…")
        self._lay_out()
        self.what.chosen.connect(self._show_kinds)
        self._tile_group.buttonToggled.connect(lambda *_: self._show_note())
        self._show_kinds()
        self._show_counts({})
        workspace.tasks.read(lambda db: count(db, start.query), self._show_counts, key=(self, "count"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label("Export", fonts.title()))
        column.addWidget(self.what, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addWidget(Label("Of whom", fonts.section()))
        column.addLayout(self._people())
        column.addSpacing(4)
        column.addWidget(Label("As", fonts.section()))
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        column.addWidget(rule())
        self._foot = QStackedWidget()
        self._foot.addWidget(self._buttons())
        self._foot.addWidget(self._working())
        self._foot.setFixedHeight(36)
        column.addWidget(self._foot)

    def _people(self) -> QVBoxLayout:
        choices: list[tuple[Whom, str]] = []
        if len(self._start.chosen):
            one = len(self._start.chosen) == 1
            choices.append(("chosen", "The chosen contact" if one else "The chosen contacts"))
        if not self._start.query.is_empty:
            choices.append(("found", f"Those found by {_short(self._start.query.text)}"))
        choices.append(("everybody", "Everybody, archived contacts included"))
        lines = QVBoxLayout()
        lines.setSpacing(2)
        for number, (key, words) in enumerate(choices):
            line = QHBoxLayout()
            button = QRadioButton(words.replace("&", "&&"))
            button.setChecked(not number)
            button.toggled.connect(lambda *_: self._show_note())
            self.whom[key], self._numbers[key] = button, Label("", tone="text2")
            line.addWidget(button, 1)
            line.addWidget(self._numbers[key])
            lines.addLayout(line)
        return lines

    def _buttons(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 2, 0, 2)
        row.addStretch(1)
        leave = Button("Cancel")
        leave.clicked.connect(self.reject)
        leave.setAutoDefault(False)
        self.go.clicked.connect(self._choose_where)
        self.go.setDefault(True)
        for button in (leave, self.go):
            row.addWidget(button)
        return page

    def _working(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(12)
        self.words = Label("", tone="text2")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("How far the export is")
        self.stop = Button("Cancel", says="Cancel the export")
        self.stop.clicked.connect(self._cancel)
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        return page

    @property
    def chosen_what(self) -> What:
        """Give what is to be exported."""
        return next(key for key, _ in export_kinds.SUBJECTS if key == self.what.value)

    @property
    def chosen_whom(self) -> Whom:
        """Give whose it is to be."""
        return next(key for key, button in self.whom.items() if button.isChecked())

    @property
    def chosen_kind(self) -> FileKind:
        """Give the kind of file."""
        return next(export_kinds.BY_KEY[key] for key, tile in self.tiles.items() if tile.isChecked())

    def _show_kinds(self) -> None:
        """Show the kinds that hold what is chosen; the kind chosen before stays, where it does."""
        before = next((key for key, tile in self.tiles.items() if tile.isChecked()), "")
        for tile in self.tiles.values():
            self._tile_group.removeButton(tile)
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = {}
        for number, kind in enumerate(export_kinds.for_what(self.chosen_what)):
            tile = Tile(kind.title, kind.words)
            self._tile_group.addButton(tile)
            self._grid.addWidget(tile, number // COLUMNS, number % COLUMNS)
            tile.setVisible(True)  # at once, so that it counts for the dialog's height
            self.tiles[kind.key] = tile
        self.tiles.get(before, next(iter(self.tiles.values()))).setChecked(True)
        self._show_note()
        column = self.layout()
        if column is not None:
            column.activate()
        self.adjustSize()

    def _show_counts(self, counts: dict[Whom, int]) -> None:
        self._counts |= counts
        for key, label in self._numbers.items():
            if key in self._counts:
                label.setText(f"{self._counts[key]:,}")
                self.whom[key].setAccessibleName(f"{self.whom[key].text()}, {self._counts[key]:,}")

    def _show_note(self) -> None:
        if not self.tiles or not any(tile.isChecked() for tile in self.tiles.values()):
            return
        self.note.setText(_note(self.chosen_what, self.chosen_whom, self.chosen_kind))

    def _choose_where(self) -> None:
        kind, what = self.chosen_kind, self.chosen_what
        target = ask_where(
            self._workspace, self, f"{what}.{kind.format}", f"{kind.title.split(',')[0]} (*.{kind.format})"
        )
        if target is not None:
            self._write(target)

    def _write(self, target: Path) -> None:
        whom = self.chosen_whom
        order = Order(
            self.chosen_what,
            self.chosen_kind,
            whom,
            self._start.chosen,
            self._start.query,
            self._workspace.clock(),
            target,
        )
        self._show_progress(0, self._counts.get(whom, 0), "Writing…")
        self._foot.setCurrentIndex(1)
        self._settle(enabled=False)
        self._progress = self._workspace.tasks.long(
            lambda db, progress: write(db, order, progress),
            lambda written: self._finish(target, written),
            self._fail,
            self._show_progress,
        )

    def _show_progress(self, done: int, total: int, words: str) -> None:
        self.words.setText(words)
        self.bar.setRange(0, max(total, done) if total else 0)
        self.bar.setValue(done)

    def _finish(self, target: Path, written: Written) -> None:
        words = f"Exported {export_kinds.counted(self.chosen_what, written.rows)} to {target.name}"
        words = " ".join([words, *written.remarks])
        self._workspace.said.emit(words, Offer("Show in folder", lambda: links.show_folder(target)))
        self._progress = None
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._progress = None
        self._foot.setCurrentIndex(0)
        self._settle(enabled=True)
        self.note.set_tone("text3" if isinstance(error, Cancelled) else "danger")
        self.note.setText("Stopped. Nothing was written." if isinstance(error, Cancelled) else sentence_of(error))

    def _settle(self, *, enabled: bool) -> None:
        for widget in (self.what, *self.whom.values(), *self.tiles.values()):
            widget.setEnabled(enabled)

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    @override
    def reject(self) -> None:
        """Esc stops the writing first."""
        if self._progress is not None:
            self._cancel()
        else:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        super().closeEvent(event)


def _short(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= most else f"“{line[: most - 1]}…”"


def _note(what: What, whom: Whom, kind: FileKind) -> str:
    """Say what will be in the file, in one sentence."""
    if what == "everything" and kind.format == "json":
        if whom == "everybody":
            return "Every table as it is, settings and pictures too. It can be read into an empty NetDesk without loss."
        return "Everything held about these contacts, pictures too."
    if what == "everything":
        return "One sheet each for contacts, interactions, value and time."
    if what == "contacts" and kind.format in ("csv", "xlsx"):
        return "Every field, several values in one cell parted by :::. Pictures are in vCard and JSON only."
    if what == "contacts":
        return (
            "Every field, pictures too."
            if kind.format == "json"
            else "Name, work, addresses, profiles, birthday, notes, tags, picture."
        )
    return {
        "interactions": "One line for each act, derived ones marked.",
        "value": "One line for each thing given or received.",
        "time": "One line for each entry." if whom == "everybody" else "The entries spent with these contacts.",
    }[what]


def ask_where(workspace: Workspace, parent: QWidget, name: str, kinds: str) -> Path | None:
    """Ask for the file to write, in the folder exported to last; a file that is there is asked about."""
    folder = str(workspace.state.get(FOLDER, "")) or str(Path.home())
    asking = QFileDialog(parent, "Export to", folder, kinds)
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setDefaultSuffix(name.rpartition(".")[2])
    asking.selectFile(name)
    chosen = asking.selectedFiles() if asking.exec() else []
    if not chosen:
        return None
    target = Path(chosen[0])
    workspace.state.set(FOLDER, str(target.parent))
    return target


def open_export(workspace: Workspace, start: Start, parent: QWidget) -> ExportDialog:
    """Open the dialog; it goes by itself."""
    dialog = ExportDialog(workspace, start, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
