"""What the user decided: saved searches, budgets, verdicts, rates, reviews, settings."""

from peewee import FloatField, Model

from netdesk.store.tables.columns import maybe_number, number, parent, text
from netdesk.store.tables.people import Contact
from netdesk.store.tables.sources import Network
from netdesk.store.tables.work import Client


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
