"""The search index: what a contact is found by, and the triggers that keep it."""

DOCUMENT = ("name", "company", "position", "location", "emails", "tags", "notes")
COLUMNS = ", ".join(DOCUMENT)

# What a contact is found by. Its parts are named, so that triggers can ask for them as they were or will be.
# Without the newest SQL (ORDER BY inside group_concat), so that an older SQLite can read the file, too.
_DOCUMENT = """SELECT c.id AS id, c.name AS name, c.company AS company, c.position AS position,
            c.location AS location,
            (SELECT group_concat(address, ' ') FROM ({email} ORDER BY id)) AS emails,
            (SELECT group_concat(name, ' ') FROM (SELECT {name} AS name FROM ({contact_tag}) ct JOIN tag t
                ON t.id = ct.tag_id{tag} ORDER BY t.id)) AS tags,
            (SELECT group_concat(text, ' ') FROM ({note} ORDER BY id)) AS notes
        FROM {contact} c"""
_CHILDREN = {"email": "address", "note": "text", "contact_tag": "tag_id"}
_PRESENT = {
    "contact": "contact",
    "tag": "",
    "name": "t.name",
    **{table: f"SELECT id, {column} FROM {table} WHERE contact_id = c.id" for table, column in _CHILDREN.items()},
}

VIEW = f"CREATE VIEW contact_document AS {_DOCUMENT.format(**_PRESENT)}"

SEARCH_INDEX = f"""
    CREATE VIRTUAL TABLE contact_search USING fts5({COLUMNS}, content='contact_document', content_rowid='id',
        columnsize=0, tokenize='unicode61 remove_diacritics 2')"""

_FORGET = f"INSERT INTO contact_search (contact_search, rowid, {COLUMNS}) SELECT 'delete', id, {COLUMNS} FROM"
_LEARN = f"INSERT INTO contact_search (rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM"
FORGET = f"{_FORGET} contact_document WHERE id"
LEARN = f"{_LEARN} contact_document WHERE id"
# Many new contacts (?1 to ?2) at once: most have neither e-mails nor notes nor tags to be looked up.
_WORDY = "c.id IN (SELECT contact_id FROM {} WHERE contact_id BETWEEN ?1 AND ?2)"
LEARN_MANY = (
    f"INSERT INTO contact_search (rowid, {COLUMNS}) SELECT c.id, c.name, c.company, c.position, c.location,"
    f" iif({_WORDY.format('email')}, (SELECT emails FROM contact_document WHERE id = c.id), NULL),"
    f" iif({_WORDY.format('contact_tag')}, (SELECT tags FROM contact_document WHERE id = c.id), NULL),"
    f" iif({_WORDY.format('note')}, (SELECT notes FROM contact_document WHERE id = c.id), NULL)"
    " FROM contact c WHERE c.id BETWEEN ?1 AND ?2"
)


def _without(table: str, row: str) -> dict[str, str]:
    """Give the document's parts as they are without a row (OLD or NEW) of a table."""
    if table == "contact":
        return {"contact": f"(SELECT * FROM contact WHERE id <> {row}.id)"}
    part = _PRESENT[table]
    return {table: f"{part} AND {'t.id' if table == 'tag' else 'id'} <> {row}.id"}


def _before_update(table: str, columns: str) -> dict[str, str]:
    """Give the document's parts as they were before a row of a table was updated."""
    if table == "tag":
        return {"name": "iif(t.id = NEW.id, OLD.name, t.name)"}
    was = ", ".join(f"OLD.{column}" for column in columns.split(", "))
    if table == "contact":
        return {"contact": f"(SELECT {columns} FROM contact WHERE id <> NEW.id UNION ALL SELECT {was})"}
    rest = _without(table, "NEW")[table]
    return {table: f"{rest} UNION ALL SELECT OLD.id, OLD.{_CHILDREN[table]} WHERE OLD.contact_id = c.id"}


def _search_triggers(table: str, columns: str, whose: str) -> dict[str, str]:
    """Make the triggers that keep the search index while rows of a table come, change and go.

    The index must be told the old words exactly. Each trigger asks for them as they were before its row, or for the new
    ones as they will be: `OR IGNORE` and upserts fire BEFORE triggers for rows that never come. A delete is certain, and
    AFTER it its cascade is over, so that trigger is a BEFORE one. `whose` tells the contacts of a row.
    """

    def document(parts: dict[str, str]) -> str:
        return f"({_DOCUMENT.format(**_PRESENT | parts)})"

    new, old = whose.format("NEW"), whose.format("OLD")
    either = f"{new} UNION {old}" if "SELECT" in whose else f"{new}, {old}"
    acts = {
        "insert": f"AFTER INSERT ON {table} BEGIN {_FORGET} {document(_without(table, 'NEW'))} WHERE id IN ({new});"
        f" {LEARN} IN ({new}); END",
        "update": f"AFTER UPDATE OF {columns} ON {table} BEGIN"
        f" {_FORGET} {document(_before_update(table, columns))} WHERE id IN ({either}); {LEARN} IN ({either}); END",
        "delete": f"BEFORE DELETE ON {table} BEGIN {FORGET} IN ({old});"
        f" {_LEARN} {document(_without(table, 'OLD'))} WHERE id IN ({old}); END",
    }
    return {f"search_{table}_{act}": f"CREATE TRIGGER search_{table}_{act} {body}" for act, body in acts.items()}


TRIGGERS: dict[str, str] = {
    **_search_triggers("contact", "id, name, company, position, location", "{}.id"),
    **_search_triggers("email", "id, contact_id, address", "{}.contact_id"),
    **_search_triggers("note", "id, contact_id, text", "{}.contact_id"),
    **_search_triggers("contact_tag", "id, contact_id, tag_id", "{}.contact_id"),
    **_search_triggers("tag", "id, name", "SELECT contact_id FROM contact_tag WHERE tag_id = {}.id"),
}
