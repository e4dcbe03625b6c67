"""The lines of the timeline."""

from netdesk.domain.contact import TimelineItem
from netdesk.ui.contacts.detail.timeline_model import TimelineModel


def act(number: int, day: int | None) -> TimelineItem:
    return TimelineItem("act", day, "call", id=number, at=None if day is None else day * 86_400)


def shown(model: TimelineModel) -> list[object]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_items_stand_under_their_years(qapp: object) -> None:
    model = TimelineModel()
    model.show_items([act(3, 20_000), act(2, 19_999)], whole=False)
    assert shown(model) == ["2024", "Call", "Call"]
    asked: list[object] = []
    model.more_wanted.connect(asked.append)
    assert model.canFetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    model.fetchMore(model.index(-1, -1))
    assert asked == [act(2, 19_999).place]
    model.add_items([act(1, 19_998), act(9, 19_000), act(8, None)], whole=True)
    assert shown(model) == ["2024", "Call", "Call", "Call", "2022", "Call", "Without a date", "Call"]
    assert not model.canFetchMore(model.index(-1, -1))
    assert (model.items, model.row_of("act", 9), model.row_of("note", 9)) == (5, 5, -1)
    assert model.item(0) is None
    assert model.item(99) is None
