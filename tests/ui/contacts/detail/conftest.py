"""The panel in its window, and widgets of it alone."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.detail.editor import Editor
from netdesk.ui.contacts.detail.edits import Request
from netdesk.ui.contacts.detail.panel import DetailPanel
from netdesk.ui.contacts.screen import ContactsScreen

ShowContact = Callable[[int], DetailPanel]


@pytest.fixture
def show_contact(open_contacts: Callable[[], ContactsScreen], quiet: Callable[[ContactsScreen], None]) -> ShowContact:
    """Open the window and show a contact in its panel."""

    def show(contact: int) -> DetailPanel:
        screen = open_contacts()
        screen.go_to(contact)
        quiet(screen)
        return screen.view.detail

    return show


@pytest.fixture
def settle(quiet: Callable[[ContactsScreen], None]) -> Callable[[DetailPanel], None]:
    """Wait until what was written is shown again."""

    def wait(panel: DetailPanel) -> None:
        screen = panel.parent()
        while screen is not None and not isinstance(screen, ContactsScreen):
            screen = screen.parent()
        assert screen is not None
        quiet(screen)

    return wait


def type_into(editor: Editor | None, *texts: str) -> Editor:
    """Put texts into the lines of an editor, one after the other."""
    assert editor is not None
    fields = [widget for widget in editor.inputs if isinstance(widget, QLineEdit)]
    for field, text in zip(fields, texts, strict=False):
        field.setText(text)
    return editor


def alone(qtbot: QtBot, widget: QWidget) -> list[Request]:
    """Show a widget that writes, and note what it wants written."""
    qtbot.addWidget(widget)
    widget.resize(328, 700)
    widget.show()
    wanted: list[Request] = []
    widget.write_wanted.connect(wanted.append)  # type: ignore[attr-defined]  # every widget asked for here has it
    return wanted
