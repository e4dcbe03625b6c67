"""Photos within limits; anything else is initials."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from netdesk.ui.contacts.detail import photo
from netdesk.ui.contacts.detail.marks import Avatar


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # Qt takes the name as text as well
    return bytes(buffer.data().data())


@pytest.mark.parametrize(("width", "height", "side"), [(400, 300, 176), (90, 300, 90), (50, 50, 50)])
def test_a_picture_becomes_a_square(qapp: object, width: int, height: int, side: int) -> None:
    found = photo.decode(picture(width, height))
    assert found is not None
    assert (found.width(), found.height()) == (side, side)
    assert found.pixelColor(2, 2) == QColor("red")


@pytest.mark.parametrize(
    "data",
    [
        None, b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"x" * 100,
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/dev/zero"/></svg>',
        b"x" * (photo.MOST_BYTES + 1),
    ],
    ids=["none", "empty", "words", "broken", "svg", "huge"],
)  # fmt: skip
def test_what_is_no_picture_is_refused(qapp: object, data: bytes | None) -> None:
    assert photo.decode(data) is None


def test_a_bomb_is_refused_by_its_size_alone(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture(300, 200)
    assert photo.decode(data[: len(data) // 2]) is None or len(data) < 400
    monkeypatch.setattr(photo, "MOST_PIXELS", 300 * 200 - 1)
    assert photo.decode(data) is None


def test_the_photo_is_drawn_round(qapp: object, tmp_path: Path) -> None:
    avatar = Avatar()
    avatar.show_person("Ada", photo.decode(picture(80, 80)), core=False)
    drawn = avatar.grab().toImage()
    assert drawn.pixelColor(drawn.width() // 2, drawn.height() // 2) == QColor("red")
    assert drawn.pixelColor(0, 0) != QColor("red")
