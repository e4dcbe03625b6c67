"""The columns of the contacts table and what the store can sort by."""

from datetime import UTC

from netdesk.domain.contact import ContactRow
from netdesk.domain.participation import Level
from netdesk.store import contacts
from netdesk.ui.contacts.columns import WIDTHS
from netdesk.ui.contacts.model import NAME, OPTIONAL, SORT_WORDS, TICK, columns

NOW = 1_778_767_200  # 14 May 2026
COLUMNS = columns(lambda: NOW, UTC)


def test_each_sortable_column_has_a_key_in_the_store_and_words() -> None:
    sortable = {column.key for column in COLUMNS if column.sorts}
    assert sortable <= set(contacts.KEYS)
    assert sortable == set(SORT_WORDS)
    assert {column.key for column in COLUMNS} - {NAME, TICK} == set(WIDTHS)
    assert set(WIDTHS) >= OPTIONAL


def test_cells_say_what_is_known_and_what_is_not() -> None:
    bare = ContactRow(1, "")
    full = ContactRow(
        2, "Ada", "Founder", "Acme", networks=("linkedin",), level=Level.LEAD, tags=("a", "b"), roles=("client", "peer"),
        tier=2, score=91.6, due_on=NOW // 86_400, added_at=NOW, interactions=1_234, source="linkedin-connections",
    )  # fmt: skip
    texts = {column.key: (column.text(bare), column.text(full)) for column in COLUMNS}
    assert texts["name"] == ("Without a name", "Ada")
    assert texts["score"] == ("–", "92")
    assert texts["next"] == ("–", "today")
    assert texts["tier"] == ("–", "2")
    assert texts["role"] == ("", "client, peer")
    assert texts["interactions"] == ("0", "1,234")
    assert texts["added"] == ("–", "14 May 2026")
    assert texts["source"] == ("", "LinkedIn")
    spoken = {column.key: column.spoken(full) for column in COLUMNS if column.spoken is not None}
    assert spoken["score"] == "Score 92 of 100"
    assert spoken["level"] == "Participation 12 of 12, Lead, core"
    assert spoken["tick"] == "Tick Ada"
