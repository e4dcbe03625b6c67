"""The one style sheet, filled with a theme's colours. Colours come from the palette where Qt lets them."""

from collections.abc import Mapping
from string import Template

PICTURES: tuple[tuple[str, str], ...] = (
    ("check", "onAccent"),
    ("minus", "onAccent"),
    ("chevron-down", "text2"),
    ("chevron-down", "control"),
    ("chevron-up", "text2"),
    ("chevron-right", "text2"),
    ("close", "text2"),
)
"""Icon and colour of each picture the sheet names; ThemeHolder draws them into a folder."""


def sheet(name: str, colors: Mapping[str, str], pictures: str) -> str:
    """Fill the template with colours by token name; `pictures` is the folder of PICTURES, with forward slashes."""
    return Template(TEMPLATE).substitute(colors, theme=name, pictures=pictures)


FRAME = """
QToolTip { background: $raised; color: $text; border: 1px solid $lineStrong; padding: 4px 6px; }
QMainWindow, QDialog, QMessageBox { background: $canvas; }
QWidget#page { background: $canvas; }
QFrame#nav_rail { background: $sidebar; border: none; border-right: 1px solid $line; }
QFrame#top_bar { background: $canvas; border: none; border-bottom: 1px solid $line; }
QFrame#undo_line { background: $raised; border: none; border-top: 1px solid $lineStrong; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="side"] { background: $sunken; border: none; }
QFrame#history { border-left: 1px solid $line; }
QFrame[kind="popup"] { background: $raised; border: 1px solid $lineStrong; border-radius: 8px; }
QFrame[kind="rule"] { background: $line; border: none; }
QLabel { background: transparent; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="accent"] { color: $accentText; }
QLabel[tone="billable"] { color: $billableText; }
QLabel[tone="social"] { color: $socialText; }
QLabel[tone="danger"] { color: $danger; }
QLabel[kind="key"] { color: $text2; background: $surface; border: 1px solid $lineStrong; border-radius: 4px;
  padding: 0px 5px; }
QLabel[chip="neutral"] { background: $sidebar; color: $text2; border-radius: 4px; padding: 2px 6px; }
QLabel[chip="accent"] { background: $accentSoft; color: $accentText; border-radius: 4px; padding: 2px 6px; }
QLabel[chip="outline"] { color: $text2; border: 1px solid $lineStrong; border-radius: 4px; padding: 1px 5px; }
QLabel[chip="due"] { color: $accentText; border: 1px solid $accent; border-radius: 4px; padding: 1px 5px; }
QLabel[chip="billable"] { background: $billableSoft; color: $billableText; border-radius: 4px; padding: 2px 6px; }
QLabel[chip="social"] { background: $socialSoft; color: $capText; border-radius: 4px; padding: 2px 6px; }
"""

BUTTONS = """
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar, QSlider, QComboBox { outline: none; }
QPushButton { background: $surface; color: $text; border: 1px solid $lineStrong; border-radius: 6px;
  padding: 0px 11px; min-height: 30px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sidebar; }
QPushButton:disabled { color: $control; border-color: $line; }
QPushButton:default { border-color: $accent; }
QPushButton[small="true"] { min-height: 24px; padding: 0px 8px; border-radius: 5px; }
QPushButton[tall="true"] { min-height: 34px; padding: 0px 15px; }
QPushButton[kind="primary"] { background: $accent; color: $onAccent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accentHover; border-color: $accentHover; }
QPushButton[kind="primary"]:disabled { background: $line; color: $text3; border-color: $line; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; color: $text2; }
QPushButton[kind="flat"]:hover { background: $hover; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accentText; padding: 0px 2px;
  min-height: 24px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="chip"] { background: $accentSoft; color: $accentText; border: none; border-radius: 4px;
  padding: 0px 6px; min-height: 24px; }
QPushButton[kind="chip"]:hover { background: $selected; }
QPushButton[kind="filter"] { background: $sidebar; color: $text2; border: 1px solid transparent; border-radius: 4px;
  padding: 0px 6px; min-height: 22px; }
QPushButton[kind="filter"]:hover { color: $text; }
QPushButton[kind="filter"]:checked { background: $accentSoft; color: $accentText; border-color: $accent; }
QPushButton[kind="menu"]::menu-indicator { image: url("$pictures/chevron-down-text2.svg"); width: 14px; height: 14px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
QPushButton[kind="menu"] { padding-right: 28px; }
QPushButton[kind="fact"], QPushButton[kind="fact"]:hover { background: transparent; border: none; padding: 0px;
  min-height: 24px; }
QPushButton[iconOnly="true"] { padding: 0px; min-width: 30px; max-width: 30px; }
QPushButton[iconOnly="true"][small="true"] { padding: 0px; min-width: 24px; max-width: 24px; }
QFrame[kind="segmented"] { background: $sidebar; border: 1px solid $line; border-radius: 7px; }
QPushButton[kind="segment"] { background: transparent; border: 1px solid transparent; border-radius: 5px; color: $text2;
  padding: 0px 11px; min-height: 24px; }
QPushButton[kind="segment"]:hover { color: $text; background: transparent; }
QPushButton[kind="segment"]:checked { background: $surface; color: $text; border-color: $lineStrong; font-weight: 600; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; color: $text2; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton::menu-indicator { image: none; }
"""

FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $lineStrong; border-radius: 6px; padding: 0px 9px;
  selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $text3; }
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox { min-height: 30px; }
QLineEdit[tall="true"] { min-height: 34px; padding: 0px 11px; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus,
QTimeEdit:focus, QDateTimeEdit:focus { border: 2px solid $focus; padding: 0px 8px; min-height: 28px; }
QLineEdit[tall="true"]:focus { min-height: 32px; padding: 0px 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 6px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; background: transparent;
  padding: 0px 0px 0px 6px; min-height: 0px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $control; background: $sunken; }
QLineEdit[wrong="true"] { border-color: $danger; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; padding: 0px; }
QComboBox { font-weight: 500; padding-right: 26px; }
QComboBox[small="true"] { min-height: 24px; border-radius: 5px; }
QComboBox[unsure="true"] { border-color: $social; }
QComboBox::drop-down { border: none; width: 26px; subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$pictures/chevron-down-text2.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $lineStrong; padding: 4px; outline: none;
  selection-background-color: $selected; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0px 6px; border-radius: 4px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button, QTimeEdit::down-button,
QDateTimeEdit::up-button, QDateTimeEdit::down-button { border: none; background: transparent; width: 20px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow, QTimeEdit::up-arrow, QDateTimeEdit::up-arrow {
  image: url("$pictures/chevron-up-text2.svg"); width: 11px; height: 11px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow, QTimeEdit::down-arrow,
QDateTimeEdit::down-arrow { image: url("$pictures/chevron-down-text2.svg"); width: 11px; height: 11px; }
QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator, QTreeView::indicator { width: 14px; height: 14px;
  border: 1px solid $control; border-radius: 4px; background: $surface; }
QCheckBox::indicator:hover { border-color: $text2; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$pictures/check-onAccent.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$pictures/minus-onAccent.svg"); }
QCheckBox::indicator:disabled { border-color: $lineStrong; background: $sunken; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $control; border-radius: 8px;
  background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; border-radius: 8px;
  background: $onAccent; }
QRadioButton[kind="tile"] { background: $surface; border: 1px solid $lineStrong; border-radius: 8px; padding: 0px 12px;
  min-height: 46px; }
QRadioButton[kind="tile"]:hover { background: $hover; }
QRadioButton[kind="tile"]:checked { border: 1px solid $accent; background: $accentSoft; }
QSlider:horizontal { min-height: 24px; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0px; border-radius: 8px; background: $surface;
  border: 2px solid $accent; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
  text-align: center; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

VIEWS = """
QAbstractScrollArea { background: $surface; border: none; }
QPlainTextEdit, QTextEdit { border: 1px solid $lineStrong; border-radius: 6px; }
QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; }
QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $surface; border: none;
  outline: none; gridline-color: $line; selection-background-color: $selected; selection-color: $text; }
QListView[kind="choices"] { background: $raised; border: 1px solid $lineStrong; }
QListView[kind="choices"]::item { min-height: 28px; padding: 0px 6px; border-radius: 4px; }
QListView[kind="choices"]::item:selected { background: $selected; color: $text; }
QTableView::item, QTreeView::item { padding: 0px 8px; border: none; border-bottom: 1px solid $line; }
QTableView::item:selected, QTreeView::item:selected { background: $selected; color: $text; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $text2; border: none; border-bottom: 1px solid $lineStrong;
  padding: 0px 8px; min-height: 31px; font-weight: 500; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$pictures/chevron-up-text2.svg"); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url("$pictures/chevron-down-text2.svg"); width: 12px; height: 12px; }
QTableCornerButton::section { background: $sunken; border: none; }
QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $text2; border: none; border-bottom: 2px solid transparent;
  padding: 0px 0px; margin: 0px 20px 0px 0px; min-height: 34px; font-weight: 500; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $lineStrong; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; border: none; }
QScrollBar::handle { background: $lineStrong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $raised; border: 1px solid $lineStrong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 5px; color: $text; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $control; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::right-arrow { image: url("$pictures/chevron-right-text2.svg"); width: 12px; height: 12px; }
"""

TEMPLATE = FRAME + BUTTONS + FIELDS + VIEWS
