"""Undo and redo through the workspace."""

from typing import Any

from pytestqt.qtbot import QtBot

from netdesk.ui.workspace import Workspace


def test_undo_and_redo(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    said: list[str] = []
    workspace.said.connect(lambda words, _change: said.append(words))
    people.add("Ada")
    workspace.undo()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert people.names() == []
    workspace.redo()
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert people.names() == ["Ada"]
    assert said == ["Undone: Add Ada", "Done again: Add Ada"]


def test_nothing_to_undo_is_said(qtbot: QtBot, workspace: Workspace) -> None:
    said: list[str] = []
    workspace.said.connect(lambda words, _change: said.append(words))
    workspace.undo()
    workspace.redo()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == ["There is nothing to undo.", "There is nothing to redo."]


def test_the_undo_line_undoes_only_its_own_change(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    first = people.add("Ada").change
    people.add("Ben")
    said: list[str] = []
    workspace.said.connect(lambda words, _change: said.append(words))
    workspace.undo(first)
    qtbot.waitUntil(lambda: not workspace.tasks.busy)
    assert people.names() == ["Ada", "Ben"]
    assert said and "Something else was changed since" in said[0]


def test_undo_tells_the_screens(qtbot: QtBot, workspace: Workspace, people: Any) -> None:
    people.add("Ada")
    told: list[frozenset[str]] = []
    workspace.changed.connect(told.append)
    workspace.undo()
    qtbot.waitUntil(lambda: bool(told))
    assert "contact" in told[0]
