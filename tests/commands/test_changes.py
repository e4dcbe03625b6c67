"""netdesk history, undo, redo."""

from tests.commands.conftest import Netdesk


def test_nothing_yet(netdesk: Netdesk) -> None:
    assert netdesk("history", "--json").json == []
    assert "No changes yet" in netdesk("history").out
    ran = netdesk("undo")
    assert (ran.code, ran.err) == (1, "There is nothing to undo.\n")
    assert netdesk("redo").code == 1


def test_undo_and_redo_go_back_and_forth(netdesk: Netdesk) -> None:
    netdesk("track", "9:00-10:00 Acme: first $")
    netdesk("track", "10:00-11:00 Acme: second $")
    assert [change["undone"] for change in netdesk("history", "--json").json] == [False, False]
    assert "second" in netdesk("undo").out
    assert [change["undone"] for change in netdesk("history", "--json").json] == [True, False]
    assert len(netdesk("list", "time", "--json").json) == 1
    assert "second" in netdesk("redo").out
    assert len(netdesk("list", "time", "--json").json) == 2


def test_undo_to_a_change_takes_it_back_too(netdesk: Netdesk) -> None:
    for hour in (9, 10, 11):
        netdesk("track", f"{hour}:00-{hour}:30 Acme: hour {hour} $")
    second = netdesk("history", "--json").json[1]["change"]
    assert netdesk("undo", "--to", second).code == 0
    assert [entry["note"] for entry in netdesk("list", "time", "--json").json] == ["hour 9"]
    assert netdesk("undo", "--to", 99).code == 1


def test_history_is_newest_first_with_its_keys(netdesk: Netdesk) -> None:
    netdesk("track", "9:00-10:00 Acme: first $")
    netdesk("timer", "start", "Acme: more")
    changes = netdesk("history", "--json").json
    assert set(changes[0]) == {"change", "at", "label", "undone"}
    assert changes[0]["change"] > changes[1]["change"]
    assert changes[0]["at"].endswith("+00:00")
