"""Whose archive it is: two accounts are told apart and not mixed unasked."""

import shutil
from pathlib import Path

from tests.commands.conftest import Netdesk

ARCHIVE = "Complete_LinkedInDataExport_10-02-2026"


def of_somebody_else(linkedin: Path, folder: Path) -> Path:
    """Copy the archive as that of another account."""
    target = folder / "Complete_LinkedInDataExport_10-03-2026"
    shutil.copytree(linkedin / ARCHIVE, target)
    for path in target.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("Nova,Exampleson", "Ada,Lovelace").replace("Nova Exampleson", "Ada Lovelace")
        path.write_text(text.replace("nova-exampleson-000", "ada-lovelace-1"), encoding="utf-8")
    return target


def test_another_account_is_refused(netdesk: Netdesk, linkedin: Path, tmp_path: Path) -> None:
    netdesk("import", linkedin / f"{ARCHIVE}.zip")
    ran = netdesk("import", of_somebody_else(linkedin, tmp_path))
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "Ada Lovelace" in ran.err and "Nova Exampleson" in ran.err
    assert len(netdesk("history", "--json").json) == 1


def test_two_accounts_at_once_are_refused(netdesk: Netdesk, linkedin: Path, tmp_path: Path) -> None:
    ran = netdesk("import", linkedin / f"{ARCHIVE}.zip", of_somebody_else(linkedin, tmp_path))
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert netdesk("history", "--json").json == []


def test_the_same_account_s_other_archives_are_welcome(netdesk: Netdesk, linkedin: Path) -> None:
    netdesk("import", linkedin / f"{ARCHIVE}.zip")
    assert netdesk("import", linkedin / "Basic_LinkedInDataExport_05-14-2021").code == 0
    assert netdesk("import", linkedin / "excel_resaved" / "Connections.csv").code == 0
    assert netdesk("undo", "--to", 1).code == 0
    assert netdesk("list", "contacts", "--json").json == []
