"""The import page: what happens when the user drops files, corrects a mapping, imports or cancels."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netdesk.domain.import_report import Candidate, ImportResult
from netdesk.ui.imports.choose import choose_files, choose_folder
from netdesk.ui.imports.preview import Preview
from netdesk.ui.imports.showing import Showing
from netdesk.ui.imports.words import outcome_words
from netdesk.ui.screen import Screen
from netdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from netdesk.importers.mapping import Mapping

WELCOME = "Drop an export anywhere on this window: a LinkedIn zip, a CSV file, or the folder of an unpacked export."
ANOTHER = "Choose another file"
IMPORT_KEYS = "Ctrl+Return"


class ImportScreen(Screen):
    """Shows what files would change; nothing is saved until Import is pressed."""

    name, title, icon = "import", "Import", "import"
    tables = frozenset(["contact", "profile", "email", "identity", "interaction"])

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.preview: Preview | None = None
        self.showing = Showing(workspace.tasks, self)
        self.model, self.view = self.showing.model, self.showing.view
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
        self.showing.follow(preview)
        preview.strange.connect(self._show_strange)
        preview.failed.connect(self._show_fault)
        preview.imported.connect(self._finish)
        preview.stopped.connect(self._show_stopped)
        preview.start()

    def welcome(self) -> None:
        """Show that nothing is chosen yet."""
        self.view.invitation.say("import", "Choose an export to preview", WELCOME, "Choose files")
        self.view.show_preview(False)

    def discard(self) -> None:
        """Throw the preview away; nothing of it was saved."""
        self.showing.clear()
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
        if preview is None or not self.view.previewing or not self.view.footer.act.isEnabled():
            return
        preview.import_when_ready(not preview.wanted)
        self.showing.offer()

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
        view.invitation.anyway_wanted.connect(self._mix)
        view.invitation.left.connect(self.leave)
        view.files.left_out.connect(self._leave_out)
        view.files.texts_kept.connect(self._keep_texts)
        view.changes.answered.connect(self._answer)
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

    def _mix(self) -> None:
        if self.preview is not None:
            self.view.show_preview(True)
            self.preview.mix()
            self.focus_widget().setFocus()

    def _changeable(self) -> Preview | None:
        """Give the preview while it can be corrected."""
        preview = self.preview
        return preview if preview is not None and preview.state in ("reading", "ready") else None

    def _leave_out(self, path: str, left_out: bool) -> None:
        if (preview := self._changeable()) is not None:
            preview.set_left_out(path, left_out)
            self.showing.show_states()

    def _keep_texts(self, keep: bool) -> None:
        if (preview := self._changeable()) is not None:
            preview.set_keep_texts(keep)
        self.showing.show_states()

    def _correct(self, path: str, mapping: "Mapping") -> None:
        if (preview := self._changeable()) is not None:
            preview.set_mapping(path, mapping)
            preview.remembered.add(path)
            self.showing.show_corrected(mapping)

    def _remember(self, path: str, on: bool) -> None:
        if self.preview is not None:
            (self.preview.remembered.add if on else self.preview.remembered.discard)(path)

    def _answer(self, identity: str, who: Candidate | None) -> None:
        if (preview := self._changeable()) is not None:
            self.model.freeze()
            preview.answer(identity, who)

    # --- what stops the preview ------------------------------------------------------------------------------------

    def _show_strange(self, sentence: str) -> None:
        self._stop("info", "Whose archive is this?", f"{sentence} Nothing was saved.", anyway=True)

    def _show_fault(self, sentence: str) -> None:
        words = sentence if "othing was" in sentence else f"{sentence} Nothing was saved."
        self._stop("warning", "This could not be previewed", words)

    def _show_stopped(self) -> None:
        self._stop("info", "Import cancelled", "Nothing was saved.", again=True)
        self.view.name.hide()

    def _stop(self, icon: str, title: str, words: str, *, again: bool = False, anyway: bool = False) -> None:
        self.view.invitation.say(icon, title, words, ANOTHER, again=again, anyway=anyway)
        self.view.show_preview(False)
        self.view.name.show()

    def _finish(self, result: ImportResult) -> None:
        number = result.outcome.change
        words = (
            outcome_words(result.totals, result.gone, result.back)
            if number is not None
            else "Nothing was new, so nothing was changed."
        )
        self.leave()
        self.workspace.said.emit(words, number)
