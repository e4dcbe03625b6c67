"""The one style sheet, filled with a theme's colours."""

from collections.abc import Mapping
from string import Template


def sheet(name: str, colors: Mapping[str, str]) -> str:
    """Fill the template with colours by token name."""
    return Template(TEMPLATE).substitute(colors, theme=name)


TEMPLATE = """
QToolTip { background: $raised; color: $text; border: 1px solid $lineStrong; padding: 4px 6px; }
"""
