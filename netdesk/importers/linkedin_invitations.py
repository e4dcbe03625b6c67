"""LinkedIn's Invitations.csv of both eras: who asked whom to connect, with or without a message."""

from collections.abc import Iterator

from netdesk.domain.imported import ActRow, Record, Rejected
from netdesk.importers.base import Context, Format, Found, Peek
from netdesk.importers.linkedin_rows import HIDDEN, NETWORK, Clock, Keys, no_date, rows, someone
from netdesk.importers.values import emails_in

NEEDED = frozenset(["from", "to", "sentat", "direction"])
COLUMNS = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl")
NO_DIRECTION = "neither incoming nor outgoing"


def recognise(peek: Peek) -> str:
    """Tell invitations by their columns."""
    return "LinkedIn invitations" if peek.columns >= NEEDED else ""


def records(found: Found, context: Context) -> Iterator[Record]:
    """Yield an act for every invitation: theirs where it came in, mine where it went out."""
    assert found.table is not None
    clock = Clock(found.table, "Sent At", context)
    keys = Keys("invitation")
    for line, cells in rows(found.table, COLUMNS):
        inviter, invitee, sent, message, way, inviter_url, invitee_url = cells
        direction = {"INCOMING": "theirs", "OUTGOING": "mine"}.get(way.upper(), "")
        if not direction:
            yield Rejected(line, NO_DIRECTION)
            continue
        theirs = direction == "theirs"
        person = someone(inviter if theirs else invitee, inviter_url if theirs else invitee_url, line, context)
        when = clock.read(sent)
        if person is None or when is None:
            yield Rejected(line, HIDDEN if person is None else no_date(sent))
            continue
        yield ActRow(
            line,
            NETWORK,
            *person,
            when.at,
            when.day,
            "invitation_with_message" if message else "invitation",
            direction,
            keys.of(person, direction, when.written),
            # Whom LinkedIn wrote to on my behalf has an address there, and no name.
            email=next(iter(emails_in(person.name)[0]), ""),
            text=message if context.keep_texts else "",
        )


FORMAT = Format("linkedin-invitations", 30, recognise, records)
