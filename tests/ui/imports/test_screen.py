"""The import page with real files: preview, correct, leave out, import, undo, cancel, and what goes wrong."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from netdesk.importers.text import read_text
from netdesk.store import history, mappings
from netdesk.store.database import Database
from netdesk.ui.imports.changes import ROWS
from netdesk.ui.imports.model import NAME, WHY
from netdesk.ui.imports.screen import ImportScreen
from netdesk.ui.imports.words import CHECK, LEFT_OUT, NOT_NEEDED, NOT_READ, RECOGNISED
from tests.ui.imports.conftest import names, settle, staged

MEETUP = "Full name;Mail;Org;Date;Topic;X1\nNils Aarvik;nils@example.com;Bluefen;13.04.2026;tables;yes\nIda Moe;;Own;03.04.2026;;no\n"
NAMELESS = "Colour;Size\nred;1\nblue;2\n"


def figures(page: ImportScreen) -> list[str]:
    return [button.text() for button in page.view.changes.figures.buttons.values()]


def shown(qtbot: QtBot, page: ImportScreen, column: int) -> list[str]:
    model = page.model
    model.row(0)
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy)
    return [model.index(row, column).data() for row in range(model.rowCount())]


def states(page: ImportScreen) -> dict[str, str]:
    model = page.view.files.model
    return {model.cell(row).name: model.cell(row).state for row in range(model.rowCount())}


def press(page: ImportScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.view.footer.act, Qt.MouseButton.LeftButton)


@pytest.fixture
def meetup(tmp_path: Path) -> Path:
    path = tmp_path / "meetup-list.csv"
    path.write_text(MEETUP)
    return path


def connections(path: Path, rows: int) -> Path:
    lines = (
        f"Ada,Nr{n},https://www.linkedin.com/in/ada-{n},a{n}@example.com,Firm {n % 50},Editor,05 Oct 2020"
        for n in range(rows)
    )
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "\n".join(lines))
    return path


# --- preview ---------------------------------------------------------------------------------------------------------


def test_an_archive_shows_its_files_and_what_they_bring(
    qtbot: QtBot, open_files: Any, archive: Path, db: Database
) -> None:
    page = open_files(archive)
    told = states(page)
    assert (told["Connections.csv"], told["Company Follows.csv"]) == (RECOGNISED, NOT_NEEDED)
    assert page.view.files.note.text() == f"{len(told)} in the zip"
    assert page.view.name.text() == archive.name
    plan = page.preview.prepared.plan
    assert figures(page) == [str(sum(a.count(v) for a in plan.files)) for v in page.view.changes.figures.buttons]
    assert "Zoë Brask-Fjord" in shown(qtbot, page, NAME)
    assert not page.view.mapping.isVisible()
    assert page.view.footer.act.text() == "Import"
    assert names(db) == []


def test_a_figure_filters_the_rows(qtbot: QtBot, open_files: Any, archive: Path) -> None:
    page = open_files(archive)
    everything = page.model.rowCount()
    skipped = page.view.changes.figures.buttons["skipped"]
    qtbot.mouseClick(skipped, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == int(skipped.text()) < everything
    assert all(why.startswith("row ") for why in shown(qtbot, page, WHY))
    qtbot.mouseClick(skipped, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == everything


def test_a_file_chosen_shows_its_rows_alone(qtbot: QtBot, open_files: Any, archive: Path) -> None:
    page = open_files(archive)
    everything = page.model.rowCount()
    path = f"{archive.name}/Connections.csv"
    page.view.files.choose(path)
    account = page.preview.account(path)
    assert page.model.rowCount() == account.rows < everything
    assert figures(page)[0] == str(account.added)
    qtbot.mouseClick(page.view.files.show_all, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == everything


def test_an_older_archive_then_a_newer_one_tells_job_changes(qtbot: QtBot, open_files: Any, data: Path) -> None:
    page = open_files(data / "linkedin" / "Complete_LinkedInDataExport_09-18-2022")
    press(page, qtbot)
    settle(qtbot, page)
    open_files(data / "linkedin" / "Complete_LinkedInDataExport_10-02-2026")
    assert page.view.changes.moves.isVisible()
    assert page.view.changes.moves.note.text() == f"{len(page.preview.prepared.moves)} found"
    assert int(figures(page)[1]) > 0
    page.set_compact(True)
    assert not page.view.changes.moves.isVisible()


# --- import ----------------------------------------------------------------------------------------------------------


def test_import_says_what_it_did_and_can_be_undone(qtbot: QtBot, open_files: Any, archive: Path, db: Database) -> None:
    page = open_files(archive)
    added = page.preview.prepared.plan.totals.contacts_added
    said: list[tuple[str, Any]] = []
    wanted: list[str] = []
    tables: list[frozenset[str]] = []
    page.workspace.said.connect(lambda words, change: said.append((words, change)))
    page.workspace.screen_wanted.connect(lambda name, _argument: wanted.append(name))
    page.workspace.changed.connect(tables.append)
    press(page, qtbot)
    qtbot.waitUntil(lambda: bool(tables))
    assert wanted == ["contacts"]
    assert said[0][0].startswith(f"{added} added, 0 updated")
    assert said[0][1] == history.changes(db)[0].change
    assert history.changes(db)[0].label == f"Imported {archive.name}"
    assert "contact" in tables[0]
    assert len(names(db)) == added > 5
    assert staged(db) == []
    assert not page.view.previewing
    page.workspace.undo(said[0][1])
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy)
    assert names(db) == []


def test_the_same_file_again_is_unchanged(qtbot: QtBot, open_files: Any, data: Path) -> None:
    file = data / "linkedin" / "Complete_LinkedInDataExport_10-02-2026" / "Connections.csv"
    page = open_files(file)
    press(page, qtbot)
    settle(qtbot, page)
    open_files(file)
    assert figures(page)[0] == "0"
    assert int(figures(page)[2]) > 0
    assert page.view.footer.words.text() == "Nothing here is new"


def test_import_when_ready_waits_for_the_rows(qtbot: QtBot, page: ImportScreen, tmp_path: Path, db: Database) -> None:
    page.activate([connections(tmp_path / "Connections.csv", 3000)])
    qtbot.waitUntil(lambda: page.preview is not None and page.preview.gathered is not None)
    assert page.view.footer.act.text() == "Import when ready"
    press(page, qtbot)
    assert page.view.footer.act.text() == "Wait after all"
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy, timeout=20_000)
    assert db.value("SELECT count(*) FROM contact") == 3000


def test_the_window_lives_while_many_rows_are_read_and_imported(
    qtbot: QtBot, page: ImportScreen, tmp_path: Path, db: Database
) -> None:
    beats = 0
    reports: list[tuple[int, str]] = []

    def beat() -> None:
        nonlocal beats
        beats += 1

    timer = QTimer(interval=10)
    timer.timeout.connect(beat)
    timer.start()
    page.activate([connections(tmp_path / "Connections.csv", 20_000)])
    assert page.preview is not None
    page.preview.progressed.connect(lambda _done, _total, words: reports.append((beats, words)))
    settle(qtbot, page)
    read = beats
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy, timeout=30_000)
    assert db.value("SELECT count(*) FROM contact") == 20_000
    during_reading = [at for at, words in reports if words.startswith("Reading")]
    assert len(set(during_reading)) > 1  # events were handled between two reports
    assert 0 < read < beats
    assert any(words == "Writing" for _, words in reports)


# --- columns ---------------------------------------------------------------------------------------------------------


def test_an_unknown_table_asks_what_its_columns_mean(qtbot: QtBot, open_files: Any, meetup: Path) -> None:
    page = open_files(meetup)
    panel = page.view.mapping
    assert panel.isVisible()
    assert panel.words.text() == "UTF-8, semicolons. Where should each column go?"
    assert [line.combo.currentText() for line in panel.lines][:3] == ["Full name", "E-mail", "Company"]
    assert figures(page) == ["2", "0", "0", "0"]
    page.showing.show_mode(ROWS)
    sample = page.view.changes.sample_model
    qtbot.waitUntil(lambda: sample.rowCount() == 2)
    assert page.view.changes.sample.isVisible()
    assert sample.headerData(0, Qt.Orientation.Horizontal) == "Full name\nFull name"
    assert sample.index(1, 0).data() == "Ida Moe"


def test_another_meaning_is_read_again_and_remembered(
    qtbot: QtBot, open_files: Any, meetup: Path, db: Database
) -> None:
    page = open_files(meetup)
    line = page.view.mapping.lines[5]
    line.combo.setCurrentIndex(line.combo.findData("tags"))
    assert page.preview.state == "reading"
    settle(qtbot, page)
    assert page.view.mapping.remember.isChecked()
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy)
    assert [name for (name,) in db.rows("SELECT name FROM tag ORDER BY name")] == ["no", "yes"]
    from netdesk.importers.mapping import Mapping, signature

    kept = mappings.saved(db, signature(read_text(meetup).header))
    assert kept is not None and Mapping.from_json(kept).columns[5].field == "tags"
    assert history.changes(db)[0].label == "Imported meetup-list.csv"
    open_files(meetup)
    assert page.view.mapping.lines[5].combo.currentData() == "tags"
    assert states(page) == {"meetup-list.csv": RECOGNISED}
    assert page.preview.mapping("meetup-list.csv").columns[0].sample == ""  # a kept mapping holds no data


def test_without_a_name_nothing_can_be_imported(qtbot: QtBot, open_files: Any, tmp_path: Path) -> None:
    path = tmp_path / "things.csv"
    path.write_text(NAMELESS)
    page = open_files(path)
    assert states(page) == {"things.csv": CHECK}
    assert not page.view.footer.act.isEnabled()
    assert "name" in page.view.mapping.fault.text() and page.view.mapping.fault.isVisible()
    combo = page.view.mapping.lines[0].combo
    combo.setCurrentIndex(combo.findData("name"))
    settle(qtbot, page)
    assert page.view.footer.act.isEnabled()
    assert not page.view.mapping.fault.isVisible()
    assert sorted(shown(qtbot, page, NAME)) == ["blue", "red"]


def test_the_order_of_dates_is_said_and_can_be_turned(
    qtbot: QtBot, open_files: Any, tmp_path: Path, db: Database
) -> None:
    path = tmp_path / "met.csv"
    path.write_text("Name,Met on\nAda Bell,03/04/2026\n")
    page = open_files(path)
    dates = page.view.mapping.dates
    assert dates.isVisible() and dates.property("unsure") is True
    dates.setCurrentIndex(dates.findData("mdy"))
    settle(qtbot, page)
    assert not dates.property("unsure")
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy)
    assert db.value("SELECT date(met_on * 86400, 'unixepoch') FROM contact") == "2026-03-04"


def test_in_a_narrow_window_the_columns_open_over_the_changes(qtbot: QtBot, open_files: Any, meetup: Path) -> None:
    page = open_files(meetup)
    page.set_compact(True)
    assert page.view.changes.isVisible() and not page.view.mapping.isVisible()
    qtbot.mouseClick(page.view.changes.columns, Qt.MouseButton.LeftButton)
    assert page.view.mapping.isVisible() and not page.view.changes.isVisible()
    qtbot.mouseClick(page.view.mapping.back, Qt.MouseButton.LeftButton)
    assert page.view.changes.isVisible()


# --- leaving out, cancel, replace ------------------------------------------------------------------------------------


def test_a_file_left_out_brings_nothing(
    qtbot: QtBot, open_files: Any, meetup: Path, archive: Path, db: Database
) -> None:
    page = open_files(archive, meetup)
    page.view.files.choose("meetup-list.csv")
    qtbot.keyClick(page.view.files.list, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert states(page)["meetup-list.csv"] == LEFT_OUT
    assert page.model.rowCount() == 0
    qtbot.keyClick(page.view.files.list, Qt.Key.Key_Escape)
    assert page.model.rowCount() > 0
    press(page, qtbot)
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy)
    assert "Nils Aarvik" not in names(db)
    assert "Zoë Brask-Fjord" in names(db)


def test_cancel_while_rows_are_read_leaves_nothing(
    qtbot: QtBot, page: ImportScreen, tmp_path: Path, db: Database
) -> None:
    wanted: list[str] = []
    page.workspace.screen_wanted.connect(lambda name, _argument: wanted.append(name))
    page.activate([connections(tmp_path / "Connections.csv", 20_000)])
    assert page.preview is not None
    with qtbot.waitSignal(page.preview.progressed):
        pass
    qtbot.mouseClick(page.view.footer.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.workspace.tasks.busy)
    assert wanted == ["contacts"]
    assert page.preview is None
    assert staged(db) == [] and names(db) == []


def test_cancel_while_importing_saves_nothing(qtbot: QtBot, open_files: Any, tmp_path: Path, db: Database) -> None:
    page = open_files(connections(tmp_path / "Connections.csv", 5000))
    press(page, qtbot)
    qtbot.mouseClick(page.view.footer.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.view.invitation.title.text() == "Import cancelled"
    assert names(db) == [] and staged(db) == [] and history.changes(db) == []
    qtbot.mouseClick(page.view.invitation.again, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert figures(page)[0] == "5,000"


def test_other_files_take_the_place_of_the_first(
    qtbot: QtBot, open_files: Any, meetup: Path, archive: Path, db: Database
) -> None:
    page = open_files(archive)
    first = staged(db)
    open_files(meetup)
    assert len(staged(db)) == 1 and staged(db) != first
    assert list(states(page)) == ["meetup-list.csv"]


def test_leaving_and_coming_back_keeps_the_preview(open_files: Any, meetup: Path) -> None:
    page = open_files(meetup)
    page.hide()
    page.show()
    page.activate(None)
    assert page.view.previewing and figures(page)[0] == "2"


def test_closing_the_window_throws_what_was_staged_away(open_files: Any, meetup: Path, db: Database) -> None:
    page = open_files(meetup)
    assert len(staged(db)) == 1
    page.workspace.close()
    assert staged(db) == []


def test_a_change_elsewhere_is_compared_again(qtbot: QtBot, open_files: Any, meetup: Path, people: Any) -> None:
    page = open_files(meetup)
    assert figures(page)[0] == "2"
    with history.change(page.workspace.db, "Add", 1) as change:
        change.connection.execute("INSERT INTO contact (name, name_key, company) VALUES ('Ida Moe', 'ida moe', 'Own')")
    page.workspace.changed.emit(frozenset({"contact"}))
    settle(qtbot, page)
    assert figures(page)[0] == "1"


# --- what goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words"),
    [("html_error_page.csv", "web page"), ("empty.csv", "is empty"), ("missing.csv", "does not exist")],
)
def test_a_file_that_is_no_table_is_one_sentence(
    open_files: Any, data: Path, name: str, words: str, db: Database
) -> None:
    page = open_files(data / "awkward" / name)
    sentence = page.view.invitation.sentence.text()
    assert words in sentence and "othing was" in sentence
    assert page.view.invitation.choose.text() == "Choose another file"
    assert not page.view.previewing and page.view.invitation.isVisible()
    assert staged(db) == [] and history.changes(db) == []


def test_a_damaged_zip_and_a_folder_without_exports_are_told(open_files: Any, archive: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(archive.read_bytes()[:3000])
    page = open_files(cut)
    assert "cut.zip is damaged" in page.view.invitation.sentence.text()
    folder = tmp_path / "holiday"
    folder.mkdir()
    (folder / "song.txt").write_text("la la la\n")
    open_files(folder)
    assert "holiday" in page.view.invitation.sentence.text()


def test_the_rest_of_a_zip_with_one_damaged_file_can_be_imported(
    qtbot: QtBot, open_files: Any, data: Path, tmp_path: Path
) -> None:
    folder = data / "linkedin" / "Complete_LinkedInDataExport_10-02-2026"
    path = tmp_path / "LinkedIn.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        for name in ("Connections.csv", "Company Follows.csv", "Invitations.csv"):
            made.write(folder / name, name)
    raw = bytearray(path.read_bytes())
    at = raw.rfind(b"OUTGOING")
    raw[at : at + 2] = b"XX"  # the sum over the file no longer fits
    path.write_bytes(raw)
    page = open_files(path)
    assert page.view.previewing
    assert states(page)["Connections.csv"] == RECOGNISED
    assert states(page)["Invitations.csv"] == NOT_READ
    assert int(figures(page)[0]) > 5


def test_one_bad_file_among_good_ones_is_a_notice(open_files: Any, data: Path, meetup: Path) -> None:
    page = open_files(meetup, data / "awkward" / "html_error_page.csv")
    assert "web page" in page.view.changes.notice.words.text() and page.view.changes.notice.isVisible()
    assert states(page)["html_error_page.csv"] == NOT_READ
    assert page.view.footer.act.isEnabled()


def test_hostile_text_stays_text(qtbot: QtBot, open_files: Any, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x>.csv"
    path.write_text("Name,<b>Company</b>\n<img src=/dev/zero>,<script>\n")
    page = open_files(path)
    assert shown(qtbot, page, NAME) == ["<img src=/dev/zero>"]
    assert page.view.mapping.heading.textFormat() == Qt.TextFormat.PlainText
    page.grab()


def test_nothing_chosen_invites(page: ImportScreen) -> None:
    page.activate(None)
    assert page.view.invitation.choose.text() == "Choose files"
    assert page.focus_widget() is page.view.invitation.choose
