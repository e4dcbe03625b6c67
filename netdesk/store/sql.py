"""Asking a bare connection: rows and single values, typed as what they are, anything."""

from typing import Any

import apsw


def rows(connection: apsw.Connection, statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Give all rows of a query."""
    return list(connection.execute(statement, parameters))


def value(connection: apsw.Connection, statement: str, *parameters: Any) -> Any:
    """Give the first column of the first row of a query; None where there is no row."""
    for row in connection.execute(statement, parameters):
        return row[0]
    return None
