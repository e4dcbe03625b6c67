"""What the quick log says: days, lengths, people, and the whole of a line as one sentence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netdesk.domain.interaction import Act
from netdesk.domain.participation import KIND_LABELS, KINDS, Direction
from netdesk.domain.period import from_day
from netdesk.ui.contacts.words import network_name
from netdesk.ui.time.words import day_name

if TYPE_CHECKING:
    from netdesk.store.quick_logs import QuickDraft

EXAMPLE = "coffee with ada 40m yesterday #berlin ++"
SYNTAX = "what, with whom · 40m · yesterday, 3 may · on linkedin · #tag · ++ to -- · note"
NOBODY = "Say with whom, as in: coffee with ada."
NOTHING = "Say what happened, as in: coffee 40m yesterday."
DIRECTIONS: dict[Direction, str] = {"both": "together", "theirs": "from them", "mine": "from you"}
CHOOSE = "Up and down choose who it was."
CHOOSE_NEXT = "Up and down choose who it was, Tab goes to the next name."
STAY = "Enter logs it, Ctrl+Enter logs it and stays open."
WORK_HINT = "Counts as Collaborate when it was about work: say “work {}”."
_AT_WORK = {"talk": "call", "event": "meeting"}
_SOCIAL = frozenset("call phone zoom video called meeting skype".split())


def kind_words(act: Act) -> str:
    """Name the kind, as a sentence begins."""
    words = KIND_LABELS[act.kind]
    return words[:1].upper() + words[1:]


def when_words(day: int, today: int) -> str:
    """Write the day: "Today", "Yesterday, Wed 13 May", "Mon 11 May, 3 days ago"."""
    name, ago = day_name(day), today - day
    if from_day(day).year != from_day(today).year:
        name = f"{name} {from_day(day).year}"
    if ago == 0:
        return f"Today, {name}"
    return f"Yesterday, {name}" if ago == 1 else f"{name}, {ago:,} days ago"


def length_words(minutes: int) -> str:
    """Write a length: 40 min, 2 h, 1 h 30 min."""
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


def chosen_words(names: Sequence[str], count: int) -> str:
    """Say who was chosen elsewhere: "Ada Example", "Ada and Ben", "1,200 people: Ada, Ben, Jo…"."""
    if count == 1 and names:
        return names[0]
    shown = [name.split()[0] if name.split() else name for name in names]
    if len(set(shown)) < len(shown):
        shown = list(names)
    more = "…" if count > len(shown) else ""
    return f"{count:,} people: {', '.join(shown)}{more}"


def hint_for(act: Act, word: str) -> str:
    """Say how a call or a meeting would count for more; "" for all else."""
    if act.kind in _AT_WORK and (word.split() or [""])[0] in _SOCIAL:
        return WORK_HINT.format(_AT_WORK[act.kind])
    return ""


def spoken(draft: "QuickDraft", people: Sequence[str], today: int, problems: Sequence[str]) -> str:
    """Say the whole line as one sentence, for screen readers."""
    act, level = draft.act, KINDS[draft.act.kind]
    parts = [
        f"{kind_words(act)}, {DIRECTIONS[act.direction]}, level {int(level)} of 12, {level.label}",
        f"with {', '.join(people)}" if people else "with nobody yet",
        when_words(act.day, today),
        length_words(act.minutes) if act.minutes else "",
        f"on {network_name(act.network)}" if act.network else "",
        f"tags {', '.join(draft.tags)}" if draft.tags else "",
        f"rated {act.rating} of 5" if act.rating else "",
        f"note: {act.text}" if act.text else "",
        *problems,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)
