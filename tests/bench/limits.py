"""Measure the limits that NetDesk's figures are divided by, on this machine, now."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

WINDOW = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Quit(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint: QTimer.singleShot(0, app.quit)
        return False
app = QApplication(sys.argv)
window, table, quit_ = QMainWindow(), QTableView(), Quit()
table.setModel(QStandardItemModel(0, 8)); window.setCentralWidget(table); window.resize(1440, 900)
table.viewport().installEventFilter(quit_); window.show(); app.exec()
"""


def bare_window() -> float:
    """Give the seconds of a bare window with an empty table, from start to first paint and out."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", WINDOW], check=True, capture_output=True)
    return time.perf_counter() - start


def sqlite_import(export: Path) -> float:
    """Give the seconds in which the `sqlite3` command imports the rows of a Connections.csv."""
    with tempfile.TemporaryDirectory() as folder:
        body = Path(folder) / "body.csv"
        text = export.read_text(encoding="utf-8")
        body.write_text(text[text.index("First Name,") :], encoding="utf-8")
        script = f"PRAGMA journal_mode=wal;\n.mode csv\n.import {body} rows\n"
        start = time.perf_counter()
        subprocess.run(
            ["sqlite3", f"{folder}/limit.db"], input=script, text=True, check=True, stdout=subprocess.DEVNULL
        )
        return time.perf_counter() - start
