"""Work beside the window."""

import threading
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from netdesk.domain.errors import DataError
from netdesk.store.database import Database, open_database
from netdesk.ui.jobs import Cancelled, Progress
from netdesk.ui.workspace import Workspace


def test_reads_arrive_on_the_gui_thread(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    people.add("Ada")
    got: list[tuple[object, int]] = []
    workspace.tasks.read(
        lambda db: (db.value("SELECT count(*) FROM contact"), threading.get_ident()),
        lambda found: got.append((found, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(got))
    found, gui = got[0]
    assert isinstance(found, tuple)
    count, worker = found
    assert count == 1
    assert gui == threading.get_ident()
    assert worker != gui


def test_only_the_newest_of_a_key_arrives(qtbot: QtBot, workspace: Workspace) -> None:
    gate = threading.Event()
    got: list[int] = []

    def work(number: int, _db: Database) -> int:
        gate.wait(10)
        return number

    for number in range(6):
        workspace.tasks.read(partial(work, number), got.append, key="search")
    workspace.tasks.read(lambda _db: -1, got.append, key="other")
    gate.set()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert sorted(got) == [-1, 5]


def test_a_stale_request_that_has_not_begun_is_not_worked_on(qtbot: QtBot, workspace: Workspace) -> None:
    gate = threading.Event()
    worked: list[int] = []

    def work(number: int, _db: Database) -> None:
        worked.append(number)

    for _ in range(2):  # both readers
        workspace.tasks.read(lambda _db: gate.wait(10), lambda _: None)
    for number in range(20):
        workspace.tasks.read(partial(work, number), lambda _: None, key="page")
    gate.set()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert worked == [19]


def test_writes_run_in_order_and_tell_their_tables(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    told: list[frozenset[str]] = []
    workspace.changed.connect(told.append)
    for number in range(10):
        workspace.tasks.write(partial(people.add, f"Person {number}"))
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert people.names() == [f"Person {number}" for number in range(10)]
    assert len(told) == 10
    assert all("contact" in tables for tables in told)


def test_a_change_is_said_unless_told_not_to(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    said: list[tuple[str, object]] = []
    workspace.said.connect(lambda words, change: said.append((words, change)))
    workspace.tasks.write(lambda db: people.add("Ada", db))
    workspace.tasks.write(lambda db: people.add("Ben", db), say=False)
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert said == [("Add Ada", 1)]


def test_a_failure_without_a_callback_is_said_in_one_sentence(qtbot: QtBot, workspace: Workspace) -> None:
    def refuse(_db: Database) -> None:
        raise DataError("The disk is full. Nothing was changed.")

    def fault(_db: Database) -> None:
        raise ZeroDivisionError("secret detail")

    said: list[str] = []
    workspace.said.connect(lambda words, _change: said.append(words))
    workspace.tasks.write(refuse)
    workspace.tasks.write(fault)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[0] == "The disk is full. Nothing was changed."
    assert "secret detail" not in said[1]
    assert "nothing was changed" in said[1]


def test_a_failure_goes_to_its_callback(qtbot: QtBot, workspace: Workspace) -> None:
    failures: list[Exception] = []
    said: list[str] = []
    workspace.said.connect(lambda words, _change: said.append(words))
    workspace.tasks.read(lambda _db: 1 / 0, lambda _: None, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)
    assert not said


def test_a_result_for_a_deleted_widget_is_dropped(qtbot: QtBot, workspace: Workspace) -> None:
    label, gate = QLabel(), threading.Event()
    workspace.tasks.read(lambda _db: "late" if gate.wait(10) else "", label.setText)
    label.deleteLater()
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)


def test_a_long_job_reports_and_its_result_arrives(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    reports: list[tuple[int, int, str]] = []
    done: list[object] = []
    told: list[frozenset[str]] = []
    workspace.changed.connect(told.append)

    def work(db: Database, progress: Progress) -> object:
        for row in range(5000):
            progress.report(row, 5000, f"row {row}")
        progress.report(5000, 5000, "done")
        with progress.writing():
            return people.add("Ada", db)

    workspace.tasks.long(work, done.append, progress=lambda *report: reports.append(report))
    qtbot.waitUntil(lambda: bool(done))
    assert reports[-1] == (5000, 5000, "done")
    assert len(reports) < 100  # many reports are dropped on the way, the last one never
    assert told == [frozenset({"contact"})]


def test_a_long_job_can_be_cancelled(qtbot: QtBot, workspace: Workspace) -> None:
    failures: list[Exception] = []
    begun = threading.Event()

    def work(_db: Database, progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()

    job = workspace.tasks.long(work, failed=failures.append)
    assert begun.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled)


def test_long_jobs_run_one_after_the_other(qtbot: QtBot, workspace: Workspace) -> None:
    running, most = [0], [0]
    lock = threading.Lock()

    def work(_db: Database, _progress: Progress) -> None:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        threading.Event().wait(0.01)
        with lock:
            running[0] -= 1

    for _ in range(4):
        workspace.tasks.long(work)
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert most == [1]


def test_close_waits_for_what_was_acknowledged(workspace: Workspace, people: Any) -> None:
    for number in range(20):
        workspace.tasks.write(partial(people.add, f"Person {number}"))
    workspace.tasks.close()
    assert len(people.names()) == 20


def test_the_same_thread_can_use_the_database_again(qtbot: QtBot, workspace: Workspace, db: Database) -> None:
    """Each task opens and closes a connection of its own; the window's stays open."""
    workspace.tasks.read(lambda worker: worker.value("SELECT 1"), lambda _: None)
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert db.value("SELECT 2") == 2


def test_another_process_is_noticed(qtbot: QtBot, workspace: Workspace, db: Database, people: Any) -> None:
    told: list[frozenset[str]] = []
    workspace.changed.connect(told.append)
    workspace.look_outside()
    assert not told
    other = open_database(db.path, 1_778_767_200)
    people.add("Ada", other)
    other.close()
    workspace.look_outside()
    assert len(told) == 1
    assert {"contact", "time_entry"} <= told[0]


def test_an_own_write_is_not_taken_for_another_process(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    told: list[frozenset[str]] = []
    workspace.changed.connect(told.append)
    workspace.tasks.write(lambda db: people.add("Ada", db))
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    workspace.look_outside()
    assert told == [frozenset({"contact"})]
