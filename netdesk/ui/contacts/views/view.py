"""A view of the contacts: a name, a query, and perhaps columns and an order."""

from dataclasses import dataclass

from netdesk.domain.saved_search import SavedSearch


@dataclass(frozen=True, slots=True)
class View:
    """One tab; `saved` is the saved search's id, None for one that comes with the program.

    Where `columns` ("name,company") or `sort` ("-last") are empty, the view takes them as they are.
    """

    key: str
    name: str
    query: str = ""
    columns: str = ""
    sort: str = ""
    saved: int | None = None

    @classmethod
    def of(cls, search: SavedSearch) -> "View":
        """Make the view of a saved search."""
        return cls(f"saved:{search.id}", search.name, search.query, search.columns, search.sort, search.id)

    def differs(self, shown: "View") -> bool:
        """Tell whether the table shows something else than this view; everybody is never "changed"."""
        return self.key != ALL.key and (
            self.query.split() != shown.query.split()
            or bool(self.columns and self.columns != shown.columns)
            or bool(self.sort and self.sort != shown.sort)
        )


ALL = View("all", "All")
BUILT_IN = (
    ALL,
    View("core", "Core", "level>=refactor"),
    View("due", "Due now", "is:due", sort="next"),
    View("starred", "Starred", "is:starred"),
)
"""What is there without being saved."""
