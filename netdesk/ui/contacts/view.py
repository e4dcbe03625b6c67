"""The layout of the Contacts screen: facets, tabs line, table or an empty state, summary line, the contact beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.contacts import sorting, words
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.facets.chips import FacetChips
from netdesk.ui.contacts.facets.pane import FacetsPane, FacetsPopup
from netdesk.ui.contacts.reader import Listing
from netdesk.ui.contacts.table import ContactsTable
from netdesk.ui.contacts.view_tabs import HEIGHT, ViewTabs
from netdesk.ui.contacts.views.view import ALL
from netdesk.ui.settings import WindowState
from netdesk.ui.table_model import TableModel
from netdesk.ui.widgets.buttons import Button, icon_button, link
from netdesk.ui.widgets.labels import EmptyState, Label, rule

FACETS, DETAIL, COMPACT_DETAIL, NARROWEST_DETAIL = 188, 328, 312, 312
HINTS = (("↑ ↓", "move"), ("Enter", "open"), ("/", "filter"))


class ContactsView(QSplitter):
    """Facets at the left, the table, detail at the right; the detail can be folded away."""

    def __init__(self, model: TableModel, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.table = ContactsTable(model, state)
        self.detail = DetailPanel()
        self.facets = FacetsPane(state)
        self.facets_popup = FacetsPopup(self)
        self.tabs = ViewTabs()
        self.save_view = icon_button("plus", "Save this view")
        self.chips = FacetChips()
        self.filters_button = Button("Filters", "filter", small=True)
        self.columns_button = icon_button("columns", "Columns, order and density")
        self.strip = _strip()
        self.again = Button("Try again", small=True)
        self.nobody_yet = EmptyState(
            "contacts",
            "Nobody here yet",
            "Drop a file with your contacts anywhere on this window, or choose one.",
            "Import contacts",
        )
        self.first_one = link("Add somebody by hand")
        self.nobody_yet.add_way(self.first_one)
        self.no_match = EmptyState("search", "Nobody matches", "", "Clear filters")
        self.pages = QStackedWidget()
        self.bottom = QStackedWidget()
        self.summary = Label("", fonts.small(), "text2")
        self.clear = link("Clear")
        self._set_up()

    def _set_up(self) -> None:
        for page in (self.table, self.nobody_yet, self.no_match):
            page.setAutoFillBackground(True)
            page.setBackgroundRole(QPalette.ColorRole.Base)
            self.pages.addWidget(page)
        left = QFrame()
        left.setProperty("kind", "plain")
        left.setMinimumWidth(420)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bottom.addWidget(self._footer())
        self.bottom.setFixedHeight(round(HEIGHT * fonts.scale()))
        for widget in (self._bar(), rule(), self._error_strip(), self.pages, rule(), self.bottom):
            column.addWidget(widget)
        column.setStretchFactor(self.pages, 1)
        for pane in (self.facets, left, self.detail):
            self.addWidget(pane)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(place, stretch)
        self.detail.setMinimumWidth(NARROWEST_DETAIL)
        self.set_compact(False)

    def _bar(self) -> QWidget:
        bar = _ground(QPalette.ColorRole.Base)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addWidget(self.save_view)
        row.addStretch(1)
        row.addWidget(self.chips)
        row.addWidget(self.filters_button)
        row.addWidget(self.columns_button)
        self.filters_button.clicked.connect(self.show_facets)
        self.chips.more_wanted.connect(self.show_facets)
        return bar

    def _error_strip(self) -> QWidget:
        row = self.strip.layout()
        assert row is not None
        self.problem = Label("", fonts.small(), "danger", wrap=True)
        row.addWidget(self.problem)
        row.addWidget(self.again)
        self.strip.hide()
        return self.strip

    def _footer(self) -> QWidget:
        bar = _ground(QPalette.ColorRole.AlternateBase)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 14, 0)
        row.setSpacing(4)
        row.addWidget(self.summary)
        self._dot = Label("·", fonts.small(), "text3")
        row.addWidget(self._dot)
        row.addWidget(self.clear)
        row.addStretch(1)
        self._hints = Label("     ".join(f"{key} {what}" for key, what in HINTS), fonts.small(), "text3")
        row.addWidget(self._hints)
        return bar

    def set_compact(self, compact: bool) -> None:
        """Drop columns and the facets below 1200 px."""
        self.table.columns.set_compact(compact)
        self.chips.set_compact(compact)
        self.filters_button.setVisible(compact)
        if compact:
            self.facets_popup.inside.addWidget(self.facets)
        else:
            self.facets_popup.hide()
            self.insertWidget(0, self.facets)
        self.facets.show()
        facets, detail = 0 if compact else round(FACETS * fonts.scale()), COMPACT_DETAIL if compact else DETAIL
        sizes = [facets, max(1, self.width() - facets - detail), detail]
        self.setSizes(sizes[-self.count() :])

    def show_facets(self) -> None:
        """Bring the facets into view: below their button where the window is narrow."""
        if self.filters_button.isVisible():
            self.facets_popup.open_below(self.filters_button)
        self.facets.sections["role"].heading.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_page(self, has_rows: bool, text: str) -> None:
        """Show the table, or why it is empty: nobody yet, or nobody who matches `text`."""
        self.detail.set_bare(not has_rows and not text)
        if has_rows:
            self.pages.setCurrentWidget(self.table)
            return
        self.no_match.sentence.setText(f"Nothing here fits “{text}”.")
        self.no_match.sentence.setVisible(True)
        self.pages.setCurrentWidget(self.no_match if text else self.nobody_yet)

    def show_summary(self, shown: Listing, ticked: int) -> None:
        """Say what the table shows and how; a filter can be cleared here. Ticks turn the line into the bulk bar."""
        self.bottom.setCurrentIndex(1 if ticked and self.bottom.count() > 1 else 0)
        count, total, text = len(shown.ids), shown.total, shown.asked.text
        if total is not None:
            self.tabs.set_count(ALL.key, total)
        found = words.counted(total) if total else ""
        if text:
            found = words.counted(count) if total is None else f"{count:,} of {total:,}"
            found = found if shown.whole else f"More than {found}"
        marked = f"{ticked:,} selected" if ticked else ""
        order = sorting.words(shown.asked.sort) if count else ""
        self.summary.setText(" · ".join(part for part in (marked, found, order) if part))
        self.clear.setVisible(bool(text))
        self._dot.setVisible(bool(text))

    def show_problem(self, words: str) -> None:
        """Say above the table what went wrong; nothing takes it away."""
        self.problem.setText(words)
        self.strip.setVisible(bool(words))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What nobody inside wanted: Esc leads back from the filters and the panel to the table.
        if event.key() == Qt.Key.Key_Escape and self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _ground(role: QPalette.ColorRole) -> QWidget:
    """Make the ground of a line above or below the table."""
    bar = QWidget()
    bar.setAutoFillBackground(True)
    bar.setBackgroundRole(role)
    bar.setFixedHeight(round(HEIGHT * fonts.scale()))
    return bar


def _strip() -> QFrame:
    strip = QFrame()
    strip.setProperty("kind", "side")
    row = QHBoxLayout(strip)
    row.setContentsMargins(16, 6, 14, 6)
    strip.setMinimumSize(QSize(0, 40))
    return strip
