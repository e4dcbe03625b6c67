"""Facets: what the people of a list have in common, counted, each value with the query that selects it."""

from dataclasses import dataclass

SECTIONS: tuple[tuple[str, str], ...] = (
    ("role", "Role"),
    ("level", "Participation"),
    ("network", "Network"),
    ("tier", "Tier"),
    ("status", "Status"),
    ("tag", "Tags"),
    ("company", "Company"),
)
"""The sections in their order: key and heading."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a section: its label, the text of the query that selects it, and how many have it."""

    section: str
    label: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of all sections, in the order they are shown; `more` names sections that have further values."""

    values: tuple[Facet, ...] = ()
    more: frozenset[str] = frozenset()

    def of(self, section: str) -> tuple[Facet, ...]:
        """List the values of one section."""
        return tuple(facet for facet in self.values if facet.section == section)
