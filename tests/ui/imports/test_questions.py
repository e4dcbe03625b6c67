"""Names that several people have: who is meant is asked, taken up, kept, and never guessed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.import_report import Candidate, Question
from netdesk.store import history
from netdesk.store.database import Database
from netdesk.ui.imports.answers import SOMEBODY_NEW, choices, meant, name_words, rows_words
from netdesk.ui.imports.questions import QuestionLine
from netdesk.ui.imports.screen import ImportScreen
from tests.ui.imports.conftest import settle

Write = Callable[..., Path]
PEOPLE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
WORDS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
ENGINEER, BAKER = "Engineer, Moss & Lantern", "Baker, Tidewell"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """Two Barnabys, three recommendations by one or the other, one by Idris, and a table of the user's own."""
    folder = tmp_path / "Complete_LinkedInDataExport_05-12-2026"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        PEOPLE + "Barnaby,Thistlewick,https://www.linkedin.com/in/barnaby-1,,Moss & Lantern,Engineer,05 Oct 2020\n"
        "Barnaby,Thistlewick,https://www.linkedin.com/in/barnaby-2,,Tidewell,Baker,06 Oct 2020\n"
        "Idris,Marzipan,https://www.linkedin.com/in/idris,,Tidepool,Researcher,07 Oct 2020\n"
    )
    recommendations(folder, "Barnaby,Thistlewick", "Barnaby,Thistlewick", "Idris,Marzipan")
    return folder


def recommendations(folder: Path, *people: str) -> None:
    rows = (f'{name},,Engineer,Kind and quick,"0{n}/24/18, 03:00 PM",VISIBLE\n' for n, name in enumerate(people, 1))
    (folder / "Recommendations_Received.csv").write_text(WORDS + "".join(rows))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table whose first row takes a place before those of Connections.csv once it is read."""
    path = tmp_path / "meetup-list.csv"
    path.write_text("Name;Mail;Topic\nNils Aarvik;nils@example.com;tables\n")
    return path


def choose(qtbot: QtBot, page: ImportScreen, words: str, line: int = 0) -> None:
    combo = page.view.changes.questions.lines[line].combo
    combo.setCurrentIndex(combo.findText(words))
    settle(qtbot, page)


def said(page: ImportScreen) -> list[str]:
    return [line.combo.currentText() for line in page.view.changes.questions.lines]


def figures(page: ImportScreen) -> list[str]:
    return [button.text() for button in page.view.changes.figures.buttons.values()]


def bring_in(qtbot: QtBot, page: ImportScreen) -> None:
    qtbot.mouseClick(page.view.footer.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview is None and not page.workspace.tasks.busy)


def whose(db: Database) -> list[tuple[str, str]]:
    return db.rows("SELECT c.name, c.company FROM interaction i JOIN contact c ON c.id = i.contact_id ORDER BY 1, 2")


def test_a_name_of_several_people_is_asked_about(open_files: Any, export: Path) -> None:
    page = open_files(export)
    panel = page.view.changes.questions
    assert panel.isVisible()
    assert panel.note.text() == "1 name that several people have, 1 left out"
    (line,) = panel.lines
    assert line.combo.accessibleName() == "Who is meant by Barnaby Thistlewick (2 rows)"
    assert [line.combo.itemText(at) for at in range(line.combo.count())] == [
        "Leave out",
        ENGINEER,
        BAKER,
        "Somebody new",
    ]
    assert said(page) == ["Leave out"]
    assert figures(page) == ["4", "0", "0", "2"]


def test_an_answer_adds_the_rows_and_stays(qtbot: QtBot, open_files: Any, export: Path, db: Database) -> None:
    page = open_files(export)
    combo = page.view.changes.questions.lines[0].combo
    combo.setFocus()
    choose(qtbot, page, BAKER)
    assert figures(page) == ["6", "0", "0", "0"]
    assert said(page) == [BAKER]
    assert page.view.changes.questions.lines[0].combo is combo and combo.hasFocus()
    assert page.view.changes.questions.note.text() == "1 name that several people have"
    bring_in(qtbot, page)
    assert whose(db) == [("Barnaby Thistlewick", "Tidewell")] * 2 + [("Idris Marzipan", "Tidepool")]
    history.undo(db)
    assert whose(db) == []


def test_without_an_answer_nobody_is_guessed(qtbot: QtBot, open_files: Any, export: Path, db: Database) -> None:
    page = open_files(export)
    bring_in(qtbot, page)
    assert whose(db) == [("Idris Marzipan", "Tidepool")]
    page = open_files(export)  # the contacts of that name are candidates, too
    assert figures(page) == ["0", "0", "4", "2"]
    choose(qtbot, page, ENGINEER)
    bring_in(qtbot, page)
    assert whose(db)[0] == ("Barnaby Thistlewick", "Moss & Lantern")
    page = open_files(export)
    assert figures(page)[2] == "6" and not page.view.changes.questions.isVisible()


def test_an_answer_can_be_changed_and_taken_back(qtbot: QtBot, open_files: Any, export: Path, db: Database) -> None:
    page = open_files(export)
    choose(qtbot, page, ENGINEER)
    choose(qtbot, page, "Leave out")
    assert (figures(page), said(page)) == (["4", "0", "0", "2"], ["Leave out"])
    choose(qtbot, page, BAKER)
    choose(qtbot, page, "Somebody new")
    assert (figures(page)[0], said(page)) == ("6", ["Somebody new"])
    bring_in(qtbot, page)
    assert whose(db) == [("Barnaby Thistlewick", "")] * 2 + [("Idris Marzipan", "Tidepool")]
    assert db.value("SELECT count(*) FROM contact") == 4


def test_answers_survive_another_reading(
    qtbot: QtBot, open_files: Any, export: Path, table: Path, db: Database
) -> None:
    page = open_files(export, table)
    choose(qtbot, page, BAKER)
    before = page.preview.prepared.asked.given
    line = page.view.mapping.lines[2]
    line.combo.setCurrentIndex(line.combo.findData("tags"))
    settle(qtbot, page)
    assert said(page) == [BAKER] and figures(page)[3] == "0"
    page.view.files.left_out.emit(f"{export.name}/Recommendations_Received.csv", True)
    settle(qtbot, page)
    assert not page.view.changes.questions.isVisible()
    page.view.files.left_out.emit(f"{export.name}/Recommendations_Received.csv", False)
    settle(qtbot, page)
    assert said(page) == [BAKER] and page.preview.prepared.asked.given == before
    bring_in(qtbot, page)
    assert whose(db)[0] == ("Barnaby Thistlewick", "Tidewell")


def test_an_answer_given_while_rows_are_read_is_taken_up(
    qtbot: QtBot, open_files: Any, export: Path, table: Path
) -> None:
    page = open_files(export, table)
    page.view.files.left_out.emit(table.name, True)
    assert page.preview.state == "reading"
    choose(qtbot, page, ENGINEER)
    assert said(page) == [ENGINEER] and figures(page) == ["6", "0", "0", "0"]


def test_somebody_who_is_gone_is_asked_about_again(qtbot: QtBot, open_files: Any, export: Path) -> None:
    page = open_files(export)
    bring_in(qtbot, page)
    recommendations(export, "Barnaby,Thistlewick", "Barnaby,Thistlewick", "Barnaby,Thistlewick")
    page = open_files(export / "Recommendations_Received.csv")
    choose(qtbot, page, BAKER)
    assert figures(page)[3] == "0"
    with history.change(page.workspace.db, "Rename", 1) as change:
        change.connection.execute("UPDATE contact SET status = 3 WHERE company = 'Tidewell'")
    with history.change(page.workspace.db, "Add", 1) as change:
        change.connection.execute(
            "INSERT INTO contact (name, name_key, company) VALUES ('Barnaby Thistlewick', 'barnaby thistlewick', 'Own')"
        )
    page.workspace.changed.emit(frozenset({"contact"}))
    settle(qtbot, page)
    assert said(page) == ["Leave out"] and int(figures(page)[3]) > 0
    combo = page.view.changes.questions.lines[0].combo
    assert combo.findText(BAKER) == -1 and combo.findText("Own") > 0


def test_in_a_narrow_window_questions_stay_and_job_changes_go(
    qtbot: QtBot, open_files: Any, export: Path, tmp_path: Path
) -> None:
    page = open_files(export)
    bring_in(qtbot, page)
    later = tmp_path / "Complete_LinkedInDataExport_06-12-2026"
    export.rename(later)
    people = later / "Connections.csv"
    people.write_text(people.read_text().replace("Tidepool,Researcher", "Own studio,Painter"))
    open_files(later)
    assert page.view.changes.questions.isVisible() and page.view.changes.moves.isVisible()
    page.set_compact(True)
    assert page.view.changes.questions.isVisible() and not page.view.changes.moves.isVisible()


def test_hostile_names_stay_text_and_the_wheel_answers_nothing(qtbot: QtBot, open_files: Any, export: Path) -> None:
    people = export / "Connections.csv"
    people.write_text(people.read_text().replace("Barnaby,Thistlewick", "<img src=x>,&Bold"))
    recommendations(export, "<img src=x>,&Bold")
    page = open_files(export)
    line = page.view.changes.questions.lines[0]
    assert line.combo.accessibleName() == "Who is meant by <img src=x> &Bold (1 row)"
    spin = QWheelEvent(
        QPointF(5, 5),
        QPointF(line.combo.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(line.combo, spin)
    assert said(page) == ["Leave out"]
    page.grab()


def candidate(who: str, position: str = "", company: str = "") -> Candidate:
    return Candidate(who, "Ada Ray", position, company)


def question(*candidates: Candidate, company: str = "") -> Question:
    return Question("linkedin:name:ada ray", "Ada Ray", company, 1, candidates)


def test_people_of_the_same_words_are_numbered() -> None:
    asked = question(candidate("row 1"), candidate("row 2"), candidate("row 3", "Editor"), company="Acme")
    assert [words for words, _ in choices(asked)][1:-1] == ["Nothing else known", "Nothing else known (2)", "Editor"]
    assert (name_words(asked), rows_words(asked)) == ("Ada Ray, Acme", "(1 row)")


def test_an_answer_is_found_again_by_number_or_words_and_never_guessed() -> None:
    editor, other = candidate("row 1", "Editor"), candidate("row 2", "Painter")
    assert meant(question(editor, other), editor) == editor
    assert meant(question(editor, other), SOMEBODY_NEW) == SOMEBODY_NEW
    moved = candidate("row 7", "Editor")
    assert meant(question(moved, candidate("row 1", "Painter")), editor) == moved
    assert meant(question(moved, candidate("row 8", "Editor")), editor) is None
    assert meant(question(other), editor) is None
    promoted = candidate("contact 4", "Chief editor")
    assert meant(question(promoted, other), candidate("contact 4", "Editor")) == promoted


def test_an_answer_that_is_no_choice_shows_as_left_out(qtbot: QtBot) -> None:
    line = QuestionLine(question(candidate("row 1", "Editor"), candidate("row 2")))
    qtbot.addWidget(line)
    line.show_answer(candidate("row 1", "Editor"))
    assert line.combo.currentText() == "Editor"
    line.show_answer(candidate("row 9"))
    assert line.combo.currentText() == "Leave out"
