"""netdesk track, timer, list time."""

from tests.commands.conftest import Netdesk


def test_a_timer_runs_stops_and_is_listed(netdesk: Netdesk) -> None:
    assert netdesk("timer", "status", "--json").json == {"running": False}
    assert netdesk("timer", "start", "Acme: proposal $").code == 0
    status = netdesk("timer", "status", "--json").json
    assert status["running"] is True
    assert (status["client"], status["network"], status["note"], status["billable"]) == ("Acme", None, "proposal", True)
    assert status["seconds"] >= 0
    assert netdesk("list", "time", "--json").json[0]["end"] is None
    assert netdesk("timer", "stop").code == 0
    assert netdesk("list", "time", "--json").json[0]["end"] is not None
    assert netdesk("timer", "stop").code == 1


def test_starting_stops_what_runs_at_the_same_moment(netdesk: Netdesk) -> None:
    netdesk("timer", "start", "Acme: one")
    netdesk("timer", "start", "@linkedin")
    first, second = netdesk("list", "time", "--json").json
    assert first["end"] == second["start"]
    assert (second["network"], second["billable"], second["end"]) == ("LinkedIn", False, None)


def test_track_adds_a_finished_entry(netdesk: Netdesk) -> None:
    ran = netdesk("track", "2026-03-02 9:00-10:30 Acme: proposal #sales $")
    assert ran.code == 0
    (entry,) = netdesk("list", "time", "--json").json
    assert set(entry) == {
        "id", "start", "end", "seconds", "client", "project", "network", "contacts", "note", "billable", "tags",
    }  # fmt: skip
    assert entry["start"] == "2026-03-02T09:00:00+00:00"
    assert (entry["seconds"], entry["client"], entry["tags"], entry["billable"]) == (5400, "Acme", ["sales"], True)


def test_track_without_a_time_is_wrong_usage(netdesk: Netdesk) -> None:
    ran = netdesk("track", "Acme: proposal")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert netdesk("list", "time", "--json").json == []


def test_list_time_takes_columns_sort_and_limit(netdesk: Netdesk) -> None:
    for hour in (9, 10, 11):
        netdesk("track", f"2026-03-02 {hour}:00-{hour}:30 Acme: hour {hour:02} $")
    rows = netdesk("list", "time", "--columns=note", "--sort=-note", "--limit=2", "--json").json
    assert rows == [{"note": "hour 11"}, {"note": "hour 10"}]
    assert netdesk("list", "time", "--columns=nonsense").code == 2


def test_the_report_counts_time(netdesk: Netdesk) -> None:
    netdesk("track", "2026-03-02 9:00-10:00 Acme: work $")
    netdesk("track", "2026-03-02 10:00-10:30 @linkedin: feed")
    netdesk("track", "2026-03-03 10:00-10:15 admin !")
    report = netdesk("report", "--json").json
    assert report["time"] == {"billable_seconds": 3600, "unbillable_seconds": 2700, "social_seconds": 1800}
    linkedin = next(network for network in report["networks"] if network["name"] == "LinkedIn")
    assert (linkedin["hours"], linkedin["cost"], linkedin["roi"]) == (0.5, None, None)
    assert report["concentration"] == {"gini": None, "people_for_80_percent": None}
    one_day = netdesk("report", "--since=2026-03-03", "--until=2026-03-03", "--json").json
    assert one_day["time"]["unbillable_seconds"] == 900
    assert netdesk("report", "--since=yesterday").code == 2
