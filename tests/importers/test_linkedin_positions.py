from netdesk.domain.imported import PositionRow, Rejected
from netdesk.domain.period import from_day
from tests.importers.reading import read, told

HEADER = "Company Name,Title,Description,Location,Started On,Finished On"
KEY = "linkedin-positions"


def test_months_stand_for_their_first_day() -> None:
    found = read(
        "Positions.csv",
        [
            HEADER,
            '"Acme, Inc.",Map keeper,Long text,Nowhere,Jan 2024,',
            "Other,,,,Feb 2019,Dec 2023",
            "Old,,,,2005,2006",
        ],
        KEY,
    )
    assert [
        (
            p.line,
            p.company,
            p.position,
            *(None if day is None else from_day(day).isoformat() for day in (p.start, p.end)),
        )
        for p in found
        if isinstance(p, PositionRow)
    ] == [
        (2, "Acme, Inc.", "Map keeper", "2024-01-01", None),
        (3, "Other", "", "2019-02-01", "2023-12-01"),
        (4, "Old", "", "2005-01-01", "2006-01-01"),
    ]


def test_what_is_no_month_is_left_empty_with_a_remark() -> None:
    context = told()
    found = read("Positions.csv", [HEADER, "Acme,,,,Present,", ",,Text,,Jan 2024,"], KEY, context)
    assert found == [PositionRow(2, "Acme", "", None, None), Rejected(3, "empty row")]
    assert [remark.line for remark in context.problems] == [2]
