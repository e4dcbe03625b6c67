"""Facets at work: counts read after the rows, ticks that edit the query's text."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from netdesk.domain import facet_text
from netdesk.domain.facet import SECTIONS, Facet, Facets
from netdesk.ui.contacts.facets.counting import Count
from netdesk.ui.contacts.facets.pane import FacetsPane
from netdesk.ui.workspace import Workspace

AFTER_MS = 120
"""Counting waits until the rows are painted and the keys rest."""


class FacetFilters(QObject):
    """Keeps the pane and the text in step. The text is the truth: ticks change it, and what it says is ticked."""

    changed = Signal(object)
    """The facets ticked now: a tuple of Facet."""

    def __init__(
        self,
        workspace: Workspace,
        pane: FacetsPane,
        count: Count,
        type_text: Callable[[str], None],
    ) -> None:
        """Count the people of a query's text with `count`, off this thread; `type_text` writes the new text."""
        super().__init__(pane)
        self._tasks, self._pane, self._count, self._type = workspace.tasks, pane, count, type_text
        self._facets = Facets()
        self._text = ""
        self._counted: str | None = None
        self._turn = 0
        self._busy = False
        self.ticked: tuple[Facet, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._soon.timeout.connect(self._read)
        pane.toggled.connect(self.set_ticked)
        pane.cleared.connect(self.clear)
        workspace.closing.connect(self._give_up)

    @property
    def waits(self) -> bool:
        """Tell whether counts are about to be read."""
        return self._soon.isActive() or self._busy

    @property
    def values(self) -> tuple[Facet, ...]:
        """All values that are counted now."""
        return self._facets.values

    def show_text(self, text: str) -> None:
        """Tick what a text says, at once; the counts stay as they are."""
        self._text = text
        self._show()

    def follow(self, *, anew: bool) -> None:
        """Count what the text selects unless that is counted already, as after sorting; `anew` after the data changed."""
        if anew or self._text != self._counted:
            self.count_soon()

    def count_soon(self) -> None:
        """Count anew what the text selects; one counting at a time, so that rows never wait behind two."""
        self._turn += 1
        self._counted = self._text
        if not self._busy:
            self._soon.start()

    def set_ticked(self, facet: Facet, on: bool) -> None:
        """Tick a value, or take its tick away."""
        change = facet_text.tick if on else facet_text.untick
        self._type(change(self._text, facet.query, self._queries(facet.section)))

    def clear(self) -> None:
        """Take all ticks away; words that were typed stay."""
        text = self._text
        for facet in self.ticked:
            text = facet_text.untick(text, facet.query, self._queries(facet.section))
        self._type(text)

    def _queries(self, section: str) -> list[str]:
        return [facet.query for facet in self._facets.of(section)]

    def _read(self) -> None:
        text, turn = self._text, self._turn
        self._busy = True

        def failed(_error: Exception) -> None:
            self._arrive(turn, None)  # the counts of before stay; the table itself says what is wrong

        self._tasks.read(
            lambda db: self._count(db, text, lambda: turn == self._turn),
            lambda facets: self._arrive(turn, facets),
            failed=failed,
        )

    def _give_up(self) -> None:
        self._turn += 1
        self._soon.stop()

    def _arrive(self, turn: int, facets: Facets | None) -> None:
        self._busy = False
        if turn != self._turn:
            self._soon.start()
        if facets is not None:
            self._facets = _with_gone(facets, self.ticked, self._facets)
            self._show()

    def _show(self) -> None:
        queries = {section: self._queries(section) for section, _ in SECTIONS}
        named = frozenset().union(*(facet_text.ticked(self._text, values) for values in queries.values()))
        ticked = tuple(facet for facet in self._facets.values if facet.query in named)
        self._pane.show_facets(self._facets, named)
        self.ticked = ticked
        self.changed.emit(ticked)


def _with_gone(facets: Facets, ticked: Sequence[Facet], before: Facets) -> Facets:
    """Keep ticked values that nobody has any more, where they stood: they must be there to be unticked."""
    values = list(facets.values)
    known = {facet.query for facet in values}
    for facet in ticked:
        if facet.query in known:
            continue
        stood = [other.query for other in before.of(facet.section)]
        place = stood.index(facet.query) if facet.query in stood else len(stood)
        section = [at for at, other in enumerate(values) if other.section == facet.section]
        at = section[place] if place < len(section) else section[-1] + 1 if section else len(values)
        values.insert(at, replace(facet, count=0))
    return Facets(tuple(values), facets.more)
