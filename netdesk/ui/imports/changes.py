"""The middle of the page: figures, the rows behind them or the file's own rows, and job changes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QWidget,
)
from typing_extensions import override

from netdesk.domain.import_report import Question
from netdesk.ui import fonts
from netdesk.ui.delegates.number import TextDelegate
from netdesk.ui.imports.answers import Answers
from netdesk.ui.imports.delegate import VerdictDelegate
from netdesk.ui.imports.figures import Figures
from netdesk.ui.imports.footer import Notice
from netdesk.ui.imports.model import CHANGE, COMPANY, NAME, ROLE, WHY, ChangesModel
from netdesk.ui.imports.moves import MovesPanel
from netdesk.ui.imports.questions import QuestionsPanel
from netdesk.ui.imports.sample import SampleModel
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import link
from netdesk.ui.widgets.labels import Card, ElidedLabel, Label, rule
from netdesk.ui.widgets.segmented import Segmented

ROW = 32
WIDTHS = {CHANGE: 106, NAME: 132, ROLE: 132, COMPANY: 116}
SHARES = {NAME: 0.26, ROLE: 0.18, COMPANY: 0.18}
"""How much of the room that is left the names take; the reason has the rest."""
REASON = 200
SAMPLE_WIDTH = 150
CHANGES, ROWS = "changes", "rows"
PALE_ROWS = 12


class PaleRows(QWidget):
    """Pale lines where rows will be."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        for number in range(min(PALE_ROWS, self.height() // ROW)):
            top = number * ROW + 11.0
            for left, width in ((16, 66), (114, 96), (246, 100), (378, 150 + 30 * (number % 3))):
                painter.drawRoundedRect(QRectF(left, top, min(width, max(0, self.width() - left - 16)), 10), 4, 4)


class RowsTable(QTableView):
    """A table of 32 px rows without a grid; the row under the pointer is lit."""

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(says)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(ROW, fonts.line_height(fonts.body()) + 12))
        self.horizontalHeader().setHighlightSections(False)
        self.setProperty("hoverRow", -1)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._light(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._light(-1)

    def _light(self, row: int) -> None:
        if self.property("hoverRow") != row:
            self.setProperty("hoverRow", row)
            self.viewport().update()


class ChangesTable(RowsTable):
    """Whom the import would add or change; wide windows show names and companies whole."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share out the room that the columns leave."""
        shown = [column for column in WIDTHS if not self.isColumnHidden(column)]
        spare = max(0, self.viewport().width() - sum(WIDTHS[column] for column in shown) - REASON)
        for column in shown:
            self.horizontalHeader().resizeSection(column, WIDTHS[column] + round(spare * SHARES.get(column, 0)))


class ChangesPanel(Card):
    """The card between the files and the mapping."""

    mode_chosen = Signal(str)
    columns_wanted = Signal()
    answered = Signal(str, object)
    """The identity of a question about a name, and the Candidate meant or None."""

    def __init__(self, model: ChangesModel, parent: QWidget | None = None) -> None:
        super().__init__((0, 0, 0, 0), parent)
        self.rows.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.heading = ElidedLabel("", fonts.section())
        self.columns = link("Columns")
        self.modes = Segmented([(CHANGES, "What changes"), (ROWS, "First rows")], CHANGES, "Show")
        self.notice = Notice()
        self.figures = Figures()
        self.table = _changes_table(model)
        self.sample_model = SampleModel(self)
        self.sample = _sample_table(self.sample_model)
        self.empty = Label("", tone="text2")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.questions = QuestionsPanel()
        self.moves = MovesPanel()
        self._bar = QWidget()
        self._stack = QStackedWidget()
        self._pale = PaleRows()
        self._compact = self._has_moves = False
        self._lay_out()
        self.modes.chosen.connect(self.mode_chosen)
        self.columns.clicked.connect(self.columns_wanted)
        self.questions.answered.connect(self.answered)

    def show_bar(self, heading: str, shown: bool) -> None:
        """Show or hide the line that offers the file's own rows."""
        self.heading.setText(heading)
        self._bar.setVisible(shown)
        self._bar_line.setVisible(shown)

    def show_loading(self) -> None:
        """Show pale rows."""
        self._stack.setCurrentWidget(self._pale)

    def show_changes(self, empty: str = "") -> None:
        """Show the table, or why there is nothing in it."""
        self.empty.setText(empty)
        self._stack.setCurrentWidget(self.empty if empty else self.table)

    def show_sample(self) -> None:
        """Show the file's first rows."""
        self._stack.setCurrentWidget(self.sample)

    def show_moves(self, shown: bool) -> None:
        """Show job changes where there are any and room for them."""
        self._has_moves = shown
        self.moves.setVisible(shown and not self._compact)

    def show_questions(self, questions: Sequence[Question], given: Answers) -> None:
        """Show whom the user has to tell apart, where there is anybody."""
        self.questions.show_questions(questions, given)
        self.questions.setVisible(bool(questions))

    def set_compact(self, compact: bool) -> None:
        """Drop role, company and job changes."""
        self._compact = compact
        self.table.setColumnHidden(ROLE, compact)
        self.table.setColumnHidden(COMPANY, compact)
        self.table.fit()
        self.columns.setVisible(compact)
        self.show_moves(self._has_moves)

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(16, 0, 8, 0)
        bar.setSpacing(16)
        self.heading.setFixedHeight(43)
        bar.addWidget(self.heading, 1)
        bar.addWidget(self.columns)
        bar.addWidget(self.modes)
        self._bar.hide()
        self.columns.hide()
        self.questions.hide()
        self.moves.hide()
        for page in (self._pale, self.table, self.sample, self.empty):
            self._stack.addWidget(page)
        self._bar_line = rule()
        self._bar_line.hide()
        for widget in (self._bar, self._bar_line, self.notice, self.figures, rule()):
            self.rows.addWidget(widget)
        self.rows.addWidget(self._stack, 1)
        self.rows.addWidget(self.questions)
        self.rows.addWidget(self.moves)


def _sample_table(model: SampleModel) -> RowsTable:
    table = RowsTable("The file's first rows")
    table.setModel(model)
    table.setItemDelegate(TextDelegate(table))
    header = table.horizontalHeader()
    header.setFixedHeight(2 * fonts.line_height(fonts.small()) + 14)
    header.setDefaultSectionSize(SAMPLE_WIDTH)
    header.setStretchLastSection(True)
    return table


def _changes_table(model: ChangesModel) -> ChangesTable:
    table = ChangesTable("What changes")
    table.setModel(model)
    table.setItemDelegateForColumn(CHANGE, VerdictDelegate(table))
    table.setItemDelegateForColumn(NAME, TextDelegate(table, medium=True))
    for column in (ROLE, COMPANY):
        table.setItemDelegateForColumn(column, TextDelegate(table, tone="text2"))
    table.setItemDelegateForColumn(WHY, TextDelegate(table))
    header = table.horizontalHeader()
    header.setStyleSheet("QHeaderView::section:first { padding-left: 16px; }")
    header.setFixedHeight(max(ROW, fonts.line_height(fonts.small()) + 12))
    for column, width in WIDTHS.items():
        header.resizeSection(column, width)
    header.setStretchLastSection(True)
    return table
