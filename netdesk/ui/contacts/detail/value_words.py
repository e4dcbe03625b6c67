"""What the value tab says: sums with their period and base, the side it leans to, lines of the ledger."""

from collections.abc import Sequence

from netdesk.domain.period import duration_text, from_day
from netdesk.domain.value import Balance, LedgerLine, ReferralLine, Side
from netdesk.ui.contacts.detail.fact_words import short_date
from netdesk.ui.contacts.detail.lines import ListLine
from netdesk.ui.time.words import money

SHORT = {"introduction": "intro", "knowledge": "answer", "help": "help", "enjoyment": "good time"}
PLURAL = {"help": "times help", "enjoyment": "good times"}
LEAN = 1.5
"""One side is more when it is so many times the other one."""
MOST_COUNTS = 3


def short(kind: str) -> str:
    """Name a kind of value in a word."""
    return SHORT.get(kind, kind)


def counts(side: Side) -> str:
    """Count events by kind: 1 referral, 5 answers."""
    words = []
    for kind, number in side.counts[:MOST_COUNTS]:
        words.append(f"{number:,} {short(kind) if number == 1 else PLURAL.get(kind, short(kind) + 's')}")
    rest = sum(number for _, number in side.counts[MOST_COUNTS:])
    return ", ".join([*words, f"{rest:,} more"] if rest else words)


def figure(side: Side, balance: Balance) -> str:
    """Write the one figure of a side: money of the main currency, hours at the rate included; else what there is."""
    amounts = dict(side.money)
    own = amounts.get(balance.currency, 0) + amounts.get("", 0)
    if side.seconds and balance.rate is not None:
        own += round(side.seconds / 36 * balance.rate)
    if own:
        return money(own, balance.currency)
    others = [money(amount, currency) for currency, amount in side.money if amount]
    if others:
        return others[0]
    if side.seconds:
        return duration_text(side.seconds)
    return f"{side.points:,.0f} points" if side.points else "–"


def under(side: Side, balance: Balance) -> str:
    """Say what stands beside the figure: other currencies, hours, events; and its base."""
    shown = figure(side, balance)
    parts = [text for text in (money(amount, currency) for currency, amount in side.money) if text != shown]
    if side.seconds and duration_text(side.seconds) != shown:
        parts.append(duration_text(side.seconds))
    said = counts(side)
    return ", ".join([*parts, said] if said else parts) or ("nothing yet" if shown == "–" else "")


def base(balance: Balance) -> str:
    """Say what hours and points are counted at."""
    if balance.rate is None or not balance.gave.seconds:
        return ""
    return f"Time that nobody paid for, at your {money(round(balance.rate * 100), balance.currency)}/h"


def scale(balance: Balance) -> tuple[float, float] | None:
    """Give got and gave in one unit; None where there is none."""
    got, gave = (side.worth(balance.currency, balance.rate) for side in (balance.got, balance.gave))
    if got is not None and gave is not None:
        return got, gave
    sides = (balance.got, balance.gave)
    if any(side.money or side.seconds for side in sides):
        return None
    return balance.got.points, balance.gave.points


def lean(balance: Balance) -> str:
    """Say to which side it leans, or why there is no scale; and what is promised."""
    both = scale(balance)
    if both is None:
        several = any(
            code not in (balance.currency, "") for side in (balance.got, balance.gave) for code, _ in side.money
        )
        said = "several currencies are not added up" if several else "set your hourly rate for one scale"
    elif not any(both):
        said = "nothing in 12 months"
    else:
        got, gave = both
        said = "mostly towards you" if got > LEAN * gave else "mostly from you" if gave > LEAN * got else "about even"
    number = balance.open_promises
    promised = "" if not number else "one promise open" if number == 1 else f"{number} promises open"
    return ", ".join(part for part in (said, promised) if part)


def since(balance: Balance, shown: int) -> str:
    """Count what is not in the list yet: 31 more since 2021."""
    rest = balance.events - shown
    if balance.first_day is None or rest <= 0:
        return ""
    return f"{rest:,} more since {from_day(balance.first_day).year}"


def ledger_line(line: LedgerLine, today: int) -> ListLine:
    """Make a line of the ledger."""
    event = line.event
    got = event.direction == "received"
    kind = event.kind.capitalize()
    title = event.note or f"{kind} {'from them' if got else 'to them'}"
    second = [kind] if event.note else []
    if line.client:
        second.append(line.client if line.part >= 1 else f"{line.client}, {line.part:.0%} of it")
    if event.points:
        second.append(f"{event.points:g} points")
    if event.rating:
        second.append(f"enjoyed {event.rating} of 5")
    right = money(event.amount, event.currency) if event.amount is not None else short(event.kind)
    return ListLine(
        title, " · ".join(second), right, short_date(event.day, today), "got" if got else "gave",
        "billable" if got else "accentText", about=line,
    )  # fmt: skip


def referral_line(line: ReferralLine, name: str, today: int) -> ListLine:
    """Make a line of a referral, as seen from one contact."""
    referrer, referred = (("they" if who == name else who) for who in (line.referrer, line.referred))
    if line.direction == "received":
        title = (
            f"{_capital(referrer) or 'Somebody'} sent you {'them' if referred == 'they' else referred or 'somebody'}"
        )
    else:
        target = "them" if line.target == name else line.target or "somebody"
        title = f"You sent {'them' if referred == 'they' else referred or 'somebody'} to {target}"
    right = ", ".join(money(amount, currency) for currency, amount in line.income)
    second = " · ".join(part for part in (line.outcome, line.note) if part)
    return ListLine(title, second, right, short_date(line.day, today), "referral", about=line)


def lines(ledger: Sequence[LedgerLine], referrals: Sequence[ReferralLine], name: str, today: int) -> list[ListLine]:
    """Make the whole list: the ledger, then the referrals."""
    found = [ledger_line(line, today) for line in ledger]
    if referrals:
        found.append(ListLine("Referrals"))
        found += [referral_line(line, name, today) for line in referrals]
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
