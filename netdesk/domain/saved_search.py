"""Saved searches: a query with a name, as a view of the contacts, a target market, a criterion or a protection."""

from dataclasses import dataclass

VIEW, MARKET, CRITERION, PROTECTION = "view", "market", "criterion", "protection"
"""What a saved search is for."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A named query; a view also keeps its columns ("name,company") and its order ("-score,name").

    `points` is what a criterion is worth.
    """

    id: int
    kind: str
    name: str
    query: str
    columns: str = ""
    sort: str = ""
    points: float | None = None
    enabled: bool = True
