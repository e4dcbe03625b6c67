"""What the time tab says."""

from netdesk.domain.time_entry import Totals
from netdesk.store.contact_time import SharedEntry
from netdesk.ui.contacts.detail import time_words

TODAY = 20_000


def test_each_second_counts_once() -> None:
    totals = Totals(7200, 3600, 1800, 600)
    assert time_words.by_kind(totals) == [("billable", 6600), ("unbillable", 2400), ("social", 1800)]
    assert time_words.spoken("2024", totals) == "2024: 1:50 billable, 0:40 unbillable, 0:30 social"
    assert time_words.spoken("2024", Totals()) == "2024: no time"


def test_entries_stand_under_their_years() -> None:
    entries = (
        SharedEntry(3, TODAY, 0, 5400, "Draft", "Acme", "", billable=True, running=False),
        SharedEntry(2, TODAY - 1, 0, 60, "", "", "linkedin", billable=False, running=True),
        SharedEntry(1, TODAY - 400, 0, 60, "", "", "", billable=False, running=False),
    )
    found = time_words.lines(entries, TODAY)
    assert [(line.title, line.second, line.right, line.under, line.kind) for line in found] == [
        ("2024", "", "", "", None),
        ("Draft", "Billable · Acme", "1:30", "4 Oct", "billable"),
        ("LinkedIn", "Social", "now", "3 Oct", "social"),
        ("2023", "", "", "", None),
        ("No note", "Unbillable", "0:01", "31 Aug 2023", "unbillable"),
    ]
