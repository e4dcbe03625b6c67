"""People side by side: one value to choose for each field, what is united, and what comes of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netdesk.domain.merge import MergePlan, MergeSide, chosen, settled
from netdesk.ui import fonts
from netdesk.ui.contacts import words as contact_words
from netdesk.ui.contacts.duplicates import words
from netdesk.ui.contacts.duplicates.choice import Choice
from netdesk.ui.contacts.duplicates.lines import Lines
from netdesk.ui.delegates.number import UNKNOWN
from netdesk.ui.theme import current
from netdesk.ui.widgets.labels import Card, ElidedLabel, Label, rule

LABELS, COLUMN, AIR = 84, 136, 12
RADIUS = 6
TOP, MIDDLE = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
AFTERWARDS = "Afterwards"


class Ground(QWidget):
    """The tinted ground under what comes of it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().color("sunken"))
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)


class Compare(Card):
    """The card; what is chosen is kept while the same people are shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((0, 0, 0, 0), parent)
        self.plan: MergePlan | None = None
        self.keep = 0
        self.left_out: set[int] = set()
        self.choices: dict[str, int] = {}
        self.buttons: dict[tuple[str, int], Choice] = {}
        self.results: dict[str, Label] = {}
        self._groups: list[QButtonGroup] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Side by side")
        self._area.setCornerWidget(QWidget())
        self.rows.addWidget(self._area)

    def show_plan(self, plan: MergePlan | None) -> None:
        """Show other people; who has most on record is kept unless the user says otherwise."""
        same = plan is not None and self.plan is not None and _ids(plan) == _ids(self.plan)
        self.plan = plan
        if plan is not None and not same:
            self.choices, self.left_out = {}, set()
            richest = max(zip(plan.sides, plan.figures, strict=True), key=lambda one: (one[1].acts, -one[0].id))
            self.keep = richest[0].id
        self._build()

    @property
    def among(self) -> list[int]:
        """Give who would become one, the one that is kept first."""
        ids = [side.id for side in self.plan.sides if side.id not in self.left_out] if self.plan else []
        return [self.keep, *(number for number in ids if number != self.keep)]

    @property
    def wanted(self) -> dict[str, int]:
        """Give the choices that count: a value of somebody left out is none."""
        return {field: side for field, side in self.choices.items() if side not in self.left_out}

    def choose_keep(self, number: int) -> None:
        """Keep the first, second… of the people shown."""
        if self.plan is not None and number < len(self.plan.sides):
            self.keep = self.plan.sides[number].id
            self.left_out.discard(self.keep)
            self._tell()

    def result(self) -> MergeSide | None:
        """Give the fields as they would be afterwards."""
        return settled(self._ordered(), self.wanted) if self.plan is not None else None

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._clear()
        page = QFrame()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(AIR)
        grid.setVerticalSpacing(5)
        column.addLayout(grid)
        column.addStretch(1)
        if self.plan is not None:
            self._fill(grid, self.plan)
        self._area.setWidget(page)
        self._show_state()

    def _clear(self) -> None:
        """Let the people shown before go; later, since one of their buttons may have the focus or be in its click."""
        self.buttons, self.results = {}, {}
        for group in self._groups:
            group.deleteLater()
        self._groups = []
        if (before := self._area.takeWidget()) is not None:
            before.hide()
            before.deleteLater()

    def _fill(self, grid: QGridLayout, plan: MergePlan) -> None:
        last = len(plan.sides) + 1
        ground = Ground()
        grid.setColumnMinimumWidth(0, LABELS)
        for at in range(1, last + 1):
            grid.setColumnMinimumWidth(at, COLUMN)
            grid.setColumnStretch(at, 1)
        self._head(grid, plan)
        for field, title in words.FIELDS.items():
            values = [words.value(plan, side, field) for side in plan.sides]
            if any(values):
                self._field(grid, field, title, values)
        for title, lists in plan.lists.items():
            if any(lists):
                self._line(grid, title, ["\n".join(values) for values in lists])
        for number, (title, _) in enumerate(words.figures(plan.figures[0])):
            self._line(grid, title, [words.figures(part)[number][1] for part in plan.figures])
        grid.addWidget(ground, 0, last, grid.rowCount(), 1)
        ground.lower()

    def _head(self, grid: QGridLayout, plan: MergePlan) -> None:
        group = self._group()
        for at, side in enumerate(plan.sides, start=1):
            head = QVBoxLayout()
            head.setSpacing(0)
            head.addWidget(ElidedLabel(side.name or "Without a name", fonts.section()))
            head.addWidget(
                ElidedLabel(contact_words.role_line(side.position, side.company) or " ", fonts.small(), "text2")
            )
            keep = Choice(f"Keep ({at})", f"Keep {side.name}, key {at}")
            keep.toggled.connect(lambda on, number=at - 1: self.choose_keep(number) if on else None)
            group.addButton(keep)
            self.buttons["keep", side.id] = keep
            head.addWidget(keep)
            if len(plan.sides) > 2:
                tick = QCheckBox("Is this person")
                tick.setChecked(side.id not in self.left_out)
                tick.setAccessibleName(f"{side.name} is this person, too")
                tick.toggled.connect(lambda on, number=side.id: self._leave_out(number, not on))
                head.addWidget(tick)
            grid.addLayout(head, 0, at)
        after = QVBoxLayout()
        after.setSpacing(0)
        after.setContentsMargins(AIR, 0, AIR, 0)
        title = Label(AFTERWARDS, fonts.section(), "accent")
        after.addWidget(title)
        after.addWidget(Label("One step to undo", fonts.small(), "text2"))
        after.addStretch(1)
        grid.addLayout(after, 0, len(plan.sides) + 1)

    def _field(self, grid: QGridLayout, field: str, title: str, values: Sequence[str]) -> None:
        """Add a row with one value to choose; what only one of them knows, or all say, needs no choice."""
        assert self.plan is not None
        row = self._row(grid, title)
        open_question = len({value for value in values if value}) > 1
        group = self._group()
        for at, (side, value) in enumerate(zip(self.plan.sides, values, strict=True), start=1):
            if open_question and value:
                button = Choice(value, f"{title}: {value}, from {side.name}")
                button.toggled.connect(lambda on, number=side.id: self._choose(field, number) if on else None)
                group.addButton(button)
                self.buttons[field, side.id] = button
                grid.addWidget(button, row, at)
            else:
                grid.addWidget(ElidedLabel(value or UNKNOWN, tone="text" if value else "text3"), row, at)
        self._result(grid, row, field)

    def _line(self, grid: QGridLayout, title: str, values: Sequence[str]) -> None:
        row = self._row(grid, title, TOP)
        for at, value in enumerate(values, start=1):
            grid.addWidget(Lines(value or UNKNOWN, tone="text2" if value else "text3"), row, at, TOP)
        self._result(grid, row, title)

    def _row(self, grid: QGridLayout, title: str, place: Qt.AlignmentFlag = MIDDLE) -> int:
        row = grid.rowCount()
        grid.addWidget(rule(), row, 0, 1, -1)
        label = Label(title, fonts.small(), "text2")
        label.setMinimumHeight(fonts.line_height(fonts.body()))
        grid.addWidget(label, row + 1, 0, place)
        return row + 1

    def _result(self, grid: QGridLayout, row: int, key: str) -> None:
        label = Lines("", fonts.medium())
        label.setContentsMargins(AIR, 0, AIR, 0)
        self.results[key] = label
        grid.addWidget(label, row, grid.columnCount() - 1, TOP if key not in words.FIELDS else MIDDLE)

    def _group(self) -> QButtonGroup:
        group = QButtonGroup(self)
        self._groups.append(group)
        return group

    # --- choosing ----------------------------------------------------------------------------------------------------

    def _choose(self, field: str, side: int) -> None:
        self.choices[field] = side
        self._tell()

    def _leave_out(self, side: int, out: bool) -> None:
        (self.left_out.add if out else self.left_out.discard)(side)
        if self.keep in self.left_out and self.plan is not None:
            self.keep = next((one.id for one in self.plan.sides if one.id not in self.left_out), self.keep)
        self._tell()

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _ordered(self) -> list[MergeSide]:
        assert self.plan is not None
        sides = {side.id: side for side in self.plan.sides}
        return [sides[number] for number in self.among]

    def _show_state(self) -> None:
        """Set the buttons to what would be taken, and show what would come of it."""
        if self.plan is None:
            return
        ordered, wanted = self._ordered(), self.wanted
        taken = {field: self._source(ordered, wanted, field) for field in words.FIELDS}
        for (field, side), button in self.buttons.items():
            button.blockSignals(True)
            button.setChecked(side == (self.keep if field == "keep" else taken.get(field)))
            button.setEnabled(field == "keep" or side not in self.left_out)
            button.blockSignals(False)
        self._show_results(ordered, wanted, taken)

    def _show_results(self, ordered: list[MergeSide], wanted: dict[str, int], taken: dict[str, int]) -> None:
        plan, result = self.plan, settled(ordered, wanted)
        assert plan is not None
        sides = {side.id: side for side in plan.sides}
        figures = dict(words.figures(plan.total(self.among)))
        for key, label in self.results.items():
            if key in plan.lists:
                text = "\n".join(plan.united(key, self.among))
            elif key in ("photo", "cadence"):
                text = words.value(plan, sides[taken[key]], key)
            else:
                text = figures[key] if key in figures else words.value(plan, result, key)
            label.setText(text or UNKNOWN)

    def _source(self, ordered: list[MergeSide], wanted: dict[str, int], field: str) -> int:
        assert self.plan is not None
        if field in ("photo", "cadence"):
            having = [side.id for side in ordered if words.value(self.plan, side, field)]
            return wanted.get(field, having[0] if having else self.keep)
        return chosen(ordered, field, wanted).id


def _ids(plan: MergePlan) -> list[int]:
    return [side.id for side in plan.sides]
