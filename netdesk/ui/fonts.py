"""The nine sizes of text; all derive from the application's font, so that a larger system font enlarges everything."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

BODY_PX = 13
USUAL_SYSTEM_PX = 14.7  # 11 points at 96 dpi: what desktops call a normal font at most
LARGEST = 1.5
LINES = {11: 16, 12: 16, 13: 20, 14: 20, 15: 20, 16: 24, 20: 28, 28: 36}  # line height by size, in design pixels


def install(app: QApplication) -> None:
    """Set the application's font: Inter where present, else the system's, with tabular figures."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont("Inter") if "Inter" in QFontDatabase.families() else QFont(system)
    factor = min(LARGEST, max(1.0, QFontInfo(system).pixelSize() / USUAL_SYSTEM_PX))
    font.setPixelSize(round(BODY_PX * factor))
    font.setFeature(QFont.Tag("tnum"), 1)
    app.setFont(font)


def scale() -> float:
    """Tell how much larger than designed text is: 1.0 to 1.5."""
    return QApplication.font().pixelSize() / BODY_PX


def sized(px: float, weight: int = 400) -> QFont:
    """Make a font of `px` design pixels (grown with the system's text size) and a weight from 100 to 900."""
    usual = QApplication.font()
    return QFont(_made(px, weight, usual.pixelSize(), usual.family()))


@cache
def _made(px: float, weight: int, usual_px: int, family: str) -> QFont:
    # A frame of a table asks hundreds of times for the same few.
    del family  # the application's font is taken; its name only tells one from another
    font = QFont(QApplication.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setPixelSize(max(1, round(px * usual_px / BODY_PX)))
    font.setWeight(QFont.Weight(weight))
    return font


def line_height(font: QFont) -> int:
    """Give the height one line of this font takes on a page."""
    return round(LINES.get(round(font.pixelSize() / scale()), 16) * scale())


def caption() -> QFont:
    """11 px: axis labels, captions, chips."""
    return sized(11, 500)


def small() -> QFont:
    """12 px: second lines, table headers."""
    return sized(12)


def body() -> QFont:
    """13 px: everything else."""
    return sized(13)


def medium() -> QFont:
    """13 px, medium: names and buttons."""
    return sized(13, 500)


def strong() -> QFont:
    """13 px, semi-bold."""
    return sized(13, 600)


def section() -> QFont:
    """14 px, semi-bold: headings inside a page."""
    return sized(14, 600)


def title() -> QFont:
    """20 px, semi-bold: the page's title."""
    font = sized(20, 600)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.2)
    return font


def figure() -> QFont:
    """20 px, semi-bold: figures."""
    return title()


def answer() -> QFont:
    """28 px, semi-bold: the one answer of a page."""
    font = sized(28, 600)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.4)
    return font


def clock() -> QFont:
    """15 px, semi-bold: the running clock."""
    return sized(15, 600)
