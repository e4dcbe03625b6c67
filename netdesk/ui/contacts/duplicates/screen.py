"""The page of duplicates: what happens when the user looks for them, chooses, merges, or says no."""

from array import array
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.duplicates import Group
from netdesk.ui.contacts.duplicates import words
from netdesk.ui.contacts.duplicates.finding import Found, find
from netdesk.ui.contacts.duplicates.group_list import GroupModel
from netdesk.ui.contacts.duplicates.view import DuplicatesView
from netdesk.ui.jobs import Cancelled, Progress, sentence_of
from netdesk.ui.screen import Screen
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.domain.merge import MergePlan

MOST_KEEP_KEYS = 4


class DuplicatesScreen(Screen):
    """Groups on the left, the chosen one side by side; nobody is merged unasked."""

    name, title, icon = "duplicates", "Duplicates", "merge"
    tables = frozenset(
        ["contact", "email", "phone", "profile", "not_same", "interaction", "contact_tag", "contact_role"]
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.found: list[Group] = []
        """All groups, those dealt with included: undo brings them back."""
        self._put_off: set[tuple[int, ...]] = set()
        self._search: Progress | None = None
        self._searched = self._only_chosen = False
        self.model = GroupModel(self)
        self.view = DuplicatesView(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()

    # --- Screen ------------------------------------------------------------------------------------------------------

    @override
    def activate(self, argument: object = None) -> None:
        if isinstance(argument, array) and len(argument) > 1:
            self._show_chosen(Group(tuple(sorted(argument)), ()))
        elif not self._searched and self._search is None:
            self.search_again()

    @override
    def refresh(self) -> None:
        """Look who of the groups is still there, as after a merge or its undo."""
        if self._search is None and self.found:
            self._sift()

    @override
    def focus_widget(self) -> QWidget:
        return self.view.groups.view if self.model.groups else self.view.again

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.view.set_compact(compact)

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", "Next group"),
            ("1 – 4", "Choose who is kept"),
            ("M", "Merge into one"),
            ("N", "Not the same person"),
            ("S", "Later"),
        ]

    # --- looking for them --------------------------------------------------------------------------------------------

    def search_again(self) -> None:
        """Compare everybody once more."""
        self.stop_search()
        self._only_chosen = False
        self._put_off.clear()
        self.view.summary.setText("")
        self.view.searching.show_progress(0, 1, "")
        self.view.show_page("search")
        report = self.view.searching.show_progress
        self._search = self.workspace.tasks.long(find, self._show_found, self._show_stopped, report)

    def stop_search(self) -> None:
        """Stop comparing; what was found before stays."""
        if self._search is not None:
            self._search.cancel()

    def _show_found(self, found: Found) -> None:
        self._search, self._searched = None, True
        self.found = found.groups
        self.model.names.update(found.names)
        self._sift()

    def _show_stopped(self, error: Exception) -> None:
        self._search = None
        if not isinstance(error, Cancelled):
            self.workspace.said.emit(sentence_of(error), None)
        self._sift()

    def _show_chosen(self, group: Group) -> None:
        """Put people that the user chose at the top of the list."""
        self.stop_search()
        self._only_chosen = not self._searched
        self.found = [group, *(other for other in self.found if other.ids != group.ids)]
        self._put_off.discard(group.ids)
        self._sift(select=group.ids)

    def _sift(self, select: tuple[int, ...] = ()) -> None:
        """Show the groups whose people are still there and were not told apart, nor put off."""
        from netdesk.store import merge_plans

        groups = self.found

        def show(standing: tuple[list[Group], dict[int, str]]) -> None:
            left, names = standing
            self._show_groups([group for group in left if group.ids not in self._put_off], names, select)

        self.workspace.tasks.read(lambda db: merge_plans.standing(db, groups), show, key=self)

    def _show_groups(self, groups: list[Group], names: dict[int, str], select: tuple[int, ...]) -> None:
        list_view = self.view.groups.view
        row = max(0, list_view.currentIndex().row())
        waits = not self.model.groups and self.view.again.hasFocus()
        wanted = select or (self.group.ids if self.group is not None else ())
        self.model.show(groups, names)
        self.view.summary.setText(words.summary(groups))
        self.view.groups.header.note.setText(f"{len(groups):,}" if groups else "")
        if self._only_chosen and not groups and self._search is None and self.isVisible():
            # Only people chosen in the table were here: nobody was looked for, so nothing is said about the others.
            self.workspace.open_screen("contacts")
            return
        if self._search is None:
            self.view.say_none(searched=self._searched)
            self.view.show_page("groups" if groups else "empty")
        if groups:
            there = next((at for at, group in enumerate(groups) if group.ids == wanted), min(row, len(groups) - 1))
            list_view.setCurrentIndex(self.model.index(there))
            if waits:
                list_view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._read()

    # --- side by side ------------------------------------------------------------------------------------------------

    @property
    def group(self) -> Group | None:
        """Give the group shown."""
        row = self.view.groups.view.currentIndex().row()
        return self.model.groups[row] if 0 <= row < len(self.model.groups) else None

    def _read(self) -> None:
        from netdesk.store import merge_plans

        group, now = self.group, self.workspace.clock()
        if group is not None:
            ids = group.ids
            self.workspace.tasks.read(lambda db: merge_plans.read(db, ids, now), self._show_plan, key=(self, "plan"))

    def _show_plan(self, plan: "MergePlan") -> None:
        if self.group is None or [side.id for side in plan.sides] != list(self.group.ids):
            return  # somebody went meanwhile; the list follows
        self.view.compare.show_plan(plan)
        self._say()

    def _say(self) -> None:
        compare, footer = self.view.compare, self.view.footer
        result, group = compare.result(), self.group
        possible = len(compare.among) > 1 and not self.workspace.db.read_only
        for button in (footer.act, footer.differ):
            button.setEnabled(possible)
        if result is not None and group is not None:
            footer.words.setText(f"{len(compare.among)} become one: {result.name}")
            reason, sure = words.reason(group), words.sureness(group)
            footer.reason.setText(f"{sure} sure: {reason}" if sure else reason)

    # --- what the user does ------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """Merge the people shown, as chosen."""
        from netdesk.store import merging

        compare = self.view.compare
        if not self._ready():
            return
        keep, others, choices = compare.among[0], compare.among[1:], compare.wanted
        now = self.workspace.clock()
        self.workspace.tasks.write(lambda db: merging.merge(db, keep, others, choices, now))

    def say_different(self) -> None:
        """Remember that these are different people."""
        from netdesk.store import duplicates

        group, now = self.group, self.workspace.clock()
        if group is not None and self._ready():
            ids = group.ids
            self.workspace.tasks.write(lambda db: duplicates.say_not_same(db, ids, now))

    def put_off(self) -> None:
        """Leave a group for later: the next search brings it again."""
        group = self.group
        if group is not None and self.view.pages.currentWidget() is not self.view.searching:
            self._put_off.add(group.ids)
            self._sift()

    def _ready(self) -> bool:
        """Tell whether the people shown are those of the current line, so that no key means somebody else."""
        plan, group = self.view.compare.plan, self.group
        shown = plan is not None and group is not None and tuple(side.id for side in plan.sides) == group.ids
        return shown and self.view.footer.act.isEnabled() and not self.workspace.tasks.writing

    def _connect(self) -> None:
        view = self.view
        view.left.connect(partial(self.workspace.open_screen, "contacts"))
        view.again.clicked.connect(self.search_again)
        view.searching.cancel.clicked.connect(self.stop_search)
        view.compare.changed.connect(self._say)
        view.footer.act.clicked.connect(self.merge)
        view.footer.differ.clicked.connect(self.say_different)
        view.footer.later.clicked.connect(self.put_off)
        view.groups.view.selectionModel().currentChanged.connect(lambda *_: self._read())
        keys = {"M": self.merge, "N": self.say_different, "S": self.put_off}
        keys |= {str(at + 1): partial(view.compare.choose_keep, at) for at in range(MOST_KEEP_KEYS)}
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.workspace.closing.connect(self.stop_search)
