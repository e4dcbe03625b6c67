"""What of a preview stands in the page: its files, rows, columns, questions, and how far it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from netdesk.domain.import_report import Verdict
from netdesk.ui.imports import work
from netdesk.ui.imports.changes import CHANGES, ROWS
from netdesk.ui.imports.model import ChangesModel, Page
from netdesk.ui.imports.preview import Preview
from netdesk.ui.imports.shown import file_rows, has_messages, needs_look, notice_words, ready_words, waiting_words
from netdesk.ui.imports.view import ImportView
from netdesk.ui.imports.words import base_name, files_note
from netdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from netdesk.importers.mapping import Mapping
    from netdesk.store.database import Database


class Showing(QObject):
    """Keeps the page in step with one preview, and with the file, figure and kind of rows the user looks at."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        """Make the page's widgets as `view`; `follow` fills them."""
        super().__init__(parent)
        self._tasks = tasks
        self.preview: Preview | None = None
        self._only: str | None = None  # the file shown alone
        self._mapped = ""  # the file in the mapping panel
        self._mode = CHANGES
        self.model = ChangesModel(self._read, self)
        self.view = ImportView(self.model)
        self.view.files.chosen.connect(self._show_only)
        self.view.changes.figures.chosen.connect(self._show_verdict)
        self.view.changes.mode_chosen.connect(self.show_mode)

    def follow(self, preview: Preview) -> None:
        """Show a preview from its start on."""
        self.preview = preview
        preview.looked.connect(self._show_files)
        preview.reading.connect(self._show_reading)
        preview.progressed.connect(self._show_progress)
        preview.ready.connect(self._show_ready)
        view = self.view
        view.name.setText(preview.name)
        view.files.model.show_files([])
        view.files.note.setText("")
        view.files.offer_texts(False, False)
        view.changes.notice.say("")
        view.changes.show_questions((), {})
        view.show_mapping(False)
        view.show_preview(True)
        self._show_reading()

    def clear(self) -> None:
        """Let go of the preview, and of what the user looked at."""
        self.preview = None
        self._only, self._mapped, self._mode = None, "", CHANGES
        self.view.changes.modes.set_value(CHANGES)
        self.view.changes.figures.clear_choice()
        self.model.show_rows(None, (), None)

    def show_mode(self, mode: str) -> None:
        """Show what changes, or the file's own rows."""
        self._mode = mode
        self.view.changes.modes.set_value(mode)
        self._show_rows()

    def show_corrected(self, mapping: "Mapping") -> None:
        """Show what another meaning of the columns makes of the table, before it is read again."""
        self.view.mapping.remember.setChecked(True)
        self.view.changes.sample_model.show_mapping(mapping)
        self.show_states()

    def show_states(self) -> None:
        """Show how the files stand."""
        if self.preview is not None:
            self.view.files.model.show_files(file_rows(self.preview))
            self.view.files.offer_texts(has_messages(self.preview), self.preview.keep_texts)

    def offer(self) -> None:
        """Offer what can be done now."""
        preview = self.preview
        if preview is None:
            return
        busy = preview.state == "importing"
        self.view.changes.questions.setEnabled(not busy)
        self.view.files.keep_texts.setEnabled(not busy)
        fault = preview.problem()
        if fault:
            self.view.footer.offer("Import", enabled=False, why=fault)
        elif busy:
            self.model.freeze()
            self.view.footer.offer("Importing", enabled=False)
        elif preview.state == "ready":
            rows = sum(account.rows for account in preview.prepared.plan.files) if preview.prepared else 0
            self.view.footer.offer("Import", enabled=rows > 0, why="" if rows else "There are no rows to import.")
        else:
            self.view.footer.offer("Wait after all" if preview.wanted else "Import when ready", enabled=True)

    # --- what the preview tells -----------------------------------------------------------------------------------

    def _show_files(self) -> None:
        preview = self.preview
        if preview is None or preview.gathered is None:
            return
        self.view.files.note.setText(files_note(preview.paths, len(preview.files)))
        self.view.changes.notice.say(notice_words(preview))
        mapped = [file.path for file in preview.files if preview.mapping(file.path) is not None]
        unsure = [path for path in mapped if needs_look(preview, path)]
        preview.remembered.update(unsure)
        if mapped:
            self._show_mapping((unsure or mapped)[0])
            if preview.fault(self._mapped):
                self.show_mode(ROWS)
        self.view.show_mapping(bool(mapped))
        self.show_states()

    def _show_mapping(self, path: str) -> None:
        preview = self.preview
        found = preview.found(path) if preview else None
        mapping = preview.mapping(path) if preview else None
        if preview is None or found is None or mapping is None:
            return
        if path != self._mapped:
            self._mapped = path
            self._tasks.read(lambda _db: (path, work.sample(found)), self._show_sample, key=("sample", id(self)))
        account = preview.account(path)
        rows = account.rows if account else found.rows
        self.view.mapping.show_table(found, mapping, rows, remember=path in preview.remembered)

    def _show_sample(self, read: tuple[str, list[list[str]]]) -> None:
        path, rows = read
        mapping = self.preview.mapping(path) if self.preview else None
        if path == self._mapped and mapping is not None:
            self.view.changes.sample_model.show_table(rows, mapping)
            self.view.mapping.show_samples(rows)

    def _show_reading(self) -> None:
        self.model.show_rows(None, (), None)
        self.view.changes.figures.show_figures(None)
        self.view.changes.show_moves(False)
        self.view.footer.cancel.setEnabled(True)
        self.view.footer.say("Looking into the files" if not self._files_known() else "Reading", "", 0)
        self._show_rows()
        self.offer()

    def _show_progress(self, done: int, total: int, words: str) -> None:
        if self.preview is not None and self.view.footer.cancel.isEnabled():
            self.view.footer.say(*waiting_words(done, total, words, self.preview.state == "importing"))

    def _show_ready(self) -> None:
        preview = self.preview
        if preview is None or preview.prepared is None:
            return
        asked, moves = preview.prepared.asked, preview.prepared.moves
        self.view.changes.show_questions(asked.questions, asked.given)
        self.view.changes.moves.show_moves(moves)
        self.view.changes.show_moves(bool(moves))
        self.view.footer.say(*ready_words(preview))
        self.show_states()
        if self._mapped:
            self._show_mapping(self._mapped)
        self._show_rows()
        self.offer()

    # --- what the user looks at -----------------------------------------------------------------------------------

    def _show_only(self, path: str | None) -> None:
        self._only = path
        if self.preview is not None and path is not None and self.preview.mapping(path) is not None:
            self._show_mapping(path)
        self._show_rows()

    def _show_verdict(self, _verdict: Verdict | None) -> None:
        self.show_mode(CHANGES)

    def _files_known(self) -> bool:
        return self.preview is not None and self.preview.gathered is not None

    def _show_rows(self) -> None:
        """Show the figures and rows of the files and the verdict chosen, or the file's own rows."""
        preview, changes = self.preview, self.view.changes
        if preview is None:
            return
        alone = self._only or (self._mapped if self._mode == ROWS or len(preview.files) == 1 else "")
        changes.show_bar(base_name(alone) or "All files", bool(self._mapped))
        prepared = preview.prepared
        if self._mode == ROWS and self._mapped:
            changes.show_sample()
        elif prepared is None:
            changes.show_loading()
        if prepared is None:
            return
        account = preview.account(self._only) if self._only else None
        number = account.file if account else -1 if self._only else None
        changes.figures.show_figures(work.figures_of(prepared.plan, number))
        segments = work.segments_of(prepared.plan, changes.figures.value, number)
        several = {account.file: account.path for account in prepared.plan.files} if number is None else {}
        self.model.show_rows(prepared.staging, segments, number, several if len(several) > 1 else {})
        if self._mode == CHANGES:
            changes.show_changes("" if self.model.rowCount() else "No rows here.")

    def _read(self, work_on_it: "Callable[[Database], Page]", done: Callable[[Page], None], key: object) -> None:
        self._tasks.read(work_on_it, done, key=key, failed=self._say_unread)

    def _say_unread(self, _error: Exception) -> None:
        """Leave the cells of a page empty whose staging file went away meanwhile."""
