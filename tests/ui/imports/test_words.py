"""What the import page says came of it."""

from netdesk.domain.import_report import Totals
from netdesk.ui.imports.words import outcome_words


def test_who_went_and_who_came_back_is_said() -> None:
    assert outcome_words(Totals(contacts_added=37, contacts_updated=61)) == "37 added, 61 updated"
    assert outcome_words(Totals(contacts_added=1), 2, 1) == "1 added, 0 updated, 2 disconnected, 1 reconnected"
    assert outcome_words(Totals(), 2) == "2 disconnected"
    assert outcome_words(Totals()) == "0 added, 0 updated"
