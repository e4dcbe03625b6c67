"""The tables in their three kinds: facts that undo records, sums that triggers keep, bookkeeping."""

from peewee import Model

from netdesk.store.tables.people import (
    Cadence,
    Contact,
    ContactRole,
    ContactTag,
    CustomField,
    Email,
    Identity,
    JobChange,
    Note,
    NotSame,
    Phone,
    Photo,
    Profile,
    Promise,
    Role,
    Tag,
    Website,
    Wish,
)
from netdesk.store.tables.sources import ImportFile, ImportMapping, ImportRun, Network
from netdesk.store.tables.steering import (
    Budget,
    ExchangeRate,
    NetworkVerdict,
    Review,
    ReviewDecision,
    SavedSearch,
    Setting,
)
from netdesk.store.tables.upkeep import Change, ChangePart, ContactSummary, Heartbeat, Horizon
from netdesk.store.tables.work import (
    Client,
    ClientContact,
    Interaction,
    MyActivity,
    Project,
    Referral,
    TimeEntry,
    TimeEntryContact,
    TimeEntryTag,
    ValueEvent,
)

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
