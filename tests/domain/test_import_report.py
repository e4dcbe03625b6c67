import pytest

from netdesk.domain.import_report import VERDICTS, FileAccount, Verdict


@pytest.mark.parametrize(("verdict", "count"), [("added", 1), ("updated", 2), ("unchanged", 3), ("skipped", 4)])
def test_an_account_counts_by_verdict(verdict: Verdict, count: int) -> None:
    assert FileAccount(1, "a.csv", "csv", 10, 1, 2, 3, 4).count(verdict) == count


def test_the_verdicts_add_up_to_the_rows() -> None:
    account = FileAccount(1, "a.csv", "csv", 10, 1, 2, 3, 4)
    assert sum(account.count(verdict) for verdict in VERDICTS) == account.rows
