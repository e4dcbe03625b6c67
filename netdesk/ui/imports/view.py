"""The page's widgets and where they stand."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.imports.changes import ChangesPanel
from netdesk.ui.imports.files import FilesPanel
from netdesk.ui.imports.footer import Footer
from netdesk.ui.imports.invitation import Invitation
from netdesk.ui.imports.mapping_panel import MappingPanel
from netdesk.ui.imports.model import ChangesModel
from netdesk.ui.widgets.labels import ElidedLabel, Label

PADDING, COMPACT_PADDING = 24, 16
GAP = 12
PROMISE = "Nothing is saved until you press Import"


class ImportView(QWidget):
    """Heading, then either an invitation or files, changes, mapping and footer."""

    def __init__(self, model: ChangesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel("", tone="text2")
        self.promise = Label(PROMISE, fonts.small(), "text3")
        self.invitation = Invitation()
        self.files = FilesPanel()
        self.changes = ChangesPanel(model)
        self.mapping = MappingPanel()
        self.footer = Footer()
        self._pages = QStackedWidget()
        self._body = QWidget()
        self._compact = self._mapped = self._mapping_open = False
        self._lay_out()
        self.changes.columns_wanted.connect(lambda: self.open_mapping(True))
        self.mapping.closed.connect(lambda: self.open_mapping(False))

    @property
    def previewing(self) -> bool:
        """Tell whether files are shown, not the invitation."""
        return self._pages.currentWidget() is self._body

    def show_preview(self, on: bool) -> None:
        """Show the preview, or the invitation."""
        self._pages.setCurrentWidget(self._body if on else self.invitation)
        self.promise.setVisible(on)
        self.name.setVisible(on)

    def show_mapping(self, on: bool) -> None:
        """Have the mapping panel, or no table that needs it."""
        self._mapped = on
        self._mapping_open = self._mapping_open and on
        self._arrange()

    def open_mapping(self, on: bool) -> None:
        """In a narrow window: show the mapping in place of the changes."""
        self._mapping_open = on
        self._arrange()

    def set_compact(self, compact: bool) -> None:
        """Adapt to a window narrower than 1200 px."""
        self._compact = compact
        edge = COMPACT_PADDING if compact else PADDING
        self._column.setContentsMargins(edge, edge, edge, edge)
        self.files.set_compact(compact)
        self.changes.set_compact(compact)
        self.mapping.set_compact(compact)
        self.footer.set_compact(compact)
        self._arrange()

    def _arrange(self) -> None:
        over = self._compact and self._mapping_open
        self.mapping.setVisible(self._mapped and (over or not self._compact))
        self.changes.setVisible(not over)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Label("Import preview", fonts.title()))
        head.addWidget(self.name, 1)
        head.addWidget(self.promise)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for panel, stretch in ((self.files, 0), (self.changes, 1), (self.mapping, 0)):
            row.addWidget(panel, stretch)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP)
        body.addLayout(row, 1)
        body.addWidget(self.footer)
        self._pages.addWidget(self.invitation)
        self._pages.addWidget(self._body)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GAP)
        self._column.addLayout(head)
        self._column.addWidget(self._pages, 1)
        self.set_compact(False)
