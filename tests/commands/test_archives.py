"""LinkedIn's archives, one after the other: everything once, whatever era and size they are of."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from netdesk.store.database import open_database
from tests.commands.conftest import DATA, Netdesk

NEW = DATA / "linkedin" / "Complete_LinkedInDataExport_10-02-2026"
BASIC = ("Connections.csv", "Invitations.csv", "messages.csv", "Profile.csv", "Contacts.csv", "Positions.csv")
ADDRESSES = {"inviterProfileUrl", "inviteeProfileUrl", "Endorser Public Url", "Endorsee Public Url"}
COUNTS = {
    "contact": 9,
    "profile": 9,
    "interaction": 13,
    "value_event": 5,
    "note": 1,
    "my_activity": 4,
}


def basic(folder: Path) -> Path:
    """Make the small archive that comes first: some of the files of the large one."""
    path = folder / "Basic_LinkedInDataExport_10-02-2026.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in BASIC:
            archive.write(NEW / name, name)
    return path


def older(folder: Path) -> Path:
    """Make the same archive as it was before mid-2023: invitations and endorsements without addresses."""
    place = folder / "Complete_LinkedInDataExport_01-02-2023"
    place.mkdir()
    for source in NEW.iterdir():
        text = source.read_text(encoding="utf-8")
        if source.name.startswith(("Invitations", "Endorsement")):
            rows = list(csv.DictReader(io.StringIO(text)))
            out = io.StringIO()
            writer = csv.DictWriter(out, [name for name in rows[0] if name not in ADDRESSES], extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
            text = out.getvalue()
        (place / source.name).write_text(text, encoding="utf-8")
    return place


def counts(data_folder: Path) -> dict[str, Any]:
    db = open_database(data_folder / "netdesk.db", 0)
    try:
        return {name: db.value(f"SELECT count(*) FROM {name}") for name in COUNTS}
    finally:
        db.close()


def test_the_small_archive_then_the_large_one(netdesk: Netdesk, tmp_path: Path, data_folder: Path) -> None:
    small = basic(tmp_path)
    assert netdesk("import", small, "--json").json["totals"]["interactions_added"] == 7
    large = netdesk("import", f"{NEW}.zip", "--json").json
    assert large["totals"]["contacts_added"] == 0
    assert large["totals"]["interactions_added"] == 6
    assert counts(data_folder) == COUNTS
    assert netdesk("import", small, "--json").json["change"] is None


def test_both_at_once(netdesk: Netdesk, tmp_path: Path, data_folder: Path) -> None:
    netdesk("import", basic(tmp_path), f"{NEW}.zip", "--json")
    assert counts(data_folder) == COUNTS


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_an_archive_without_addresses_then_one_with_them(
    netdesk: Netdesk, tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    old = older(tmp_path)
    first = netdesk("import", old, "--json").json
    assert first["totals"]["interactions_added"] == 13
    monkeypatch.setenv("TZ", zone)
    second = netdesk("import", NEW, "--json").json
    assert second["totals"]["interactions_added"] == second["totals"]["value_events_added"] == 0
    assert counts(data_folder) == COUNTS
    assert netdesk("import", old, "--json").json["change"] is None
