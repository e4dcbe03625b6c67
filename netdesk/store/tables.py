"""Every table of the database as an unbound Peewee model, in the words of the domain.

Fact tables (FACTS) are recorded by undo; SUMS and the search index follow them by triggers (`store.schema`); the rest is
bookkeeping. Days count from 1970-01-01, times are seconds (UTC), money is in minor units (cents) beside a currency.
"""

from peewee import SQL, AutoField, BlobField, Check, FloatField, ForeignKeyField, IntegerField, Model, TextField


def text(*, index: bool = False, unique: bool = False) -> TextField:
    """Make a text column that is never NULL."""
    return TextField(default="", constraints=[SQL("DEFAULT ''")], index=index, unique=unique)


def number(default: int = 0, *, index: bool = False) -> IntegerField:
    """Make a whole-number column that is never NULL."""
    return IntegerField(default=default, constraints=[SQL(f"DEFAULT {default}")], index=index)


def maybe_number(*, index: bool = False) -> IntegerField:
    """Make a whole-number column in which NULL means unknown."""
    return IntegerField(null=True, index=index)


def parent(
    model: type[Model] | str, name: str, *, cascade: bool = True, null: bool = False, index: bool = True
) -> ForeignKeyField:
    """Make a reference to another table; the children go with their parent, or forget it.

    Without an index where another one begins with the column, or where the parent is never deleted alone.
    """
    rule = "CASCADE" if cascade else "SET NULL"
    return ForeignKeyField(model, backref=name, on_delete=rule, null=null, index=index)


class Network(Model):
    """A place where contacts are met."""

    key = text(unique=True)
    name = text()
    letter = text()


class ImportRun(Model):
    """One import: one change, whatever number of files it took."""

    at = number()
    label = text()

    class Meta:
        """Name the table."""

        table_name = "import_run"


class ImportFile(Model):
    """One file of an import, with its accounting."""

    import_run = parent(ImportRun, "files")
    path = text()
    format = text()
    archive_day = maybe_number()
    sha256 = text()
    rows = number()
    added = number()
    updated = number()
    unchanged = number()
    skipped = number()

    class Meta:
        """Name the table."""

        table_name = "import_file"


class ImportMapping(Model):
    """Which column means what, remembered for files with the same header."""

    signature = text(unique=True)
    mapping = text()

    class Meta:
        """Name the table."""

        table_name = "import_mapping"


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
    introduced_by = parent("self", "introduced", cascade=False, null=True)
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
            (("name_key",), False),
        )


class Identity(Model):
    """A key under which a source knows a contact that has neither profile nor e-mail there."""

    contact = parent(Contact, "identities")
    key = text(unique=True)


class Profile(Model):
    """A contact's presence on one network; `key` is unique inside it, NULL when the address is unknown."""

    contact = parent(Contact, "profiles")
    network = parent(Network, "profiles", index=False)
    key = TextField(null=True)
    handle = text()
    url = text()
    connected_on = maybe_number()
    gone_on = maybe_number()
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


class SavedSearch(Model):
    """A named query: a view, target market, criterion (with points) or protection."""

    kind = text(index=True)
    name = text()
    query = text()
    points = FloatField(null=True)
    enabled = number(1)
    position = number()
    columns = text()
    sort = text()

    class Meta:
        """Name the table."""

        table_name = "saved_search"


class Budget(Model):
    """Seconds allowed or aimed at in a period, for a network, a client or all social time."""

    network = parent(Network, "budgets", null=True)
    client = parent(Client, "budgets", null=True)
    period = text()
    seconds = number()


class NetworkVerdict(Model):
    """The user's own verdict on a network, with its reason."""

    network = parent(Network, "verdicts")
    day = number()
    verdict = text()
    cap_seconds = maybe_number()
    reason = text()

    class Meta:
        """Name the table."""

        table_name = "network_verdict"


class ExchangeRate(Model):
    """What one unit of a currency is in the main one, as the user gave it."""

    currency = text(unique=True)
    rate = FloatField()

    class Meta:
        """Name the table."""

        table_name = "exchange_rate"


class Review(Model):
    """One pass of letting go: its target and the figures before and after, as JSON."""

    started_at = number()
    finished_at = maybe_number()
    target = text()
    before = text()
    after = text()


class ReviewDecision(Model):
    """What was decided on a contact in a review, and what came of it."""

    review = parent(Review, "decisions", index=False)
    contact = parent(Contact, "review_decisions")
    position = number()
    decision = text()
    decided_at = maybe_number()
    opened_at = maybe_number()
    ticked_at = maybe_number()
    restored_at = maybe_number()

    class Meta:
        """One decision for each person."""

        table_name = "review_decision"
        indexes = ((("review", "contact"), True),)


class Setting(Model):
    """A choice that numbers depend on: rate, currency, weights… as JSON."""

    key = text(unique=True)
    value = text()


class ContactSummary(Model):
    """What triggers keep of a contact's acts; contacts without any have no row."""

    contact_id = IntegerField(primary_key=True)
    interactions = number()
    first_at = number()
    last_at = number()
    level = number(1)
    level_mine = number(1)

    class Meta:
        """Serve orders by level and by last touch."""

        table_name = "contact_summary"
        indexes = ((("level",), False), (("last_at",), False))


class Horizon(Model):
    """The instant from which acts count towards a level; one row."""

    id = IntegerField(primary_key=True)
    day = number()
    since = number()


class Heartbeat(Model):
    """When the window was last seen alive beside a running entry."""

    time_entry_id = IntegerField(primary_key=True)
    at = number()


class Change(Model):
    """One undoable user action. `state`: 0 done, 1 undone, 2 undone and passed over; `ranges` are inserted ids, as JSON."""

    id = AutoField()
    at = number()
    label = text()
    tables = text()
    ranges = text()
    schema_version = number()
    state = number(index=True)


class ChangePart(Model):
    """A compressed piece of a changeset: of the change itself (`forward`), or of the bulk rows undo took out (`rows`)."""

    change = parent(Change, "parts")
    kind = text()
    position = number()
    data = BlobField()

    class Meta:
        """Name the table."""

        table_name = "change_part"


FACTS: tuple[type[Model], ...] = (
    Network, ImportRun, ImportFile, ImportMapping, Contact, Identity, Profile, Email, Phone, Website, CustomField, Note,
    Photo, Role, ContactRole, Tag, ContactTag, Wish, Promise, Cadence, NotSame, JobChange, Interaction, Client,
    ClientContact, Project, TimeEntry, TimeEntryContact, TimeEntryTag, Referral, ValueEvent, MyActivity, SavedSearch,
    Budget, NetworkVerdict, ExchangeRate, Review, ReviewDecision, Setting,
)  # fmt: skip
SUMS: tuple[type[Model], ...] = (ContactSummary, Horizon)
BOOKKEEPING: tuple[type[Model], ...] = (Heartbeat, Change, ChangePart)
MODELS = FACTS + SUMS + BOOKKEEPING
FACT_NAMES = frozenset(model._meta.table_name for model in FACTS)
