"""Tags, roles and tiers of the chosen contacts: small panels with a box for each."""

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from netdesk.domain.cadence import TIERS
from netdesk.domain.folding import fold
from netdesk.ui.contacts.bulk.choices import Choice, ChoiceList
from netdesk.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from netdesk.store.common import InCommon
    from netdesk.ui.contacts.screen import ContactsScreen

LONGEST = 80
TIER_WORDS = ("closest", "next", "good", "wider")
NO_TIER = "0"


class MarksPopover(Popover):
    """A list of marks; taking one gives it to all who lack it, or takes it off all who have it."""

    what = "Marks"

    def __init__(self, screen: "ContactsScreen", ids: "array[int]") -> None:
        super().__init__(f"{self.what} of {screen.bulk.people(ids)}", screen)
        self._screen, self._ids = screen, ids
        self.list = ChoiceList(self.what)
        self.list.taken.connect(self.take)
        self._fill()
        self.rows.addWidget(self.list)
        self.list.show_choices([])
        self.read()

    def _fill(self) -> None:
        """Add what stands above the list."""

    @override
    def focus_widget(self) -> QWidget:
        return self.list

    def read(self) -> None:
        """Read what the contacts have in common."""
        from netdesk.store import common

        self._screen.workspace.tasks.read(
            lambda db: common.in_common(db, self._ids), self.show_common, key=(self, "common")
        )

    def show_common(self, common: "InCommon") -> None:
        """Show how many have what."""
        raise NotImplementedError

    def take(self, choice: Choice) -> None:
        """Give or take off a mark."""
        raise NotImplementedError


class TagPopover(MarksPopover):
    """Tags: type to find or make one."""

    what = "Tags"

    @override
    def _fill(self) -> None:
        self._known: list[Choice] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find a tag, or name a new one")
        self.field.setAccessibleName("Tag")
        self.field.setMaxLength(LONGEST)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._filter)
        self.rows.addWidget(self.field)

    @override
    def focus_widget(self) -> QWidget:
        return self.field

    @override
    def show_common(self, common: "InCommon") -> None:
        tags = sorted(common.tags, key=lambda item: (-item[1], fold(item[0])))
        self._known = [Choice(name, name, count, common.total) for name, count in tags]
        self._filter()

    @override
    def take(self, choice: Choice) -> None:
        from netdesk.store import bulk_edits

        edit = bulk_edits.untag if choice.state == Qt.CheckState.Checked else bulk_edits.tag
        self._screen.bulk.write(lambda db, ids, now: edit(db, ids, [choice.key], now), self._ids, self.read)
        self.field.clear()

    def _filter(self) -> None:
        """Show the tags that fit what is typed, those that begin with it first; and the offer to make a new one."""
        typed = " ".join(self.field.text().split()).removeprefix("#")
        wanted = fold(typed)
        fitting = [choice for choice in self._known if wanted in fold(choice.words)]
        if wanted:
            fitting.sort(key=lambda choice: (fold(choice.words) != wanted, not fold(choice.words).startswith(wanted)))
        if wanted and not any(fold(choice.words) == wanted for choice in fitting):
            fitting.append(Choice(typed, f"New tag “{typed}”"))
        self.list.show_choices(fitting)
        self.list.setVisible(bool(fitting))
        if self.isVisible():
            self.settle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.take()
                return True
        return super().eventFilter(watched, event)


class RolePopover(MarksPopover):
    """Roles: what somebody is to the user; several at once."""

    what = "Roles"

    @override
    def show_common(self, common: "InCommon") -> None:
        self.list.show_choices(
            [Choice(key, name[:1].upper() + name[1:], count, common.total) for key, name, count in common.roles]
        )
        self.settle()

    @override
    def take(self, choice: Choice) -> None:
        from netdesk.store import bulk_edits

        edit = bulk_edits.remove_role if choice.state == Qt.CheckState.Checked else bulk_edits.add_role
        self._screen.bulk.write(lambda db, ids, now: edit(db, ids, choice.key, now), self._ids, self.read)


class TierPopover(MarksPopover):
    """Tiers: how close somebody is; one at a time, so the panel closes with the choice."""

    what = "Tier"

    @override
    def show_common(self, common: "InCommon") -> None:
        tiers = [
            Choice(str(tier), f"Tier {tier} · {TIER_WORDS[tier - 1]} {size}", common.tiers.get(tier, 0), common.total)
            for tier, size in enumerate(TIERS, start=1)
        ]
        self.list.show_choices([*tiers, Choice(NO_TIER, "No tier", common.tiers.get(None, 0), common.total)])
        self.settle()

    @override
    def take(self, choice: Choice) -> None:
        from netdesk.store import bulk_edits

        tier = int(choice.key) or None
        self._screen.bulk.write(lambda db, ids, now: bulk_edits.set_tier(db, ids, tier, now), self._ids)
        self.close()
