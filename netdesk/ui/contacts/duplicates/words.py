"""What the page says of groups, fields and figures."""

from collections.abc import Sequence

from netdesk.domain.duplicates import Group
from netdesk.domain.merge import MergePlan, MergeSide, SideFigures
from netdesk.domain.participation import Level
from netdesk.domain.period import duration_text
from netdesk.ui.contacts import words
from netdesk.ui.delegates.number import UNKNOWN

LIKELY = 0.5
FIELDS = {
    "name": "Name",
    "company": "Company",
    "position": "Position",
    "location": "Location",
    "birthday": "Birthday",
    "met_on": "Met on",
    "met_how": "How we met",
    "introduced_by": "Introduced by",
    "tier": "Tier",
    "manual_level": "Level by hand",
    "photo": "Photo",
    "cadence": "Keep in touch",
}
CHOSEN = "Chosen by you"


def reason(group: Group) -> str:
    """Say why these may be one person, the strongest reason first."""
    if not group.pairs:
        return CHOSEN
    return "; ".join(dict.fromkeys(text for pair in group.pairs for text in pair.reasons))


def sureness(group: Group) -> str:
    """Say how sure it is, as "96 %"."""
    return f"{min(99, round(group.confidence * 100))} %" if group.pairs else ""


def summary(groups: Sequence[Group]) -> str:
    """Count the groups: "12 likely, 30 possible"."""
    likely = sum(group.confidence >= LIKELY for group in groups)
    parts = [f"{likely:,} likely"] if likely else []
    if len(groups) > likely:
        parts.append(f"{len(groups) - likely:,} possible")
    return ", ".join(parts)


def value(plan: MergePlan, side: MergeSide, field: str) -> str:
    """Write a field of a side as one reads it; "" where it has none."""
    place = plan.sides.index(side) if side in plan.sides else -1
    if field == "photo":
        return "has one" if place >= 0 and plan.photos[place] else ""
    if field == "cadence":
        cadence = plan.cadences[place] if place >= 0 else None
        return "" if cadence is None else f"every {cadence[0]} d" if cadence[0] else "not needed"
    if field == "introduced_by":
        return plan.names.get(side.introduced_by_id or 0, "")
    if field == "met_on":
        return words.date(side.met_on) if side.met_on is not None else ""
    if field == "manual_level":
        return Level(side.manual_level).label if side.manual_level else ""
    found = getattr(side, field)
    return str(found) if found else ""


def figures(found: SideFigures) -> list[tuple[str, str]]:
    """Write what a side brings along, each with its heading."""
    money = " + ".join(f"{amount / 100:,.0f} {currency}".strip() for currency, amount in found.money)
    return [
        ("Acts", f"{found.acts:,}"),
        ("Notes", f"{found.notes:,}"),
        ("Hours", duration_text(found.seconds) if found.seconds else UNKNOWN),
        ("Value got", money or UNKNOWN),
    ]
