from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netdesk.domain.errors import DataError
from netdesk.domain.imported import ActRow, Record, Rejected
from netdesk.importers.base import Context, Owner
from netdesk.importers.linkedin_messages import split_recipients
from netdesk.importers.source import gather, records

OLD = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
NEW = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT"
)
IN = "https://www.linkedin.com/in/"
OWNER = Owner("Nova Exampleson", "nova", IN + "nova")


def read(folder: Path, lines: list[str], owner: Owner | None = OWNER, *, texts: bool = False) -> list[Record]:
    path = folder / "messages.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (file,) = gather([path]).files
    return list(records(file, Context(ZoneInfo("Europe/Berlin"), 20_770, owner=owner, keep_texts=texts)))


def old(talk: str, sender: str, slug: str, to: str, text: str = "Hi", at: str = "10:00:00") -> str:
    url = IN + slug if slug else ""
    return f'{talk},,"{sender}",{url},"{to}",2021-04-20 {at} UTC,,"{text}",INBOX'


def new(talk: str, sender: str, slug: str, to: str, slugs: list[str], text: str = "Hi", draft: str = "No") -> str:
    urls = ",".join(IN + one for one in slugs)
    url = IN + slug if slug else ""
    return f'{talk},,"{sender}",{url},"{to}","{urls}",2026-02-10 14:00:00 UTC,,"{text}",INBOX,,{draft}'


def test_one_message_to_a_group_is_an_act_with_each_of_them(tmp_path: Path) -> None:
    line = new("1", "Nova Exampleson", "nova", "Idris Marzipan, PhD, Zora Quill", ["idris", "zora", "nova"])
    found = read(tmp_path, [NEW, new("1", "Idris Marzipan, PhD", "idris", "Nova Exampleson", ["nova"]), line])
    mine = [record for record in found if isinstance(record, ActRow) and record.direction == "mine"]
    assert [(act.key, act.name) for act in mine] == [("idris", "Idris Marzipan, PhD"), ("zora", "Zora Quill")]
    assert len({act.external_key for act in mine}) == 2


def test_two_people_of_one_name_are_told_apart_by_their_address(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        [NEW, new("1", "Ada King", "ada-1", "Nova", ["nova"]), new("2", "Ada King", "ada-2", "Nova", ["nova"])],
    )
    assert [record.key for record in found if isinstance(record, ActRow)] == ["ada-1", "ada-2"]


def test_old_messages_find_their_recipients_by_the_names_of_the_conversation(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        [
            OLD,
            old("1", "Ada King", "ada-1", "Nova Exampleson"),
            old("2", "Ada King", "ada-2", "Nova Exampleson"),
            old("1", "Nova Exampleson", "nova", "Ada King"),
            old("2", "Nova Exampleson", "nova", "Ada King"),
            old("3", "Nova Exampleson", "nova", "Ada King"),
            old("4", "Idris Marzipan, PhD", "idris", "Nova Exampleson"),
            old("5", "Nova Exampleson", "nova", "Idris Marzipan, PhD, Nova Exampleson"),
            old("6", "Nova Exampleson", "nova", "Nobody Known"),
        ],
    )
    mine = [(r.line, r.key) for r in found if isinstance(r, ActRow) and r.direction == "mine"]
    assert mine == [(4, "ada-1"), (5, "ada-2"), (8, "idris")]
    refused = [record for record in found if isinstance(record, Rejected)]
    assert refused == [
        Rejected(6, "recipient without a profile address"),
        Rejected(9, "recipient without a profile address"),
    ]


def test_two_messages_in_one_second_are_two(tmp_path: Path) -> None:
    lines = [
        old("1", "Ada", "ada", "Nova", "one"),
        old("1", "Ada", "ada", "Nova", "two"),
        old("1", "Ada", "ada", "Nova", "two"),
    ]
    keys = [record.external_key for record in read(tmp_path, [OLD, *lines]) if isinstance(record, ActRow)]
    assert len(keys) == 3
    assert len(set(keys)) == 2


def test_the_key_of_a_message_is_the_same_in_every_era(tmp_path: Path) -> None:
    text = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT,FOLDER\n"
    (before,) = read(tmp_path, [text + f'1,Ada,{IN}ada,Nova,2026-02-10 14:00:00 UTC,"Hi\nyou",INBOX'])
    (after,) = read(tmp_path, [NEW, new("1", "Ada", "ada", "Nova", ["nova"], "Hi\r\nyou")])
    assert isinstance(before, ActRow)
    assert isinstance(after, ActRow)
    assert before.external_key == after.external_key


def test_the_key_of_a_message_of_mine_does_not_know_my_address(tmp_path: Path) -> None:
    lines = [NEW, new("1", "Nova Exampleson", "nova", "Ada", ["ada"])]
    renamed = [NEW, new("1", "Nova Exampleson", "nova-2", "Ada", ["ada"])]
    (before,) = read(tmp_path, lines)
    (after,) = read(tmp_path, renamed, Owner("Nova Exampleson", "nova-2", IN + "nova-2"))
    assert isinstance(before, ActRow)
    assert isinstance(after, ActRow)
    assert (before.direction, before.external_key) == ("mine", after.external_key)


def test_texts_are_kept_only_when_asked_for(tmp_path: Path) -> None:
    line = old("1", "Ada", "ada", "Nova", "secret")
    (kept,) = read(tmp_path, [OLD, line], texts=True)
    (plain,) = read(tmp_path, [OLD, line])
    assert isinstance(kept, ActRow)
    assert kept.text == "secret"
    assert "secret" not in repr(plain)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (  # who takes part in most conversations
            [NEW, *(new(str(i), f"P{i}", f"p{i}", "Nova Exampleson", ["nova"]) for i in range(3))],
            "Nova Exampleson",
        ),
        (  # the same, by names alone
            [OLD, *(old(str(i), f"P{i}", f"p{i}", "Nova Exampleson") for i in range(3))],
            "nova exampleson",
        ),
        (  # who writes drafts
            [NEW, new("1", "Ada", "ada", "Nova", ["nova"]), new("1", "Nova", "nova", "Ada", ["ada"], draft="Yes")],
            "Nova",
        ),
    ],
)
def test_messages_alone_tell_their_owner(tmp_path: Path, lines: list[str], name: str) -> None:
    path = tmp_path / "messages.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    gathered = gather([path])
    assert gathered.owner is not None
    assert gathered.owner.name == name
    assert gathered.problems == ()


def test_one_conversation_does_not_tell_its_owner(tmp_path: Path) -> None:
    lines = [OLD, old("1", "Ada", "ada", "Nova")]
    with pytest.raises(DataError, match="does not tell which of its people you are"):
        read(tmp_path, lines, None)
    assert [type(record) for record in read(tmp_path, lines, OWNER)] == [ActRow]


def test_a_date_nobody_understands_rejects_its_row(tmp_path: Path) -> None:
    line = old("1", "Ada", "ada", "Nova").replace("2021-04-20", "someday")
    assert [type(record) for record in read(tmp_path, [OLD, line])] == [Rejected]


@pytest.mark.parametrize(
    ("to", "known", "names"),
    [
        ("Jane Doe, Ph.D.", [""], ["Jane Doe, Ph.D."]),
        ("Ada, Bob", ["", ""], ["Ada", "Bob"]),
        ("Jane Doe, Ph.D., Bob", ["Jane Doe, Ph.D.", ""], ["Jane Doe, Ph.D.", "Bob"]),
        ("Ada, Jane Doe, Ph.D.", ["Ada", ""], ["Ada", "Jane Doe, Ph.D."]),
    ],
)
def test_names_with_commas_stay_whole(to: str, known: list[str], names: list[str]) -> None:
    assert split_recipients(to, known) == names
