import io
import pkgutil
import struct
import zipfile
from datetime import date
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import netdesk.importers
from netdesk.domain.errors import DataError
from netdesk.domain.imported import ActRow
from netdesk.domain.period import to_day
from netdesk.importers.base import Context, Format, Owner, base_name
from netdesk.importers.formats import FORMATS
from netdesk.importers.linkedin_people import distinct
from netdesk.importers.mapping import guess_mapping
from netdesk.importers.source import gather, records
from netdesk.importers.text import read_text

DATA = Path(__file__).parents[1] / "data"
ARCHIVE = DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026.zip"
PEOPLE = "Name,Email\nZora,zora@example.com\n"


def make_zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def context() -> Context:
    return Context(ZoneInfo("UTC"), 20_770)


def test_every_module_with_a_format_is_in_the_list() -> None:
    listed = {id(format_) for format_ in FORMATS}
    for module in pkgutil.iter_modules(netdesk.importers.__path__):
        found = getattr(import_module(f"netdesk.importers.{module.name}"), "FORMAT", None)
        if isinstance(found, Format):
            assert id(found) in listed, f"{module.name} is missing from FORMATS"
    assert len({format_.key for format_ in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("a/Member_Follows_100000001.csv", "memberfollows"),
        ("Company Follows.csv", "companyfollows"),
        ("Company_Follows.csv", "companyfollows"),
        ("messages.csv", "messages"),
        ("Messages 2.csv", "messages2"),
        ("Shares100000001.csv", "shares"),
        ("Reactions_100000001 (2).csv", "reactions"),
        ("Invitations (1).csv", "invitations"),
    ],
)
def test_names_of_files_are_matched_without_case_spaces_and_member_number(path: str, base: str) -> None:
    assert base_name(path) == base


def test_a_zip_in_a_zip_is_read(tmp_path: Path) -> None:
    inner = ARCHIVE.read_bytes()
    outer = make_zip(tmp_path / "export.zip.zip", {"inner.zip": inner})
    gathered = gather([outer])
    assert gathered.files[0].path == "export.zip.zip/inner.zip/Connections.csv"
    assert len(list(records(gathered.files[0], context()))) == 8
    assert gathered.owner is not None


def test_a_folder_level_and_rubbish_inside_do_no_harm(tmp_path: Path) -> None:
    connections = (DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026/Connections.csv").read_bytes()
    path = make_zip(
        tmp_path / "mine.zip", {"export/Connections.csv": connections, "__MACOSX/export/._Connections.csv": b"\0\5"}
    )
    gathered = gather([path])
    assert [file.path for file in gathered.files] == ["mine.zip/export/Connections.csv"]
    assert gathered.problems == ()


def test_a_truncated_zip_names_what_is_still_readable(tmp_path: Path) -> None:
    path = tmp_path / "short.zip"
    path.write_bytes(ARCHIVE.read_bytes()[:2500])
    (sentence,) = gather([path]).problems
    assert sentence.startswith("short.zip is damaged")
    assert "Company Follows.csv" in sentence
    assert "messages.csv" not in sentence


def test_a_damaged_member_is_told_with_what_is_still_readable(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "bad.zip", {"good.csv": PEOPLE, "Connections.csv": PEOPLE * 50})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("Connections.csv")
    start = info.header_offset + 30 + len(info.filename)
    data[start + 20 : start + 24] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    gathered = gather([path])
    (sentence,) = gathered.problems
    assert sentence.startswith("bad.zip/Connections.csv is damaged")
    assert "bad.zip/good.csv" in sentence
    good = next(file for file in gathered.files if file.path == "bad.zip/good.csv")
    assert len(list(records(good, context()))) == 1


def test_a_locked_zip_is_told(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "locked.zip", {"Connections.csv": PEOPLE})
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    path.write_bytes(bytes(data))
    (sentence,) = gather([path]).problems
    assert sentence.startswith("locked.zip is locked with a password")


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "bomb.zip", {"Connections.csv": b"0" * (11 << 20)})
    (sentence,) = gather([path]).problems
    assert "would unpack to" in sentence


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "many.zip", {f"{i}.csv": "" for i in range(5001)})
    (sentence,) = gather([path]).problems
    assert "5,001 files" in sentence


def test_names_that_point_outside_are_only_names(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "box.zip", {"../../evil.csv": PEOPLE, "/etc/evil.csv": PEOPLE})
    before = sorted(tmp_path.parent.rglob("*"))
    gathered = gather([path])
    assert [len(list(records(file, context()))) for file in gathered.files] == [1, 1]
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_folder_without_a_known_file_gives_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "inside.csv").write_text("Colour,Sound\nred,low\n", encoding="utf-8")
    (tmp_path / "page.html").write_text("<html>", encoding="utf-8")
    (sentence,) = gather([tmp_path]).problems
    assert sentence == f"{tmp_path.name} holds no file that NetDesk knows: nothing was imported."


def test_an_empty_zip_gives_one_sentence(tmp_path: Path) -> None:
    (sentence,) = gather([make_zip(tmp_path / "none.zip", {})]).problems
    assert sentence == "none.zip holds no file that NetDesk knows: nothing was imported."


def test_a_spreadsheet_is_no_archive(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "people.xlsx", {"[Content_Types].xml": "", "xl/workbook.xml": ""})
    (sentence,) = gather([path]).problems
    assert "Save the sheet as CSV" in sentence


def test_a_missing_path_gives_one_sentence(tmp_path: Path) -> None:
    assert gather([tmp_path / "gone.csv"]).problems == ("gone.csv was not found.",)


def test_one_faulty_file_does_not_hide_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(PEOPLE, encoding="utf-8")
    bad.write_bytes(b"")
    gathered = gather([bad, good])
    assert gathered.problems == ("bad.csv is empty.",)
    assert [(file.path, file.format) for file in gathered.files] == [("good.csv", "csv"), ("bad.csv", "unknown")]


def test_other_tables_beside_connections_are_read_unless_it_is_an_archive(tmp_path: Path) -> None:
    source = DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026/Connections.csv"
    for folder in ("Downloads", "Basic_LinkedInDataExport_01-02-2026"):
        place = tmp_path / folder
        place.mkdir()
        (place / "Connections.csv").write_bytes(source.read_bytes())
        (place / "clients.csv").write_text(PEOPLE, encoding="utf-8")
    formats = {file.path: file.format for file in gather([tmp_path / "Downloads"]).files}
    assert formats["Downloads/clients.csv"] == "csv"
    formats = {file.path: file.format for file in gather([tmp_path / "Basic_LinkedInDataExport_01-02-2026"]).files}
    assert formats["Basic_LinkedInDataExport_01-02-2026/clients.csv"] == "linkedin-other"


def test_an_archive_without_its_owner_takes_them_from_the_other_one(tmp_path: Path) -> None:
    folder = DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026"
    lone = tmp_path / "Basic_LinkedInDataExport_10-01-2026"
    lone.mkdir()
    lines = (DATA / "linkedin/Basic_LinkedInDataExport_05-14-2021/messages.csv").read_bytes()
    (lone / "messages.csv").write_bytes(lines)
    alone = gather([lone])
    assert alone.owner is None
    assert [bool(file.problem) for file in alone.files] == [True]
    both = gather([lone, folder])
    assert [file.problem for file in both.files] == [""] * len(both.files)


def archive(folder: Path, name: str, first: str, slug: str) -> Path:
    """Make an archive of one person, whose messages alone do not tell who it is."""
    place = folder / name
    place.mkdir(parents=True)
    in_ = "https://www.linkedin.com/in/"
    (place / "Profile.csv").write_text(
        f"First Name,Last Name,Maiden Name,Headline\n{first},Example,,\n", encoding="utf-8"
    )
    (place / "messages.csv").write_text(
        "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT,FOLDER\n"
        f"1,{first} Example,{in_}{slug},Ada King,2026-02-10 14:00:00 UTC,Hi,INBOX\n"
        f"1,Ada King,{in_}ada,{first} Example,2026-02-10 15:00:00 UTC,Hi,INBOX\n",
        encoding="utf-8",
    )
    return place


def test_archives_of_two_people_keep_their_owners_apart(tmp_path: Path) -> None:
    nova = archive(tmp_path, "Basic_LinkedInDataExport_10-01-2026", "Nova", "nova")
    vera = archive(tmp_path, "Complete_LinkedInDataExport_10-02-2026", "Vera", "vera")
    for given in ([nova, vera], [tmp_path]):
        gathered = gather(given)
        assert [(owner.name, owner.key) for owner in gathered.owners] == [
            ("Nova Example", "nova"),
            ("Vera Example", "vera"),
        ]
        assert gathered.owner == gathered.owners[0]
        owners = {file.path.rpartition("LinkedInDataExport_")[2][:5]: file.owner for file in gathered.files}
        assert [owner.key for owner in owners.values() if owner] == ["nova", "vera"]
        ways = [
            [record.direction for record in records(file, context()) if isinstance(record, ActRow)]
            for file in gathered.files
            if file.format == "linkedin-messages"
        ]
        assert ways == [["mine", "theirs"], ["mine", "theirs"]]


def test_an_archive_without_its_owner_does_not_guess_between_two(tmp_path: Path) -> None:
    lone = archive(tmp_path, "Basic_LinkedInDataExport_09-01-2026", "Nova", "nova")
    (lone / "Profile.csv").unlink()
    nova = archive(tmp_path, "Basic_LinkedInDataExport_10-01-2026", "Nova", "nova")
    vera = archive(tmp_path, "Complete_LinkedInDataExport_10-02-2026", "Vera", "vera")
    assert [file.path for file in gather([lone, nova, vera]).files if file.problem] == [f"{lone.name}/messages.csv"]
    assert not any(file.problem for file in gather([lone, nova]).files)


def test_the_folders_of_an_archive_share_its_owner(tmp_path: Path) -> None:
    nova = archive(tmp_path, "Complete_LinkedInDataExport_10-02-2026", "Nova", "nova")
    (nova / "Jobs").mkdir()
    (nova / "Jobs" / "Invitations.csv").write_text("From,To,Sent At,Message,Direction\n", encoding="utf-8")
    assert {file.owner.key if file.owner else "" for file in gather([tmp_path]).files} == {"nova"}


def test_one_person_in_two_eras_is_one_owner() -> None:
    old, new = Owner("Nova Exampleson"), Owner("Nova Exampleson, PhD", "nova", "https://www.linkedin.com/in/nova")
    other = Owner("Vera", "vera")
    assert distinct([old, new, other, old]) == (new, other)
    assert distinct([new, Owner("Nova", "nova")]) == (new,)
    assert distinct([new, Owner("Nova Exampleson", "nova-2")]) == (new, Owner("Nova Exampleson", "nova-2"))
    assert distinct([]) == ()


def test_the_oldest_export_is_never_newer_than_its_era(tmp_path: Path) -> None:
    legacy = DATA / "linkedin/legacy_before_2017/linkedin_connections_export_microsoft_outlook.csv"
    (file,) = gather([legacy]).files
    assert file.archive_day == to_day(date(2016, 12, 31))
    named = tmp_path / "Basic_LinkedInDataExport_05-14-2015"
    named.mkdir()
    (named / legacy.name).write_bytes(legacy.read_bytes())
    (file,) = gather([named]).files
    assert file.archive_day == to_day(date(2015, 5, 14))


def test_a_table_without_people_can_be_mapped_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Colour,Sound\nred,low\n", encoding="utf-8")
    gathered = gather([path])
    assert "choose one" in gathered.problems[0]
    (file,) = gathered.files
    with pytest.raises(DataError):
        list(records(file, context()))
    mapping = guess_mapping(read_text(path)).with_field(0, "name")
    told = Context(ZoneInfo("UTC"), 20_770, mapping=mapping)
    assert len(list(records(file, told))) == 1


def test_streams_of_members_close_their_archive() -> None:
    file = gather([ARCHIVE]).files[0]
    with file.raw.open() as stream:
        assert io.TextIOWrapper(stream, "utf-8").readline() == "Notes:\n"
    assert stream.closed


def test_no_damage_to_an_archive_is_more_than_a_sentence(tmp_path: Path) -> None:
    data = ARCHIVE.read_bytes()
    path = tmp_path / "x.zip"
    for at in range(0, len(data), 131):
        for damaged in (data[:at], data[:at] + b"\xff\xff" + data[at + 2 :], data[at:]):
            path.write_bytes(damaged)
            gathered = gather([path])
            assert all("\n" not in sentence for sentence in gathered.problems)
            for file in gathered.files:
                if not file.problem:
                    assert len({record.line for record in records(file, context())}) == file.rows
