"""Rows of the sample data, one kind for each table; their fields are the table's columns.

A batch of rows goes under the names of tables. Rows that others refer to carry their id, counted from 1.
"""

from typing import Any, NamedTuple

Batch = dict[str, list[tuple[Any, ...]]]


class Contact(NamedTuple):
    """A row of `contact`."""

    id: int
    name: str
    name_key: str
    first: str
    middle: str
    last: str
    suffix: str
    company: str
    position: str
    location: str
    birthday: str
    connected_on: int | None
    met_on: int | None
    met_how: str
    introduced_by_id: int | None
    source: str
    added_at: int
    starred: int
    tier: int | None


class Profile(NamedTuple):
    """A row of `profile`."""

    contact_id: int
    network_id: int
    key: str
    handle: str
    url: str
    connected_on: int | None
    gone_on: int | None
    seen_on: int | None
    i_follow: int | None
    follows_me: int | None


class Email(NamedTuple):
    """A row of `email`."""

    contact_id: int
    address: str
    label: str


class Phone(NamedTuple):
    """A row of `phone`."""

    contact_id: int
    number: str
    digits: str
    label: str


class Website(NamedTuple):
    """A row of `website`."""

    contact_id: int
    url: str


class Note(NamedTuple):
    """A row of `note`."""

    contact_id: int
    at: int
    day: int
    text: str


class ContactRole(NamedTuple):
    """A row of `contact_role`."""

    contact_id: int
    role_id: int


class ContactTag(NamedTuple):
    """A row of `contact_tag`."""

    contact_id: int
    tag_id: int


class Wish(NamedTuple):
    """A row of `wish`: what a contact needs or offers."""

    contact_id: int
    kind: str
    text: str


class Promise(NamedTuple):
    """A row of `promise`."""

    contact_id: int
    text: str
    due_day: int | None
    done_day: int | None


class Cadence(NamedTuple):
    """A row of `cadence`."""

    contact_id: int
    ideal_days: int
    longest_days: int
    snoozed_until: int | None


class NotSame(NamedTuple):
    """A row of `not_same`; `contact_id` is the lower one."""

    contact_id: int
    other_id: int


class JobChange(NamedTuple):
    """A row of `job_change`."""

    contact_id: int
    day: int
    company_before: str
    position_before: str
    company_after: str
    position_after: str
    handled: int


class Interaction(NamedTuple):
    """A row of `interaction`."""

    contact_id: int
    network_id: int
    at: int
    day: int
    kind: str
    level: int
    direction: str
    minutes: int | None
    rating: int | None
    text: str


class Client(NamedTuple):
    """A row of `client`; `rate` in cents an hour."""

    id: int
    name: str
    name_key: str
    rate: int
    currency: str
    archived: int


class ClientContact(NamedTuple):
    """A row of `client_contact`."""

    client_id: int
    contact_id: int
    share: float | None


class Project(NamedTuple):
    """A row of `project`."""

    id: int
    client_id: int | None
    name: str
    name_key: str
    archived: int


class Tag(NamedTuple):
    """A row of `tag`."""

    id: int
    name: str


class Budget(NamedTuple):
    """A row of `budget`."""

    network_id: int | None
    client_id: int | None
    period: str
    seconds: int


class MyActivity(NamedTuple):
    """A row of `my_activity`."""

    network_id: int
    day: int
    kind: str
    count: int  # type: ignore[assignment]  # the column's name; nobody counts in a row


class TimeEntry(NamedTuple):
    """A row of `time_entry`."""

    id: int
    started_at: int
    ended_at: int
    seconds: int | None
    day: int
    zone: str
    client_id: int | None
    project_id: int | None
    network_id: int | None
    note: str
    billable: int
    source: str


class TimeEntryContact(NamedTuple):
    """A row of `time_entry_contact`."""

    time_entry_id: int
    contact_id: int


class TimeEntryTag(NamedTuple):
    """A row of `time_entry_tag`."""

    time_entry_id: int
    tag_id: int


class Referral(NamedTuple):
    """A row of `referral`."""

    id: int
    kind: str
    direction: str
    day: int
    referrer_id: int | None
    referred_id: int | None
    target_id: int | None
    client_id: int | None
    outcome: str
    would_have_come: int | None
    note: str


class ValueEvent(NamedTuple):
    """A row of `value_event`; `amount` in cents."""

    contact_id: int | None
    client_id: int | None
    network_id: int | None
    referral_id: int | None
    at: int
    day: int
    kind: str
    direction: str
    amount: int | None
    currency: str
    points: float | None
    rating: int | None
    note: str
