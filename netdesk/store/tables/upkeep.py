"""What the program keeps for itself: sums by triggers, the level's horizon, heartbeats, history."""

from peewee import AutoField, BlobField, IntegerField, Model

from netdesk.store.tables.columns import number, parent, text


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
