"""The import page: what happens when the user drops files, corrects a mapping, imports or cancels."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.import_report import ImportResult, Verdict
from netdesk.ui.imports import work
from netdesk.ui.imports.changes import CHANGES, ROWS
from netdesk.ui.imports.choose import choose_files, choose_folder
from netdesk.ui.imports.model import ChangesModel, Page
from netdesk.ui.imports.preview import Preview
from netdesk.ui.imports.shown import file_rows, needs_look, notice_words, ready_words, waiting_words
from netdesk.ui.imports.view import ImportView
from netdesk.ui.imports.words import base_name, files_note, outcome_words
from netdesk.ui.screen import Screen
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.importers.mapping import Mapping
    from netdesk.store.database import Database

WELCOME = "Drop an export anywhere on this window: a LinkedIn zip, a CSV file, or the folder of an unpacked export."
IMPORT_KEYS = "Ctrl+Return"


class ImportScreen(Screen):
    """Shows what files would change; nothing is saved until Import is pressed."""

    name, title, icon = "import", "Import", "import"
    tables = frozenset(["contact", "profile", "email", "identity", "interaction"])

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.preview: Preview | None = None
        self._only: str | None = None  # the file shown alone
        self._mapped = ""  # the file in the mapping panel
        self._mode = CHANGES
        self.model = ChangesModel(self._read, self)
        self.view = ImportView(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._connect()
        self.welcome()

    # --- opening ---------------------------------------------------------------------------------------------------

    @override
    def activate(self, argument: object = None) -> None:
        if isinstance(argument, Sequence) and argument:
            self.open_files([Path(path) for path in argument])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Preview files in place of those shown; while an import runs, they have to wait."""
        if self.preview is not None and self.preview.state == "importing":
            self.workspace.said.emit("An import is running. Choose these files again when it is done.", None)
            return
        self.discard()
        preview = Preview(self.workspace, paths, self)
        self.preview = preview
        preview.looked.connect(self._show_files)
        preview.reading.connect(self._show_reading)
        preview.progressed.connect(self._show_progress)
        preview.ready.connect(self._show_ready)
        preview.failed.connect(self._show_fault)
        preview.imported.connect(self._finish)
        preview.stopped.connect(self._show_stopped)
        self.view.name.setText(preview.name)
        self.view.files.model.show_files([])
        self.view.files.note.setText("")
        self.view.changes.notice.say("")
        self.view.show_mapping(False)
        self.view.show_preview(True)
        self._show_reading()
        preview.start()

    def welcome(self) -> None:
        """Show that nothing is chosen yet."""
        self.view.invitation.say("import", "Choose an export to preview", WELCOME, "Choose files")
        self.view.show_preview(False)

    def discard(self) -> None:
        """Throw the preview away; nothing of it was saved."""
        self._only, self._mapped, self._mode = None, "", CHANGES
        self.view.changes.modes.set_value(CHANGES)
        self.view.changes.figures.clear_choice()
        self.model.show_rows(None, (), None)
        if self.preview is not None:
            self.preview.abandon()
            self.preview = None

    # --- Screen ----------------------------------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        if self.preview is not None and self.preview.state == "ready":
            self.model.freeze()
            self.preview.compare_again()

    @override
    def focus_widget(self) -> QWidget:
        return self.view.files.list if self.view.previewing else self.view.invitation.choose

    @override
    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.view.set_compact(compact)

    @override
    def keys(self) -> list[tuple[str, str]]:
        return [
            (IMPORT_KEYS, "Import, or import when ready"),
            ("Space", "Leave the chosen file out, or take it in"),
            ("Esc", "Show all files"),
        ]

    # --- what the user does ----------------------------------------------------------------------------------------

    def press_import(self) -> None:
        """Import, or do so once everything is read; pressed again meanwhile, wait for another press."""
        preview = self.preview
        if preview is None or not self.view.footer.act.isEnabled():
            return
        preview.import_when_ready(not preview.wanted)
        self._offer()

    def press_cancel(self) -> None:
        """Stop an import, or leave the preview."""
        preview = self.preview
        if preview is not None and preview.state == "importing":
            preview.cancel()
            self.view.footer.say("Stopping", "nothing will be saved", 100)
            self.view.footer.cancel.setEnabled(False)
        else:
            self.leave()

    def leave(self) -> None:
        """Throw the preview away and go back to the contacts."""
        self.discard()
        self.welcome()
        self.workspace.open_screen("contacts")

    def _connect(self) -> None:
        view = self.view
        view.invitation.files_wanted.connect(lambda: self._choose(choose_files))
        view.invitation.folder_wanted.connect(lambda: self._choose(choose_folder))
        view.invitation.again_wanted.connect(self._look_again)
        view.invitation.left.connect(self.leave)
        view.files.chosen.connect(self._show_only)
        view.files.left_out.connect(self._leave_out)
        view.changes.figures.chosen.connect(self._show_verdict)
        view.changes.mode_chosen.connect(self._show_mode)
        view.mapping.changed.connect(self._correct)
        view.mapping.remember_changed.connect(self._remember)
        view.footer.cancelled.connect(self.press_cancel)
        view.footer.import_pressed.connect(self.press_import)
        QShortcut(QKeySequence(IMPORT_KEYS), self, self.press_import)
        self.workspace.closing.connect(self.discard)

    def _choose(self, ask: Callable[..., list[Path]]) -> None:
        paths = ask(self, self.workspace.state)
        if paths:
            self.open_files(paths)

    def _look_again(self) -> None:
        if self.preview is not None:
            self.open_files(self.preview.paths)

    def _leave_out(self, path: str, left_out: bool) -> None:
        if self.preview is not None and self.preview.state in ("reading", "ready"):
            self.preview.set_left_out(path, left_out)
            self._refresh_files()

    def _correct(self, path: str, mapping: "Mapping") -> None:
        if self.preview is not None and self.preview.state in ("reading", "ready"):
            self.preview.set_mapping(path, mapping)
            self.preview.remembered.add(path)
            self.view.mapping.remember.setChecked(True)
            self.view.changes.sample_model.show_mapping(mapping)
            self._refresh_files()

    def _remember(self, path: str, on: bool) -> None:
        if self.preview is not None:
            (self.preview.remembered.add if on else self.preview.remembered.discard)(path)

    def _show_only(self, path: str | None) -> None:
        self._only = path
        if self.preview is not None and path is not None and self.preview.mapping(path) is not None:
            self._show_mapping(path)
        self._show_rows()

    def _show_verdict(self, _verdict: Verdict | None) -> None:
        self._show_mode(CHANGES)

    def _show_mode(self, mode: str) -> None:
        self._mode = mode
        self.view.changes.modes.set_value(mode)
        self._show_rows()

    # --- what the preview tells ------------------------------------------------------------------------------------

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
                self._show_mode(ROWS)
        self.view.show_mapping(bool(mapped))
        self._refresh_files()

    def _show_mapping(self, path: str) -> None:
        preview = self.preview
        found = preview.found(path) if preview else None
        mapping = preview.mapping(path) if preview else None
        if preview is None or found is None or mapping is None:
            return
        if path != self._mapped:
            self._mapped = path
            self.workspace.tasks.read(
                lambda _db: (path, work.sample(found)), self._show_sample, key=("sample", id(self))
            )
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
        self._offer()

    def _show_progress(self, done: int, total: int, words: str) -> None:
        if self.preview is not None and self.view.footer.cancel.isEnabled():
            self.view.footer.say(*waiting_words(done, total, words, self.preview.state == "importing"))

    def _show_ready(self) -> None:
        preview = self.preview
        if preview is None or preview.prepared is None:
            return
        moves = preview.prepared.moves
        self.view.changes.moves.show_moves(moves)
        self.view.changes.show_moves(bool(moves))
        self.view.footer.say(*ready_words(preview))
        self._refresh_files()
        if self._mapped:
            self._show_mapping(self._mapped)
        self._show_rows()
        self._offer()

    def _show_fault(self, sentence: str) -> None:
        words = sentence if "othing was" in sentence else f"{sentence} Nothing was saved."
        self.view.invitation.say("warning", "This could not be previewed", words, "Choose another file")
        self.view.show_preview(False)
        self.view.name.show()

    def _show_stopped(self) -> None:
        self.view.invitation.say("info", "Import cancelled", "Nothing was saved.", "Choose another file", again=True)
        self.view.show_preview(False)

    def _finish(self, result: ImportResult) -> None:
        number = result.outcome.change
        words = outcome_words(result.totals) if number is not None else "Nothing was new, so nothing was changed."
        self.leave()
        self.workspace.said.emit(words, number)

    # --- showing ---------------------------------------------------------------------------------------------------

    def _files_known(self) -> bool:
        return self.preview is not None and self.preview.gathered is not None

    def _refresh_files(self) -> None:
        if self.preview is not None:
            self.view.files.model.show_files(file_rows(self.preview))

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

    def _offer(self) -> None:
        preview = self.preview
        if preview is None:
            return
        fault = preview.problem()
        if fault:
            self.view.footer.offer("Import", enabled=False, why=fault)
        elif preview.state == "importing":
            self.model.freeze()
            self.view.footer.offer("Importing", enabled=False)
        elif preview.state == "ready":
            rows = sum(account.rows for account in preview.prepared.plan.files) if preview.prepared else 0
            self.view.footer.offer("Import", enabled=rows > 0, why="" if rows else "There are no rows to import.")
        else:
            self.view.footer.offer("Wait after all" if preview.wanted else "Import when ready", enabled=True)

    def _read(self, work_on_it: "Callable[[Database], Page]", done: Callable[[Page], None], key: object) -> None:
        self.workspace.tasks.read(work_on_it, done, key=key, failed=self._say_unread)

    def _say_unread(self, _error: Exception) -> None:
        """Leave the cells of a page empty whose staging file went away meanwhile."""
