"""The system libraries Qt needs on Linux: which are missing, and which packages bring them.

The list is what PySide6-Essentials 6.11 links to beyond the C++ runtime: the modules Core, Gui, Widgets, Network, Svg
and DBus, and the xcb and offscreen platforms. Checked in a minimal Debian 12; elsewhere untested.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

# Debian and Ubuntu: library -> packages that may bring it. Since Debian 13 and Ubuntu 24.04 some are called …t64.
LIBRARIES: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libbrotlidec.so.1": ("libbrotli1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libzstd.so.1": ("libzstd1",),
}
# Fedora: untested, therefore only shown.
FEDORA = (
    "brotli dbus-libs fontconfig freetype glib2 krb5-libs libX11 libX11-xcb libglvnd-egl libglvnd-glx "
    "libwayland-cursor libxcb libxkbcommon libxkbcommon-x11 libzstd xcb-util xcb-util-cursor xcb-util-image xcb-util-keysyms "
    "xcb-util-renderutil xcb-util-wm"
)


def missing_libraries(load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """Return the libraries of the list that cannot be loaded here; none outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in LIBRARIES if not _loads(name, load)]


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True


def venv_package() -> str | None:
    """Return the Debian package without which this Python cannot make an environment, or None when all is there."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is not None:
        return None
    return f"python3.{sys.version_info.minor}-venv"


def installable(names: Iterable[str]) -> set[str]:
    """Return those of the package names that apt can install."""
    answer = subprocess.run(["apt-cache", "policy", *names], capture_output=True, text=True, check=False).stdout
    found, name = set(), ""
    for line in answer.splitlines():
        if not line.startswith(" "):
            name = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            found.add(name)
    return found


def packages_for(libraries: Iterable[str], known: Callable[[Iterable[str]], set[str]] = installable) -> list[str]:
    """Return the Debian packages that bring the libraries, under the names this release gives them."""
    choices = [LIBRARIES[library] for library in libraries]
    there = known([name for names in choices for name in names]) if choices else set()
    return [next((name for name in names if name in there), names[-1]) for names in choices]


def command(packages: Iterable[str], *, sudo: bool) -> str:
    """Return the one command that installs the packages."""
    return f"{'sudo ' if sudo else ''}apt-get install -y --no-install-recommends {' '.join(packages)}"


def instructions(missing: list[str], venv: str | None, *, has_apt: bool, has_dnf: bool) -> str:
    """Return what the user has to do when it cannot be done for them."""
    if has_apt:
        packages = packages_for(missing) + ([venv] if venv else [])
        return f"Some system packages are missing. This installs them:\n  {command(packages, sudo=True)}"
    words = f"Some of what Qt needs from the system is missing: {', '.join(missing + ([venv] if venv else []))}."
    if has_dnf:
        words += f"\nOn Fedora this should bring it (untested):\n  sudo dnf install {FEDORA}"
    return words


def provide(say: Callable[[str], None]) -> list[str]:
    """Install what is missing when this is Debian or Ubuntu and we are root; else say how.

    Returns what is missing afterwards: names of libraries, and the venv package when Python lacks it.
    """
    missing, venv = missing_libraries(), venv_package()
    if not missing and venv is None:
        return []
    has_apt = shutil.which("apt-get") is not None
    if not has_apt or os.geteuid() != 0:
        say(instructions(missing, venv, has_apt=has_apt, has_dnf=shutil.which("dnf") is not None))
        return still_missing()
    return _install(missing, venv, say)


def _install(missing: list[str], venv: str | None, say: Callable[[str], None]) -> list[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, stdout=sys.stderr, check=False)
    packages = packages_for(missing) + ([venv] if venv else [])
    say(f"Installing the system packages Qt needs: {' '.join(packages)}")
    line = command(packages, sudo=False).split()
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(f"apt-get could not install them:\n{(done.stderr or done.stdout).strip()}")
    # A library that was just installed is found by the next process, not always by this one.
    return subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=False).stdout.split()


def still_missing() -> list[str]:
    """Return the missing libraries, and the venv package when this Python lacks it."""
    venv = venv_package()
    return missing_libraries() + ([venv] if venv else [])


if __name__ == "__main__":
    print(*still_missing())
