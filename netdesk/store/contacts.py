"""Contacts in the database: the explicit list of what other layers call.

`contact_order` and `contact_groups` sort, `search` finds, `contact_rows` reads lists and pages, `contact_detail` one contact
as a whole, `timeline` what happened with it, `contact_list` what the command line lists, `contact_edits`, `contact_parts` and `act_edits` write.
"""

from netdesk.store.act_edits import log_interaction
from netdesk.store.contact_detail import detail, evidence, photo
from netdesk.store.contact_list import COLUMNS, DEFAULT_COLUMNS, each, listed
from netdesk.store.contact_order import BY_NAME, KEYS, Sort
from netdesk.store.contact_rows import PAGE, count, first_ids, ids, rows
from netdesk.store.id_lists import prepare_search
from netdesk.store.timeline import timeline

__all__ = [
    "BY_NAME",
    "COLUMNS",
    "DEFAULT_COLUMNS",
    "KEYS",
    "PAGE",
    "Sort",
    "count",
    "detail",
    "each",
    "evidence",
    "first_ids",
    "ids",
    "listed",
    "log_interaction",
    "photo",
    "prepare_search",
    "rows",
    "timeline",
]
