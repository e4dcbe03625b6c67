"""Effects: what importing the matched rows would do, worked out in the staging file before anything is written."""

import apsw

from netdesk.domain.import_report import FileAccount, ImportPlan, JobMove, PreviewRow, RowProblem, Totals, Verdict
from netdesk.store import sql

PROBLEMS_LISTED = 1_000
MORE_LISTS = (("emails", "email", "address"), ("phones", "phone", "number"), ("websites", "website", "url"))


def work_out(connection: apsw.Connection) -> None:
    """Give every staged person a verdict and its reason; wants `matching.match` first.

    A source that overwrites and is not older than what is known wins over company and position; others only fill gaps.
    """
    connection.execute("DROP TABLE IF EXISTS staging.effect")
    connection.execute(
        "CREATE TABLE staging.effect (person_id INTEGER PRIMARY KEY, company INTEGER, position INTEGER, location INTEGER,"
        " connected INTEGER, profile INTEGER, email INTEGER, more INTEGER, job INTEGER, company_before TEXT,"
        " position_before TEXT)"
    )
    connection.execute(_EFFECTS)
    connection.execute("UPDATE staging.person SET verdict = 'added', why = 'new' WHERE match IS NULL AND lead IS NULL")
    connection.execute(
        "UPDATE staging.person SET verdict = CASE WHEN e.company OR e.position OR e.location OR e.connected OR e.profile"
        " OR e.email OR e.more THEN 'updated' ELSE 'unchanged' END, why = trim("
        " CASE WHEN e.company AND e.company_before <> '' THEN ', company, was ' || e.company_before"
        "  WHEN e.company THEN ', company added' ELSE '' END ||"
        " CASE WHEN e.position AND e.position_before <> '' THEN ', position, was ' || e.position_before"
        "  WHEN e.position THEN ', position added' ELSE '' END ||"
        " CASE WHEN e.location THEN ', location added' ELSE '' END ||"
        " CASE WHEN e.email THEN ', e-mail added' ELSE '' END ||"
        " CASE WHEN e.profile THEN ', profile added' ELSE '' END ||"
        " CASE WHEN e.connected THEN ', connected earlier' ELSE '' END ||"
        " CASE WHEN e.more THEN ', details added' ELSE '' END, ', ')"
        " FROM staging.effect e WHERE e.person_id = person.id"
    )
    connection.execute(
        "UPDATE staging.person SET why = 'same person as line ' || l.line || iif(person.why = '', '', ': ' || person.why)"
        " FROM staging.person l WHERE l.id = person.lead AND person.lead IS NOT NULL"
    )
    connection.execute("CREATE INDEX IF NOT EXISTS staging.person_verdict ON person (verdict, file_id)")
    connection.execute("CREATE INDEX IF NOT EXISTS staging.act_line ON act (file_id, line, known)")


_KNOWN_LIST = (
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.{key}') j WHERE p.match IS NULL OR NOT EXISTS"
    " (SELECT 1 FROM main.{table} t WHERE t.contact_id = p.match AND t.{column} = j.value))"
)
_MORE = (
    "p.more <> '' AND (0"
    + "".join(_KNOWN_LIST.format(key=key, table=table, column=column) for key, table, column in MORE_LISTS)
    + " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.profiles') j WHERE NOT EXISTS (SELECT 1 FROM main.profile q"
    " JOIN main.network n ON n.id = q.network_id WHERE q.key = j.value ->> '$.key' AND n.key = j.value ->> '$.network'))"
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.tags') j WHERE p.match IS NULL OR NOT EXISTS (SELECT 1"
    " FROM main.contact_tag t JOIN main.tag g ON g.id = t.tag_id WHERE t.contact_id = p.match AND g.name = j.value))"
    " OR EXISTS (SELECT 1 FROM json_each(p.more, '$.fields') j WHERE p.match IS NULL OR NOT EXISTS (SELECT 1"
    " FROM main.custom_field f WHERE f.contact_id = p.match AND f.name = j.key))"
    " OR p.more ->> '$.note' IS NOT NULL AND (p.match IS NULL OR NOT EXISTS (SELECT 1 FROM main.note t"
    "  WHERE t.contact_id = p.match AND t.text = p.more ->> '$.note'))"
    " OR p.more ->> '$.birthday' IS NOT NULL AND ifnull(c.birthday, '') = ''"
    " OR p.more ->> '$.met_on' IS NOT NULL AND c.met_on IS NULL)"
)
_TAKES = "p.{0} <> '' AND (b.{0} = '' OR b.overwrites AND p.{0} <> b.{0})"
# b: what is known of the person before this row, in the database or in the row it follows.
_BEFORE = """
    SELECT p.id, ifnull(c.company, l.company) AS company, ifnull(c.position, l.position) AS position,
        ifnull(c.location, l.location) AS location, iif(c.id IS NULL, l.connected_on, c.connected_on) AS connected_on,
        iif(c.id IS NULL, f.overwrites AND f.archive_day > lf.archive_day,
            (f.overwrites OR c.source = f.format) AND f.archive_day >= ifnull((SELECT max(q.seen_on) FROM main.profile q
                WHERE q.contact_id = c.id), 0)) AS overwrites
    FROM staging.person p JOIN staging.file f ON f.id = p.file_id LEFT JOIN main.contact c ON c.id = p.match
    LEFT JOIN staging.person l ON l.id = p.lead LEFT JOIN staging.file lf ON lf.id = l.file_id
    WHERE p.match IS NOT NULL OR p.lead IS NOT NULL"""
_EFFECTS = f"""
    INSERT INTO staging.effect
    SELECT p.id, {_TAKES.format("company")}, {_TAKES.format("position")}, p.location <> '' AND b.location = '',
        p.connected_on IS NOT NULL AND (b.connected_on IS NULL OR p.connected_on < b.connected_on),
        p.key <> '' AND NOT EXISTS (SELECT 1 FROM main.profile q JOIN main.network n ON n.id = q.network_id
            WHERE q.key = p.key AND n.key = p.network) AND ifnull(l.key, '') <> p.key,
        p.email <> '' AND ifnull(l.email, '') <> p.email AND NOT EXISTS
            (SELECT 1 FROM main.email m WHERE m.contact_id = p.match AND m.address = p.email),
        {_MORE},
        b.overwrites AND p.match IS NOT NULL AND (b.company <> '' OR b.position <> '')
            AND (p.company <> '' AND p.company <> b.company OR p.position <> '' AND p.position <> b.position),
        b.company, b.position
    FROM ({_BEFORE}) b JOIN staging.person p ON p.id = b.id
    LEFT JOIN main.contact c ON c.id = p.match LEFT JOIN staging.person l ON l.id = p.lead"""


def plan(connection: apsw.Connection) -> ImportPlan:
    """Give the accounting of what is staged; wants `work_out` first."""
    return ImportPlan(_accounts(connection), _totals(connection))


def _accounts(connection: apsw.Connection) -> tuple[FileAccount, ...]:
    counts: dict[int, dict[str, int]] = {}
    for query in (
        "SELECT file_id, verdict, count(*) FROM staging.person WHERE from_act = 0 GROUP BY file_id, verdict",
        "SELECT file_id, iif(fresh, 'added', 'unchanged'), count(*) FROM (SELECT file_id, min(known) = 0 AS fresh"
        " FROM staging.act GROUP BY file_id, line) GROUP BY 1, 2",
        "SELECT file_id, 'skipped', count(*) FROM staging.rejected GROUP BY file_id",
    ):
        for file, verdict, count in sql.rows(connection, query):
            of_file = counts.setdefault(file, {})
            of_file[verdict] = of_file.get(verdict, 0) + count
    found = []
    files = sql.rows(connection, "SELECT id, path, format, unread_reason FROM staging.file ORDER BY id")
    for number, path, format_, unread in files:
        of_file = counts.get(number, {})
        added, updated, unchanged, skipped = (
            of_file.get(verdict, 0) for verdict in ("added", "updated", "unchanged", "skipped")
        )
        problems = (RowProblem(1, unread),) if unread else _problems(connection, number)
        rows = added + updated + unchanged + skipped
        found.append(FileAccount(number, path, format_, rows, added, updated, unchanged, skipped, problems))
    return tuple(found)


def _problems(connection: apsw.Connection, file: int) -> tuple[RowProblem, ...]:
    rows = sql.rows(
        connection,
        "SELECT line, reason FROM staging.rejected WHERE file_id = ?1 UNION ALL"
        " SELECT line, reason FROM staging.remark WHERE file_id = ?1 ORDER BY line LIMIT ?2",
        file,
        PROBLEMS_LISTED,
    )
    return tuple(RowProblem(line, reason) for line, reason in rows)


def _totals(connection: apsw.Connection) -> Totals:
    def count(query: str) -> int:
        return int(sql.value(connection, query))

    touched = "SELECT match FROM staging.person WHERE match IS NOT NULL AND from_act = 0 AND verdict = 'updated'"
    return Totals(
        contacts_added=count("SELECT count(*) FROM staging.person WHERE match IS NULL AND lead IS NULL"),
        contacts_updated=count(f"SELECT count(DISTINCT match) FROM ({touched})"),
        contacts_unchanged=count(
            "SELECT count(DISTINCT match) FROM staging.person WHERE match IS NOT NULL AND from_act = 0"
            f" AND match NOT IN ({touched})"
        ),
        profiles_added=count(
            "SELECT count(*) FROM (SELECT 1 FROM staging.person p WHERE key <> '' AND NOT EXISTS (SELECT 1"
            " FROM main.profile q JOIN main.network n ON n.id = q.network_id WHERE q.key = p.key AND n.key = p.network)"
            " GROUP BY network, key)"
        )
        + count(
            "SELECT count(*) FROM staging.person WHERE key = '' AND network <> '' AND match IS NULL AND lead IS NULL"
        ),
        interactions_added=count("SELECT count(*) FROM staging.act WHERE known = 0"),
        skipped=count("SELECT count(*) FROM staging.rejected"),
    )


def preview_rows(
    connection: apsw.Connection, verdict: Verdict, offset: int, limit: int, file: int | None = None
) -> list[PreviewRow]:
    """Give the rows with a verdict, people first, in the order of the files; only one file's where it is named."""
    only = "" if file is None else f" AND file_id = {int(file)}"
    if verdict == "skipped":
        parts = [f"SELECT file_id, line, '', '', '', reason FROM staging.rejected WHERE ?1 <> ''{only}"]
    else:
        parts = [
            "SELECT file_id, line, name, position, company, why FROM staging.person INDEXED BY person_verdict"
            f" WHERE verdict = ?1 AND from_act = 0{only}"
        ]
        known = {"added": "= 0", "unchanged": "= 1"}.get(verdict)
        if known:
            parts.append(
                "SELECT file_id, line, name, '', '', CASE direction WHEN 'mine' THEN 'you: ' ELSE 'them: ' END || kind"
                f" FROM staging.act WHERE 1{only} GROUP BY file_id, line HAVING min(known) {known}"
            )
    rows = sql.rows(connection, f"{' UNION ALL '.join(parts)} LIMIT ?2 OFFSET ?3", verdict, limit, offset)
    return [PreviewRow(number, line, verdict, *shown) for number, line, *shown in rows]


def job_moves(connection: apsw.Connection, limit: int) -> list[JobMove]:
    """List who is found at another company or position."""
    rows = sql.rows(
        connection,
        "SELECT p.match, c.name, e.company_before, e.position_before, iif(e.company, p.company, e.company_before),"
        " iif(e.position, p.position, e.position_before) FROM staging.effect e JOIN staging.person p ON p.id = e.person_id"
        " JOIN main.contact c ON c.id = p.match WHERE e.job ORDER BY p.id LIMIT ?",
        limit,
    )
    return [JobMove(*row) for row in rows]
