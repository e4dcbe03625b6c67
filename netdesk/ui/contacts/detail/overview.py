"""The overview of a contact: participation with its reason, facts, notes."""

from datetime import tzinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk.domain.contact import ContactDetail
from netdesk.ui import fonts
from netdesk.ui.contacts import words
from netdesk.ui.meter import Meter
from netdesk.ui.widgets.labels import ElidedLabel, Label, rule

SIDE = 16
NAME_WIDTH = 92
MOST_NOTES = 20


class Overview(QScrollArea):
    """Made anew for each contact: a handful of labels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "side")
        self.setAccessibleName("Overview")
        self.meter, self.level, self.why = (
            Meter(),
            Label("", fonts.sized(12, 600)),
            Label("", fonts.small(), "text2", wrap=True),
        )
        self._facts: QWidget | None = None
        page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 14, 0, SIDE)
        self._column.setSpacing(0)
        self._column.addWidget(self._participation())
        self._column.addStretch(1)
        self.setWidget(page)

    def _participation(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(SIDE, 0, SIDE, 14)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label("Participation", fonts.section()))
        row.addStretch(1)
        row.addWidget(self.meter)
        row.addWidget(self.level)
        column.addLayout(row)
        column.addWidget(self.why)
        return part

    def show_contact(self, contact: ContactDetail, zone: tzinfo, *, keep_place: bool) -> None:
        """Show another contact, from its top unless it is the same one again."""
        level = contact.standing.level
        self.meter.set_level(level)
        self.level.setText(level.label)
        self.why.setText(words.why(contact.standing))
        if self._facts is not None:
            self._column.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
        self._facts = _facts(contact, zone)
        self._column.insertWidget(1, self._facts)
        if not keep_place:
            self.verticalScrollBar().setValue(0)


def _facts(contact: ContactDetail, zone: tzinfo) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(rule())
    grid = QGridLayout()
    grid.setContentsMargins(SIDE, 14, SIDE, 14)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, round(NAME_WIDTH * fonts.scale()))
    grid.setColumnStretch(1, 1)
    row = 0
    for name, value in words.facts(contact, zone):
        heading = ElidedLabel(name, tone="text3")
        heading.setMaximumWidth(round(NAME_WIDTH * fonts.scale()))
        grid.addWidget(heading, row, 0)
        for line in value.split("\n"):
            fact = ElidedLabel(line)
            fact.setAccessibleName(f"{name}: {line}")
            grid.addWidget(fact, row, 1)
            row += 1
    column.addLayout(grid)
    if contact.notes:
        column.addWidget(rule())
        column.addWidget(_notes(contact))
    return part


def _notes(contact: ContactDetail) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(SIDE, 14, SIDE, 0)
    column.setSpacing(4)
    column.addWidget(Label("Notes", fonts.section()))
    for note in contact.notes[:MOST_NOTES]:
        if note.day is not None:
            column.addWidget(Label(words.date(note.day), fonts.small(), "text3"))
        column.addWidget(Label(words.breakable(note.text), wrap=True))
        column.addSpacing(6)
    rest = len(contact.notes) - MOST_NOTES
    if rest > 0:
        column.addWidget(Label(f"{rest} older ones are in the timeline.", fonts.small(), "text3"))
    return part
