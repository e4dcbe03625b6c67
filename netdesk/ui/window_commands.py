"""The window's own commands, the menu behind the logo, and what the palette offers."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from netdesk.ui.commands import Command, key_list, key_words
from netdesk.ui.theme import THEMES

if TYPE_CHECKING:
    from netdesk.ui.command_palette import Entry
    from netdesk.ui.main_window import MainWindow


def window_commands(window: "MainWindow") -> list[Command]:
    """List what works on every page."""
    workspace = window.workspace
    return [
        Command("import", "Import…", partial(choose_files, window), ("Ctrl+O",), "File"),
        Command("import_folder", "Import a folder…", partial(choose_folder, window), (), "File"),
        Command("export", "Export…", partial(show_export, window), ("Ctrl+E",), "File"),
        *([Command("sample", "Try with sample data", window.sample, (), "File")] if window.sample else []),
        Command("quit", "Quit", window.close, ("Ctrl+Q",), "File"),
        Command("quick_log", "Log…", partial(show_quick_log, window), ("Ctrl+L",), "Edit"),
        Command("undo", "Undo", workspace.undo, ("Ctrl+Z",), "Edit"),
        Command("redo", "Redo", workspace.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), "Edit"),
        Command("history", "History", window.toggle_history, ("Ctrl+H",), "Edit"),
        Command("duplicates", "Find duplicates…", partial(window.open_if_ready, "duplicates"), (), "Edit"),
        Command("palette", "Search and commands", window.open_palette, ("Ctrl+K",), "View"),
        Command("next_region", "Next region", partial(window.move_to_region, 1), ("F6",)),
        Command("last_region", "Region before", partial(window.move_to_region, -1), ("Shift+F6",)),
        Command("menu", "Menu", window.rail.menu_button.showMenu, ("F10",)),
        Command("settings", "Settings…", partial(show_settings, window), ("Ctrl+,",), "View"),
        Command("keys", "Keys", partial(show_keys, window), ("F1", "?"), "View"),
        *[
            Command(f"open_{entry.name}", entry.title, partial(window.open_if_ready, entry.name), (f"Ctrl+{number}",))
            for number, entry in enumerate((entry for entry in window.entries if entry.in_rail), start=1)
        ],
    ]


def fill_menu(menu: QMenu, commands: Sequence[Command], actions: Mapping[str, QAction], window: "MainWindow") -> None:
    """Put the commands into sections: File, Edit, View with the theme."""
    sections: dict[str, QMenu] = {}
    for command in commands:
        if not command.section:
            continue
        if command.section not in sections:
            sections[command.section] = menu.addMenu(command.section)
        if command.name == "quit":
            sections[command.section].addSeparator()
        sections[command.section].addAction(actions[command.name])
    sections["View"].addMenu(_theme_menu(window))


def palette_entries(commands: Sequence[Command], offers: Sequence[Command] = ()) -> "list[Entry]":
    """Turn commands into lines of the palette: screens, what the one shown offers, then the window's own."""
    from netdesk.ui.command_palette import Entry

    screens = [command for command in commands if command.name.startswith("open_")]
    others = [command for command in commands if command not in screens and command.section]
    lines = [(command, "Screens") for command in screens]
    lines += [(command, command.section) for command in offers]
    lines += [(command, "Commands") for command in others if command.name != "palette"]
    return [
        Entry(command.words, key_words(command.keys[0]) if command.keys else "", command.act, section)
        for command, section in lines
    ]


def choose_files(window: "MainWindow") -> None:
    """Ask for export files and open the import page with them."""
    from netdesk.ui.imports import choose

    files = choose.choose_files(window, window.workspace.state)
    if files:
        window.open_screen("import", files)


def choose_folder(window: "MainWindow") -> None:
    """Ask for the folder of an unpacked export and open the import page with it."""
    from netdesk.ui.imports import choose

    folder = choose.choose_folder(window, window.workspace.state)
    if folder:
        window.open_screen("import", folder)


def show_export(window: "MainWindow") -> None:
    """Ask what to export: those ticked or found, where the contacts are shown, else everybody."""
    from array import array

    from netdesk.ui.contacts.screen import ContactsScreen
    from netdesk.ui.export_dialog import Start, open_export

    start = Start(array("q"))
    if isinstance(window.current, ContactsScreen):
        start = Start(window.current.ticks.ids(), window.current.reader.asked.query)
    open_export(window.workspace, start, window)


def show_quick_log(window: "MainWindow") -> None:
    """Open the field for what happened with whom."""
    from netdesk.ui.quick_log.opening import open_quick_log

    open_quick_log(window)


def show_settings(window: "MainWindow") -> None:
    """Open the settings."""
    from netdesk.ui.settings_dialog import SettingsDialog

    SettingsDialog(window.workspace, window).exec()


def show_keys(window: "MainWindow") -> None:
    """Show the keys of the page and of the window."""
    from netdesk.ui.dialogs import KeysDialog

    screen = window.current
    page_keys = screen.keys() if screen else []
    KeysDialog(screen.title if screen else "", page_keys, key_list(window.commands), window).exec()


def _theme_menu(window: "MainWindow") -> QMenu:
    menu = QMenu("Theme", window)
    group = QActionGroup(menu)
    for choice, words in THEMES:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setData(choice)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, choice=choice: window.workspace.choose_theme(choice))

    def mark() -> None:
        for action in group.actions():
            action.setChecked(action.data() == window.workspace.look.choice)

    menu.aboutToShow.connect(mark)
    return menu
