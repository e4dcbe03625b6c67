"""The painted list of lines."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.ui.contacts.detail.lines import LinesModel, LinesView, ListLine

LINES = (
    ListLine("2024"),
    ListLine("Invoice", "Acme", "€250", "4 Oct", "got", "billable", about="first"),
    ListLine("Walk", kind="social", about=2),
)


def test_lines_are_opened_deleted_and_spoken(qtbot: QtBot) -> None:
    model = LinesModel()
    view = LinesView(model, "Lines")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    model.show_lines(LINES)
    view.grab()
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Invoice, Acme, €250, 4 Oct"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    opened: list[object] = []
    deleted: list[object] = []
    view.opened.connect(opened.append)
    view.delete_wanted.connect(deleted.append)
    for row in (0, 1, 2):
        view.setCurrentIndex(model.index(row, 0))
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, Qt.Key.Key_Delete)
        qtbot.keyClick(view, "x")
    assert opened == deleted == ["first", 2]
