"""Where icons, themes and other shipped files are."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """Give the path of a shipped file.

    The folder lies beside the package in a checkout and in the frozen app, and inside it in a wheel.
    """
    package = Path(__file__).resolve().parents[1]
    for root in (package.parent / "resources", package / "resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError("The folder 'resources' is missing. Install NetDesk again.")
