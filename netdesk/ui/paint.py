"""Drawing shared by cells, bars and charts: kinds of time, avatars, letters of networks, chips."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache, QTransform

from netdesk.ui import fonts
from netdesk.ui.theme import Theme

Kind = Literal["billable", "unbillable", "social"]
TILE = 7
"""Side of the hatch's tile: stripes of 2 px every 5 px, measured across."""
CHIP_HEIGHT = 20
CHIP_PADDING = 6
BADGE = 18

CHIP_TONES: dict[str, tuple[str | None, str, str | None]] = {
    "neutral": ("sidebar", "text2", None),
    "accent": ("accentSoft", "accentText", None),
    "outline": (None, "text2", "lineStrong"),
    "due": (None, "accentText", "accent"),
    "billable": ("billableSoft", "billableText", None),
    "social": ("socialSoft", "capText", None),
    "keep": ("keepBg", "keepText", None),
    "cap": ("capBg", "capText", None),
    "quit": ("quitBg", "quitText", None),
}
"""Fill, text and outline of each kind of chip."""


_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_ALIGNED = {
    align: align | _ONE_LINE
    for align in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter)
}
"""Joined once: joining flags costs more than looking them up, and a frame of a table draws hundreds of texts."""


def stamp(painter: QPainter, rect: QRectF, name: str, theme: Theme, draw: Callable[[QPainter, QRectF], None]) -> None:
    """Paint what looks the same each time from a picture; `draw` paints it once, at the origin, for a theme and ratio."""
    ratio = painter.device().devicePixelRatioF()
    key, picture = f"netdesk:{name}:{theme.name}:{fonts.scale()}:{ratio}", QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap((rect.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        inner = QPainter(picture)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(inner, QRectF(QPointF(), rect.size()))
        inner.end()
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(rect.topLeft(), picture)


def key_cap(painter: QPainter, right: float, middle: float, words: str, theme: Theme, height: float = 18) -> None:
    """Draw the name of a key in a box that ends at `right`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(fonts.caption())
    width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 12
    box = QRectF(right - width, middle - height / 2, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.color("lineStrong"), 1))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(theme.color("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def hatch(theme: Theme, ratio: float = 1.0) -> QBrush:
    """Make the brush of social time for a screen's pixel ratio.

    Set the painter's brush origin to the item's corner, else neighbouring blocks shimmer while scrolling.
    """
    key = f"netdesk:hatch:{theme.name}:{ratio}"
    tile = QPixmap()
    if not QPixmapCache.find(key, tile):
        tile = _hatch_tile(theme, ratio)
        QPixmapCache.insert(key, tile)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def _hatch_tile(theme: Theme, ratio: float) -> QPixmap:
    side = max(1, round(TILE * ratio))
    tile = QPixmap(side, side)
    tile.fill(theme.color("socialSoft"))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("social"), 2 * ratio)
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    return tile


def fill_kind(painter: QPainter, rect: QRectF, kind: Kind, theme: Theme, radius: float = 2) -> None:
    """Fill a block with the look of its kind of time: solid, outlined tint, or hatch."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if kind == "billable":
        painter.setBrush(theme.color("billable"))
    elif kind == "social":
        painter.setBrushOrigin(rect.topLeft())
        painter.setBrush(hatch(theme, painter.device().devicePixelRatioF()))
    else:
        painter.setBrush(theme.color("socialSoft"))
        painter.setPen(QPen(theme.color("unbillable"), 1))
        rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(rect, radius, radius)
    painter.restore()


def swatch(painter: QPainter, x: float, middle: float, kind: Kind, theme: Theme) -> None:
    """Draw the 14 x 10 sample of a kind of time, its middle at height `middle`."""
    fill_kind(painter, QRectF(x, middle - 5, 14, 10), kind, theme)


def avatar(painter: QPainter, rect: QRectF, initials: str, theme: Theme, *, core: bool = False) -> None:
    """Draw a round avatar with initials; people of the core are iris."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accentSoft" if core else "line"), 1))
    painter.setBrush(theme.color("accentSoft" if core else "hover"))
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(theme.color("accentText" if core else "text2"))
    size = rect.width()
    painter.setFont(fonts.sized(10 if size < 40 else 15 if size < 60 else 24, 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


def initials_of(name: str) -> str:
    """Take the first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return name.strip()[:1].upper()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def network_badge(painter: QPainter, corner: QPointF, letter: str, theme: Theme) -> None:
    """Draw an 18 px letter of a network."""

    def draw(inner: QPainter, rect: QRectF) -> None:
        inner.setPen(QPen(theme.color("control"), 1.25))
        inner.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), 5, 5)
        inner.setPen(theme.color("text2"))
        inner.setFont(fonts.sized(10, 600))
        inner.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)

    stamp(painter, QRectF(corner.x(), corner.y(), BADGE, BADGE), f"badge:{letter}", theme, draw)


def chip_width(words: str, icon: bool = False) -> float:
    """Tell how wide a chip is."""
    return QFontMetricsF(fonts.caption()).horizontalAdvance(words) + 2 * CHIP_PADDING + (16 if icon else 0)


def chip(
    painter: QPainter, corner: QPointF, words: str, theme: Theme, tone: str = "neutral", most: float = 10_000
) -> float:
    """Draw a chip at its top left corner, elided to `most` pixels; give its width. Tones: CHIP_TONES."""
    fill, ink, line = CHIP_TONES[tone]
    width = min(chip_width(words), most)
    rect = QRectF(corner.x(), corner.y(), width, CHIP_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(line), 1) if line else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if line else rect, 4, 4)
    text(painter, rect.adjusted(CHIP_PADDING, 0, -CHIP_PADDING, 0), words, fonts.caption(), theme.color(ink))
    painter.restore()
    return width


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line of plain text, elided at the right, in the middle of the rectangle's height."""
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetricsF(font).elidedText(_one_line(words), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _ALIGNED[align], shown)


def tick_box(painter: QPainter, rect: QRectF, theme: Theme, state: Qt.CheckState) -> None:
    """Draw a 16 px tick box in the middle of `rect`."""
    box = QRectF(0, 0, 16, 16)
    box.moveCenter(rect.center())

    def draw(inner: QPainter, inside: QRectF) -> None:
        from netdesk.ui import icons

        on = state != Qt.CheckState.Unchecked
        inner.setPen(QPen(theme.color("accent" if on else "control"), 1.5))
        inner.setBrush(theme.color("accent" if on else "surface"))
        inner.drawRoundedRect(inside.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        if on:
            icons.paint(inner, inside, "check" if state == Qt.CheckState.Checked else "minus", theme.color("onAccent"))

    stamp(painter, box, f"tick:{state.name}", theme, draw)


def _one_line(words: str) -> str:
    return words.replace("\n", " ") if "\n" in words else words
