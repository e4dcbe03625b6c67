"""Light and dark: the named colours of one theme, and the signal that tells painted widgets to follow."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from netdesk.paths import resources
from netdesk.ui import fonts, icons, style

Choice = Literal["system", "light", "dark"]
THEMES: tuple[tuple[Choice, str], ...] = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
WORN = "netdesk_theme"  # the application's property that names the theme it wears
CHOICES: tuple[Choice, ...] = get_args(Choice)


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of named colours; names are those of resources/themes/tokens.json."""

    name: str
    dark: bool
    colors: Mapping[str, QColor]

    def color(self, name: str) -> QColor:
        """Give a named colour; KeyError for a name that is no token."""
        return self.colors[name]

    def hex(self, name: str) -> str:
        """Give a named colour as #RRGGBB, for style sheets and SVG."""
        return self.colors[name].name()


@cache
def named_theme(name: Literal["light", "dark"]) -> Theme:
    """Read one of the two themes; colours are shared, so treat them as read-only."""
    tokens = json.loads((resources() / "themes" / "tokens.json").read_text("utf-8"))
    return Theme(name, name == "dark", {key: QColor(value) for key, value in tokens[name].items()})


def theme_for(choice: Choice, app: QApplication) -> Theme:
    """Choose the theme; "system" follows the desktop where it says something, and is light where it does not."""
    if choice == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return named_theme("dark" if dark else "light")
    return named_theme(choice)


def palette_of(theme: Theme) -> QPalette:
    """Translate the theme for widgets that ask the palette."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "canvas"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "text"),
        (role.PlaceholderText, "text3"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "onAccent"),
        (role.Highlight, "selected"),
        (role.HighlightedText, "text"),
        (role.Link, "accentText"),
        (role.LinkVisited, "accentText"),
        (role.Accent, "accent"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Light, "surface"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "lineStrong"),
        (role.Shadow, "control"),
    ):
        palette.setColor(target, theme.color(name))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.color("control"))
    return palette


def current() -> Theme:
    """Give the theme the application wears; light before one was applied. For painting without a workspace."""
    app = QApplication.instance()
    return named_theme("dark" if app is not None and app.property(WORN) == "dark" else "light")


def apply(app: QApplication, theme: Theme, pictures: Path) -> None:
    """Dress the whole application: style, palette first, then the one style sheet.

    `pictures` is a folder for the few drawings that a style sheet can only take from files.
    """
    if app.style().objectName().casefold() != "fusion":
        app.setStyle("Fusion")
    folder = pictures / theme.name
    folder.mkdir(exist_ok=True)
    for name, color in style.PICTURES:
        icons.write_svg(name, theme.color(color), folder / f"{name}-{color}.svg")
    app.setProperty(WORN, theme.name)
    app.setPalette(palette_of(theme))
    app.setStyleSheet(
        style.sheet(theme.name, {name: color.name() for name, color in theme.colors.items()}, folder.as_posix())
    )


class ThemeHolder(QObject):
    """Keep the chosen theme and tell everybody when it changes, by the user or by the desktop."""

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: str = "system", parent: QObject | None = None) -> None:
        """Apply the chosen theme at once; an unknown choice counts as "system"."""
        super().__init__(parent)
        self._app = app
        self._choice: Choice = choice if choice in CHOICES else "system"
        self._pictures = QTemporaryDir()
        self.theme = theme_for(self._choice, app)
        fonts.install(app)
        apply(app, self.theme, Path(self._pictures.path()))
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> Choice:
        """Tell what the user chose."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Switch to system, light or dark."""
        self._choice = choice
        self._follow()

    def _follow(self) -> None:
        theme = theme_for(self._choice, self._app)
        if theme is self.theme:
            return
        self.theme = theme
        apply(self._app, theme, Path(self._pictures.path()))
        self.changed.emit(theme)
