"""The list of formats, in the order in which a file is tried on them: the special ones first, any table last.

A new importer is one module with a FORMAT, and one line here.
"""

from netdesk.importers import (
    linkedin_activity,
    linkedin_connections,
    linkedin_contacts,
    linkedin_endorsements,
    linkedin_follows,
    linkedin_invitations,
    linkedin_messages,
    linkedin_notes,
    linkedin_other,
    linkedin_positions,
    linkedin_recommendations,
    netdesk_contacts,
    netdesk_json,
    netdesk_lists,
    people_csv,
    vcard,
)
from netdesk.importers.base import Format

FORMATS: tuple[Format, ...] = (
    netdesk_json.FORMAT,
    vcard.FORMAT,
    netdesk_contacts.FORMAT,
    netdesk_lists.FORMAT,
    linkedin_connections.FORMAT,
    linkedin_messages.FORMAT,
    linkedin_invitations.FORMAT,
    linkedin_endorsements.FORMAT,
    linkedin_recommendations.FORMAT,
    linkedin_notes.FORMAT,
    linkedin_contacts.FORMAT,
    linkedin_follows.FORMAT,
    linkedin_activity.FORMAT,
    linkedin_positions.FORMAT,
    linkedin_other.FORMAT,
    people_csv.FORMAT,
)

BY_KEY: dict[str, Format] = {format_.key: format_ for format_ in FORMATS}
