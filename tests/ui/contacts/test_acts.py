"""The list of what can be done with contacts."""

from netdesk.ui import icons
from netdesk.ui.contacts import acts
from netdesk.ui.theme import current


def test_names_keys_and_icons_are_each_there_once() -> None:
    every = acts.all_acts()
    names, keys = [act.name for act in every], [act.key for act in every if act.key]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    assert {acts.for_key("P"), acts.for_key("Del"), acts.for_key("Q")} >= {None}
    assert [act.name for act in (acts.for_key("P"), acts.for_key("Del")) if act] == ["protect", "trash"]
    for act in every:
        assert not icons.icon(act.icon, current().color("text"), 16).isNull(), act.name


def test_an_act_says_why_it_cannot_be_done() -> None:
    act = acts.ContactAct("merge", "Merge", "merge", lambda _screen, _ids: None, least=2, most=10)
    assert act.hindrance(0, read_only=False) == act.hindrance(1, read_only=False) == "Wants 2 contacts at least."
    assert act.hindrance(11, read_only=False) == "Wants 10 contacts at most."
    assert act.hindrance(2, read_only=True) == acts.READ_ONLY
    assert act.hindrance(2, read_only=False) == ""
