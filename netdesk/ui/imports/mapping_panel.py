"""The panel that asks what the columns of an unknown table mean."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.importers.base import Found
from netdesk.importers.dates import ORDERS
from netdesk.importers.fields import FIELDS
from netdesk.importers.mapping import ColumnMapping, Mapping, problem
from netdesk.ui import fonts
from netdesk.ui.imports.words import base_name, count
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import Card, ElidedLabel, IconLabel, Label, restyle, rule

WIDTH = 304
COMBO = 136
ROW = 52
QUESTION = "Where should each column go?"


class Choice(QComboBox):
    """A small choice that the wheel does not change while the panel is scrolled."""

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("small", True)
        self.setAccessibleName(says)
        self.setFixedWidth(COMBO)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_unsure(self, unsure: bool) -> None:
        """Outline the choice where a person should look."""
        if bool(self.property("unsure")) != unsure:
            self.setProperty("unsure", unsure)
            restyle(self)
        self.setToolTip("Guessed: please have a look" if unsure else "")

    def choose(self, key: str) -> None:
        """Choose without a signal."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.findData(key))
        self.blockSignals(blocked)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnRow(QWidget):
    """One column: its name, a value from it, and what it means."""

    chosen = Signal(int, str)

    def __init__(self, column: ColumnMapping, sample: str, fields: QStandardItemModel) -> None:
        super().__init__()
        self._index = column.index
        self.setMinimumHeight(ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(column.header, fonts.medium()))
        words.addWidget(ElidedLabel(f"“{sample}”" if sample else "empty", fonts.small(), "text3"))
        words.addStretch(1)
        row.addLayout(words, 1)
        row.addWidget(IconLabel("chevron-right", 14, "text3"))
        self.combo = Choice(f"{column.header} goes to")
        self.combo.setModel(fields)
        self.show_column(column)
        self.combo.currentIndexChanged.connect(lambda _at: self.chosen.emit(self._index, self.combo.currentData()))
        row.addWidget(self.combo)

    def show_column(self, column: ColumnMapping) -> None:
        """Show what the column means now."""
        self.combo.choose(column.field)
        self.combo.set_unsure(not column.sure)


class MappingPanel(Card):
    """What each column of one table means. A change is told at once; nothing is saved here."""

    changed = Signal(str, object)
    """A file's path and its corrected Mapping."""
    remember_changed = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((0, 0, 0, 0), parent)
        self.rows.setSpacing(0)
        self._path = ""
        self._mapping: Mapping | None = None
        self._fields = _fields(self)
        self.lines: list[ColumnRow] = []
        self.heading = ElidedLabel("", fonts.section())
        self.note = Label("", fonts.small(), "text3")
        self.back = link("Back to the changes")
        self.words = Label("", fonts.small(), "text2", wrap=True)
        self.fault = Label("", fonts.small(), "danger", wrap=True)
        self.dates = Choice("Order of day and month")
        self.date_words = Label("Dates are written", tone="text2")
        self.remember = QCheckBox("Remember for files like this")
        self._scroll = QScrollArea(widgetResizable=True)
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.dates.currentIndexChanged.connect(self._choose_order)
        self.remember.toggled.connect(lambda on: self.remember_changed.emit(self._path, on))

    def show_table(self, found: Found, mapping: Mapping, rows: int | None, *, remember: bool) -> None:
        """Show a table's columns; the same table again keeps its place."""
        same = found.path == self._path and [c.header for c in mapping.columns] == self._headers()
        self._mapping = mapping
        if same:
            for line, column in zip(self.lines, mapping.columns, strict=True):
                line.show_column(column)
        else:
            self._path = found.path
            self.heading.setText(base_name(found.path))
            self.words.setText(f"{found.words}. {QUESTION}" if found.words else QUESTION)
            self._build(mapping)
        self.note.setText(count(rows, "row") if rows is not None else "")
        blocked = self.remember.blockSignals(True)
        self.remember.setChecked(remember)
        self.remember.blockSignals(blocked)
        self._show_state()

    def set_compact(self, compact: bool) -> None:
        """Fill the page in place of the changes, or stand beside them."""
        self.back.setVisible(compact)
        self.note.setVisible(not compact)
        self.setMinimumWidth(0 if compact else WIDTH)
        self.setMaximumWidth(16_777_215 if compact else WIDTH)

    def show_samples(self, rows: Sequence[Sequence[str]]) -> None:
        """Show values for columns whose mapping was remembered, which holds none."""
        mapping = self._mapping
        if mapping is None or any(column.sample for column in mapping.columns):
            return
        filled = [
            replace(c, sample=next((r[c.index] for r in rows if r[c.index].strip()), "")) for c in mapping.columns
        ]
        self._mapping = replace(mapping, columns=tuple(filled))
        self._build(self._mapping)

    def _headers(self) -> list[str]:
        return [column.header for column in self._mapping.columns] if self._mapping else []

    def _build(self, mapping: Mapping) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = []
        for item in mapping.columns:
            line = ColumnRow(item, item.sample, self._fields)
            line.chosen.connect(self._choose)
            self.lines.append(line)
            column.addWidget(line)
            column.addWidget(rule())
        column.addStretch(1)
        self._scroll.setWidget(page)

    def _choose(self, index: int, field: str) -> None:
        if self._mapping is not None:
            self._tell(self._mapping.with_field(index, field))

    def _choose_order(self) -> None:
        if self._mapping is not None:
            self._tell(replace(self._mapping, date_order=self.dates.currentData(), date_order_sure=True))

    def _tell(self, mapping: Mapping) -> None:
        self._mapping = mapping
        for line, column in zip(self.lines, mapping.columns, strict=True):
            line.show_column(column)
        self._show_state()
        self.changed.emit(self._path, mapping)

    def _show_state(self) -> None:
        mapping = self._mapping
        if mapping is None:
            return
        fault = problem(mapping) or ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        dated = bool(mapping.date_order)
        self.dates.setVisible(dated)
        self.date_words.setVisible(dated)
        if dated:
            self.dates.choose(mapping.date_order)
            self.dates.set_unsure(not mapping.date_order_sure)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        self.heading.setFixedHeight(43)
        head.addWidget(self.heading, 1)
        head.addWidget(self.note)
        head.addWidget(self.back)
        intro = QVBoxLayout()
        intro.setContentsMargins(16, 10, 16, 4)
        intro.addWidget(self.words)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for key, words in ORDERS.items():
            self.dates.addItem(words, key)
        dates = QHBoxLayout()
        dates.addWidget(self.date_words, 1)
        dates.addWidget(self.dates)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.fault)
        foot.addLayout(dates)
        foot.addWidget(self.remember)
        self.rows.addLayout(head)
        self.rows.addWidget(rule())
        self.rows.addLayout(intro)
        self.rows.addWidget(self._scroll, 1)
        self.rows.addWidget(rule())
        self.rows.addLayout(foot)


def _fields(owner: MappingPanel) -> QStandardItemModel:
    """Make the one list of fields that all columns share."""
    model = QStandardItemModel(owner)
    for key, words in FIELDS.items():
        item = QStandardItem(words)
        item.setData(key, Qt.ItemDataRole.UserRole)
        model.appendRow(item)
    return model
