"""Files dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netdesk.ui import fonts
from netdesk.ui.theme import current


def local_files(data: QMimeData) -> list[Path]:
    """List the files of a drag that lie on this computer; anything else is left out."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]


class DropVeil(QWidget):
    """Lies over the page while files hover over the window and says what will happen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words = ""
        self.hide()

    def show_for(self, files: list[Path], room: QRect) -> None:
        """Cover the page, or uncover it when there are no files."""
        if not files:
            self.hide()
            return
        self._words = f"Drop to preview {files[0].name}" if len(files) == 1 else f"Drop to preview {len(files)} files"
        self.setGeometry(room)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.color("accentSoft")
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(24, 24, -24, -24), 14, 14)
        painter.setFont(fonts.title())
        painter.setPen(theme.color("accentText"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.setFont(fonts.body())
        painter.setPen(theme.color("text2"))
        below = self.rect().adjusted(0, 56, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "You see every change before it is saved.")


class FileDrops(QObject):
    """Takes files dropped anywhere on a window; addresses from elsewhere are refused."""

    over = Signal(object)
    """list[Path] that hover over the window; empty when they have left."""
    dropped = Signal(object)
    """list[Path]"""

    def __init__(self, window: QWidget, page: QWidget) -> None:
        """Watch the window; `veil` covers a part of `page` for whoever wants it."""
        super().__init__(window)
        self.veil = DropVeil(page)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit([])
        if not isinstance(event, QDropEvent):
            return False
        files = local_files(event.mimeData())
        if event.type() == QEvent.Type.Drop:
            self.over.emit([])
            if files:
                self.dropped.emit(files)
        elif event.type() == QEvent.Type.DragEnter:
            self.over.emit(files)
        if files:
            event.acceptProposedAction()
        return bool(files)
