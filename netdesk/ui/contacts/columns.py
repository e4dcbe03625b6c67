"""Which columns the table shows, where and how wide; remembered from start to start."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from netdesk.ui import fonts
from netdesk.ui.contacts.model import NAME, OPTIONAL, TICK
from netdesk.ui.settings import WindowState
from netdesk.ui.table_model import Column, TableModel

STATE = "contacts_columns"
KEEP_AFTER_MS = 400
NARROWEST, NARROWEST_NAME = 44, 132
ROOMY_NAME, MORE_COMPANY = 260, 140
"""From this width of the name on, the company takes half of what is left, up to so much more than its own width."""
TICK_WIDTH = 38
WIDTHS = {
    "company": 104, "networks": 76, "level": 112, "score": 98, "last": 60, "next": 100, "tags": 84, "connected": 106,
    "location": 120, "tier": 48, "role": 108, "added": 106, "interactions": 84, "source": 96,
}  # fmt: skip
DROPPED = frozenset({"company", "connected", "tags"})
"""Columns that a narrow window does without."""


class ContactColumns(QObject):
    """The layout of a table's columns; the tick box and the name always stay."""

    changed = Signal()
    """The user showed, hid or moved a column."""

    def __init__(self, table: QTableView, model: TableModel, state: WindowState) -> None:
        super().__init__(table)
        self._table, self._header, self._state = table, table.horizontalHeader(), state
        self._titles = {column.key: column.title for column in model.columns}
        self._columns = model.columns
        self.keys = [column.key for column in model.columns]
        self._compact = self._fitting = self._of_view = False
        self._hidden = set(OPTIONAL)
        self._widths: dict[str, int] = {}
        self._soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._soon.timeout.connect(self._keep)
        self._header.setMinimumSectionSize(round(TICK_WIDTH * fonts.scale()))
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._header.setSectionResizeMode(self.keys.index(TICK), QHeaderView.ResizeMode.Fixed)
        self._restore()
        self._header.sectionMoved.connect(self._moved)
        self._header.sectionResized.connect(self._resized)

    # --- what others ask ---------------------------------------------------------------------------------------------

    def shown(self) -> list[str]:
        """List the columns the user wants to see, left to right, without the tick box."""
        return [key for key in self._order() if key != TICK and key not in self._hidden]

    def visible(self) -> list[str]:
        """List the columns on the screen, left to right, without the tick box."""
        return [key for key in self.shown() if not self._table.isColumnHidden(self.keys.index(key))]

    def visible_columns(self) -> list[Column]:
        """List the same as columns of the model."""
        return [self._columns[self.keys.index(key)] for key in self.visible()]

    def choices(self) -> list[tuple[str, str]]:
        """List the columns that can be hidden: key and heading."""
        return [(key, title) for key, title in self._titles.items() if key not in (TICK, NAME)]

    def is_hidden(self, key: str) -> bool:
        """Tell whether the user hid a column."""
        return key in self._hidden

    def set_hidden(self, key: str, hidden: bool) -> None:
        """Hide or show a column, as the user wants it."""
        (self._hidden.add if hidden else self._hidden.discard)(key)
        self._apply()
        self._keep()
        self.changed.emit()

    def show(self, keys: Sequence[str]) -> None:
        """Show these columns in this order, as a saved view has them; the user's own layout is remembered beside it."""
        known = [key for key in keys if key in self.keys and key != TICK]
        if known:
            self._soon.stop()
            self._of_view = True
            self._hidden = set(self.keys) - {*known, NAME, TICK}
            self._place(known)
            self._apply()

    def show_usual(self) -> None:
        """Show the user's own layout, after a view's."""
        if self._of_view:
            self._soon.stop()
            self._of_view = False
            self._hidden = set(OPTIONAL)
            self._place(self.keys)
            self._restore()

    def set_compact(self, compact: bool) -> None:
        """Do without some columns in a narrow window."""
        self._compact = compact
        self._apply()

    def fit(self) -> None:
        """Give the name what the others leave; where that is too little, the table scrolls sideways."""
        if self._fitting:
            return
        self._fitting = True
        width = self._table.viewport().width()
        self._fit_into(width)
        if self._table.viewport().width() != width:  # the scroll bar came or went meanwhile
            self._fit_into(self._table.viewport().width())
        self._fitting = False

    def _fit_into(self, width: int) -> None:
        name, company = self.keys.index(NAME), self.keys.index("company")
        if not self._table.isColumnHidden(company):
            self._header.resizeSection(company, self._widths["company"] + self._more_company(width))
        others = sum(self._header.sectionSize(place) for place in range(len(self.keys)) if place != name)
        left, least = width - others, round(NARROWEST_NAME * fonts.scale())
        self._header.resizeSection(name, max(left, least))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if left < least else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._table.setHorizontalScrollBarPolicy(policy)

    def _more_company(self, width: int) -> int:
        """Tell how much of the spare room the company takes beside the name, unless the user gave it a width."""
        own, scale = self._widths["company"], fonts.scale()
        if own != int(WIDTHS["company"] * scale):
            return 0
        keys = [key for number, key in enumerate(self.keys) if not self._table.isColumnHidden(number) and key != NAME]
        spare = (
            width - sum(self._widths.get(key, round(TICK_WIDTH * scale)) for key in keys) - round(ROOMY_NAME * scale)
        )
        return max(0, min(spare // 2, round(MORE_COMPANY * scale)))

    # --- layout ------------------------------------------------------------------------------------------------------

    def _order(self) -> list[str]:
        return [self.keys[self._header.logicalIndex(place)] for place in range(len(self.keys))]

    def _place(self, keys: Sequence[str]) -> None:
        wanted = [TICK, *(key for key in keys if key in self.keys and key != TICK)]
        for place, key in enumerate(wanted):
            self._header.moveSection(self._header.visualIndex(self.keys.index(key)), place)

    def _apply(self) -> None:
        # A section that is being hidden says that it is resized while it does not count as hidden yet.
        self._fitting = True
        for number, key in enumerate(self.keys):
            self._table.setColumnHidden(number, key in self._hidden or (self._compact and key in DROPPED))
        self._fitting = False
        self.fit()

    def _restore(self) -> None:
        kept: Any = self._state.get(STATE)
        kept = kept if isinstance(kept, dict) else {}
        widths, scale = kept.get("widths", {}), fonts.scale()
        for number, key in enumerate(self.keys):
            if key == TICK:
                self._table.setColumnWidth(number, round(TICK_WIDTH * scale))
            elif key != NAME:
                self._widths[key] = max(NARROWEST, int(widths.get(key, WIDTHS[key] * scale)))
                self._table.setColumnWidth(number, self._widths[key])
        if "hidden" in kept:
            self._hidden = {key for key in kept["hidden"] if key in self.keys} - {TICK, NAME}
        self._place(kept.get("order", ()))
        self._apply()

    def _moved(self) -> None:
        self._soon.start()
        self.changed.emit()

    def _resized(self, section: int, _before: int, after: int) -> None:
        if not self._fitting:
            if after and self.keys[section] in self._widths:
                self._widths[self.keys[section]] = after
            self.fit()
            self._soon.start()

    def _keep(self) -> None:
        before: Any = self._state.get(STATE) or {}
        widths = dict(self._widths)
        if self._of_view:
            self._state.set(STATE, {**before, "widths": widths})
        else:
            self._state.set(STATE, {"order": self._order(), "hidden": sorted(self._hidden), "widths": widths})
