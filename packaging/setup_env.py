"""Set up `.venv`, NetDesk's own Python environment in a source checkout, from the lock file.

Standard library only. `main.py` and `python -m tests` call `enter`; by hand:

    python3 packaging/setup_env.py [--dev]     make or update .venv (with the test tools)
    python3 packaging/setup_env.py --system    only the system libraries Qt needs

It can be run again after any failure: a stamp inside .venv says whether it is unfinished, and from which lock
it was made, so that a changed lock updates it.
"""

import hashlib
import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What only a set-up needs is imported where it is used: every start of NetDesk comes through here.

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"  # holds all of LOCK, too
STAMP = "netdesk-setup.txt"
UNFINISHED = "unfinished"


class SetupError(Exception):
    """A set-up that cannot go on; the message says what to do."""


def say(words: str) -> None:
    """Tell the user, apart from what a command prints."""
    print(words, file=sys.stderr, flush=True)


def python_of(venv: Path) -> Path:
    """Return the interpreter of the environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def lock_stamp(root: Path, lock: str) -> str:
    """Return the line that stands in the stamp once this lock is installed."""
    # Line ends differ between checkouts on Windows and elsewhere; the packages do not.
    content = (root / "packaging" / lock).read_bytes().replace(b"\r\n", b"\n")
    return f"{lock} {hashlib.sha256(content).hexdigest()}"


def interpreter_stamp(venv: Path) -> str:
    """Return the line that changes when the Python below the environment is replaced by another version."""
    return f"python {os.path.realpath(python_of(venv))}"


def read_stamp(venv: Path) -> list[str]:
    """Return the lines of the stamp; none when there is no environment or somebody else made it."""
    try:
        return (venv / STAMP).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def write_stamp(venv: Path, lines: list[str]) -> None:
    """Replace the stamp in one step."""
    new = venv / f"{STAMP}.new"
    new.write_text("\n".join(lines) + "\n", encoding="utf-8")
    new.replace(venv / STAMP)


def is_ready(root: Path, *, dev: bool) -> bool:
    """Tell whether .venv holds what the lock says."""
    venv = root / ".venv"
    stamp = read_stamp(venv)
    return (
        python_of(venv).exists()
        and interpreter_stamp(venv) in stamp
        and lock_stamp(root, DEV_LOCK if dev else LOCK) in stamp
    )


def is_inside(root: Path) -> bool:
    """Tell whether this process runs in .venv."""
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def pins(root: Path, lock: str) -> dict[str, str]:
    """Return name -> version of the packages a lock has in one version for every system and Python."""
    found = {}
    for line in (root / "packaging" / lock).read_text(encoding="utf-8").splitlines():
        name, equals, version = line.partition("==")
        if equals and ";" not in line and not line.startswith((" ", "#")):
            found[name.strip()] = version.rstrip("\\ ").strip()
    return found


def has_everything(root: Path, *, dev: bool) -> bool:
    """Tell whether the Python that runs this has the locked packages already, without .venv."""
    from importlib import metadata

    try:
        return all(metadata.version(name) == version for name, version in pins(root, DEV_LOCK if dev else LOCK).items())
    except metadata.PackageNotFoundError:
        return False


def enter(arguments: list[str], *, root: Path = ROOT, dev: bool = False) -> None:
    """Go on with `python ARGUMENTS` inside .venv, which is set up first when needed.

    Returns when this process may go on itself. Raises SetupError.
    """
    if is_ready(root, dev=dev):
        if is_inside(root):
            return
    elif not (root / ".venv").exists() and has_everything(root, dev=dev):
        return
    else:
        set_up(root, dev=dev)
    line = [str(python_of(root / ".venv")), *arguments]
    sys.stdout.flush()
    if os.name == "nt":  # execv there returns to the shell at once
        import subprocess

        sys.exit(subprocess.run(line, check=False).returncode)
    os.execv(line[0], line)


def set_up(root: Path, *, dev: bool) -> None:
    """Make or update .venv from the lock. Raises SetupError with a sentence that says what to do."""
    import system_libraries

    with _alone(root):
        if is_ready(root, dev=dev):  # by the one we waited for
            return
        begun = read_stamp(root / ".venv")
        packages = "NetDesk's packages and test tools" if dev else "NetDesk's packages"
        if begun and begun != [UNFINISHED]:
            say(f"{packages} have changed. Bringing .venv up to date.")
        else:
            say(f"{packages} are not set up yet. Putting them into .venv, once.")
        missing = system_libraries.provide(say)
        if system_libraries.venv_package() in missing:
            raise SetupError("Without the venv package Python cannot make .venv. Install it, then run this again.")
        try:
            _fill(root, begun, dev=dev)
        except KeyboardInterrupt:
            raise SetupError("Stopped. Run the same command again to finish the set-up.") from None
    say("Done: .venv is ready.")


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the right to change .venv; a second set-up waits here until the first is through."""
    with (root / ".venv.lock").open("a+b") as lock:
        if sys.platform == "win32":
            import msvcrt
            import time

            while True:
                try:
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # LK_LOCK gives up after ten seconds
                    time.sleep(1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield  # closing the file lets go


def _fill(root: Path, begun: list[str], *, dev: bool) -> None:
    """Make the environment when it is missing, unfinished or broken, install the lock and stamp it."""
    venv = root / ".venv"
    if begun == [UNFINISHED] or not _works(venv, begun):
        _make(venv)
    write_stamp(venv, [UNFINISHED])
    _install(python_of(venv), root / "packaging" / (DEV_LOCK if dev else LOCK))
    locks = [LOCK, DEV_LOCK] if dev else [LOCK]
    write_stamp(venv, [interpreter_stamp(venv), *(lock_stamp(root, lock) for lock in locks)])


def _works(venv: Path, stamp: list[str]) -> bool:
    """Tell whether the environment has a Python of its own version that can install packages."""
    if not python_of(venv).exists() or (stamp and interpreter_stamp(venv) not in stamp):
        return False
    import subprocess

    line = [str(python_of(venv)), "-m", "pip", "--version"]
    return subprocess.run(line, capture_output=True, check=False).returncode == 0


def _make(venv: Path) -> None:
    """Make the environment from nothing, with the Python that lies under the running one."""
    import subprocess

    base = getattr(sys, "_base_executable", None) or sys.executable
    line = [base, "-m", "venv", "--clear", str(venv)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(f"Python could not make {venv}:\n{(done.stderr or done.stdout).strip()}\nThen run this again.")


def _install(python: Path, lock: Path) -> None:
    """Install the lock with pip, checking every hash, and tell the progress package by package."""
    import subprocess

    lines = lock.read_text(encoding="utf-8").splitlines()
    total = len({line.partition("==")[0] for line in lines if "==" in line and line[0].isalnum()})
    # pip settings for other folders must not get in the way; which index it asks stays the machine's affair.
    settings = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}
    tail: deque[str] = deque(maxlen=8)
    count = 0
    with subprocess.Popen(
        [
            str(python),
            "-m",
            "pip",
            "install",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--progress-bar",
            "off",
            "-r",
            str(lock),
        ],
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for printed in pip.stdout or ():
            tail.append(printed.rstrip())
            if printed.startswith(("Collecting ", "Requirement already satisfied: ")):
                count += 1
                name = printed.partition(": " if ": " in printed else " ")[2].split()[0]
                say(f"  {count} of {total}: {name.replace('==', ' ')}")
            elif printed.startswith("Installing collected packages"):
                say("  Unpacking …")
    if pip.returncode != 0:
        said = "\n  ".join(tail)
        raise SetupError(
            f"The packages could not be installed. pip said:\n  {said}\n"
            "When the cause is gone, run the same command again."
        )


def main(arguments: list[str]) -> int:
    """Run as a program; return the exit code."""
    unknown = set(arguments) - {"--dev", "--system"}
    if unknown:
        say(f"setup_env.py does not know {' '.join(sorted(unknown))}. It takes --dev or --system.")
        return 2
    if "--system" in arguments:
        import system_libraries

        return 1 if system_libraries.provide(say) else 0
    try:
        if not is_ready(ROOT, dev="--dev" in arguments):
            set_up(ROOT, dev="--dev" in arguments)
    except SetupError as fault:
        say(str(fault))
        return 1
    return 0


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is what this sentence is for
        sys.exit("NetDesk needs Python 3.11 or newer. This is Python " + sys.version.split()[0] + ".")
    sys.exit(main(sys.argv[1:]))
