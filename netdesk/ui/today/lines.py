"""The lines of the two lists, made once from what was read: cells for the delegate, words for screen readers."""

from typing import Literal, NamedTuple

from netdesk.domain.cadence import DueContact, DueList
from netdesk.domain.news import ImportNews, JobNews, Moved
from netdesk.ui.today import words

Kind = Literal["section", "due", "job", "moved", "link"]
Place = Literal["past", "today", "coming"]


class Action(NamedTuple):
    """A button in a line: an icon, or words."""

    name: str
    words: str
    icon: str = ""
    link: bool = False


DONE, SNOOZE = Action("done", "Done: in touch today", "check"), Action("snooze", "Snooze", "snooze")
WRITE, SEEN = Action("write", "Write"), Action("seen", "Seen: put aside", "close")
SHOW = Action("open", "Show them", link=True)


class Line(NamedTuple):
    """One line; `record` is what it stands for, `target` what a link opens in Contacts."""

    kind: Kind
    title: str
    line: str = ""
    strong: str = ""
    """What follows `line` in a stronger tone."""
    chip: str = ""
    place: Place = "past"
    core: bool = False
    icon: str = ""
    actions: tuple[Action, ...] = ()
    record: object = None
    contact: int | None = None
    target: str = ""
    tip: str = ""

    @property
    def spoken(self) -> str:
        """The line for screen readers."""
        return ". ".join(part for part in (self.title, self.chip, f"{self.line}{self.strong}", self.tip) if part)


def due_lines(found: DueList) -> list[Line]:
    """Make the lines of "Keep in touch"."""
    lines: list[Line] = []
    sections: tuple[tuple[Place, str, int], ...] = (
        ("past", "Past the ideal date", found.past),
        ("today", "Today", found.on_today),
        ("coming", "Coming up", found.coming),
    )
    for place, title, count in sections:
        rows = [row for row in found.rows if _place(row, found.today) == place]
        if rows:
            lines.append(Line("section", title))
            lines += [_due_line(row, found.today, place) for row in rows]
            if count > len(rows):
                lines.append(_more(count - len(rows), place))
    return lines


def _more(count: int, place: Place) -> Line:
    query = {"past": "next<today", "today": "next:today", "coming": "next<=+7d"}[place]
    return Line(
        "link", words.counted(count, "more person", "more people"), icon="contacts", actions=(SHOW,), target=query
    )


def _place(row: DueContact, today: int) -> Place:
    ideal = row.due.ideal_on
    return "past" if ideal < today else "today" if ideal == today else "coming"


def _due_line(row: DueContact, today: int, place: Place) -> Line:
    return Line(
        "due",
        row.name or "Without a name",
        words.why(row, today),
        chip=words.chip(row, today),
        place=place,
        core=row.core,
        actions=(DONE, SNOOZE),
        record=row,
        contact=row.contact,
        tip=words.rule(row, today),
    )


def news_lines(news: ImportNews) -> list[Line]:
    """Make the lines of "Changes since last import"."""
    lines: list[Line] = []
    if news.jobs:
        lines.append(Line("section", "New job"))
        lines += [_job_line(job) for job in news.jobs]
    also = []
    if news.more_jobs:
        also.append(Line("link", words.counted(news.more_jobs, "more new job"), icon="job-change"))
    if news.added:
        target = f"added>={words.iso(news.since)}"
        title = words.counted(news.added, "new contact")
        tip = f"Added since {words.day(news.since)}"
        also.append(Line("link", title, icon="contacts", actions=(SHOW,), target=target, tip=tip))
    if also:
        lines += [Line("section", "Also"), *also]
    for title, moved, count, verb in (
        ("Reconnected", news.back, news.back_count, "again among"),
        ("Disconnected", news.gone, news.gone_count, "no longer among"),
    ):
        if moved:
            lines.append(Line("section", title if count <= len(moved) else f"{title}: {count:,}"))
            lines += [_moved_line(one, verb) for one in moved]
    return lines


def _job_line(job: JobNews) -> Line:
    before = words.place_of(job.position_before, job.company_before, job.position_after, job.company_after)
    return Line(
        "job",
        job.name or "Without a name",
        f"{before} → " if before else "",
        words.role_at(job.position_after, job.company_after),
        core=job.core,
        actions=(WRITE, SEEN),
        record=job,
        contact=job.contact,
        tip=f"Seen in the import of {words.day(job.day)}",
    )


def _moved_line(moved: Moved, verb: str) -> Line:
    network = words.network_name(moved.network)
    where = words.role_at(moved.position, moved.company)
    return Line(
        "moved",
        moved.name or "Without a name",
        where or f"{verb} your connections",
        record=moved,
        contact=moved.contact,
        chip=words.short_day(moved.day),
        place="coming",
        tip=f"{verb.capitalize()} your connections in the {network} archive of {words.day(moved.day)}",
    )
