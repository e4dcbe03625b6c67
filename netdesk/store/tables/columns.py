"""The kinds of columns the tables are made of."""

from typing import Any

from peewee import SQL, ForeignKeyField, IntegerField, TextField


def text(*, index: bool = False, unique: bool = False) -> TextField:
    """Make a text column that is never NULL."""
    return TextField(default="", constraints=[SQL("DEFAULT ''")], index=index, unique=unique)


def number(default: int = 0, *, index: bool = False) -> IntegerField:
    """Make a whole-number column that is never NULL."""
    return IntegerField(default=default, constraints=[SQL(f"DEFAULT {default}")], index=index)


def maybe_number(*, index: bool = False) -> IntegerField:
    """Make a whole-number column in which NULL means unknown."""
    return IntegerField(null=True, index=index)


def parent(model: Any, name: str, *, cascade: bool = True, null: bool = False, index: bool = True) -> Any:
    """Make a reference to another table; the children go with their parent, or forget it.

    Without an index where another one begins with the column, or where the parent is never deleted alone.
    """
    rule = "CASCADE" if cascade else "SET NULL"
    return ForeignKeyField(model, backref=name, on_delete=rule, null=null, index=index)
