"""Scenes of the contact beside the table: its tabs, an edit under way, a full one with a photo, and a bare one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.domain.cadence import Cadence, Due
from netdesk.domain.contact import (
    ContactDetail,
    ContactField,
    ContactNote,
    ContactProfile,
    Evidence,
    Labelled,
    Promise,
    Standing,
    Wish,
)
from netdesk.domain.participation import Level
from netdesk.domain.period import local_day
from netdesk.store import participation
from netdesk.ui.contacts.detail.facts import Roles
from netdesk.ui.contacts.detail.panel import Shown
from netdesk.ui.contacts.screen import ContactsScreen
from netdesk.ui.main_window import MainWindow
from netdesk.ui.time.zone import local_zone

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

Wait = Callable[[], None]
Show = Callable[[MainWindow, Wait, Path], None]
ROLES = Roles((("client", "client"), ("peer", "peer"), ("friend", "friend")))


def tab(number: int) -> Show:
    """Show a tab of whom the user has most acts with."""

    def show(window: MainWindow, wait: Wait, folder: Path) -> None:
        del folder
        screen = _busiest(window, wait)
        screen.view.detail.tabs.setCurrentIndex(number)
        wait()

    return show


def wrong_email(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Add an e-mail address that is none."""
    del folder
    panel = _busiest(window, wait).view.detail
    panel.edit("email:None")
    row = panel.overview.facts.open_row()
    if row is not None and row.editor is not None:
        field = row.editor.inputs[0]
        field.setProperty("text", "ada@example")
        row.editor.accept()
    wait()


def new_act(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Open the form of an act."""
    tab(1)(window, wait, folder)
    screen = window.current
    if isinstance(screen, ContactsScreen):
        screen.view.detail.timeline.add_new("act")


def new_contact(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Open the form of a new contact."""
    del folder
    _busiest(window, wait).one.add("Elif Aksoy")


def full(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Show a contact of whom everything is known; it is drawn alone, and not in the database."""
    del folder
    _draw(window, wait, _everything(_today(window)), photo=True)


def bare(window: MainWindow, wait: Wait, folder: Path) -> None:
    """Show a contact of whom nothing but the name is known."""
    del folder
    _draw(window, wait, ContactDetail(0, "Elif Aksoy"), photo=False)


def close(window: MainWindow) -> None:
    """Close what is open, and go back to the overview."""
    screen = window.current
    if not isinstance(screen, ContactsScreen):
        return
    panel = screen.view.detail
    for form in (panel.new, *(page.form for page in panel.made_pages() if hasattr(page, "form"))):
        if form.editor is not None:
            form.editor.left.emit()
    for place in (panel.overview.facts, panel.overview.notes, panel.overview.promises):
        row = place.open_row()
        if row is not None:
            row.close_editor()
    panel.tabs.setCurrentIndex(0)
    screen.one.read()


def _busiest(window: MainWindow, wait: Wait) -> ContactsScreen:
    window.open_screen("contacts")
    screen = window.current
    assert isinstance(screen, ContactsScreen)
    wait()
    (busiest,) = participation.people_ids(window.workspace.db, order="acts", limit=1)
    screen.go_to(busiest)
    wait()
    return screen


def _today(window: MainWindow) -> int:
    return local_day(window.workspace.clock(), local_zone())


def _draw(window: MainWindow, wait: Wait, contact: ContactDetail, *, photo: bool) -> None:
    screen = _busiest(window, wait)
    picture = _photo() if photo else None
    screen.view.detail.show_contact(Shown(contact, ROLES, picture, _today(window)), local_zone())


def _photo() -> "QImage":
    """Draw a face of two circles, as a photo stands in for one."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(176, 176, QImage.Format.Format_RGB32)
    image.fill(QColor("#7f9c8f"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#3b2f2a"))
    painter.drawEllipse(QPointF(88, 190), 70, 70)
    painter.setBrush(QColor("#c98f6b"))
    painter.drawEllipse(QPointF(88, 78), 40, 46)
    painter.end()
    return image


def _everything(today: int) -> ContactDetail:
    days = (today - 50, today - 80)
    return ContactDetail(
        0, "Mira Okafor", company="Halden & Rowe", position="Head of Content", location="Lagos", birthday="--05-12",
        met_on=today - 1900, met_how="at a meetup", introduced_by="Jonas Lindqvist", introduced_by_id=1,
        connected_on=today - 1880, source="linkedin-archive", added_at=(today - 300) * 86_400, starred=True,
        manual_score=92, cadence=Cadence(28, 42), due=Due(today + 26, today + 40),
        standing=Standing(Level.COLLABORATE, None, (Evidence("work", Level.COLLABORATE, days),), 44, today * 86_400),
        profiles=(
            ContactProfile("linkedin", "mira-okafor", "https://www.linkedin.com/in/mira-okafor", today - 1880, id=1),
            ContactProfile("mastodon", "mira@example.social", "https://example.social/@mira", None, None, today - 20, 2),
            ContactProfile("x", "miraok", "https://x.com/miraok", None, today - 90, None, 3),
        ),
        emails=(Labelled(1, "mira.okafor@example.com", "work"), Labelled(2, "mira@example.org", "home")),
        phones=(Labelled(1, "+44 20 7946 0018", "mobile"),), websites=(Labelled(1, "https://mira.example/portfolio"),),
        fields=(ContactField(1, "Language", "Yoruba, English"),), roles=("client",), tags=("target market",),
        wishes=(Wish(1, "know", "content design, onboarding"), Wish(2, "need", "a Spanish translator for June")),
        promises=(Promise(1, "Retainer template", today + 6), Promise(2, "Send the outline", today - 9, today - 3)),
        notes=(
            ContactNote("Prefers calls before noon. Her portfolio: https://mira.example/portfolio", today - 12, 1),
            ContactNote("Two children, one of them plays chess.", None, 2),
        ),
    )  # fmt: skip
