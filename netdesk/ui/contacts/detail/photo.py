"""Photos: bytes from a file, decoded beside the window within limits, or not at all."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

FORMATS = (b"png", b"jpeg", b"jpg", b"webp", b"gif", b"bmp")
"""Pictures made of pixels. Others, as SVG, may name files of their own."""
MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 50_000_000
SIDE = 176
"""Twice and more what is shown, for fine screens."""


def decode(data: bytes | None) -> QImage | None:
    """Give the picture's middle as a square; None for what is none, is too large or is broken. Works on any thread."""
    if not data or len(data) > MOST_BYTES:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    # What the bytes are decides, not what the file called them.
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in FORMATS:
        return None
    size = reader.size()
    if not size.isValid() or size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        return None
    reader.setAutoTransform(True)
    reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding).boundedTo(size))
    image = reader.read()  # of an animation its first picture
    if image.isNull():
        return None
    side = min(image.width(), image.height())
    return image.copy(QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side))
