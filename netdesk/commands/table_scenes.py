"""Ways to the states of the contacts table that are worth a picture."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.saved_search import VIEW, SavedSearch

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen
    from netdesk.ui.main_window import MainWindow
    from netdesk.ui.top_bar import SearchField

Wait = Callable[[], None]
VIEWS = (
    SavedSearch(1, VIEW, "Target market", "position:manager"),
    SavedSearch(2, VIEW, "Once trusted", "interactions>5 last<-180d"),
    SavedSearch(3, VIEW, "Writers & editors", "position:editor or position:writer"),
)


def contacts(window: "MainWindow", wait: Wait) -> "ContactsScreen":
    """Go to the table and let it be read."""
    from netdesk.ui.contacts.screen import ContactsScreen

    window.open_screen("contacts")
    wait()
    screen = window.current
    assert isinstance(screen, ContactsScreen)
    return screen


def completed(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Type a query up to a field whose values are offered."""
    _typed(window, wait, folder, "role:client network:").complete()


def faulty(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Type a query with a day that is none."""
    _typed(window, wait, folder, "role:client last<soon").tell_fault()


def _typed(window: "MainWindow", wait: Wait, folder: Path, text: str) -> "SearchField":
    del folder
    contacts(window, wait)
    field = window.top_bar.search
    field.setFocus()
    for end in range(1, len(text) + 1):
        field.setText(text[:end])
    wait()
    return field


def ticked(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Tick three people."""
    del folder
    screen = contacts(window, wait)
    for row in (2, 3, 6):
        screen.ticks.toggle(row)


def without_ticks(window: "MainWindow") -> None:
    """Take the ticks away."""
    _screen(window).ticks.clear()


def facets(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Tick two networks and a role, and unfold the tags."""
    del folder
    screen = contacts(window, wait)
    for query in ("network:linkedin", "network:x", "role:peer"):
        facet = next((each for each in screen.facets.values if each.query == query), None)
        if facet is not None:
            screen.facets.set_ticked(facet, True)
            wait()
    screen.view.facets.sections["tag"].heading.setChecked(True)
    if screen.compact:
        screen.view.show_facets()


def without_facets(window: "MainWindow") -> None:
    """Take them away again."""
    screen = _screen(window)
    screen.view.facets_popup.hide()
    screen.view.facets.sections["tag"].heading.setChecked(False)
    screen.clear_filter()


def views(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Show saved views, the current one changed."""
    del folder
    screen = contacts(window, wait)
    screen.views.show_searches(VIEWS)
    wait()
    screen.views.choose("saved:1")
    wait()
    window.top_bar.search.setText("position:manager level>=tag")


def without_views(window: "MainWindow") -> None:
    """Show everybody, and the views there are."""
    screen = _screen(window)
    screen.clear_filter()
    screen.views.read()


def compact_rows(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Draw low rows, sorted by two columns."""
    del folder
    screen = contacts(window, wait)
    screen.table.set_density("compact")
    screen.sort((("level", True), ("last", True)))


def usual_rows(window: "MainWindow") -> None:
    """Go back to the usual rows and order."""
    screen = _screen(window)
    screen.table.set_density("comfortable")
    screen.sort((("name", False),))


def nobody(window: "MainWindow", wait: Wait, folder: Path) -> None:
    """Look for somebody who is not there."""
    del folder
    contacts(window, wait)
    window.top_bar.search.setText('company:"Nowhere & Sons" role:client')


def _screen(window: "MainWindow") -> "ContactsScreen":
    from netdesk.ui.contacts.screen import ContactsScreen

    assert isinstance(window.current, ContactsScreen)
    return window.current
