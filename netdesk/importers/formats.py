"""The list of formats, in the order in which a file is tried on them: the special ones first, any table last.

A new importer is one module with a FORMAT, and one line here.
"""

from netdesk.importers import linkedin_connections, linkedin_messages, linkedin_other, people_csv
from netdesk.importers.base import Format

FORMATS: tuple[Format, ...] = (
    linkedin_connections.FORMAT,
    linkedin_messages.FORMAT,
    linkedin_other.FORMAT,
    people_csv.FORMAT,
)

BY_KEY: dict[str, Format] = {format_.key: format_ for format_ in FORMATS}
