"""The one way out of the window: web addresses, checked, in the user's own browser."""

from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

SCHEMES = ("http", "https")


def is_safe(address: str) -> bool:
    """Tell whether an address from a file may be opened: http or https with a host, and nothing that hides in it."""
    if any(letter.isspace() or not letter.isprintable() for letter in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in SCHEMES and bool(parts.hostname) and "@" not in parts.netloc and "\\" not in address


def with_scheme(address: str) -> str:
    """Complete an address that an export wrote without its scheme."""
    return (
        f"https://{address}" if address and "://" not in address and ":" not in address.partition("/")[0] else address
    )


def open_link(address: str) -> bool:
    """Open an address in the browser; False, and nothing happens, for one that is not safe or cannot be opened."""
    if not is_safe(address):
        return False
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in SCHEMES and QDesktopServices.openUrl(url)
