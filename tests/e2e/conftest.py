"""A virtual display for the tests of the real window."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def display() -> Iterator[str]:
    """Start Xvfb on a free display and put it into the environment of this process and its children: ":7"."""
    if shutil.which("Xvfb") is None:
        if os.environ.get("NETDESK_REQUIRE_WINDOW_TESTS"):
            pytest.fail("The tests of the real window need Xvfb.")
        pytest.skip("The tests of the real window need Xvfb.")
    reading, writing = os.pipe()
    # Xvfb looks for a free number itself and writes it once it takes connections.
    line = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(line, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.fail(f"Xvfb did not start: exit code {server.wait()}.")
        patch = pytest.MonkeyPatch()
        patch.setenv("DISPLAY", f":{number}")
        patch.setenv("QT_QPA_PLATFORM", "xcb")
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        yield f":{number}"
        patch.undo()
        server.terminate()
