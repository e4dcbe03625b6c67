"""The layout of the Participation screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.delegates.number import NumberDelegate, TextDelegate
from netdesk.ui.delegates.person import PersonDelegate
from netdesk.ui.participation import words
from netdesk.ui.participation.companions import LorenzCard, RankCard
from netdesk.ui.participation.delegate import LevelDelegate
from netdesk.ui.participation.level_table import LevelModel
from netdesk.ui.participation.model import Column, PeopleModel
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import Card, ElidedLabel, EmptyState, Label, rule
from netdesk.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from netdesk.ui.participation.chart import LevelChart

COMPANIONS_WIDTH = 300
GAP = 12
CHART_HEIGHT, COMPACT_HEIGHT = 428, 392
ROW = 32
WIDTHS = {Column.NAME: 220, Column.LEVEL: 190, Column.LAST: 140, Column.ACTS: 84}
COMPACT_WIDTHS = {Column.NAME: 190, Column.LEVEL: 170, Column.LAST: 110, Column.ACTS: 70}
GAP_STYLE = "QSplitter::handle { background: transparent; height: 12px; }"


class PeopleTable(QTableView):
    """The list of people; Enter opens one."""

    opened = Signal(int)

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("People at the chosen levels")
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, delegate in (
            (Column.NAME, PersonDelegate(self)),
            (Column.ROLE, TextDelegate(self, tone="text2")),
            (Column.LEVEL, LevelDelegate(self)),
            (Column.LAST, TextDelegate(self, tone="text2")),
            (Column.ACTS, NumberDelegate(self)),
        ):
            self.setItemDelegateForColumn(column, delegate)
        self._set_up_header()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.ROLE, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(Column.LEVEL, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self.set_compact(False)
        self._grow_rows()

    def set_compact(self, compact: bool) -> None:
        """Use narrower columns in a narrow window."""
        for column, width in (COMPACT_WIDTHS if compact else WIDTHS).items():
            self.setColumnWidth(column, width)

    def _grow_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 14))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow_rows()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class ListCard(Card):
    """Who is at the chosen levels."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__((1, 0, 1, 1), parent)
        self.rows.setSpacing(0)
        self.heading = ElidedLabel("", fonts.section())
        self.chip = Button(words.EVERYONE, "close", kind="chip", small=True)
        self.chip.setIconSize(QSize(12, 12))
        self.chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        self.hint = Label(words.HINT, fonts.small(), "text3")
        self.open_button = Button("Open in Contacts", "contacts", small=True)
        self.table = PeopleTable(model)
        bar = QWidget()
        bar.setFixedHeight(44)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 15, 0)
        row.setSpacing(12)
        row.addWidget(self.heading)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.hint)
        row.addWidget(self.open_button)
        self.rows.addWidget(bar)
        self.rows.addWidget(rule())
        self.rows.addWidget(self.table, 1)
        self.setMinimumHeight(44 + ROW * 3)


class ChartCard(Card):
    """The chart, or the same numbers as a table; the chart is made when it is first shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((8, 8, 8, 4), parent)
        self.level_model = LevelModel(self)
        self.table = QTableView()
        self.table.setModel(self.level_model)
        self.table.setShowGrid(False)
        self.table.setAccessibleName("People at each level")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setMinimumSectionSize(60)
        self.table.horizontalHeader().setHighlightSections(False)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.rows.addWidget(self.pages)
        self.setMinimumHeight(240)
        self._chart: LevelChart | None = None

    def chart(self, theme: Theme) -> "LevelChart":
        """Give the chart; the first call loads pyqtgraph, which takes a while."""
        if self._chart is None:
            from netdesk.ui.participation.chart import LevelChart

            self._chart = LevelChart(theme)
            self.pages.addWidget(self._chart)
            self.show_table(False)
        return self._chart

    @property
    def made_chart(self) -> "LevelChart | None":
        """The chart if it was made already."""
        return self._chart

    def show_table(self, on: bool) -> None:
        """Show the table instead of the chart, or the chart again."""
        self.pages.setCurrentWidget(self.table if on or self._chart is None else self._chart)


class ParticipationView(QWidget):
    """Header, chart with its companions, list; or one sentence where there is nobody yet."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.direction = Segmented(words.DIRECTIONS, says="Direction")
        self.as_table = Button("Show as table", small=True)
        self.as_table.setCheckable(True)
        self.as_table.setToolTip("The same numbers as a table (Ctrl+T)")
        self.tabs = QTabBar()
        self.chart_card, self.list_card = ChartCard(), ListCard(model)
        self.lorenz, self.rank = LorenzCard(), RankCard()
        self.empty = EmptyState(
            "participation",
            "Nobody is here yet.",
            "Import the people you know from a network to see who reads and who works with you.",
            "Import contacts",
        )
        self._compact = self._has_people = False
        self._page = QVBoxLayout(self)
        self._page.setSpacing(GAP)
        self._page.addLayout(self._header())
        self.pages = QStackedWidget()
        self.pages.addWidget(QWidget())  # nothing until the first numbers are there
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self._body())
        self._page.addWidget(self.pages, 1)
        self._show_controls(False)
        self.set_compact(False)
        self.tabs.currentChanged.connect(self._show_tab)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(Label("Participation", fonts.title()))
        for words_of in ("Levels", "Few and many", "Ranks"):
            self.tabs.addTab(words_of)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        row.addSpacing(8)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.period = Label("12 months", fonts.small(), "text3")
        self.period.setToolTip("Levels count the acts of the last 365 days.")
        for widget in (self.period, self.as_table, self.direction):
            row.addWidget(widget)
        return row

    def _body(self) -> QSplitter:
        self._top = QWidget()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.chart_card, 1)
        self._aside = QWidget()
        column = QVBoxLayout(self._aside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.lorenz, 1)
        column.addWidget(self.rank, 1)
        row.addWidget(self._aside)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setStyleSheet(GAP_STYLE)
        self.splitter.setHandleWidth(GAP)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._top)
        self.splitter.addWidget(self.list_card)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        return self.splitter

    def set_compact(self, compact: bool) -> None:
        """Turn the companions into tabs beside the chart, and back."""
        self._compact = compact
        side = 16 if compact else 24
        self._page.setContentsMargins(side, 16 if compact else 20, side, side)
        self._show_controls(self._has_people)
        self._aside.setMinimumWidth(0 if compact else COMPANIONS_WIDTH)
        self._aside.setMaximumWidth(16_777_215 if compact else COMPANIONS_WIDTH)
        self.list_card.hint.setVisible(not compact)
        self.list_card.table.set_compact(compact)
        # More than there is: the splitter shares out what it has in this proportion, and grows below.
        self.splitter.setSizes([COMPACT_HEIGHT if compact else CHART_HEIGHT, 180 if compact else 320])
        self._show_tab(self.tabs.currentIndex())

    def _show_tab(self, tab: int) -> None:
        alone = self._compact
        self.chart_card.setVisible(not alone or tab == 0)
        self._aside.setVisible(not alone or tab > 0)
        self.lorenz.setVisible(not alone or tab == 1)
        self.rank.setVisible(not alone or tab == 2)

    def show_nobody(self) -> None:
        """Show the empty state."""
        self.pages.setCurrentWidget(self.empty)
        self._show_controls(False)

    def show_body(self) -> None:
        """Show chart and list."""
        self.pages.setCurrentWidget(self.splitter)
        self._show_controls(True)

    def _show_controls(self, on: bool) -> None:
        self._has_people = on
        self.direction.setVisible(on)
        self.as_table.setVisible(on)
        self.period.setVisible(on and not self._compact)
        self.tabs.setVisible(on and self._compact)
