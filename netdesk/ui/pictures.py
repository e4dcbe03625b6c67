"""Pictures of the window, for documents and for looking at it in tests."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

POPUP = Qt.WindowType.Popup


def render(widget: QWidget, path: Path, scale: float | None = None) -> Path:
    """Draw a shown widget into a PNG file, with the panels and menus open over it, and give its path.

    Icons and text are as sharp as the application's scale (QT_SCALE_FACTOR, set before it starts); `scale` left out is
    that one. Raises OSError when the file cannot be written.
    """
    settle()
    ratio = scale or widget.devicePixelRatioF()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(widget.palette().window().color())
    painter = QPainter(picture)
    widget.render(painter, QPoint())
    for popup in _popups(widget):
        popup.render(painter, widget.mapFromGlobal(popup.pos()))
    painter.end()
    if not picture.save(str(path), "PNG"):
        raise OSError(f"The picture {path} could not be written. Nothing else was changed.")
    return path


def _popups(widget: QWidget) -> list[QWidget]:
    """List the panels and menus that are open over a window."""
    return [child for child in widget.findChildren(QWidget) if child.isVisible() and child.windowType() == POPUP]


def settle() -> None:
    """Let everything that is waiting be laid out and painted."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
