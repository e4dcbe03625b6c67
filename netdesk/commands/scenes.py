"""What `screenshots` draws: every screen and state worth a look, each as a name and the way to it."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from netdesk.commands import bulk_scenes, detail_scenes, table_scenes
from netdesk.domain.cadence import Cadence
from netdesk.domain.participation import Level
from netdesk.store import contacts, participation
from netdesk.ui.main_window import MainWindow

Wait = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: `empty` is drawn on a desk without data, `show` brings the window there and `leave` back."""

    name: str
    show: Callable[[MainWindow, Wait, Path], None]
    empty: bool = False
    leave: Callable[[MainWindow], None] = lambda window: None


def _screen(name: str, *, empty: bool = False) -> Scene:
    def show(window: MainWindow, wait: Wait, folder: Path) -> None:
        del wait, folder
        window.leave_first_run()
        window.open_screen(name)

    return Scene(f"{name}-empty" if empty else name, show, empty)


def _first_run(window: MainWindow, wait: Wait, folder: Path) -> None:
    del wait, folder
    window.show_first_run()


def _search(window: MainWindow, wait: Wait, folder: Path) -> None:
    del folder
    window.open_screen("contacts")
    wait()
    window.top_bar.search.setText("an")


def _core(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Choose the core in the chart."""
    from netdesk.ui.participation.screen import ParticipationScreen

    del folder
    window.open_screen("participation")
    wait()
    assert isinstance(window.current, ParticipationScreen)
    window.current.choose((Level.REFACTOR, Level.LEAD))


def _everyone(window: MainWindow) -> None:
    from netdesk.ui.participation.screen import ParticipationScreen

    if isinstance(window.current, ParticipationScreen):
        window.current.clear()


def _import(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Preview an archive that brings job changes and new people, and a table of one's own."""
    del wait
    window.open_screen("import", [_archive(window, folder), _meetup(folder)])


def _archive(window: MainWindow, folder: Path) -> Path:
    columns = ("first_name", "last_name", "profiles", "company", "position", "connected")
    known = contacts.listed(window.workspace.db, columns=columns, limit=60)
    path = folder / "Connections.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
        for number, row in enumerate(known):
            urls = [profile["url"] for profile in row["profiles"] if profile["network"] == "LinkedIn"]
            if urls and row["connected"]:
                company = "Lumen Rail" if number % 15 == 4 else row["company"]
                day = _linkedin_day(row["connected"])
                table.writerow([row["first_name"], row["last_name"], urls[0], "", company, row["position"], day])
        for name, company, position in (
            ("Elif Aksoy", "Bluefen", "Content Lead"),
            ("Pieter Maas", "Tidewell", "Editor"),
        ):
            url = f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}-demo"
            table.writerow([*name.split(), url, "", company, position, "12 May 2026"])
        table.writerow(["", "", "", "", "", "", "07 Jun 2026"])
    return path


def _linkedin_day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day:02} {'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()[day.month - 1]} {day.year}"


def _meetup(folder: Path) -> Path:
    path = folder / "meetup-list.csv"
    people = (
        "Full name;Mail;Org;Date;X1\nNils Aarvik;nils@example.com;Bluefen;03.04.2026;yes\nRosa Linde;;Tidewell;;no\n"
    )
    path.write_text(people, encoding="utf-8")
    return path


def _forget_import(window: MainWindow) -> None:
    from netdesk.ui.imports.screen import ImportScreen

    if isinstance(window.current, ImportScreen):
        window.current.leave()


def _duplicates(window: MainWindow, wait: Wait, folder: Path) -> None:
    del folder
    window.open_screen("duplicates")
    wait()


def _history(window: MainWindow, wait: Wait, folder: Path) -> None:
    del wait, folder
    window.open_screen("contacts")
    window.toggle_history()


def _palette(window: MainWindow, wait: Wait, folder: Path) -> None:
    del wait, folder
    window.open_screen("contacts")
    window.open_palette()


def _quick_log(line: str) -> Callable[[MainWindow, Wait, Path], None]:
    """Type a line into the quick log; {0} and {1} are first names of those the user has most acts with."""

    def show(window: MainWindow, wait: Wait, folder: Path) -> None:
        del folder
        window.open_screen("contacts")
        wait()
        db = window.workspace.db
        people = contacts.rows(db, participation.people_ids(db, order="acts", limit=2))
        window.actions_by_name["quick_log"].trigger()
        window.quick_log.field.setText(line.format(*(row.name.split()[0] for row in people)))
        wait()

    return show


def _leave_quick_log(window: MainWindow) -> None:
    window.quick_log.close_log()


def _due(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Let some people wait, and bring a second archive that lacks one and has another job for some."""
    from netdesk.store import cadences
    from netdesk.ui.today.screen import TodayScreen

    del folder
    db, now = window.workspace.db, window.workspace.clock()
    window.open_screen("today")
    wait()
    for contact, days in zip(participation.people_ids(db, order="acts", limit=12)[4:], (2, 5, 9, 14, 3), strict=False):
        cadences.set_for_contact(db, contact, Cadence(days, 2 * days), now)
    assert isinstance(window.current, TodayScreen)
    window.current.refresh()
    wait()
    window.current.view.due.list.setFocus()


def _write(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Write to the first one who changed jobs."""
    from netdesk.ui.today.screen import TodayScreen

    del folder
    window.open_screen("today")
    wait()
    assert isinstance(window.current, TodayScreen)
    news = window.current.view.news.list
    row = news.lines.next_row(-1, 1)
    if row >= 0:
        news.ask("write", news.lines.index(row))


def _leave_popup(window: MainWindow) -> None:
    from netdesk.ui.today.write_popover import WritePopover

    del window
    popup = QApplication.activePopupWidget()
    if isinstance(popup, WritePopover):
        popup.close()


SCENES: tuple[Scene, ...] = (
    Scene("first-run", _first_run, empty=True),
    _screen("contacts", empty=True),
    _screen("participation", empty=True),
    _screen("time", empty=True),
    _screen("today", empty=True),
    _screen("today"),
    Scene("today-due", _due),
    Scene("today-write", _write, leave=_leave_popup),
    _screen("contacts"),
    Scene("contacts-timeline", detail_scenes.tab(1), leave=detail_scenes.close),
    Scene("contacts-value", detail_scenes.tab(2), leave=detail_scenes.close),
    Scene("contacts-time", detail_scenes.tab(3), leave=detail_scenes.close),
    Scene("contacts-edit", detail_scenes.wrong_email, leave=detail_scenes.close),
    Scene("contacts-act", detail_scenes.new_act, leave=detail_scenes.close),
    Scene("contacts-new", detail_scenes.new_contact, leave=detail_scenes.close),
    Scene("contacts-full", detail_scenes.full, leave=detail_scenes.close),
    Scene("contacts-bare", detail_scenes.bare, leave=detail_scenes.close),
    Scene("contacts-search", _search, leave=lambda window: window.top_bar.search.clear()),
    Scene("contacts-query", table_scenes.completed, leave=lambda window: window.top_bar.search.clear()),
    Scene("contacts-query-fault", table_scenes.faulty, leave=lambda window: window.top_bar.search.clear()),
    Scene("contacts-ticked", table_scenes.ticked, leave=table_scenes.without_ticks),
    Scene("contacts-tags", bulk_scenes.tags, leave=bulk_scenes.close),
    Scene("contacts-cadence", bulk_scenes.cadence, leave=bulk_scenes.close),
    Scene("contacts-tiers", bulk_scenes.tiers, leave=bulk_scenes.close),
    Scene("contacts-menu", bulk_scenes.menu, leave=bulk_scenes.close),
    Scene("contacts-facets", table_scenes.facets, leave=table_scenes.without_facets),
    Scene("contacts-views", table_scenes.views, leave=table_scenes.without_views),
    Scene("contacts-compact-rows", table_scenes.compact_rows, leave=table_scenes.usual_rows),
    Scene("contacts-nobody", table_scenes.nobody, leave=lambda window: window.top_bar.search.clear()),
    _screen("participation"),
    Scene("participation-core", _core, leave=_everyone),
    _screen("time"),
    _screen("networks"),
    _screen("review"),
    Scene("import-preview", _import, leave=_forget_import),
    Scene("duplicates", _duplicates),
    Scene("history", _history, leave=lambda window: window.toggle_history()),
    Scene("quick-log", _quick_log("coffee with {0} 40m yesterday #berlin ++"), leave=_leave_quick_log),
    Scene(
        "quick-log-several",
        _quick_log("call with {0}, {1} and Zork 1h30 mon on linkedin about the new brief +"),
        leave=_leave_quick_log,
    ),
    Scene("quick-log-empty", _quick_log(""), leave=_leave_quick_log),
    Scene("palette", _palette, leave=lambda window: window.palette_popup.hide()),
)
