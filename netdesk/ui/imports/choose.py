"""The dialogs that ask for exports: files, or a folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.ui.settings import WindowState

KINDS = "Exports (*.zip *.csv *.tsv *.txt *.vcf *.json *.js *.ics *.xlsx *.html);;All files (*)"
FOLDER = "import_folder"
"""The window's memory of the folder chosen from last."""


def choose_files(parent: QWidget, state: WindowState) -> list[Path]:
    """Ask for files; none when the user changes their mind."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Choose exports to import", state.get(FOLDER, ""), KINDS)
    if names:
        state.set(FOLDER, str(Path(names[0]).parent))
    return [Path(name) for name in names]


def choose_folder(parent: QWidget, state: WindowState) -> list[Path]:
    """Ask for the folder of an unpacked export."""
    name = QFileDialog.getExistingDirectory(parent, "Choose the folder of an export", state.get(FOLDER, ""))
    if not name:
        return []
    state.set(FOLDER, str(Path(name).parent))
    return [Path(name)]
