"""Lines and words inside a picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from netdesk.ui import fonts

LEFT_ALIGN, CENTER, RIGHT_ALIGN = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


def line(
    painter: QPainter,
    x: float,
    y: float,
    to_x: float,
    to_y: float,
    color: QColor,
    width: float = 1,
    dashes: tuple[float, float] | None = None,
) -> None:
    """Draw a straight line; `dashes` are multiples of its width."""
    painter.setPen(pen_of(color, width, dashes))
    painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))


def pen_of(color: QColor, width: float, dashes: tuple[float, float] | None = None) -> QPen:
    """Make a pen; `dashes` are multiples of its width."""
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    return pen


def width_of(text: str, font: QFont | None = None) -> float:
    """Tell how wide a label is."""
    return QFontMetricsF(font or fonts.sized(11)).horizontalAdvance(text)


def label(
    painter: QPainter,
    at: QPointF,
    text: str,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT_ALIGN,
    font: QFont | None = None,
) -> float:
    """Write one plain line beside a point, its middle at the point's height; give the x of its right end."""
    font = font or fonts.sized(11)
    width = width_of(text, font)
    left = at.x() - (width if align == RIGHT_ALIGN else width / 2 if align == CENTER else 0)
    painter.setFont(font)
    painter.setPen(color)
    box = QRectF(left, at.y() - 12, width + 2, 24)
    painter.drawText(box, LEFT_ALIGN | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
    return left + width
