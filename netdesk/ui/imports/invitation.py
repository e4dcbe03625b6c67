"""What stands in the page while there is nothing to preview: one calm sentence, and ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netdesk.ui import fonts
from netdesk.ui.widgets.buttons import Button, primary
from netdesk.ui.widgets.labels import Card, IconLabel, Label

WIDEST = 560


class Invitation(Card):
    """Says what happened and offers other files, a folder, or the way back."""

    files_wanted = Signal()
    folder_wanted = Signal()
    again_wanted = Signal()
    left = Signal()
    anyway_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((24, 24, 24, 24), parent)
        self.icon = IconLabel("import", 32, "text3")
        self.title = Label("", fonts.section())
        self.sentence = Label("", tone="text2", wrap=True)
        self.sentence.setMaximumWidth(WIDEST)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.anyway = Button("Import it all the same")
        self.choose = primary("Choose files", "file")
        self.folder = Button("Choose a folder")
        self.again = Button("Look again")
        self.back = Button("Back to Contacts", kind="flat")
        self._lay_out()
        self.anyway.clicked.connect(self.anyway_wanted)
        self.choose.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.back.clicked.connect(self.left)

    def say(
        self, icon: str, title: str, sentence: str, choose: str, *, again: bool = False, anyway: bool = False
    ) -> None:
        """Say something; `choose` is on the main button, `again` offers the same files once more, `anyway` to go on."""
        self.icon.set_icon(icon)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.choose.setText(choose)
        self.choose.setAccessibleName(choose)
        self.again.setVisible(again)
        self.anyway.setVisible(anyway)
        self.folder.setHidden(anyway)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.anyway, self.choose, self.folder, self.again, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        for widget in (self.icon, self.title):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        words = QHBoxLayout()  # an aligned label would not grow with its lines
        words.addStretch(1)
        words.addWidget(self.sentence, 1000)
        words.addStretch(1)
        column.addLayout(words)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(2)
        self.rows.addLayout(column)
