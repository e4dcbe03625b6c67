"""Somebody else's archive is asked about before anything is read; message texts are kept only when wanted."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from netdesk.store.database import Database
from netdesk.ui.imports.screen import ImportScreen
from tests.ui.imports.conftest import names, settle, staged

COUNTED = "Read on this computer only. Message texts are counted, never stored."
KEPT = "Read on this computer only. Message texts are kept in your own data."


@pytest.fixture
def hers(qtbot: QtBot, open_files: Any, archive: Path, tmp_path: Path) -> Path:
    """Ada's archive, on a desk that already has Nova's."""
    page = open_files(archive)
    bring_in(qtbot, page)
    folder = tmp_path / "Complete_LinkedInDataExport_05-12-2026"
    folder.mkdir()
    (folder / "Profile.csv").write_text("First Name,Last Name,Maiden Name,Headline\nAda,Lovelace,,Counts\n")
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Idris,Quill,https://www.linkedin.com/in/idris-quill,,Tidepool,Researcher,07 Oct 2020\n"
    )
    return folder


def bring_in(qtbot: QtBot, page: ImportScreen) -> None:
    settle(qtbot, page)
    qtbot.mouseClick(page.view.footer.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy)


def test_somebody_elses_archive_is_asked_about_first(open_files: Any, hers: Path, db: Database) -> None:
    page = open_files(hers)
    invitation = page.view.invitation
    assert not page.view.previewing and invitation.title.text() == "Whose archive is this?"
    assert "This archive is Ada Lovelace’s; your data here is Nova Exampleson’s." in invitation.sentence.text()
    offered = (invitation.anyway, invitation.choose, invitation.folder, invitation.again, invitation.back)
    assert [button.text() for button in offered if button.isVisible()] == [
        "Import it all the same",
        "Choose another file",
        "Back to Contacts",
    ]
    assert staged(db) == [] and "Idris Quill" not in names(db)
    page.press_import()
    assert page.preview.state == "asking" and not page.preview.wanted


def test_it_can_be_imported_all_the_same(qtbot: QtBot, open_files: Any, hers: Path, db: Database) -> None:
    page = open_files(hers)
    assert page.view.invitation.anyway.isVisible()
    qtbot.mouseClick(page.view.invitation.anyway, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.view.previewing and page.view.changes.figures.buttons["added"].text() == "1"
    bring_in(qtbot, page)
    assert "Idris Quill" in names(db)


def test_back_from_somebody_elses_archive(
    qtbot: QtBot, open_files: Any, hers: Path, archive: Path, db: Database
) -> None:
    page = open_files(hers)
    before = names(db)
    qtbot.mouseClick(page.view.invitation.back, Qt.MouseButton.LeftButton)
    assert page.preview is None and names(db) == before and staged(db) == []
    assert page.view.invitation.anyway.isHidden() and page.view.invitation.folder.isVisibleTo(page)
    open_files(archive)
    assert page.view.previewing


def test_texts_are_counted_unless_they_are_wanted(qtbot: QtBot, open_files: Any, archive: Path, db: Database) -> None:
    page = open_files(archive)
    files = page.view.files
    assert files.keep_texts.isVisible() and not files.keep_texts.isChecked()
    assert files.promise.text() == COUNTED
    bring_in(qtbot, page)
    assert db.value("SELECT count(*) FROM interaction WHERE text <> ''") == 0


def test_texts_wanted_are_read_again_and_kept(qtbot: QtBot, open_files: Any, archive: Path, db: Database) -> None:
    page = open_files(archive)
    qtbot.keyClick(page.view.files.keep_texts, Qt.Key.Key_Space)
    assert page.preview.state == "reading"
    assert page.view.files.promise.text() == KEPT
    bring_in(qtbot, page)
    assert db.value("SELECT count(*) FROM interaction WHERE text <> ''") > 0
    open_files(archive)
    assert not page.view.files.keep_texts.isChecked() and page.view.files.promise.text() == COUNTED


def test_without_messages_there_is_nothing_to_ask(open_files: Any, data: Path) -> None:
    page = open_files(data / "linkedin" / "Complete_LinkedInDataExport_09-18-2022")
    assert not page.view.files.keep_texts.isVisible()
    assert page.view.files.promise.text() == COUNTED
