"""The set-up of .venv: real environments in a temporary checkout whose lock is empty, so that nothing is downloaded."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import setup_env
from setup_env import DEV_LOCK, LOCK, STAMP, UNFINISHED, SetupError

ROOT = Path(__file__).resolve().parent.parent.parent
UNKNOWN = f"no-such-package-netdesk==1.0 \\\n    --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source checkout with empty locks and no environment, on a machine without package index."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    root = tmp_path / "checkout"
    (root / "packaging").mkdir(parents=True)
    for lock in (LOCK, DEV_LOCK):
        (root / "packaging" / lock).write_text("# nothing\n", encoding="utf-8")
    return root


def stamped(root: Path, *locks: str) -> Path:
    """Lay an environment that looks finished."""
    venv = root / ".venv"
    python = setup_env.python_of(venv)
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    lines = [setup_env.lock_stamp(root, lock) for lock in locks]
    setup_env.write_stamp(venv, [setup_env.interpreter_stamp(venv), *lines])
    return venv


def test_without_an_environment_it_is_not_ready(checkout: Path) -> None:
    assert not setup_env.is_ready(checkout, dev=False)


def test_an_environment_from_this_lock_is_ready(checkout: Path) -> None:
    stamped(checkout, LOCK)
    assert setup_env.is_ready(checkout, dev=False)
    assert not setup_env.is_ready(checkout, dev=True)


def test_a_changed_lock_makes_it_unready(checkout: Path) -> None:
    stamped(checkout, LOCK, DEV_LOCK)
    (checkout / "packaging" / DEV_LOCK).write_text("changed==1\n", encoding="utf-8")
    assert setup_env.is_ready(checkout, dev=False)
    assert not setup_env.is_ready(checkout, dev=True)


def test_line_ends_of_the_checkout_do_not_count(checkout: Path) -> None:
    lock = checkout / "packaging" / LOCK
    lock.write_bytes(b"a==1\nb==2\n")
    stamped(checkout, LOCK)
    lock.write_bytes(b"a==1\r\nb==2\r\n")
    assert setup_env.is_ready(checkout, dev=False)


def test_another_python_below_the_environment_makes_it_unready(checkout: Path, tmp_path: Path) -> None:
    python = setup_env.python_of(stamped(checkout, LOCK))
    newer = tmp_path / "python3.99"
    newer.write_text("", encoding="utf-8")
    python.unlink()
    python.symlink_to(newer)
    assert not setup_env.is_ready(checkout, dev=False)


def test_a_python_that_is_gone_makes_it_unready(checkout: Path) -> None:
    python = setup_env.python_of(stamped(checkout, LOCK))
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert not setup_env.is_ready(checkout, dev=False)


def test_pins_are_read_without_those_for_some_systems_only(checkout: Path) -> None:
    lock = checkout / "packaging" / LOCK
    lock.write_text("a==1.0 \\\n    --hash=sha256:00\nb==2 ; python_full_version < '3.12' \\\n", encoding="utf-8")
    assert setup_env.pins(checkout, LOCK) == {"a": "1.0"}


def test_a_python_that_has_everything_needs_no_environment(checkout: Path) -> None:
    lock = checkout / "packaging" / LOCK
    lock.write_text(f"pytest=={pytest.__version__}\n", encoding="utf-8")
    assert setup_env.has_everything(checkout, dev=False)
    lock.write_text("pytest==0.1\n", encoding="utf-8")
    assert not setup_env.has_everything(checkout, dev=False)
    lock.write_text(UNKNOWN, encoding="utf-8")
    assert not setup_env.has_everything(checkout, dev=False)


@pytest.mark.slow
def test_set_up_fails_with_a_sentence_and_can_be_run_again(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    venv, lock = checkout / ".venv", checkout / "packaging" / LOCK
    lock.write_text(UNKNOWN, encoding="utf-8")
    with pytest.raises(SetupError, match=r"could not be installed(.|\n)*no-such-package-netdesk(.|\n)*run the same"):
        setup_env.set_up(checkout, dev=False)
    assert (venv / STAMP).read_text(encoding="utf-8").split() == [UNFINISHED]
    assert not setup_env.is_ready(checkout, dev=False)

    (venv / "half-made").touch()
    lock.write_text("# nothing\n", encoding="utf-8")
    setup_env.set_up(checkout, dev=False)
    assert setup_env.is_ready(checkout, dev=False)
    assert not (venv / "half-made").exists()
    assert "ready" in capfd.readouterr().err

    # The environment is entered, with the arguments as they were given.
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'packaging')!r}); import setup_env, pathlib; "
    code += f"setup_env.enter(['-c', 'import sys; print(sys.prefix, sys.argv[1:])', 'a b'], root=pathlib.Path({str(checkout)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{venv} ['a b']"
    assert done.stderr == ""


@pytest.mark.slow
def test_a_stranger_s_working_environment_is_kept(checkout: Path) -> None:
    venv = checkout / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    (venv / "mine").touch()
    setup_env.set_up(checkout, dev=True)
    assert setup_env.is_ready(checkout, dev=True)
    assert setup_env.is_ready(checkout, dev=False)
    assert (venv / "mine").exists()


def test_two_set_ups_do_not_meet(checkout: Path) -> None:
    if os.name == "nt":
        pytest.skip("fcntl")
    import fcntl

    with setup_env._alone(checkout), (checkout / ".venv.lock").open("a+b") as second, pytest.raises(BlockingIOError):
        fcntl.flock(second, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_wrong_usage_is_told() -> None:
    script = ROOT / "packaging" / "setup_env.py"
    done = subprocess.run([sys.executable, script, "--devel"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--devel" in done.stderr
