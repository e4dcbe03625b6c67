"""report: contacts, participation, concentration, time and networks in one sum."""

from argparse import Namespace
from datetime import date

from netdesk.analysis import concentration
from netdesk.commands.desk import count, moment, opened, print_json, print_text
from netdesk.domain.errors import UsageError
from netdesk.domain.participation import Level
from netdesk.domain.period import duration_text, to_day
from netdesk.store import participation, settings, time_entries, value
from netdesk.store.database import Database


def print_report(options: Namespace) -> int:
    """Print the report as JSON or in words."""
    since, until = _day("--since", options.since), _day("--until", options.until)
    now = moment()
    with opened(options, now.now, levels=True) as db:
        found = make_report(db, since, until, now.now)
    if options.json:
        print_json(found)
    else:
        _print_words(found)
    return 0


def make_report(db: Database, since: int | None, until: int | None, now: int) -> dict[str, object]:
    """Gather the report with the keys of the contract; unknown is None. `since` and `until` are days, both included."""
    people = participation.people_by_level(db)
    time = time_entries.totals(db, since, until, now)
    received = concentration.concentrate(value.received_per_contact(db, since, until))
    return {
        "contacts": sum(level.people for level in people),
        "currency": settings.currency(db),
        "participation": {level.level.name.lower(): level.people for level in people},
        "concentration": {
            "gini": received.gini if received else None,
            "people_for_80_percent": received.few_share if received else None,
        },
        "time": {
            "billable_seconds": time.billable,
            "unbillable_seconds": time.unbillable,
            "social_seconds": time.social,
        },
        "networks": _networks(db, since, until, now),
    }


def _networks(db: Database, since: int | None, until: int | None, now: int) -> list[dict[str, object]]:
    """Give contacts, hours and cost per network; value, return and joy are unknown until they are recorded."""
    rate = settings.hourly_rate(db)
    rows = []
    for name, contacts, seconds in value.networks(db, since, until, now):
        hours = seconds / 3600
        rows.append(
            {
                "name": name,
                "contacts": contacts,
                "hours": hours,
                "cost": hours * rate if rate is not None else None,
                "value": None,
                "joy": None,
                "roi": None,
                "roi_low": None,
                "roi_high": None,
                "verdict": "too early",
                "cap_hours": None,
                "confidence": "low",
            }
        )
    return rows


def _print_words(report: dict[str, object]) -> None:
    people, time = report["participation"], report["time"]
    assert isinstance(people, dict)
    assert isinstance(time, dict)
    contacts = report["contacts"]
    assert isinstance(contacts, int)
    print_text(count(contacts, "contact"))
    core = sum(people[level.name.lower()] for level in Level if level.is_core)
    print_text(f"Core (Refactor and above): {core:,}")
    for level in Level:
        print_text(f"  {level.label:<12}{people[level.name.lower()]:>9,}")
    print_text(
        f"Time: {duration_text(time['billable_seconds'])} billable, {duration_text(time['unbillable_seconds'])} unbillable,"
        f" {duration_text(time['social_seconds'])} of it all on networks"
    )


def _day(option: str, text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return to_day(date.fromisoformat(text))
    except ValueError:
        raise UsageError(f"{option} takes a date like 2026-01-31, not {text}.") from None
