"""Notes, promises and the score."""

from netdesk.domain.contact import ContactDetail, ContactNote
from netdesk.ui.contacts.detail import special_rows
from netdesk.ui.contacts.detail.facts import note
from netdesk.ui.contacts.detail.special_rows import NoteRow, addresses
from netdesk.ui.widgets.buttons import Button


def test_only_safe_addresses_become_links() -> None:
    text = (
        "See https://ada.example/a?b=1&c=2, or (http://bo.example). Not javascript:alert(1), file:///etc/passwd,"
        " https://bank.example@evil.example/ or https://exa\u202emple.org; https://ada.example/a?b=1&c=2 again."
    )
    assert addresses(text) == ["https://ada.example/a?b=1&c=2", "http://bo.example"]


def test_a_link_says_where_it_really_leads(qapp: object) -> None:
    contact = ContactDetail(1, "Ada")
    row = NoteRow(note(contact, ContactNote("[my site](https://ada.example) " + "x" * 9_000, 20_000, 1), 20_000))
    (way,) = [button for button in row.findChildren(Button) if button.accessibleName().startswith("Open")]
    assert way.text() == "https://ada.example"
    assert way.toolTip() == "https://ada.example"


def test_the_score_is_unknown_or_by_hand(qapp: object) -> None:
    assert special_rows.score(ContactDetail(1, "Ada")).text == "unknown"
    fact = special_rows.score(ContactDetail(1, "Ada", manual_score=71.4))
    assert fact.text == "71"
    assert fact.edit is not None
    assert fact.edit.inputs[0].value == "71.4"
    assert fact.edit.remove is not None
