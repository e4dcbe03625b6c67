"""Reading what is typed as a query, letter by letter."""

from netdesk.domain.period import Moment
from netdesk.domain.query import Query, QueryError, parse


def before_value(text: str, fault: QueryError, moment: Moment) -> Query | None:
    """Give what is typed before a field whose value is to come: what the table shows meanwhile; else None.

    As long as its name was typed letter by letter, the field was a word that nobody has.
    """
    if not fault.lacks_value or fault.end < len(text.rstrip()):
        return None
    try:
        return parse(text[: fault.start], moment)
    except QueryError:
        return None
