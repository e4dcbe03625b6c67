"""The columns of the files in a LinkedIn archive, so that their headers are found below notes and empty lines."""

from collections.abc import Callable, Sequence

from netdesk.importers.fields import count_known
from netdesk.importers.header import squash


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


INVITATIONS = _words("from to sentat message direction inviterprofileurl inviteeprofileurl")
ENDORSEMENTS_RECEIVED = _words(
    "endorsementdate skillname endorserfirstname endorserlastname endorserpublicurl endorsementstatus"
)
ENDORSEMENTS_GIVEN = _words(
    "endorsementdate skillname endorseefirstname endorseelastname endorseepublicurl endorsementstatus"
)
RECOMMENDATIONS = _words("firstname lastname company jobtitle text creationdate status")
FOLLOWS = _words("date status fullname")
ACTIVITIES: dict[str, frozenset[str]] = {
    "reactions": _words("date type link"),
    "comments": _words("date link message"),
    "shares": _words("date sharelink sharecommentary sharedurl mediaurl visibility"),
    "instantreposts": _words("date link"),
    "votes": _words("date link optiontext"),
}

BY_FILE: dict[str, frozenset[str]] = {
    "invitations": INVITATIONS,
    "endorsementreceivedinfo": ENDORSEMENTS_RECEIVED,
    "endorsementgiveninfo": ENDORSEMENTS_GIVEN,
    "recommendationsreceived": RECOMMENDATIONS,
    "recommendationsgiven": RECOMMENDATIONS,
    "memberfollows": FOLLOWS,
    **ACTIVITIES,
}
"""Squashed names of columns by the base name of the file; files whose columns are known anyway need no entry."""


ALL = frozenset(BY_FILE.values())
ENOUGH = 3
"""So many names, and no others, tell a header in a file that was renamed."""


def counter(base: str) -> Callable[[Sequence[str]], int]:
    """Give what counts the known names of columns in a row of a file with this base name."""
    names = BY_FILE.get(base, frozenset())

    def count(cells: Sequence[str]) -> int:
        filled = [cell for cell in cells if cell]
        squashed = {squash(cell) for cell in filled if len(cell) <= 60}
        if len(squashed) == len(filled) >= ENOUGH and any(squashed <= header for header in ALL):
            return len(filled)
        # Anybody's "Contacts.csv" may hold other columns: what is known of people counts, too.
        return max(len(squashed & names), count_known(cells))

    return count
