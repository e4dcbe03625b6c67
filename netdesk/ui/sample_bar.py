"""The bar that says a desk is sample data, and leads back to the user's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from netdesk.ui.widgets.buttons import Button
from netdesk.ui.widgets.labels import ElidedLabel, IconLabel

HEIGHT = 44
WORDS = "This is sample data: invented people in a file of their own. Try anything."


class SampleBar(QFrame):
    """A calm bar below the top bar, for as long as the sample is shown."""

    left = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_bar")
        self.setProperty("kind", "side")
        self.setFixedHeight(HEIGHT)
        self.words = ElidedLabel(WORDS, tone="text2")
        self.back = Button("Back to your own desk", small=True)
        self.remove = Button("Remove it", kind="flat", small=True)
        self.remove.setToolTip("Go back and delete the sample file")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("info"))
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        row.addWidget(self.remove)
        self.back.clicked.connect(self.left)
        self.remove.clicked.connect(self.removed)
