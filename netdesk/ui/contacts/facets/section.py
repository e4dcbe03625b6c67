"""A section of the facets: its heading folds it, a field looks for a value where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.facet import Facet
from netdesk.domain.folding import fold
from netdesk.ui import fonts, icons, paint
from netdesk.ui.contacts.facets.box import FacetBox
from netdesk.ui.theme import current
from netdesk.ui.widgets.buttons import link

FEW, MOST = 8, 12
"""So many values of an endless section (tags, companies), or of another one, stand there at once; then comes "more"."""
ENDLESS = frozenset({"tag", "company"})
HEADING = 26


class Heading(QAbstractButton):
    """A section's name with a mark that says whether it is folded; checked is open."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(HEADING * fonts.scale()))
        self.toggled.connect(self._speak)
        self._speak(False)

    def _speak(self, is_open: bool) -> None:
        self.setAccessibleName(f"{self.text()}, {'open' if is_open else 'folded'}")

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.PaletteChange):
            self.update()
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        ink = theme.color("text" if self.underMouse() else "text2")
        paint.text(painter, self.rect().toRectF(), self.text(), fonts.sized(12, 600), ink)
        mark = self.rect().adjusted(self.width() - 16, 0, 0, 0).toRectF()
        mark.moveCenter(self.rect().toRectF().center())
        mark.moveRight(self.width())
        icons.paint(painter, mark, "chevron-down" if self.isChecked() else "chevron-right", ink)


class FacetSection(QWidget):
    """A heading and its values."""

    toggled = Signal(object, bool)
    """The facet, and whether it is ticked now."""
    folded = Signal(str, bool)

    def __init__(self, key: str, title: str, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._boxes: dict[str, FacetBox] = {}
        self._placed: list[FacetBox] = []
        self._values: tuple[Facet, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._all = False
        self.heading = Heading(title)
        self.finder = QLineEdit()
        self.more = link("More…")
        self._body = QWidget()
        self._rows = QVBoxLayout()
        self._set_up(title)
        self.heading.setChecked(is_open)
        self._body.setVisible(is_open)
        self.heading.toggled.connect(self._fold)

    def _set_up(self, title: str) -> None:
        self.finder.setPlaceholderText(f"Find in {title.lower()}")
        self.finder.setAccessibleName(f"Find in {title.lower()}")
        self.finder.setFont(fonts.small())
        self.finder.textChanged.connect(self._lay_out)
        self.more.clicked.connect(self._show_all)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 4)
        inside.setSpacing(0)
        inside.addWidget(self.finder)
        inside.addLayout(self._rows)
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._body)

    def show_values(self, values: Sequence[Facet], ticked: frozenset[str]) -> None:
        """Show values, those ticked first to stay where many are hidden; a section without any is not there."""
        self._values, self._ticked = tuple(values), ticked
        self.setVisible(bool(values))
        self._lay_out()

    def boxes(self) -> list[FacetBox]:
        """List the boxes that are shown, in order."""
        return list(self._placed)

    def _lay_out(self) -> None:
        wanted = fold(self.finder.text())
        fitting = [facet for facet in self._values if wanted in fold(facet.label)]
        shown = fitting if self._all or wanted else _first(fitting, self._ticked, FEW if self.key in ENDLESS else MOST)
        if [facet.query for facet in shown] != [box.facet.query for box in self._placed]:
            self._place(shown)
        for facet in shown:
            box = self._boxes[facet.query]
            box.show_facet(facet)
            box.setChecked(facet.query in self._ticked)
        self._offer(len(fitting) - len(shown), bool(wanted and not fitting))
        self.finder.setVisible(self.key in ENDLESS and len(self._values) > FEW)

    def _offer(self, left: int, by_words: bool) -> None:
        """Offer the values that are left, or the words themselves: the rarest values are in no list."""
        words = f"Filter by “{_short(self.finder.text())}”" if by_words else f"{left:,} more…"
        self.more.setText(words.replace("&", "&&"))
        self.more.setAccessibleName(words)
        self.more.setVisible(by_words or left > 0)

    def _place(self, shown: Sequence[Facet]) -> None:
        kept = {facet.query for facet in shown}
        for query in [query for query in self._boxes if query not in kept]:
            box = self._boxes.pop(query)
            self._rows.removeWidget(box)
            box.hide()
            box.deleteLater()
        for place, facet in enumerate(shown):
            box = self._boxes.get(facet.query) or self._make(facet)
            self._rows.removeWidget(box)
            self._rows.insertWidget(place, box)
        self._placed = [self._boxes[facet.query] for facet in shown]

    def _make(self, facet: Facet) -> FacetBox:
        box = FacetBox(facet)
        box.clicked.connect(lambda on, box=box: self.toggled.emit(box.facet, on))
        self._boxes[facet.query] = box
        return box

    def _show_all(self) -> None:
        words = " ".join(self.finder.text().replace('"', " ").split())
        if words and not self.boxes():
            self.finder.clear()
            self.toggled.emit(Facet(self.key, words, f'{self.key}:"{words}"', 0), True)
            return
        self._all = True
        self._lay_out()

    def _fold(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.folded.emit(self.key, not is_open)


def _short(words: str) -> str:
    return words if len(words) <= 16 else f"{words[:15]}…"


def _first(values: Sequence[Facet], ticked: frozenset[str], most: int) -> list[Facet]:
    """Give the first values and all ticked ones, in order."""
    return [facet for place, facet in enumerate(values) if place < most or facet.query in ticked]
