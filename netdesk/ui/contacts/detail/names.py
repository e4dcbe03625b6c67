"""The forms for names: of a new contact, and of one that is there."""

from netdesk.domain.contact import ContactDetail
from netdesk.ui.contacts.detail.edits import Edit, Input
from netdesk.ui.contacts.detail.facts import writes


def name_edit(contact: ContactDetail) -> Edit:
    """Give the edit of the name's parts."""
    parts = (("First name", contact.first), ("Middle name", contact.middle), ("Last name", contact.last))
    if not any((contact.first, contact.middle, contact.last, contact.suffix)):
        # Never taken apart: the whole name is edited as it stands.
        return Edit(
            (Input("Name", contact.name),),
            lambda db, typed, now: writes().set_fields(db, contact.id, ("name",), typed, now),
        )
    inputs = (*(Input(says, text) for says, text in parts), Input("Suffix", contact.suffix, hint="PhD, Jr."))
    return Edit(inputs, lambda db, typed, now: writes().set_name(db, contact.id, typed, now))


def new_contact(name: str) -> Edit:
    """Give the form of a new contact."""
    inputs = (
        Input("Name", name),
        Input("Position", half=True),
        Input("Company", half=True),
        Input("E-mail", hint="name@example.com"),
        Input("Profile", hint="its address, from the browser"),
        Input("How you met", hint="at a meetup, through work…"),
    )
    return Edit(
        inputs,
        lambda db, typed, now: writes().add_contact(db, typed, now),
        share=lambda db, typed, now: writes().add_contact(db, typed, now, shared=True),
    )
