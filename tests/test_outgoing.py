"""From the database to a file: what is in it, and how little memory it takes."""

import json
import tracemalloc
import zipfile
from array import array
from datetime import UTC
from pathlib import Path

import pytest

from netdesk import outgoing
from netdesk.domain.errors import DataError
from netdesk.exporters import formats
from netdesk.exporters.base import Style, What
from netdesk.store import history
from netdesk.store.database import Database, open_database
from tests.store.factory import NOW, add_contact, add_interaction, add_people


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return open_database(tmp_path / "net.db", NOW)


def wanted(what: What, kind: str, ids: "array[int] | None" = None, *, exact: bool = True) -> outgoing.Wanted:
    return outgoing.Wanted(what, formats.BY_KEY[kind], Style(exact=exact), NOW, UTC, ids)


def test_the_trash_stays_behind_and_the_archive_comes_along(db: Database, tmp_path: Path) -> None:
    for name, status in (("Ada", 0), ("Bea", 1), ("Cleo", 2), ("Dora", 3)):
        add_interaction(db, add_contact(db, name, status=status))
    written = outgoing.write(db, wanted("contacts", "json"), tmp_path / "a.json")
    people = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["contacts"]
    assert [(person["name"], person["status"]) for person in people] == [
        ("Ada", "active"), ("Bea", "archived"), ("Cleo", "let go"),
    ]  # fmt: skip
    assert written.rows == 3
    assert outgoing.write(db, wanted("interactions", "csv"), tmp_path / "acts.csv").rows == 3


@pytest.mark.parametrize("kind", ["csv", "json", "vcf"])
def test_memory_does_not_grow_with_the_number_of_people(db: Database, tmp_path: Path, kind: str) -> None:
    add_people(db, [f"Person {number}" for number in range(12_000)])

    def peak(count: int) -> int:
        ids = array("q", range(1, count + 1))
        tracemalloc.start()
        try:
            assert outgoing.write(db, wanted("contacts", kind, ids), tmp_path / "a").rows == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1_000)
    assert peak(12_000) < peak(2_000) + 500_000


def test_stopping_leaves_nothing(db: Database, tmp_path: Path) -> None:
    add_people(db, ["Ada"] * 2_000)

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    for kind in ("csv", "xlsx", "json", "vcf"):
        with pytest.raises(KeyboardInterrupt):
            outgoing.write(db, wanted("contacts", kind), tmp_path / f"a.{kind}", stop)
    assert [path.name for path in tmp_path.iterdir() if path.is_file() and "net.db" not in path.name] == []
    with history.change(db, "Add", NOW) as change:  # the snapshot was given back
        change.connection.execute("INSERT INTO contact (name) VALUES ('Bea')")


def test_everything_held_about_a_person(db: Database, tmp_path: Path) -> None:
    ada = add_contact(
        db, "Ada Example / ", company="Example & Sons", network="linkedin", url="https://x.example", note="Likes tea"
    )
    other = add_contact(db, "Bea Other", note="Not for Ada")
    add_interaction(db, ada, text="coffee")
    add_interaction(db, other, text="secret")
    with history.change(db, "Picture", NOW) as change:
        change.connection.execute(
            "INSERT INTO photo (contact_id, media_type, data) VALUES (?, 'image/png', ?)", (ada, b"\x89PNG")
        )
        change.connection.execute("UPDATE contact SET introduced_by_id = ? WHERE id = ?", (other, ada))
    assert outgoing.write_held(db, ada, tmp_path / "held.zip", NOW) == "Ada Example / "
    with zipfile.ZipFile(tmp_path / "held.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(files) == [f"ada-example/ada-example.{ending}" for ending in ("json", "png", "txt")]
    text, whole = files["ada-example/ada-example.txt"].decode(), files["ada-example/ada-example.json"].decode()
    assert "company: Example & Sons" in text
    assert "coffee" in text and "Likes tea" in text
    for told in (text, whole):
        assert "Bea" not in told
        assert "secret" not in told and "Not for Ada" not in told
    assert files["ada-example/ada-example.png"] == b"\x89PNG"
    with pytest.raises(DataError, match="not there any more"):
        outgoing.write_held(db, 999, tmp_path / "none.zip", NOW)


def test_names_become_names_of_files() -> None:
    assert outgoing.file_stem("../../Zoë O'Brien!") == "zoë-o-brien"
    assert outgoing.file_stem("///") == "contact"
