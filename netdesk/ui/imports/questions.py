"""Names that several people have: who is meant, one line a name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netdesk.domain.import_report import Candidate, Question
from netdesk.ui import fonts
from netdesk.ui.imports.answers import Answers, choices, name_words, rows_words
from netdesk.ui.imports.mapping_panel import Choice
from netdesk.ui.imports.words import count
from netdesk.ui.widgets.labels import ElidedLabel, Label, rule

SHOWN = 3
"""Lines shown at once; of more, half a line shows that they can be scrolled."""
LINE = 36
COMBO = 280


class QuestionLine(QWidget):
    """One name, and the people of that name to choose from."""

    chosen = Signal(str, object)
    """The question's identity and the Candidate meant, or None for nobody."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._answers: list[Candidate | None] = []
        name = ElidedLabel(name_words(question), fonts.medium())
        rows = rows_words(question)
        self.combo = Choice(f"Who is meant by {name_words(question)} {rows}")
        self.combo.setFixedWidth(COMBO)
        for words, answer in choices(question):
            self.combo.addItem(words)
            self._answers.append(answer)
        self.combo.currentIndexChanged.connect(lambda at: self.chosen.emit(question.identity, self._answers[at]))
        self.setMinimumHeight(max(LINE, fonts.line_height(fonts.body()) + 12))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        row.addWidget(name)
        row.addWidget(Label(rows, fonts.small(), "text3"))
        row.addSpacing(12)
        row.addStretch(1)
        row.addWidget(self.combo)

    def show_answer(self, answer: Candidate | None) -> None:
        """Show an answer without a signal."""
        blocked = self.combo.blockSignals(True)
        self.combo.setCurrentIndex(self._answers.index(answer) if answer in self._answers else 0)
        self.combo.blockSignals(blocked)


class QuestionsPanel(QWidget):
    """The questions only the user can answer; an answered one stays with its answer."""

    answered = Signal(str, object)
    """A question's identity and the Candidate meant, or None for nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[QuestionLine] = []
        self.note = Label("", fonts.small(), "text3")
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 4)
        head.setSpacing(12)
        head.addWidget(Label("Who is meant?", fonts.section()))
        head.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addWidget(rule())
        column.addLayout(head)
        column.addWidget(self._scroll)

    def show_questions(self, questions: Sequence[Question], given: Answers) -> None:
        """Show questions with the answers given; the same questions keep their lines, and the focus in them."""
        if [line.question for line in self.lines] != list(questions):
            self._build(questions)
        for line in self.lines:
            line.show_answer(given.get(line.question.identity))
        names = count(len(questions), "name that several people have", "names that several people have")
        left = sum(question.identity not in given for question in questions)
        self.note.setText(f"{names}, {left:,} left out" if left else names)

    def _build(self, questions: Sequence[Question]) -> None:
        focused = next((line.question.identity for line in self.lines if line.combo.hasFocus()), None)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = [QuestionLine(question) for question in questions]
        for line in self.lines:
            line.chosen.connect(self.answered)
            column.addWidget(line)
        self._scroll.setWidget(page)
        height = max((line.minimumHeight() for line in self.lines), default=0)
        self._scroll.setFixedHeight(round(height * min(SHOWN + 0.5, len(self.lines))))
        for line in self.lines:
            if line.question.identity == focused:
                line.combo.setFocus()
