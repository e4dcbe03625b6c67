"""Running a command as the shell would, without another process."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from netdesk import cli

DATA = Path(__file__).parent.parent / "data"


class Ran(NamedTuple):
    """What a command left: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        return json.loads(self.out)


Netdesk = Callable[..., Ran]


@pytest.fixture
def netdesk(capfdbinary: pytest.CaptureFixture[bytes]) -> Netdesk:
    """Run `netdesk WORDS…` on the test's own data folder."""

    def run(*words: object) -> Ran:
        capfdbinary.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def linkedin() -> Path:
    """The folder of LinkedIn samples."""
    return DATA / "linkedin"


@pytest.fixture
def awkward() -> Path:
    """The folder of awkward tables."""
    return DATA / "awkward"
