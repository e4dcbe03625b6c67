import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.domain.names import NameParts, display_name, initials, split_name, split_suffix


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("Zora", "", "Quillfeather"), "Zora Quillfeather"),
        (("Zora", "van", "Quillfeather"), "Zora van Quillfeather"),
        (("Idris", "", "Marzipan", "PhD"), "Idris Marzipan, PhD"),
        (("Ada", "", "King", "Jr."), "Ada King Jr."),
        (("李", "", "虚构"), "李虚构"),
        (("李", "", "Exampleson"), "李 Exampleson"),
        (("민지", "", "김"), "민지김"),
        (("Ottoline 🌵", "", "P."), "Ottoline 🌵 P."),
        (("", "", "Cher"), "Cher"),
        (("", "", "", ""), ""),
    ],
)
def test_parts_are_joined_as_people_write_them(parts: tuple[str, ...], shown: str) -> None:
    assert display_name(*parts) == shown


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("Zora Quillfeather", NameParts("Zora", "", "Quillfeather")),
        ("Quillfeather, Zora", NameParts("Zora", "", "Quillfeather")),
        ("van Dyk, Zora Ann", NameParts("Zora", "Ann", "van Dyk")),
        ("Zora van der Quill", NameParts("Zora", "", "van der Quill")),
        ("Dr. Jürgen Mustermann", NameParts("Jürgen", "", "Mustermann")),
        ("Jane Ann Doe, Ph.D.", NameParts("Jane", "Ann", "Doe", "Ph.D.")),
        ("Marzipan, Idris, PhD", NameParts("Idris", "", "Marzipan", "PhD")),
        ("Ada King III", NameParts("Ada", "", "King", "III")),
        ("Acme, Inc.", NameParts("Acme,", "", "Inc.")),
        ("Zora", NameParts("Zora")),
        ("李虚构", NameParts("李虚构")),
        ("李 虚构", NameParts("李", "", "虚构")),
        ("  ", NameParts()),
        ('=HYPERLINK("https://example.com","x")', NameParts('=HYPERLINK("https://example.com","x")')),
        ("+1 555 0100", NameParts("+1 555 0100")),
    ],
)
def test_full_names_are_taken_apart(full: str, parts: NameParts) -> None:
    assert split_name(full) == parts


def test_degrees_leave_the_last_name_but_a_double_name_stays() -> None:
    assert split_suffix("Marzipan, PhD") == ("Marzipan", "PhD")
    assert split_suffix("Doe, MBA, PMP®") == ("Doe", "MBA, PMP®")
    assert split_suffix("Quillfeather, Zora") == ("Quillfeather, Zora", "")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Zora Quillfeather", "ZQ"),
        ("Idris Marzipan, PhD", "IM"),
        ("Dr. Zoë van Fjord", "ZF"),
        ("李虚构", "李"),
        ("Ottoline 🌵 P.", "OP"),
        ("=SUM(1+1) Formulaton", "F"),
        ("🌵", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_no_text_upsets_the_names(text: str) -> None:
    parts = split_name(text)
    display_name(*parts)
    assert len(initials(text)) <= 2
