"""Accounting: what importing the staged rows comes to, for every file and in all, and the rows of the preview."""

import apsw

from netdesk.domain.import_report import FileAccount, ImportPlan, JobMove, PreviewRow, RowProblem, Totals, Verdict
from netdesk.store import departures, namesakes, restoring, sql
from netdesk.store.effects import ADDRESS, MEMBER, PLACED

PROBLEMS_LISTED = 1_000
NAMESAKES = "'several people are called ' || name || ': say who is meant'"
# A row that makes acts: added while one of them is new, unchanged once all are there, skipped while nobody knows whose.
_ACT_LINES = (
    "SELECT file_id, line, min(id) AS id, iif(min(known OR doubt) = 0, 'added', iif(max(doubt), 'skipped', 'unchanged'))"
    " AS verdict FROM staging.act {0} GROUP BY file_id, line"
)
_MINE = (
    "SELECT file_id, line, kind AS what, known FROM staging.activity"
    " UNION ALL SELECT file_id, line, position || ', ' || company, known FROM staging.position"
)


def plan(connection: apsw.Connection) -> ImportPlan:
    """Give the accounting of what is staged; wants `work_out` first."""
    return ImportPlan(
        _accounts(connection),
        _totals(connection),
        tuple(namesakes.questions(connection)),
        *departures.counts(connection),
    )


def _accounts(connection: apsw.Connection) -> tuple[FileAccount, ...]:
    acts: dict[int, dict[str, int]] = {}
    for query in (
        f"SELECT file_id, verdict, count(*) FROM ({_ACT_LINES.format('')}) GROUP BY 1, 2",
        f"SELECT file_id, iif(known, 'unchanged', 'added'), count(*) FROM ({_MINE}) GROUP BY 1, 2",
    ):
        for file, verdict, count in sql.rows(connection, query):
            acts.setdefault(file, {})[verdict] = count
    found = []
    for number, path, format_, unread, first, last, facts in sql.rows(
        connection,
        "SELECT id, path, format, unread_reason, first_person, last_person, facts FROM staging.file ORDER BY id",
    ):
        placed = sql.value(connection, "SELECT count(*) FROM staging.place WHERE id BETWEEN ? AND ?", first, last)
        updated = sql.value(
            connection, "SELECT count(*) FROM staging.effect WHERE person_id BETWEEN ? AND ?", first, last
        )
        skipped = sql.value(connection, "SELECT count(*) FROM staging.rejected WHERE file_id = ?", number)
        of_file = acts.get(number, {})
        skipped += of_file.get("skipped", 0)
        added = last - first + 1 - placed + of_file.get("added", 0) + facts
        unchanged = placed - updated + of_file.get("unchanged", 0)
        problems = (RowProblem(1, unread),) if unread else _problems(connection, number)
        rows = added + updated + unchanged + skipped
        found.append(FileAccount(number, path, format_, rows, added, updated, unchanged, skipped, problems))
    return tuple(found)


def _problems(connection: apsw.Connection, file: int) -> tuple[RowProblem, ...]:
    rows = connection.execute(
        "SELECT line, reason FROM staging.rejected WHERE file_id = ?1 UNION ALL"
        f" SELECT min(line), {NAMESAKES} FROM staging.act WHERE file_id = ?1 AND doubt GROUP BY line UNION ALL"
        " SELECT line, reason FROM staging.remark WHERE file_id = ?1 ORDER BY 1 LIMIT ?2",
        (file, PROBLEMS_LISTED),
    )
    return tuple(RowProblem(int(str(line)), str(reason)) for line, reason in rows)


def _totals(connection: apsw.Connection) -> Totals:
    def count(query: str) -> int:
        return int(sql.value(connection, query))

    last = count("SELECT ifnull(max(last_person), 0) FROM staging.file")
    there = f"FROM staging.place WHERE match IS NOT NULL AND lead IS NULL AND id <= {last}"
    touched = count(
        "SELECT count(DISTINCT l.match) FROM staging.effect e JOIN staging.place l ON l.id = e.person_id"
        f" WHERE l.match IS NOT NULL AND l.id <= {last}"
    )
    return Totals(
        contacts_added=count("SELECT ifnull(max(id), 0) FROM staging.person")
        - count("SELECT count(*) FROM staging.place")
        + restoring.count(connection, "contact"),
        contacts_updated=touched,
        contacts_unchanged=count(f"SELECT count(*) {there}") - touched,
        profiles_added=count(f"SELECT count(*) {PLACED} WHERE {ADDRESS}")
        + count(f"SELECT count(*) {PLACED} WHERE {MEMBER}")
        + restoring.count(connection, "profile"),
        interactions_added=count("SELECT count(*) FROM staging.act WHERE sort = 'act' AND NOT known AND NOT doubt")
        + restoring.count(connection, "interaction"),
        value_events_added=count("SELECT count(*) FROM staging.act WHERE sort = 'value' AND NOT known AND NOT doubt")
        + restoring.count(connection, "value_event"),
        time_entries_added=restoring.count(connection, "time_entry"),
        skipped=count("SELECT count(*) FROM staging.rejected")
        + count(f"SELECT count(*) FROM ({_ACT_LINES.format('WHERE doubt')})"),
    )


_WHY = """
    iif(l.lead IS NULL, '', 'same person as line ' || (SELECT line FROM staging.person WHERE id = l.lead)
        || iif(e.person_id IS NULL, '', ': ')) || ifnull(trim(
    CASE WHEN e.company AND e.company_before <> '' THEN ', company, was ' || e.company_before
        WHEN e.company THEN ', company added' ELSE '' END ||
    CASE WHEN e.position AND e.position_before <> '' THEN ', position, was ' || e.position_before
        WHEN e.position THEN ', position added' ELSE '' END ||
    CASE WHEN e.location THEN ', location added' ELSE '' END || CASE WHEN e.email THEN ', e-mail added' ELSE '' END ||
    CASE WHEN e.profile THEN ', profile added' ELSE '' END ||
    CASE WHEN e.connected THEN ', connected earlier' ELSE '' END ||
    CASE WHEN e.more THEN ', details added' ELSE '' END, ', '), '')"""
_PEOPLE: dict[Verdict, str] = {
    "added": f"SELECT p.file_id, p.line, p.name, p.position, p.company, 'new' {PLACED} WHERE l.id IS NULL",
    "updated": f"SELECT p.file_id, p.line, p.name, p.position, p.company, {_WHY} FROM staging.effect e"
    " CROSS JOIN staging.person p ON p.id = e.person_id JOIN staging.place l ON l.id = p.id WHERE 1",
    "unchanged": f"SELECT p.file_id, p.line, p.name, p.position, p.company, {_WHY} FROM staging.place l"
    " CROSS JOIN staging.person p ON p.id = l.id LEFT JOIN staging.effect e ON e.person_id = l.id"
    " WHERE e.person_id IS NULL",
}
_OF_ACT = (
    "CASE a.direction WHEN 'mine' THEN 'you: ' WHEN 'given' THEN 'you: ' WHEN 'theirs' THEN 'them: '"
    " WHEN 'received' THEN 'them: ' ELSE '' END || replace(a.kind, '_', ' ')"
)


def preview_rows(
    connection: apsw.Connection, verdict: Verdict, offset: int, limit: int, file: int | None = None
) -> list[PreviewRow]:
    """Give the rows with a verdict, people first, in the order of the files; only one file's where it is named."""
    only = "" if file is None else f" AND p.file_id = {int(file)}"
    if verdict == "skipped":
        parts = [f"SELECT file_id, line, '', '', '', reason FROM staging.rejected p WHERE 1{only} ORDER BY p.id"]
    else:
        parts = [f"{_PEOPLE[verdict]} AND p.from_act = 0{only} ORDER BY p.id"]
    why = NAMESAKES.replace("name", "a.name") if verdict == "skipped" else _OF_ACT
    parts.append(
        f"SELECT p.file_id, p.line, a.name, '', a.company, {why} FROM ({_ACT_LINES.format('')}) p"
        f" JOIN staging.act a ON a.id = p.id WHERE p.verdict = '{verdict}'{only} ORDER BY p.file_id, p.line"
    )
    if verdict == "added":
        parts += restoring.preview(connection)
    if verdict in ("added", "unchanged"):
        known = int(verdict == "unchanged")
        parts.append(
            f"SELECT p.file_id, p.line, 'You', '', '', what FROM ({_MINE}) p WHERE known = {known}{only}"
            " ORDER BY p.file_id, p.line"
        )
    found: list[PreviewRow] = []
    for part in parts:
        rows = sql.rows(connection, f"{part} LIMIT ? OFFSET ?", limit - len(found), offset)
        found += [PreviewRow(row[0], row[1], verdict, *row[2:]) for row in rows]
        if len(found) >= limit:
            break
        offset = 0 if found else offset - sql.value(connection, f"SELECT count(*) FROM ({part})")
    return found


def job_moves(connection: apsw.Connection, limit: int) -> list[JobMove]:
    """List who is found at another company or position."""
    rows = sql.rows(
        connection,
        "SELECT l.match, c.name, e.company_before, e.position_before, iif(e.company, p.company, e.company_before),"
        " iif(e.position, p.position, e.position_before) FROM staging.effect e JOIN staging.person p ON p.id = e.person_id"
        " JOIN staging.place l ON l.id = p.id JOIN main.contact c ON c.id = l.match WHERE e.job ORDER BY p.id LIMIT ?",
        limit,
    )
    return [JobMove(*row) for row in rows]
