"""Icons: the shipped SVG files in any colour, size and pixel ratio."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from netdesk.paths import resources

DISABLED_OPACITY = 0.45


@cache
def _source(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


def pixmap(name: str, color: QColor, size: int = 16, ratio: float | None = None) -> QPixmap:
    """Draw icon `name` (a file in resources/icons, without suffix) `size` logical pixels wide.

    `ratio` is the screen's device pixel ratio; left out, the application's largest. Raises FileNotFoundError.
    """
    ratio = ratio or _largest_ratio()
    key = f"netdesk:{name}:{color.name(QColor.NameFormat.HexArgb)}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = _draw(_source(name).replace("currentColor", color.name()), color.alphaF(), size, ratio)
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """Make an icon for buttons and menus; its disabled look is the same one, fainter."""
    made = QIcon()
    faint = QColor(color)
    faint.setAlphaF(DISABLED_OPACITY)
    for ratio in sorted({1.0, 2.0, _largest_ratio()}):
        made.addPixmap(pixmap(name, color, size, ratio))
        made.addPixmap(pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made


def paint(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw an icon in the middle of `rect`, as large as its shorter side."""
    size = int(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatioF()
    picture = pixmap(name, color, size, ratio)
    painter.drawPixmap(
        QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size).topLeft(), picture
    )


def app_icon() -> QIcon:
    """Make the application's icon, the only coloured one."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_draw(_source("app"), 1.0, size, 1.0))
    return made


def app_pixmap(size: int) -> QPixmap:
    """Draw the application's icon for the rail."""
    return _draw(_source("app"), 1.0, size, _largest_ratio())


def write_svg(name: str, color: QColor, path: Path) -> None:
    """Write a coloured copy of an icon, for style sheets, which cannot colour one."""
    path.write_text(_source(name).replace("currentColor", color.name()), "utf-8")


def _largest_ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _draw(svg: str, opacity: float, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(opacity)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
