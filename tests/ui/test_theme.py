"""Light and dark."""

import json

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from netdesk import paths
from netdesk.ui import fonts, icons, style
from netdesk.ui.theme import Theme, ThemeHolder, current, named_theme, palette_of, theme_for


def test_both_themes_know_the_same_colours() -> None:
    light, dark = named_theme("light"), named_theme("dark")
    assert light.colors.keys() == dark.colors.keys()
    assert not light.dark and dark.dark
    assert light.hex("accent") == "#4743be"
    assert all(color.isValid() for theme in (light, dark) for color in theme.colors.values())


def luminance(color: QColor) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(value) for value in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "need"),
    [
        ("text", "canvas", 4.5), ("text", "selected", 4.5), ("text2", "selected", 4.5), ("text3", "surface", 4.5),
        ("text3", "canvas", 4.5), ("accentText", "selected", 4.5), ("onAccent", "accent", 4.5), ("control", "surface", 3),
        ("focus", "canvas", 3), ("focus", "surface", 3), ("danger", "surface", 4.5), ("unbillable", "surface", 3),
    ],
)  # fmt: skip
def test_contrast_is_enough(name: str, ink: str, ground: str, need: float) -> None:
    theme = named_theme("dark" if name == "dark" else "light")
    bright, dim = sorted((luminance(theme.color(ink)), luminance(theme.color(ground))), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= need


def test_switching_reaches_the_palette_and_tells_painters(qapp: QApplication, look: ThemeHolder) -> None:
    told: list[Theme] = []
    look.changed.connect(told.append)
    look.choose("dark")
    assert [theme.name for theme in told] == ["dark"]
    assert current().dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == named_theme("dark").color("canvas")
    look.choose("dark")
    assert len(told) == 1


def test_an_unknown_choice_counts_as_system(qapp: QApplication) -> None:
    assert ThemeHolder(qapp, "sepia").choice == "system"
    assert theme_for("system", qapp).name in ("light", "dark")


def test_selected_text_is_not_white() -> None:
    theme = named_theme("light")
    palette = palette_of(theme)
    assert palette.color(QPalette.ColorRole.HighlightedText) == theme.color("text")


def test_the_style_sheet_uses_known_colours_only() -> None:
    names = json.loads((paths.resources() / "themes" / "tokens.json").read_text())["light"]
    sheet = style.sheet("light", names, "/pictures")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_every_icon_can_be_drawn_in_any_colour(qapp: QApplication) -> None:
    red = QColor("#ff0000")
    for path in sorted((paths.resources() / "icons").glob("*.svg")):
        picture = icons.pixmap(path.stem, red, 24, 2.0)
        assert picture.width() == 48
        image = picture.toImage()
        opaque = [image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 200]
        assert opaque, path.name
        if path.stem != "app":
            assert all(color.red() > 200 and color.blue() < 60 for color in opaque), path.name


def test_icons_are_drawn_once(qapp: QApplication) -> None:
    first = icons.pixmap("today", QColor("#123456"), 20, 1.0)
    assert icons.pixmap("today", QColor("#123456"), 20, 1.0).cacheKey() == first.cacheKey()
    assert icons.pixmap("today", QColor("#123457"), 20, 1.0).cacheKey() != first.cacheKey()


def test_figures_are_tabular_even_under_the_style_sheet(qtbot: QtBot, look: ThemeHolder) -> None:
    label = QLabel("1")
    label.setFont(fonts.title())
    qtbot.addWidget(label)
    label.ensurePolished()
    tabular = QFont.Tag("tnum")
    assert label.font().featureValue(tabular) == 1
    assert label.font().pixelSize() >= 20
    widths = {label.fontMetrics().horizontalAdvance(figure) for figure in "0123456789"}
    assert len(widths) == 1
