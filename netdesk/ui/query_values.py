"""Feeds the search field with the values it completes to, read beside the window when they are wanted."""

from netdesk.ui.query_field import QueryField
from netdesk.ui.workspace import Workspace

TABLES = frozenset({"contact", "tag", "contact_tag"})


def feed(field: QueryField, workspace: Workspace) -> None:
    """Read values when the field wants them, and again once the data has changed."""

    def read() -> None:
        from netdesk.store import search_values

        workspace.tasks.read(search_values.known, field.set_values, key=(field, "values"))

    def look(tables: frozenset[str]) -> None:
        if tables & TABLES:
            field.forget_values()

    field.values_wanted.connect(read)
    workspace.changed.connect(look)
