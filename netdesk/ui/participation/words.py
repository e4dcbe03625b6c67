"""What the screen says: headings, chips, tooltips, and the words for screen readers."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from netdesk.domain.participation import Direction, Level
from netdesk.ui.participation.snapshot import Range, Snapshot

if TYPE_CHECKING:
    from netdesk.analysis.concentration import Concentration
    from netdesk.analysis.power_law import PowerLaw

DIRECTIONS: tuple[tuple[Direction, str], ...] = (
    ("theirs", "They → me"),
    ("mine", "Me → them"),
    ("both", "Both"),
)
CORE_LINE = "core line"
LOW = "low threshold · collective intelligence"
HIGH = "high engagement · collaborative intelligence"
NO_CURVE = "Too few people for a curve."
NO_ACTS = "Everyone is at Read: no acts are known yet. Import messages or log a contact to see levels."
HINT = "Drag across the chart, or press ← → and Shift"
FEW_TIP = "All acts on record, both directions, all years. Gini: 0 is even, 1 is one person alone."
RANK_TIP = (
    "People ranked by acts on record, both scales logarithmic. A straight line is a power law; a guide, not a law."
)
EVERYONE = "Everyone"
NOTHING_TO_SHARE = "How few people bring most of what happens will stand here."
NOTHING_TO_RANK = "People by rank of their acts will stand here."


def counted(people: int) -> str:
    """Count people: "1 person", "1,200 people"."""
    return "1 person" if people == 1 else f"{people:,} people"


def share(part: int, whole: int) -> str:
    """Write a share in per cent: "55%", "under 1%"; a dash where there is nothing to share."""
    if not whole:
        return "–"
    if 0 < part * 100 < whole:
        return "under 1%"
    return f"{min(99, round(100 * part / whole)) if part < whole else 100}%"


def range_words(levels: Range) -> str:
    """Name a range: "at Read", "from Refactor to Lead"."""
    first, last = levels
    return f"at {first.label}" if first == last else f"from {first.label} to {last.label}"


def heading(snapshot: Snapshot, levels: Range | None) -> str:
    """Say whom the list shows."""
    if levels is None:
        return EVERYONE
    return f"{counted(sum(level.people for level in snapshot.within(levels)))} {range_words(levels)}"


def chip(snapshot: Snapshot, levels: Range) -> str:
    """Say what the chosen people are of all, and of all acts."""
    chosen = snapshot.within(levels)
    people = share(sum(level.people for level in chosen), snapshot.people)
    if not snapshot.acts:
        return f"{people} of people"
    return f"{people} of people · {share(sum(level.acts for level in chosen), snapshot.acts)} of acts"


def query(levels: Range) -> str:
    """Write a range in the search language."""
    first, last = levels
    return f"level>={first.name.lower()} level<={last.name.lower()}"


def level_tip(snapshot: Snapshot, level: Level) -> str:
    """Explain one column of the chart."""
    found = snapshot.levels[level - 1]
    lines = [f"{level.label}, level {level} of 12: {counted(found.people)}, {share(found.people, snapshot.people)}."]
    if snapshot.curve is not None:
        expected = snapshot.curve.expected(level)
        about = f"{expected:,.0f}" if expected >= 9.5 else f"{expected:.1f}"
        lines.append(f"The curve expects {about}: {times(snapshot.curve.times_expected(level, found.people))}.")
    if found.by_hand:
        lines.append(f"{found.by_hand:,} of them set by hand.")
    lines.append("Level: second highest act of 12 months, or one below the highest.")
    return "\n".join(lines)


def times(ratio: float) -> str:
    """Put seen against expected: "as many as expected", "2.0 times as many", "a third as many"."""
    if 0.9 <= ratio <= 1.1:
        return "about as many as expected"
    return f"{ratio:.1f} times as many" if ratio >= 0.1 else f"{ratio:.2g} times as many"


def spoken(snapshot: Snapshot) -> str:
    """Read the chart to those who do not see it."""
    levels = ", ".join(f"{found.level.label} {found.people:,}" for found in snapshot.levels)
    curve = snapshot.curve
    fit = f" Best fit: people in proportion to level to the power of {power(curve.exponent)}." if curve else ""
    without = "" if snapshot.acts else f" {NO_ACTS}"
    return f"People at each level. {levels}.{fit}{without}"


def curve_names(people: int) -> tuple[str, ...]:
    """Say what the curve is, in fewer words each time."""
    n = f"(n = {people:,})"
    return f", best fit – a guide, not a law {n}", f", a guide, not a law {n}", f", a guide {n}"


def power(exponent: float) -> str:
    """Write the power of level that people follow, with a true minus sign: "−1.2"."""
    return f"{-exponent:.1f}".replace("-", "−")


def date_words(seconds: int) -> str:
    """Write the local date of an instant: 3 May 2026."""
    day = datetime.fromtimestamp(seconds, UTC).astimezone()
    return f"{day.day} {day:%b %Y}"


def few(found: "Concentration | None") -> str:
    """Say how few bring most: "12% of people bring 80% of the acts"."""
    if found is None:
        return "No acts are known yet."
    return f"{share(found.few, found.people).capitalize()} of people bring 80% of the acts"


def few_line(found: "Concentration | None") -> str:
    """Give the numbers behind it: "73 of 612 contacts. Gini 0.88."."""
    return f"{found.few:,} of {found.people:,} contacts. Gini {found.gini:.2f}." if found else NOTHING_TO_SHARE


def law(found: "PowerLaw") -> str:
    """Write a fit: "α 2.16 ± 0.09, n 338"."""
    return f"α {found.alpha:.2f} ± {found.sigma:.2f}, n {found.n:,}"


def short(number: int) -> str:
    """Write a round number for a scale: 1, 100, 10k, 1M."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number // size}{unit}"
    return str(number)
