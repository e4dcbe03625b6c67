"""Whom the user means by names that several people have, kept by words, so that answers outlive a new reading."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netdesk.domain.import_report import Candidate, ImportPlan, Question
from netdesk.ui.imports.words import count

if TYPE_CHECKING:
    from netdesk.store.database import Database
    from netdesk.store.staging import Staging

SOMEBODY_NEW = Candidate("new", "", "", "")
LEAVE_OUT = "Leave out"
Answers = Mapping[str, Candidate]
"""Whom the user means, by the question's identity; a question without an answer is left out."""


@dataclass(frozen=True)
class Asked:
    """All questions of a staging file, answered or not, and the plan with the answers that fit.

    `wanted` are all answers there were; `given` those of them whose question was asked and whose person is there, as the
    question names them now.
    """

    plan: ImportPlan
    questions: tuple[Question, ...]
    wanted: Answers = field(default_factory=dict)
    given: Answers = field(default_factory=dict)


def ask(db: "Database", staged: "Staging", answers: Answers, before: Asked | None = None) -> Asked:
    """Work out what importing would do, with the answers given.

    `before` is what was asked of the same staging file and the same contacts; without it all is matched anew.
    """
    from netdesk.store import imports

    if before is None or any(answers.get(identity) != before.wanted[identity] for identity in before.given):
        first = imports.ask_again(db, staged)
        before = Asked(first, first.questions)
    plan, given = before.plan, dict(before.given)
    questions = {question.identity: question for question in before.questions}
    while (found := _next(plan, answers, given)) is not None:
        identity, given[identity] = found
        plan = imports.answer(db, staged, identity, given[identity].who)
        questions |= {question.identity: question for question in plan.questions}
    return Asked(plan, tuple(questions.values()), dict(answers), given)


def meant(question: Question, answer: Candidate) -> Candidate | None:
    """Find whom an answer names among a question's candidates now; None where nobody fits any more, or several do.

    Contacts are known by their number. Rows of files get other numbers when they are read again: their words count.
    """
    if answer == SOMEBODY_NEW or answer in question.candidates:
        return answer
    known = [candidate for candidate in question.candidates if candidate.who == answer.who]
    if known and answer.who.startswith("contact "):
        return known[0]
    same = [candidate for candidate in question.candidates if _words(candidate) == _words(answer)]
    return same[0] if len(same) == 1 else None


def choices(question: Question) -> list[tuple[str, Candidate | None]]:
    """List what can be answered, as words and answer; None leaves the rows out."""
    told: dict[str, int] = {}
    found: list[tuple[str, Candidate | None]] = [(LEAVE_OUT, None)]
    for candidate in question.candidates:
        words = ", ".join(part for part in (candidate.position, candidate.company) if part) or "Nothing else known"
        told[words] = told.get(words, 0) + 1
        found.append((f"{words} ({told[words]})" if told[words] > 1 else words, candidate))
    return [*found, ("Somebody new", SOMEBODY_NEW)]


def name_words(question: Question) -> str:
    """Name whom a question is about, with the company that the rows give."""
    return f"{question.name}, {question.company}" if question.company else question.name


def rows_words(question: Question) -> str:
    """Say how many rows wait: "(2 rows)"."""
    return f"({count(question.rows, 'row')})"


def _next(plan: ImportPlan, answers: Answers, given: Answers) -> tuple[str, Candidate] | None:
    """Find a question that an answer fits, and whom it names."""
    for question in plan.questions:
        answer = answers.get(question.identity)
        if answer is not None and question.identity not in given and (who := meant(question, answer)):
            return question.identity, who
    return None


def _words(candidate: Candidate) -> tuple[str, str, str]:
    return candidate.name, candidate.position, candidate.company
