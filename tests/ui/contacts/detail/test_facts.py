"""Which facts there are, and what is offered instead of empty ones."""

from datetime import UTC

from netdesk.domain.contact import ContactDetail, ContactField, ContactProfile, Labelled, Promise, Wish
from netdesk.ui.contacts.detail import facts
from netdesk.ui.contacts.detail.facts import Roles

TODAY = 20_000
ROLES = Roles((("client", "client"), ("peer", "peer")))


def test_an_empty_contact_has_no_rows_and_many_offers() -> None:
    empty = ContactDetail(1, "Ada")
    assert facts.facts(empty, UTC, ROLES, TODAY) == []
    offered = [offer.name for offer in facts.offers(empty, UTC, ROLES, TODAY)]
    assert offered[:6] == ["E-mail", "Phone", "Profile", "Website", "Note", "Promise"]
    assert {"Company", "Birthday", "Keep in touch", "Introduced by", "Tags", "Roles", "Known since"} <= set(offered)
    assert len(set(offered)) == len(offered)


def test_what_is_known_is_listed_with_its_heading_once() -> None:
    known = ContactDetail(
        1, "Ada", company="Acme", emails=(Labelled(1, "a@b.example", "work"), Labelled(2, "c@d.example")),
        profiles=(ContactProfile("x", "ada", "x.com/ada", id=1), ContactProfile("linkedin", "", "javascript:x", 2, 3, id=2)),
        wishes=(Wish(1, "need", "an editor"),), fields=(ContactField(1, "Shoe", "38"),), roles=("client",), tags=("b", "c"),
        introduced_by="Bo", introduced_by_id=9, birthday="--05-12", added_at=20_000 * 86_400, source="linkedin-zip",
    )  # fmt: skip
    found = {fact.key: fact for fact in facts.facts(known, UTC, ROLES, TODAY)}
    shown = [(fact.name, fact.text, fact.note) for fact in found.values()]
    assert shown == [
        ("Introduced by", "Bo", ""),
        ("Company", "Acme", ""),
        ("E-mail", "a@b.example", "work"),
        ("", "c@d.example", ""),
        ("X", "ada", ""),
        ("LinkedIn", "javascript:x", "gone Jan 1970"),
        ("Birthday", "12 May", ""),
        ("Needs", "an editor", ""),
        ("Roles", "client", ""),
        ("Tags", "b, c", ""),
        ("Shoe", "38", ""),
        ("Added", "4 Oct 2024 · LinkedIn", ""),
    ]
    assert found["email:1"].link == "mailto:a@b.example"
    assert (found["profile:1"].link, found["profile:2"].link) == ("https://x.com/ada", "")
    assert found["introducer"].person == 9
    assert found["added"].edit is None
    roles = found["roles"].edit
    assert roles is not None
    assert roles.inputs[0].value == "client"


def test_far_too_many_are_counted() -> None:
    crowded = ContactDetail(1, "Ada", emails=tuple(Labelled(number, f"{number}@b.example") for number in range(1, 101)))
    assert [fact.text for fact in facts.facts(crowded, UTC, ROLES, TODAY)][-1] == "and 70 more"


def test_promises_say_when() -> None:
    contact = ContactDetail(1, "Ada")
    assert facts.promise(contact, Promise(1, "Slides", TODAY + 1), TODAY).note == "by 5 Oct"
    done = facts.promise(contact, Promise(1, "Slides", TODAY + 1, TODAY - 1), TODAY)
    assert (done.note, done.done) == ("done 3 Oct", True)
