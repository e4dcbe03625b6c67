"""Pale rows where content is still being read: after a moment, never a spinner."""

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from netdesk.ui.contacts.model import TICK
from netdesk.ui.table_model import TableModel
from netdesk.ui.theme import current

AFTER_MS = 150
ROWS = 12
SHARE = {"name": 0.6, "company": 0.7, "networks": 0.4, "level": 0.7, "last": 0.5, "next": 0.5, "tags": 0.4}
USUAL_SHARE = 0.6


class PaleRows(QObject):
    """Paints bars in place of what is missing in a table."""

    def __init__(self, table: QTableView, model: TableModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._loading = self._due = False
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._now)

    def set_loading(self, loading: bool) -> None:
        """Say that ids are being read; after a moment an empty table shows pale rows."""
        self._loading = loading
        if not self._model.rowCount():
            self._look(loading)
            self._table.viewport().update()

    def paint(self) -> None:
        """Paint what is missing in the part that is shown."""
        table, count = self._table, self._model.rowCount()
        if not count:
            self._look(self._loading)
            if self._loading and self._due:
                height = table.verticalHeader().defaultSectionSize()
                self._paint([place * height for place in range(ROWS)])
            return
        first, last = max(0, table.rowAt(0)), table.rowAt(table.viewport().height() - 1)
        shown = range(first, (last if last >= 0 else count - 1) + 1)
        missing = [row for row in shown if not self._model.is_here(row)]
        self._look(bool(missing))
        if missing and self._due:
            self._paint([table.rowViewportPosition(row) for row in missing])

    def _look(self, missing: bool) -> None:
        """Count the moment from the first row that is missing; forget it once all are there."""
        if not missing:
            self._timer.stop()
            self._due = False
        elif not self._due and not self._timer.isActive():
            self._timer.start()

    def _now(self) -> None:
        self._due = True
        self._table.viewport().update()

    def _paint(self, tops: list[int]) -> None:
        table, theme = self._table, current()
        painter = QPainter(table.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        height = table.verticalHeader().defaultSectionSize()
        bars = self._bars(height)
        for top in tops:
            painter.fillRect(0, top + height - 1, table.viewport().width(), 1, theme.color("line"))
            for bar in bars:
                painter.drawRoundedRect(bar.translated(0, top), 4, 4)
        painter.end()

    def _bars(self, height: int) -> list[QRectF]:
        """Give a row's bars, one for each column that is shown."""
        bars = []
        for number, column in enumerate(self._model.columns):
            if column.key == TICK or self._table.isColumnHidden(number):
                continue
            left, width = self._table.columnViewportPosition(number) + 8, self._table.columnWidth(number) - 16
            bar = QRectF(left, height / 2 - 5, width * SHARE.get(column.key, USUAL_SHARE), 10)
            if column.right:
                bar.moveRight(left + width)
            bars.append(bar)
        return bars
