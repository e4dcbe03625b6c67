"""export: contacts, interactions, value, time or everything into one file."""

from argparse import Namespace
from pathlib import Path

from netdesk import outgoing
from netdesk.commands.desk import count, database_path, moment, opened, print_text
from netdesk.domain.errors import UsageError
from netdesk.domain.query import parse
from netdesk.exporters import formats
from netdesk.exporters.base import Style
from netdesk.store import contacts

ROWS = {
    "contacts": "contact", "interactions": "interaction", "value": "value event", "time": "time entry", "everything": "row",
}  # fmt: skip


def write(options: Namespace) -> int:
    """Write the file and say so once it is safe on disk. A file of that name is replaced, whole or not at all."""
    target = Path(options.to).expanduser()
    format_ = formats.chosen(options.what, target, options.format)
    if options.vcard != "4.0" and format_.key != "vcf":
        raise UsageError("--vcard goes with vcf only.")
    if _same(target, database_path(options)):
        raise UsageError("The database itself cannot be the file to write. Choose another name.")
    now = moment()
    query = parse(options.where, now)
    with opened(options, now.now, levels=True) as db:
        ids = contacts.ids(db, query) if options.where else None
        style = Style(exact=options.exact, vcard=options.vcard)
        written = outgoing.write(db, outgoing.Wanted(options.what, format_, style, now.now, now.zone, ids), target)
    for remark in written.remarks:
        print_text(remark)
    one = ROWS[options.what]
    many = one.removesuffix("y") + "ies" if one.endswith("y") else ""
    print_text(f"Exported {count(written.rows, one, many)} to {target}.")
    return 0


def _same(target: Path, database: Path) -> bool:
    return target.resolve() == database.resolve() or (
        target.exists() and database.exists() and target.samefile(database)
    )
