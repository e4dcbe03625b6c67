"""Text from files stays text."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from netdesk.ui.text import TRUSTED
from netdesk.ui.widgets.labels import Chip, ElidedLabel, Label


def tall_picture(folder: Path) -> Path:
    """A canary: a label that loads it becomes 600 pixels high."""
    image = QImage(4, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = folder / "canary.png"
    assert image.save(str(path))
    return path


def test_the_canary_sings_where_the_guard_is_told_to_trust(qtbot: QtBot, tmp_path: Path) -> None:
    label = QLabel(f'<img src="{tall_picture(tmp_path).as_posix()}">')
    label.setProperty(TRUSTED, True)
    qtbot.addWidget(label)
    label.show()
    assert label.sizeHint().height() >= 600


def test_a_label_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    poison = f'Ada <img src="{tall_picture(tmp_path).as_posix()}">'
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    labels = [QLabel(poison), Label(poison), ElidedLabel(poison), Chip(poison)]
    for label in labels:
        column.addWidget(label)
    page.show()
    for label in labels:
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.sizeHint().height() < 100


def test_a_message_box_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(f'<img src="{tall_picture(tmp_path).as_posix()}">')
    box.show()
    assert box.height() < 400


def test_a_tooltip_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.show()
    QToolTip.showText(QPoint(5, 5), f'<img src="{tall_picture(tmp_path).as_posix()}">', anchor)
    tips = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")]
    assert tips
    assert all(tip.height() < 100 for tip in tips)
    QToolTip.hideText()


def test_an_elided_label_shows_the_rest_as_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("A very long name that cannot fit")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    label.grab()
    assert label.toolTip() == "A very long name that cannot fit"
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""
