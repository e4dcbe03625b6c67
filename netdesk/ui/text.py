"""The guard that keeps text plain: names and notes come from files, and Qt would load what an <img> in them names."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from typing_extensions import override

TRUSTED = "trusted_static_text"
"""A label with this property set to True keeps its rich text; only for text written in our own source."""


class PlainTextGuard(QObject):
    """Switch every label to plain text just before its first layout: dialogs' and tooltips' labels, too.

    A tooltip is a label that is polished before it gets its text, so tooltips need no escaping.
    """

    @classmethod
    def install(cls, app: QApplication) -> "PlainTextGuard":
        """Watch the application; the guard lives as long as it."""
        guard = cls(app)
        app.installEventFilter(guard)
        return guard

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish:
            make_plain(watched)
        return False


def make_plain(widget: QObject) -> None:
    """Switch a label or message box to plain text unless it is marked as trusted."""
    if isinstance(widget, QLabel | QMessageBox) and not widget.property(TRUSTED):
        widget.setTextFormat(Qt.TextFormat.PlainText)
