"""SQLite's complaints as sentences."""

from pathlib import Path

import apsw
import pytest

from netdesk.domain.errors import DataError
from netdesk.store import faults

PATH = Path("somewhere/net.db")
KINDS = [
    (apsw.FullError, "The disk is full"),
    (apsw.ReadOnlyError, "can only be read"),
    (apsw.BusyError, "Another program"),
    (apsw.LockedError, "Another program"),
    (apsw.NotADBError, "no NetDesk database"),
    (apsw.CorruptError, "is damaged"),
    (apsw.CantOpenError, "cannot be opened"),
    (apsw.IOError, "The disk failed"),
]


@pytest.mark.parametrize(("kind", "words"), KINDS)
def test_faults_of_disk_and_file_become_one_sentence_with_the_file_s_name(kind: type[apsw.Error], words: str) -> None:
    with pytest.raises(DataError, match=words) as caught, faults.told(PATH):
        raise kind("technical")
    assert "net.db" in str(caught.value)
    assert "somewhere" not in str(caught.value)
    assert "technical" not in str(caught.value)
    assert isinstance(caught.value.__cause__, kind)


@pytest.mark.parametrize("hidden", ["cause", "context"])
def test_a_full_disk_is_seen_behind_the_rollback_that_failed(hidden: str) -> None:
    with pytest.raises(DataError, match="The disk is full"), faults.told(PATH):
        try:
            raise apsw.FullError("full")
        except apsw.FullError as full:
            if hidden == "cause":
                raise apsw.SQLError("cannot rollback - no transaction is active") from full
            raise apsw.SQLError("cannot rollback - no transaction is active")  # noqa: B904  (as Peewee does)


@pytest.mark.parametrize(
    "error", [apsw.SQLError("no such column"), apsw.ConstraintError("unique"), ValueError("x"), KeyError()]
)
def test_our_own_mistakes_pass_unchanged(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, faults.told(PATH):
        raise error
    assert caught.value is error


def test_a_sentence_is_not_wrapped_again() -> None:
    first = DataError("The file is older.")
    with pytest.raises(DataError) as caught, faults.told(PATH):
        raise first
    assert caught.value is first


def test_while_opening_even_odd_sql_is_the_file_s_fault() -> None:
    with pytest.raises(DataError, match=r"net\.db is damaged or from a newer SQLite"), faults.opening(PATH):
        raise apsw.SQLError("unsupported file format")
    with pytest.raises(ValueError, match="ours"), faults.opening(PATH):
        raise ValueError("ours")
    with pytest.raises(DataError, match="Another program"), faults.opening(PATH):
        raise apsw.BusyError


def test_an_error_without_sqlite_has_no_cause() -> None:
    assert faults.cause_of(ValueError()) is None
    assert not faults.is_read_only(ValueError())
    assert faults.is_read_only(apsw.CantOpenError())
