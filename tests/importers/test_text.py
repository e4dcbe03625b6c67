import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netdesk.domain.errors import DataError
from netdesk.importers.text import read_text, rows_as_csv

DATA = Path(__file__).parents[1] / "data"
AWKWARD = DATA / "awkward"

GERMAN = ("Name", "E-Mail", "Firma", "Größe")
GERMAN_ROWS = [
    ["Jürgen Mustermännchen", "juergen@example.com", "Grünwald; Söhne", "1,85"],
    ["Zoë Brask-Fjord", "zoe@example.org", 'Papier "Étoile"', "1,70"],
    ["Ána Ñ", "ana@example.net", "Zeile 1\nZeile 2", ""],
]


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "lines"),
    [
        ("utf8_bom_crlf.csv", "utf-8-sig", ",", [2, 3, 4]),
        ("semicolon_cp1252.csv", "cp1252", ";", [2, 3, 4]),
        ("sep_line.csv", "utf-8", ";", [3, 4, 5]),
        ("excel_unicode_text_utf16le.txt", "utf-16", "\t", [2, 3, 4]),
        ("utf16be_nobom.csv", "utf-16-be", ",", [2, 3, 4]),
    ],
)
def test_the_same_table_in_five_encodings(name: str, encoding: str, delimiter: str, lines: list[int]) -> None:
    table = read_text(AWKWARD / name)
    rows = list(table.rows())
    assert table.header == GERMAN
    assert [row.cells for row in rows] == GERMAN_ROWS
    assert [row.line for row in rows] == lines
    assert (table.encoding.codec, table.delimiter) == (encoding, delimiter)
    assert list(table.problems) == []


@pytest.mark.parametrize(
    ("name", "header", "rows", "problem_lines"),
    [
        (
            "backslash_quotes.csv",
            ("Name", "Note"),
            [(2, ["Zora", 'she said "hi", twice']), (3, ["Barnaby", "plain"])],
            [],
        ),
        (
            "cr_only.csv",
            ("Name", "E-Mail", "Firma"),
            [
                (2, ["Jürgen Mustermännchen", "juergen@example.com", "Grünwald; Söhne"]),
                (3, ["Zoë Brask-Fjord", "zoe@example.org", 'Papier "Étoile"']),
            ],
            [],
        ),
        (
            "duplicate_headers.csv",
            ("Name", "Email", "Email 2", "Column 4"),
            [(2, ["Zora", "zora@example.com", "zora.q@example.com", "x"])],
            [],
        ),
        (
            "formula_cells.csv",
            ("Name", "Email", "Note"),
            [
                (2, ['=HYPERLINK("https://example.com","x")', "a@example.com", "-1+1"]),
                (3, ["+1 555 0100", "b@example.com", "@SUM(1)"]),
                (4, ["\t=1+1", "c@example.com", "＝1+1"]),
                (5, ["O'Phantom", "d@example.com", "'=kept"]),
            ],
            [],
        ),
        ("mixed_utf8_cp1252.csv", ("Name", "City"), [(2, ["Zoë", "Tromsø"]), (3, ["Jürgen", "Köln"])], [3]),
        (
            "no_header.csv",
            ("Column 1", "Column 2", "Column 3"),
            [
                (1, ["Zora Quillfeather", "zora@example.com", "+1 555 0100"]),
                (2, ["Barnaby Thistlewick", "barnaby@example.com", "+1 555 0101"]),
            ],
            [],
        ),
        ("nul_bytes.csv", ("Name", "Email"), [(2, ["Zora", "zora@example.com"])], [2]),
        (
            "ragged.csv",
            ("Name", "Email", "Company"),
            [
                (2, ["Zora", "zora@example.com", "Gullwing", "extra"]),
                (3, ["Barnaby", "barnaby@example.com", ""]),
                (5, ["Idris", "idris@example.net", "Tidepool"]),
            ],
            [2, 3],
        ),
        (
            "single_quotes.csv",
            ("Name", "Note"),
            [(2, ["Quillfeather, Zora", "it's fine"]), (3, ["Thistlewick, Barnaby", "ok"])],
            [],
        ),
        (
            "unclosed_quote.csv",
            ("Name", "Email"),
            [
                (2, ["Zora", "zora@example.com"]),
                (3, ["Barnaby", "barnaby@example.com"]),
                (4, ["Idris", "idris@example.net"]),
            ],
            [2],
        ),
        (
            "header_only.csv",
            ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
            [],
            [],
        ),
    ],
)
def test_awkward_files(
    name: str, header: tuple[str, ...], rows: list[tuple[int, list[str]]], problem_lines: list[int]
) -> None:
    table = read_text(AWKWARD / name)
    assert table.header == header
    assert [(row.line, row.cells) for row in table.rows()] == rows
    assert [problem.line for problem in table.problems] == problem_lines


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\n", "is empty"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"\xef\xbb\xbf\n <HTML><body>", "web page"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_table_gives_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(DataError, match=words) as caught:
        read_text(data, name="Contacts.csv")
    assert str(caught.value).startswith("Contacts.csv ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_gives_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone\.csv was not found"):
        read_text(tmp_path / "gone.csv")


def test_the_rows_after_a_quote_that_never_closes_are_saved_in_a_long_file() -> None:
    lines = ["Name,Email,Note\n"]
    lines += [f'Person {i},p{i}@example.com,"said, once\nand twice"\n' for i in range(3000)]
    lines.insert(1500, '"Lost,lost@example.com,here\n')
    table = read_text("".join(lines).encode())
    rows = list(table.rows())
    assert len(rows) == 3001
    assert rows[1499].cells == ["Lost", "lost@example.com", "here"]
    assert rows[-1].cells == ["Person 2999", "p2999@example.com", "said, once\nand twice"]
    assert rows[-1].line == 1 + 3000 * 2
    assert [problem.line for problem in table.problems] == [2 + 1499 * 2]


def test_a_quote_that_opens_in_the_second_line_of_a_row_is_named_there() -> None:
    data = b'Name,Note,City\nZora,"one\ntwo","three\nBarnaby,b,"c"\nIdris,d,"e"\n'
    table = read_text(data)
    rows = [(row.line, row.cells) for row in table.rows()]
    assert rows == [(2, ["Zora", "one\ntwo", "three"]), (4, ["Barnaby", "b", "c"]), (5, ["Idris", "d", "e"])]
    assert [problem.line for problem in table.problems] == [3]


def test_a_cell_beyond_the_limit_names_its_line() -> None:
    data = b"Name,Note\nZora," + b"x" * 200_000 + b"\nBarnaby,ok\n"
    table = read_text(data)
    rows = list(table.rows())
    assert [len(row.cells[1]) for row in rows] == [131_072, 2]
    assert [(problem.line, "131,072" in problem.reason) for problem in table.problems] == [(2, True)]


def test_a_preamble_of_any_length_is_passed_over() -> None:
    data = b'Report of contacts\n"made on a Monday,\nfor Nova"\n\nFirst Name,Last Name,Email\nZora,Q,z@example.com\n'
    table = read_text(data)
    assert table.header == ("First Name", "Last Name", "Email")
    assert [row.line for row in table.rows()] == [6]


def test_unknown_names_of_columns_are_a_header_too() -> None:
    table = read_text(b"Colour;Sound\nred;loud\nblue;low\n")
    assert (table.header, table.named, len(list(table.rows()))) == (("Colour", "Sound"), True, 2)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Müller", "cp1252"),
        ("“Hi” – Zoë costs 5 €", "cp1252"),
        ("Łukasz Żółć;Gdańsk\nPaweł Wąsik;Śląsk", "cp1250"),
        ("Иван Петров;Москва\nАнна Сидорова;Казань", "cp1251"),
        ("山田太郎;東京都\n鈴木花子;大阪府", "shift_jis"),
        ("李虚构;腾讯公司;工程师", "gb18030"),
        ("Γιώργος Παπαδόπουλος;Αθήνα", "cp1253"),
    ],
)
def test_old_encodings_are_guessed(text: str, codec: str) -> None:
    table = read_text(f"Name;City;Job\n{text}\n".encode(codec))
    assert "\n".join(";".join(row.cells).rstrip(";") for row in table.rows()) == text
    assert table.encoding.codec in (codec, {"shift_jis": "cp932"}.get(codec))


def test_clean_csv_keeps_every_cell() -> None:
    out = io.StringIO()
    problems = rows_as_csv(AWKWARD / "ragged.csv", out)
    assert out.getvalue() == (
        "Name,Email,Company,Column 4\nZora,zora@example.com,Gullwing,extra\n"
        "Barnaby,barnaby@example.com,,\nIdris,idris@example.net,Tidepool,\n"
    )
    assert [problem.line for problem in problems] == [2, 3]


def test_reading_streams() -> None:
    data = b"Name,Email\n" + b"".join(b"Person %d,p%d@example.com\n" % (i, i) for i in range(100_000))
    table = read_text(data)
    tracemalloc.start()
    count = sum(1 for _ in table.rows())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 1_000_000


cell_texts = st.lists(st.sampled_from([*"abcZ 0159,;|\t\n'\".@-/&", "Zö", "né"]), max_size=8).map("".join)


@st.composite
def written_tables(draw: st.DrawFn) -> tuple[list[list[str]], bytes]:
    width = draw(st.integers(2, 5))
    rows = draw(st.lists(st.lists(cell_texts, min_size=width, max_size=width), min_size=1, max_size=8))
    quote = draw(st.sampled_from(['"', "'"]))
    escaped = draw(st.booleans())
    if escaped:
        # A cell that begins or ends with a quote reads two ways in a table of one row: "\"" may be a doubled quote, too.
        rows = [[cell.replace("\n", " ").strip(quote) for cell in row] for row in rows]
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=draw(st.sampled_from(",;\t|")),
        quotechar=quote,
        quoting=csv.QUOTE_ALL,
        doublequote=not escaped,
        escapechar="\\" if escaped else None,
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
    )
    writer.writerow(["First Name", "Last Name", "Email", "Company", "Notes"][:width])
    writer.writerows(rows)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]))
    return rows, out.getvalue().encode(encoding)


@settings(max_examples=150, deadline=None)
@given(written_tables())
def test_what_was_written_is_read(table: tuple[list[list[str]], bytes]) -> None:
    rows, data = table
    assert [row.cells for row in read_text(data).rows()] == rows


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(st.sampled_from("a,;\"'\\\n\r\t|\0é=<"), max_size=80).map(str.encode))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        table = read_text(data)
    except DataError:
        return
    for row in table.rows():
        assert len(row.cells) >= len(table.header)
        assert row.line >= 1
    list(table.problems)
