"""Exporting from the list: the chosen contacts, or everything held about one person."""

from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from netdesk.ui.contacts.acts import ContactAct

if TYPE_CHECKING:
    from netdesk.ui.contacts.screen import ContactsScreen


def _export(screen: "ContactsScreen", ids: "array[int]") -> None:
    from netdesk.ui.export_dialog import Start, open_export

    open_export(screen.workspace, Start(ids, screen.reader.asked.query), screen.window())


def _export_held(screen: "ContactsScreen", ids: "array[int]") -> None:
    """Ask where, then write a zip with text, JSON and picture."""
    from netdesk import outgoing
    from netdesk.store import contacts

    contact = ids[0]
    screen.workspace.tasks.read(
        lambda db: contacts.rows(db, [contact]),
        lambda rows: _ask_where(screen, contact, outgoing.file_stem(rows[0].name)) if rows else None,
    )


def _ask_where(screen: "ContactsScreen", contact: int, stem: str) -> None:
    from netdesk import outgoing
    from netdesk.ui import links
    from netdesk.ui.export_dialog import ask_where
    from netdesk.ui.workspace import Offer

    workspace = screen.workspace
    target = ask_where(workspace, screen.window(), f"{stem}.zip", "Zip with text, JSON and picture (*.zip)")
    if target is None:
        return
    now = workspace.clock()

    def finish(name: str, target: Path = target) -> None:
        words = f"Exported everything held about {name} to {target.name}"
        workspace.said.emit(words, Offer("Show in folder", lambda: links.show_folder(target)))

    workspace.tasks.long(lambda db, _progress: outgoing.write_held(db, contact, target, now), finish)


EXPORT = ContactAct("export", "Export…", "export", _export, group="held", writes=False)
HELD = ContactAct(
    "export_held", "Export everything held about…", "export", _export_held, group="held", most=1, writes=False
)
