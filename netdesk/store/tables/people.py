"""Contacts and what hangs on them: addresses, notes, roles, tags, wishes, cadences."""

from peewee import BlobField, FloatField, Model, TextField

from netdesk.store.tables.columns import maybe_number, number, parent, text
from netdesk.store.tables.sources import ImportRun, Network


class Contact(Model):
    """A person. `name_key` is the folded name, for order and matching; `status` is domain.contact.Status."""

    name = text()
    name_key = text()
    first = text()
    middle = text()
    last = text()
    suffix = text()
    company = text()
    position = text()
    location = text()
    birthday = text()
    connected_on = maybe_number()
    met_on = maybe_number()
    met_how = text()
    introduced_by = parent("self", "introduced", cascade=False, null=True, index=False)
    source = text()
    added_at = number()
    status = number()
    status_at = maybe_number()
    starred = number()
    tier = maybe_number()
    manual_level = maybe_number()
    manual_score = FloatField(null=True)

    class Meta:
        """Order by status first: every list shows one status."""

        indexes = (
            (("status", "name_key"), False),
            (("status", "company"), False),
            (("status", "position"), False),
            (("status", "connected_on"), False),
        )


class Identity(Model):
    """A key under which a source knows a contact that has neither profile nor e-mail there."""

    contact = parent(Contact, "identities")
    key = text(unique=True)


class Profile(Model):
    """A contact's presence on one network; `key` is unique inside it, NULL when the address is unknown.

    `gone_on` is the day of the first complete archive without it, `back_on` that of the archive where it was found again.
    """

    contact = parent(Contact, "profiles")
    network = parent(Network, "profiles", index=False)
    key = TextField(null=True)
    handle = text()
    url = text()
    connected_on = maybe_number()
    gone_on = maybe_number()
    back_on = maybe_number()
    seen_on = maybe_number()
    i_follow = maybe_number()
    follows_me = maybe_number()

    class Meta:
        """One profile for each address."""

        indexes = ((("network", "key"), True),)


class Email(Model):
    """An e-mail address of a contact, lower-cased."""

    contact = parent(Contact, "emails")
    address = text(index=True)
    label = text()


class Phone(Model):
    """A phone number of a contact, as written; `digits` for matching."""

    contact = parent(Contact, "phones")
    number = text()
    digits = text(index=True)
    label = text()


class Website(Model):
    """A web address of a contact that is no profile."""

    contact = parent(Contact, "websites")
    url = text()


class CustomField(Model):
    """A value the user's own column held."""

    contact = parent(Contact, "custom_fields")
    name = text()
    value = text()

    class Meta:
        """Name the table."""

        table_name = "custom_field"


class Note(Model):
    """A note on a contact, plain text."""

    contact = parent(Contact, "notes")
    at = maybe_number()
    day = maybe_number()
    text = text()
    external_key = TextField(null=True, unique=True)


class Photo(Model):
    """A contact's picture."""

    contact = parent(Contact, "photos")
    media_type = text()
    data = BlobField()


class Role(Model):
    """What somebody is to me: peer, client, referral partner…"""

    key = text(unique=True)
    name = text()


class ContactRole(Model):
    """A role of a contact; several at once."""

    contact = parent(Contact, "roles", index=False)
    role = parent(Role, "contacts")

    class Meta:
        """Each role once."""

        table_name = "contact_role"
        indexes = ((("contact", "role"), True),)


class Tag(Model):
    """A word of the user's own."""

    name = text(unique=True)


class ContactTag(Model):
    """A tag of a contact."""

    contact = parent(Contact, "tags", index=False)
    tag = parent(Tag, "contacts")

    class Meta:
        """Each tag once."""

        table_name = "contact_tag"
        indexes = ((("contact", "tag"), True),)


class Wish(Model):
    """What a contact needs or offers, for introductions."""

    contact = parent(Contact, "wishes")
    kind = text()
    text = text()


class Promise(Model):
    """Something I promised a contact."""

    contact = parent(Contact, "promises")
    text = text()
    due_day = maybe_number()
    done_day = maybe_number()


class Cadence(Model):
    """Ideal and longest days between touches, for a contact, a tag or a tier."""

    contact = parent(Contact, "cadences", null=True)
    tag = parent(Tag, "cadences", null=True)
    tier = maybe_number()
    ideal_days = maybe_number()
    longest_days = maybe_number()
    snoozed_until = maybe_number()


class NotSame(Model):
    """Two contacts that the user said are different people; `contact` has the lower id."""

    contact = parent(Contact, "not_same", index=False)
    other = parent(Contact, "not_same_either")

    class Meta:
        """Each pair once."""

        table_name = "not_same"
        indexes = ((("contact", "other"), True),)


class JobChange(Model):
    """Another company or position, seen at an import."""

    contact = parent(Contact, "job_changes")
    import_run = parent(ImportRun, "job_changes", cascade=False, null=True, index=False)
    day = number()
    company_before = text()
    position_before = text()
    company_after = text()
    position_after = text()
    handled = number()

    class Meta:
        """Name the table."""

        table_name = "job_change"
