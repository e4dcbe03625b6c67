"""Copy contacts as cells: the columns that are shown, with their headings, ready for a spreadsheet."""

import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from netdesk.domain.contact import ContactRow
from netdesk.ui.contacts import words
from netdesk.ui.contacts.model import NAME
from netdesk.ui.table_model import Column
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.store.database import Database

MOST = 50_000
"""More cells than a clipboard should carry are a matter for an export."""
AT_ONCE = 500
Cells = tuple[str, Callable[[ContactRow], str]]


def copy(workspace: Workspace, columns: Sequence[Column], ids: "array[int]") -> None:
    """Put contacts on the clipboard; they are read in the background."""
    wanted, cells = ids[:MOST], _cells(columns)

    def done(text: str) -> None:
        QApplication.clipboard().setText(text)
        rest = f", the first of {len(ids):,}" if len(ids) > MOST else ""
        workspace.said.emit(f"Copied {words.counted(len(wanted))} as cells{rest}.", None)

    if wanted:
        workspace.tasks.read(lambda db: _read(db, wanted, cells), done, key="copy_contacts")


def _read(db: "Database", ids: "array[int]", cells: Sequence[Cells]) -> str:
    from netdesk.store import contacts

    lines = [_line(heading for heading, _ in cells)]
    for start in range(0, len(ids), AT_ONCE):
        rows = contacts.rows(db, ids[start : start + AT_ONCE])
        lines += [_line(text(row) for _, text in cells) for row in rows]
        time.sleep(0.001)  # the window paints meanwhile
    return "\n".join(lines) + "\n"


def _cells(columns: Sequence[Column]) -> list[Cells]:
    """Give heading and text of each cell; name and role, one above the other in the table, are two."""
    cells: list[Cells] = []
    for column in columns:
        if column.key == NAME:
            cells += [("Name", column.text), ("Position", lambda row: row.position)]
        else:
            cells.append((column.title, column.text))
    return cells


def _line(cells: Iterable[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells)
