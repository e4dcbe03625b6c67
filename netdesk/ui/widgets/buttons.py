"""Buttons with an icon that follows the theme."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from netdesk.ui import icons
from netdesk.ui.theme import current

Kind = Literal["plain", "primary", "flat", "link", "chip", "menu", "segment", "filter"]
ICON = 16
INK: dict[str, str] = {"primary": "onAccent", "flat": "text2", "link": "accentText", "chip": "accentText"}


class Button(QPushButton):
    """A push button of one kind; verbs that say the result, as "Import when ready".

    `icon` is a file of resources/icons; `says` is the name for screen readers, needed where there is no text.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        kind: Kind = "plain",
        small: bool = False,
        tall: bool = False,
        says: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._kind = icon, kind
        looks = {"kind": kind, "small": small, "tall": tall, "iconOnly": bool(icon) and not text}
        for name, value in looks.items():
            self.setProperty(name, value)
        self.setAccessibleName(says or text.replace("&", ""))
        if says and not text:
            self.setToolTip(says)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(ICON + (2 if text else 0), ICON))  # a little air before the text
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._draw_icon()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            color = current().color(INK.get(self._kind, "text"))
            self.setIcon(icons.icon(self._icon_name, color, ICON))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()


def primary(text: str, icon: str = "", *, small: bool = False, tall: bool = False) -> Button:
    """Make the one button of a page that acts."""
    return Button(text, icon, kind="primary", small=small, tall=tall)


def icon_button(icon: str, says: str, *, small: bool = True) -> Button:
    """Make a flat button without text; `says` is its tooltip and its name."""
    return Button("", icon, kind="flat", small=small, says=says)


def link(text: str) -> Button:
    """Make a button that looks like a link."""
    return Button(text, kind="link")
