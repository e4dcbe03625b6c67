"""Whatever stands in the cells, no row vanishes and nothing is raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netdesk.importers import linkedin_columns
from tests.importers.reading import read

FILES = {
    "Invitations.csv": (
        "linkedin-invitations",
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    ),
    "Endorsement_Given_Info.csv": (
        "linkedin-endorsements",
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status",
    ),
    "Recommendations_Given.csv": (
        "linkedin-recommendations",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    ),
    "Notes.csv": (
        "linkedin-notes",
        "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On",
    ),
    "Contacts.csv": (
        "linkedin-contacts",
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Birthday,Profiles",
    ),
    "Member_Follows.csv": ("linkedin-follows", "Date,Status,FullName"),
    "Comments.csv": ("linkedin-activity", "Date,Link,Message"),
    "Positions.csv": ("linkedin-positions", "Company Name,Title,Description,Location,Started On,Finished On"),
}
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "INCOMING",
            "OUTGOING",
            "Active",
            "REJECTED",
            "LinkedIn Member",
            "Ada",
            "King; PhD",
            "9/5/26, 12:12 AM",
            "2026-01-02 03:04:05 UTC",
            "0001-01-01 00:00:00",
            "9999-12-31 23:59:59",
            "2200-12-31 23:59 -2359",
            "Jan 2024",
            "www.linkedin.com/in/ada",
            "https://www.linkedin.com/in/%ff%00",
            "=HYPERLINK(1)",
            "ada@example.com",
            "+1 555 0100",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters='"\r\n\0'), max_size=12),
)


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_every_row_yields_a_record(name: str, data: st.DataObject) -> None:
    key, header = FILES[name]
    width = header.count(",") + 1
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=4))
    lines = [",".join(f'"{cell}"' for cell in row) for row in rows]
    found = read(name, [header, *lines], key)
    assert {record.line for record in found} == set(range(2, len(rows) + 2))


def test_the_columns_of_a_header_are_known_by_the_file() -> None:
    follows, anything = linkedin_columns.counter("memberfollows"), linkedin_columns.counter("anything")
    assert follows(["Date", "Status", "FullName", "New"]) == 3
    assert follows(["Full Name", "E-mail", "Phone"]) == 3
    assert anything(["Date", "Status", "FullName"]) == 3
    assert anything(["Date", "Status", "Full Name", "New"]) == 1
