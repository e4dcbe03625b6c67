"""netdesk check, backup, restore."""

from pathlib import Path

from tests.commands.conftest import Netdesk


def test_a_new_database_is_sound(netdesk: Netdesk, data_folder: Path) -> None:
    assert netdesk("check").code == 0
    assert (data_folder / "netdesk.db").exists()


def test_backup_and_restore(netdesk: Netdesk, linkedin: Path, tmp_path: Path, data_folder: Path) -> None:
    netdesk("import", linkedin / "excel_resaved" / "Connections.csv")
    assert netdesk("backup", tmp_path / "kept.db").code == 0
    assert netdesk("backup", tmp_path / "kept.db").code == 1  # never over an existing file
    netdesk("undo")
    assert netdesk("list", "contacts", "--json").json == []
    assert netdesk("restore", tmp_path / "kept.db").code == 0
    assert len(netdesk("list", "contacts", "--json").json) == 2
    assert list(data_folder.glob("netdesk-replaced-*.db"))


def test_restore_refuses_what_is_no_backup(netdesk: Netdesk, tmp_path: Path) -> None:
    netdesk("check")
    wrong = tmp_path / "letter.db"
    wrong.write_text("Dear Ada")
    ran = netdesk("restore", wrong)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert netdesk("check").code == 0


def test_damage_is_reported_and_nothing_changed(netdesk: Netdesk, tmp_path: Path) -> None:
    path = tmp_path / "damaged.db"
    netdesk("check", "--database", path)
    data = bytearray(path.read_bytes())
    data[3 * 16_384 : 5 * 16_384] = b"\xff" * (2 * 16_384)  # two whole pages
    path.write_bytes(data)
    for name in ("damaged.db-wal", "damaged.db-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    ran = netdesk("check", "--database", path)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert path.read_bytes() == bytes(data)
