"""Acts, time and value: interactions, clients, projects, time entries, referrals, value events."""

from peewee import Check, FloatField, Model, TextField

from netdesk.store.tables.columns import maybe_number, number, parent, text
from netdesk.store.tables.people import Contact, Tag
from netdesk.store.tables.sources import ImportRun, Network


class Interaction(Model):
    """One act between me and a contact; `level` 1-12, `direction` theirs, mine or both, `day` the local date."""

    contact = parent(Contact, "interactions", index=False)
    network = parent(Network, "interactions", cascade=False, null=True, index=False)
    import_run = parent(ImportRun, "interactions", cascade=False, null=True, index=False)
    at = number()
    day = number()
    kind = text()
    level = number()
    direction = text()
    minutes = maybe_number()
    rating = maybe_number()
    text = text()
    external_key = TextField(null=True)

    class Meta:
        """Serve timelines and levels from one index; know each act of a source once per contact."""

        indexes = (
            (("contact", "at", "level", "direction"), False),
            (("external_key", "contact"), True),
        )


class Client(Model):
    """Who is billed. `rate` is in minor units an hour; `billable` what its entries are unless said otherwise."""

    name = text()
    name_key = text(unique=True)
    rate = maybe_number()
    currency = text()
    billable = number(1)
    archived = number()


class ClientContact(Model):
    """A person behind a client; `share` 0-1 of its income, NULL for an even one."""

    client = parent(Client, "contacts", index=False)
    contact = parent(Contact, "clients")
    share = FloatField(null=True)

    class Meta:
        """Each person once."""

        table_name = "client_contact"
        indexes = ((("client", "contact"), True),)


class Project(Model):
    """A piece of work for a client, or of one's own."""

    client = parent(Client, "projects", null=True, index=False)
    name = text()
    name_key = text()
    rate = maybe_number()
    billable = maybe_number()
    archived = number()

    class Meta:
        """Each name once within its client."""

        indexes = ((("client", "name_key"), True),)


class TimeEntry(Model):
    """A span of time; `ended_at` NULL while it runs. `seconds` only where a file knows no clock times."""

    started_at = number(index=True)
    ended_at = maybe_number()
    seconds = maybe_number()
    day = number(index=True)
    zone = text()
    client = parent(Client, "time_entries", cascade=False, null=True)
    project = parent(Project, "time_entries", cascade=False, null=True)
    network = parent(Network, "time_entries", cascade=False, null=True)
    import_run = parent(ImportRun, "time_entries", cascade=False, null=True, index=False)
    note = text()
    billable = number()
    rate = maybe_number()
    source = text()
    external_key = TextField(null=True, unique=True)

    class Meta:
        """Name the table."""

        table_name = "time_entry"
        constraints = [Check("ended_at IS NULL OR ended_at >= started_at")]


class TimeEntryContact(Model):
    """A person an entry was spent with."""

    time_entry = parent(TimeEntry, "contacts", index=False)
    contact = parent(Contact, "time_entries")

    class Meta:
        """Each person once."""

        table_name = "time_entry_contact"
        indexes = ((("time_entry", "contact"), True),)


class TimeEntryTag(Model):
    """A tag of an entry."""

    time_entry = parent(TimeEntry, "tags", index=False)
    tag = parent(Tag, "time_entries")

    class Meta:
        """Each tag once."""

        table_name = "time_entry_tag"
        indexes = ((("time_entry", "tag"), True),)


class Referral(Model):
    """Who sent whom to whom, and what came of it."""

    kind = text()
    direction = text()
    day = number()
    referrer = parent(Contact, "referrals_made", cascade=False, null=True)
    referred = parent(Contact, "referrals_of", cascade=False, null=True)
    target = parent(Contact, "referrals_to", cascade=False, null=True)
    client = parent(Client, "referrals", cascade=False, null=True)
    outcome = text()
    would_have_come = maybe_number()
    note = text()


class ValueEvent(Model):
    """Something given or received; `amount` in minor units of `currency`, `points` beside money."""

    contact = parent(Contact, "value_events", null=True)
    client = parent(Client, "value_events", cascade=False, null=True)
    network = parent(Network, "value_events", cascade=False, null=True)
    referral = parent(Referral, "value_events", cascade=False, null=True)
    import_run = parent(ImportRun, "value_events", cascade=False, null=True, index=False)
    at = number()
    day = number()
    kind = text()
    direction = text()
    amount = maybe_number()
    currency = text()
    points = FloatField(null=True)
    rating = maybe_number()
    note = text()
    external_key = TextField(null=True, unique=True)

    class Meta:
        """Name the table."""

        table_name = "value_event"


class MyActivity(Model):
    """My own acts that name nobody, counted per network, day and kind."""

    network = parent(Network, "my_activity", index=False)
    day = number()
    kind = text()
    count = number()

    class Meta:
        """One count for each day."""

        table_name = "my_activity"
        indexes = ((("network", "day", "kind"), True),)
