"""Every sample file, with what has to come out of it."""

from collections import Counter
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.imported import ActivityRow, ActRow, NoteRow, PersonRow, PositionRow, Record, Rejected, ValueRow
from netdesk.domain.period import from_day, to_day
from netdesk.importers.base import Context
from netdesk.importers.source import Gathered, gather, records

DATA = Path(__file__).parents[1] / "data"
TODAY = 20_770


def context() -> Context:
    return Context(ZoneInfo("Europe/Berlin"), TODAY)


def read(gathered: Gathered) -> dict[str, list[Record]]:
    return {file.path: list(records(file, context())) for file in gathered.files if not file.problem}


def counts(found: list[Record]) -> dict[type[Record], int]:
    return dict(Counter(type(record) for record in found))


File = tuple[str, dict[type[Record], int]]
Files = dict[str, File]
OTHER: File = ("linkedin-other", {Rejected: 1})
ENDORSED: File = ("linkedin-endorsements", {ActRow: 1, ValueRow: 1})
RECOMMENDED: File = ("linkedin-recommendations", {ActRow: 1, ValueRow: 1})
NOVA_2021: Files = {
    "Connections.csv": ("linkedin-connections", {PersonRow: 5}),
    "messages.csv": ("linkedin-messages", {ActRow: 1}),
    "Invitations.csv": ("linkedin-invitations", {ActRow: 1}),
}
NOVA_2026: Files = {
    "Connections.csv": ("linkedin-connections", {PersonRow: 7, Rejected: 1}),
    "messages.csv": ("linkedin-messages", {ActRow: 3, Rejected: 4}),
    "Invitations.csv": ("linkedin-invitations", {ActRow: 4}),
    "Endorsement_Given_Info.csv": ENDORSED,
    "Endorsement_Received_Info.csv": ("linkedin-endorsements", {ActRow: 2, ValueRow: 2}),
    "Recommendations_Given.csv": RECOMMENDED,
    "Recommendations_Received.csv": RECOMMENDED,
    "Notes.csv": ("linkedin-notes", {NoteRow: 1}),
    "Contacts.csv": ("linkedin-contacts", {PersonRow: 1}),
    "Member_Follows_100000001.csv": ("linkedin-follows", {ActRow: 1}),
    "Company Follows.csv": OTHER,
    "Email Addresses.csv": OTHER,
    "LearningCoachMessages.csv": ("linkedin-other", {}),
    "Profile.csv": OTHER,
    "guide_messages.csv": ("linkedin-other", {}),
    "Comments_100000001.csv": ("linkedin-activity", {ActivityRow: 1}),
    "Reactions_100000001.csv": ("linkedin-activity", {ActivityRow: 2}),
    "Shares_100000001.csv": ("linkedin-activity", {ActivityRow: 1}),
    "Positions.csv": ("linkedin-positions", {PositionRow: 1}),
}


@pytest.mark.parametrize(
    ("source", "owner", "day", "files"),
    [
        ("Basic_LinkedInDataExport_05-14-2021", ("Nova Exampleson", ""), "2021-05-14", NOVA_2021),
        (
            "Complete_LinkedInDataExport_09-18-2022",
            None,
            "2022-09-18",
            {
                "Connections.csv": ("linkedin-connections", {PersonRow: 1, Rejected: 1}),
                "Endorsement_Received_Info.csv": ENDORSED,
            },
        ),
        (
            "Complete_LinkedInDataExport_10-02-2026",
            ("Nova Exampleson", "nova-exampleson-000"),
            "2026-10-02",
            NOVA_2026,
        ),
        (
            "Complete_LinkedInDataExport_10-02-2026.zip",
            ("Nova Exampleson", "nova-exampleson-000"),
            "2026-10-02",
            NOVA_2026,
        ),
        ("excel_resaved", None, None, {"Connections.csv": ("linkedin-connections", {PersonRow: 2})}),
        (
            "legacy_before_2017",
            None,
            "2016-12-31",
            {"linkedin_connections_export_microsoft_outlook.csv": ("linkedin-connections", {PersonRow: 1})},
        ),
    ],
)
def test_linkedin_archives_of_every_era(
    source: str, owner: tuple[str, str] | None, day: str | None, files: Files
) -> None:
    gathered = gather([DATA / "linkedin" / source])
    assert gathered.problems == ()
    assert [(someone.name, someone.key) for someone in gathered.owners] == ([owner] if owner else [])
    assert {file.owner for file in gathered.files} == {gathered.owner}
    assert [file.path for file in gathered.files] == [f"{source}/{name}" for name in files]
    assert [file.format for file in gathered.files] == [kind for kind, _ in files.values()]
    assert {file.archive_day and from_day(file.archive_day).isoformat() for file in gathered.files} == {day}
    result = read(gathered)
    assert {path.partition("/")[2]: counts(found) for path, found in result.items()} == {
        name: expected for name, (_, expected) in files.items()
    }
    assert [file.rows for file in gathered.files] == [len({row.line for row in found}) for found in result.values()]


def test_every_sample_is_in_a_table() -> None:
    tables = {"2021": NOVA_2021, "2026": NOVA_2026}
    for folder in (DATA / "linkedin").glob("*_LinkedInDataExport_*"):
        if folder.is_dir() and folder.name[-4:] in tables:
            assert {path.name for path in folder.iterdir()} == set(tables[folder.name[-4:]])


ACTS = [
    ("Invitations.csv", 2, "invitation", "mine", "barnaby-thistlewick", "2026-02-07"),
    ("Invitations.csv", 3, "invitation_with_message", "theirs", "zora-quillfeather-01", "2025-11-20"),
    ("Invitations.csv", 4, "invitation", "theirs", "perpetua-vane", "2026-09-05"),
    ("Invitations.csv", 5, "invitation_with_message", "mine", "ezra-notyet", "2026-09-06"),
    ("Endorsement_Given_Info.csv", 2, "endorsement", "mine", "zoë-brask-fjord", "2024-05-02"),
    ("Endorsement_Received_Info.csv", 2, "endorsement", "theirs", "zora-quillfeather-01", "2026-08-01"),
    ("Endorsement_Received_Info.csv", 3, "endorsement", "theirs", "idris-marzipan", "2025-06-11"),
    ("Recommendations_Given.csv", 2, "recommendation", "mine", "Barnaby Thistlewick", "2018-01-24"),
    ("Recommendations_Received.csv", 2, "recommendation", "theirs", "Idris Marzipan, PhD", "2019-07-21"),
    ("Member_Follows_100000001.csv", 2, "follow", "mine", "Perpetua Vane", "2026-01-02"),
]


def test_the_acts_of_2026_and_their_values() -> None:
    folder = DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026"
    found = {path.partition("/")[2]: rows for path, rows in read(gather([folder])).items()}
    assert [
        (name, act.line, act.kind, act.direction, act.key or act.name, from_day(act.day).isoformat())
        for name, rows in found.items()
        for act in rows
        if isinstance(act, ActRow) and act.kind != "message"
    ] == ACTS
    values = [value for rows in found.values() for value in rows if isinstance(value, ValueRow)]
    assert [(v.key or v.name, v.kind, v.direction, v.points, v.note, v.company) for v in values] == [
        ("zoë-brask-fjord", "endorsement", "given", 3, "Editing", ""),
        ("zora-quillfeather-01", "endorsement", "received", 3, "Cartography", ""),
        ("idris-marzipan", "endorsement", "received", 3, "Python", ""),
        ("Barnaby Thistlewick", "recommendation", "given", 15, "", "Moss & Lantern"),
        ("Idris Marzipan, PhD", "recommendation", "received", 15, "", "Tidepool Institute"),
    ]
    acts = [act.external_key for rows in found.values() for act in rows if isinstance(act, ActRow)]
    assert len(set(acts)) == len(acts)


def test_what_names_nobody_in_2026() -> None:
    gathered = gather([DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026"])
    found = {path.partition("/")[2]: rows for path, rows in read(gathered).items()}
    activity = [row for rows in found.values() for row in rows if isinstance(row, ActivityRow)]
    assert [(row.kind, from_day(row.day).isoformat()) for row in activity] == [
        ("comment", "2026-06-30"),
        ("reaction", "2026-09-05"),
        ("reaction", "2026-09-04"),
        ("share", "2025-11-19"),
    ]
    start = to_day(date(2020, 1, 1))
    assert found["Positions.csv"] == [PositionRow(2, "Gullwing Cartography, Inc.", "Map keeper", start, None)]
    (note,) = found["Notes.csv"]
    assert isinstance(note, NoteRow)
    assert (note.key, note.text) == ("barnaby-thistlewick", "met at lantern week")
    (entry,) = found["Contacts.csv"]
    assert isinstance(entry, PersonRow)
    assert (entry.name, entry.email, entry.network, entry.more) == (
        "Perpetua Vane",
        "perpetua@example.org",
        "",
        '{"phones":["+1 555 0100"]}',
    )
    unread = {file.path.partition("/")[2]: file.unread for file in gathered.files if file.unread}
    assert unread.pop("Profile.csv") == "your own profile"
    assert set(unread.values()) == {"no people in this file"}


def test_the_people_of_2026() -> None:
    path = DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026/Connections.csv"
    gathered = gather([path])
    assert [file.path for file in gathered.files] == ["Connections.csv"]
    found = read(gathered)["Connections.csv"]
    people = [record for record in found if isinstance(record, PersonRow)]
    assert [(p.line, p.name, p.key, p.connected_on and from_day(p.connected_on).isoformat()) for p in people] == [
        (5, "Zora Quillfeather", "zora-quillfeather-01", "2025-11-21"),
        (6, "Barnaby Thistlewick", "barnaby-thistlewick", "2026-02-08"),
        (7, "Zoë Brask-Fjord", "zoë-brask-fjord", "2019-01-14"),
        (8, "Idris Marzipan, PhD", "idris-marzipan", "2016-09-02"),
        (9, "李虚构", "li-xugou-demo", "2021-03-05"),
        (10, "Ottoline 🌱 P.", "ottoline-p", "2024-07-30"),
        (12, "=SUM(1+1) Formulaton", "formulaton-test", "2026-04-01"),
    ]
    zora, barnaby, idris, formula = people[0], people[1], people[3], people[6]
    assert (zora.email, zora.company, zora.network) == ("zora@example.com", "Gullwing Cartography, Inc.", "linkedin")
    assert zora.identity == ""
    assert barnaby.position == 'Engineer, "Platform"'
    assert (idris.first, idris.last, idris.suffix) == ("Idris", "Marzipan", "PhD")
    assert (formula.company, formula.position) == ("@Acme-ish", "+Lead")
    assert found[6] == Rejected(11, "hidden profile: only a date", day=to_day(date(2026, 6, 7)))


def test_the_messages_of_2026() -> None:
    gathered = gather([DATA / "linkedin/Complete_LinkedInDataExport_10-02-2026.zip"])
    found = read(gathered)["Complete_LinkedInDataExport_10-02-2026.zip/messages.csv"]
    acts = [record for record in found if isinstance(record, ActRow)]
    assert [(a.line, a.key, a.direction, a.at, from_day(a.day).isoformat()) for a in acts] == [
        (2, "zora-quillfeather-01", "theirs", 1_769_932_800, "2026-02-01"),
        (7, "zora-quillfeather-01", "mine", 1_769_937_300, "2026-02-01"),
        (9, "barnaby-thistlewick", "theirs", 1_770_732_000, "2026-02-10"),
    ]
    assert {act.kind for act in acts} == {"message"}
    assert {act.text for act in acts} == {""}
    assert [record for record in found if isinstance(record, Rejected)] == [
        Rejected(10, "sponsored message"),
        Rejected(11, "sender is hidden: LinkedIn Member"),
        Rejected(12, "in the spam folder"),
        Rejected(13, "draft"),
    ]


def test_excel_and_the_oldest_export() -> None:
    excel = read(gather([DATA / "linkedin/excel_resaved/Connections.csv"]))["Connections.csv"]
    assert [
        (p.key, p.connected_on and from_day(p.connected_on).isoformat()) for p in excel if isinstance(p, PersonRow)
    ] == [
        ("zora-quillfeather-01", "2025-11-21"),
        ("barnaby-thistlewick", "2021-04-04"),
    ]
    (legacy,) = read(gather([DATA / "linkedin/legacy_before_2017"])).values()
    (person,) = legacy
    assert isinstance(person, PersonRow)
    assert (person.name, person.email, person.company, person.position, person.network) == (
        "Zora Quillfeather",
        "zora@example.com",
        "Gullwing",
        "Mapper",
        "linkedin",
    )


GERMANS = [
    ("Jürgen Mustermännchen", "juergen@example.com"),
    ("Zoë Brask-Fjord", "zoe@example.org"),
    ("Ána Ñ", "ana@example.net"),
]


@pytest.mark.parametrize(
    ("name", "people", "remarks"),
    [
        ("backslash_quotes.csv", [("Zora", ""), ("Barnaby", "")], 0),
        ("cr_only.csv", GERMANS[:2], 0),
        ("date_ambiguous.csv", [(name, "") for name in ("Zora", "Barnaby", "Idris", "Zoë", "Ana", "Li")], 0),
        ("duplicate_headers.csv", [("Zora", "zora@example.com")], 0),
        ("excel_unicode_text_utf16le.txt", GERMANS, 0),
        (
            "formula_cells.csv",
            [
                ('=HYPERLINK("https://example.com","x")', "a@example.com"),
                ("+1 555 0100", "b@example.com"),
                ("=1+1", "c@example.com"),
                ("O'Phantom", "d@example.com"),
            ],
            0,
        ),
        ("header_only.csv", [], 0),
        ("mixed_utf8_cp1252.csv", [("Zoë", ""), ("Jürgen", "")], 1),
        (
            "no_header.csv",
            [("Zora Quillfeather", "zora@example.com"), ("Barnaby Thistlewick", "barnaby@example.com")],
            0,
        ),
        ("nul_bytes.csv", [("Zora", "zora@example.com")], 1),
        (
            "ragged.csv",
            [("Zora", "zora@example.com"), ("Barnaby", "barnaby@example.com"), ("Idris", "idris@example.net")],
            2,
        ),
        ("semicolon_cp1252.csv", GERMANS, 0),
        ("sep_line.csv", GERMANS, 0),
        ("single_quotes.csv", [("Zora Quillfeather", ""), ("Barnaby Thistlewick", "")], 0),
        (
            "unclosed_quote.csv",
            [("Zora", "zora@example.com"), ("Barnaby", "barnaby@example.com"), ("Idris", "idris@example.net")],
            1,
        ),
        ("utf16be_nobom.csv", GERMANS, 0),
        ("utf8_bom_crlf.csv", GERMANS, 0),
    ],
)
def test_awkward_tables(name: str, people: list[tuple[str, str]], remarks: int) -> None:
    gathered = gather([DATA / "awkward" / name])
    assert gathered.problems == ()
    (file,) = gathered.files
    told = context()
    found = list(records(file, told))
    assert [(p.name, p.email) for p in found if isinstance(p, PersonRow)] == people
    assert (file.path, file.rows, len(found), len(told.problems)) == (name, len(people), len(people), remarks)


@pytest.mark.parametrize("name", ["empty.csv", "html_error_page.csv"])
def test_awkward_files_that_are_no_tables(name: str) -> None:
    gathered = gather([DATA / "awkward" / name])
    (sentence,) = gathered.problems
    assert sentence.startswith(name)
    with pytest.raises(DataError, match=name):
        list(records(gathered.files[0], context()))


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("dex.csv", ["Zora Quillfeather"]),
        (
            "google_new.csv",
            ["Zora van Quillfeather", "Émile Dufresne-Imaginé", "Taxi", "hello@example.net", "someone@example.com"],
        ),
        ("google_old.csv", ["Zora van Quillfeather", "Émile Dufresne-Imaginé"]),
        ("google_utf16le.csv", ["Émile Dufresne-Imaginé"]),
        ("hubspot.csv", ["Zora Quillfeather", "Barnaby Thistlewick", "only.mail@example.org"]),
        ("outlook_classic.csv", ["Jürgen Mustermännchen", "Zora Quillfeather"]),
        ("outlook_com.csv", ["Siobhán O'Phantom", "Zora Quillfeather"]),
        ("outlook_de.csv", ["Jürgen Mustermännchen"]),
    ],
)
def test_address_books_without_an_importer_of_their_own(name: str, people: list[str]) -> None:
    (found,) = read(gather([DATA / "tables" / name])).values()
    assert [record.name for record in found if isinstance(record, PersonRow)] == people
