"""Where data comes from: networks, imports and their files, remembered mappings."""

from peewee import Model

from netdesk.store.tables.columns import maybe_number, number, parent, text


class Network(Model):
    """A place where contacts are met."""

    key = text(unique=True)
    name = text()
    letter = text()


class ImportRun(Model):
    """One import: one change, whatever number of files it took."""

    at = number()
    label = text()

    class Meta:
        """Name the table."""

        table_name = "import_run"


class ImportFile(Model):
    """One file of an import, with its accounting."""

    import_run = parent(ImportRun, "files")
    path = text()
    format = text()
    archive_day = maybe_number()
    sha256 = text()
    rows = number()
    added = number()
    updated = number()
    unchanged = number()
    skipped = number()

    class Meta:
        """Name the table."""

        table_name = "import_file"


class ImportMapping(Model):
    """Which column means what, remembered for files with the same header."""

    signature = text(unique=True)
    mapping = text()

    class Meta:
        """Name the table."""

        table_name = "import_mapping"
