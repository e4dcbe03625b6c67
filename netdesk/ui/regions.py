"""F6: the window's regions, and the way from one to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from netdesk.ui.main_window import MainWindow


def move_focus(window: "MainWindow", step: int) -> None:
    """Move the focus `step` regions on: rail, search, timer strip, page, history."""
    regions = _regions(window)
    focused = window.focusWidget()
    inside = [number for number, (root, _) in enumerate(regions) if holds(root, focused)]
    here = inside[0] if inside else -1 if step > 0 else 0
    regions[(here + step) % len(regions)][1].setFocus(Qt.FocusReason.TabFocusReason)


def holds(root: QWidget, widget: QWidget | None) -> bool:
    """Tell whether a widget is inside another one or is it."""
    return widget is not None and (root is widget or root.isAncestorOf(widget))


def first_stop(root: QWidget) -> QWidget | None:
    """Give the first control inside a widget that Tab would reach."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
    return None


def _regions(window: "MainWindow") -> list[tuple[QWidget, QWidget]]:
    """List the regions in order, each with the widget that takes its focus."""
    rail, top_bar = window.rail, window.top_bar
    item = next((item for item in rail.items.values() if item.isChecked() and item.isEnabled()), None)
    regions: list[tuple[QWidget, QWidget]] = [(rail, item or rail.settings), (top_bar.search, top_bar.search)]
    timer = top_bar.timer()
    stop = first_stop(timer) if timer else None
    if timer is not None and stop is not None:
        regions.append((timer, stop))
    regions.append((window.page, window.page_focus()))
    if window.history_shown:
        regions.append((window.history, window.history.list))
    return regions
