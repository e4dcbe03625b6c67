"""netdesk list contacts and report: columns, order, levels of the last year."""

import time
from pathlib import Path

from tests.commands.conftest import Netdesk

LEVELS = "read favorite tag comment subscribe share network write refactor collaborate moderate lead".split()


def messages(folder: Path, *days_ago: int) -> Path:
    """Write messages from one person, so many days ago."""
    path = folder / "messages.csv"
    lines = [
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
    ]
    for number, days in enumerate(days_ago):
        at = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(time.time() - days * 86_400))
        mine = "Nova Exampleson,https://www.linkedin.com/in/nova"
        theirs = "Zora Quill,https://www.linkedin.com/in/zora"
        lines.append(f"2-{number},,{theirs},{mine},{at},,hello,INBOX")
        lines.append(f"3-{number},,{mine},Bo Other,https://www.linkedin.com/in/bo-{number},{at},,hello,INBOX")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_only_the_last_year_counts_towards_a_level(netdesk: Netdesk, tmp_path: Path) -> None:
    netdesk("import", messages(tmp_path, 10, 20, 400))
    (zora,) = netdesk("list", "contacts", "--where=zora", "--columns=name,level,interactions", "--json").json
    assert zora == {"name": "Zora Quill", "level": 8, "interactions": 3}


def test_two_old_messages_are_worth_nothing(netdesk: Netdesk, tmp_path: Path) -> None:
    netdesk("import", messages(tmp_path, 400, 500))
    (zora,) = netdesk("list", "contacts", "--where=zora", "--columns=level", "--json").json
    assert zora == {"level": 1}


def test_columns_sort_limit_and_search(netdesk: Netdesk, linkedin: Path) -> None:
    netdesk("import", linkedin / "Basic_LinkedInDataExport_05-14-2021" / "Connections.csv")
    rows = netdesk("list", "contacts", "--columns=name", "--sort=-connected", "--limit=2", "--json").json
    assert rows == [{"name": "Zora Quillfeather"}, {"name": "李虚构"}]
    found = netdesk("list", "contacts", "--where=zoe", "--json").json
    assert [(row["name"], row["networks"], row["score"]) for row in found] == [("Zoë Brask-Fjord", ["LinkedIn"], None)]
    assert netdesk("list", "contacts", "--columns=nonsense").code == 2
    assert netdesk("list", "contacts", "--where=(").code == 2


def test_the_report_has_the_keys_of_the_contract(netdesk: Netdesk, linkedin: Path) -> None:
    netdesk("import", linkedin / "Basic_LinkedInDataExport_05-14-2021")
    report = netdesk("report", "--json").json
    assert set(report) == {"contacts", "currency", "participation", "concentration", "time", "networks"}
    assert list(report["participation"]) == LEVELS
    assert sum(report["participation"].values()) == report["contacts"] == 5
    assert set(report["networks"][0]) == {
        "name", "contacts", "hours", "cost", "value", "joy", "roi", "roi_low", "roi_high", "verdict", "cap_hours",
        "confidence",
    }  # fmt: skip
    linkedin_row = next(network for network in report["networks"] if network["name"] == "LinkedIn")
    assert (linkedin_row["contacts"], linkedin_row["verdict"]) == (5, "too early")
