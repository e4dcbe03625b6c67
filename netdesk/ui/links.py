"""The one way out of the window: web addresses, checked, in the user's own browser."""

from pathlib import Path
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


def show_folder(file: Path) -> bool:
    """Open the folder a file was written to in the user's own file manager."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def mail_address(address: str) -> str:
    """Give the link that writes to an e-mail address; "" for what is none, or would bring along more than the address."""
    name, mark, host = address.partition("@")
    plain = all(letter.isalnum() or letter in "._+-" for letter in name + host)
    return f"mailto:{address}" if mark and name and "." in host and plain and len(address) <= 254 else ""


def write_mail(link: str) -> bool:
    """Open the user's own mail program; False, and nothing happens, for a link that `mail_address` did not make."""
    if link != mail_address(link.removeprefix("mailto:")) or not link:
        return False
    return QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))
