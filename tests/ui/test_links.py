"""Only checked web addresses leave the window."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from netdesk.ui import links


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://www.linkedin.com/in/ada", True),
        ("http://example.org", True),
        ("HTTPS://example.org/ü", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://bank.example@evil.example/", False),
        ("https://example.org/\nfile:///x", False),
        ("https://exa\u202emple.org", False),
        ("https:\\\\example.org", False),
        ("https://[broken", False),
        ("smb://share", False),
        ("", False),
    ],
)
def test_what_is_safe(address: str, safe: bool) -> None:
    assert links.is_safe(address) is safe


def test_an_address_without_scheme_is_completed() -> None:
    assert links.with_scheme("www.linkedin.com/in/ada") == "https://www.linkedin.com/in/ada"
    assert links.with_scheme("javascript:alert(1)") == "javascript:alert(1)"
    assert links.with_scheme("http://x.org") == "http://x.org"
    assert links.with_scheme("") == ""


def test_only_safe_ones_are_opened(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    assert links.open_link("https://example.org/a")
    assert not links.open_link("file:///etc/passwd")
    assert opened == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("ada@example.org", "mailto:ada@example.org"),
        ("ada+net@example.org", "mailto:ada+net@example.org"),
        ("ada@example.org?body=send%20me", ""),
        ("ada@example.org&cc=bo@example.org", ""),
        ("ada", ""),
        ("@example.org", ""),
        ("ada@exa\u202emple.org", ""),
        ("", ""),
    ],
)
def test_mail_goes_to_an_address_and_carries_nothing_else(address: str, link: str) -> None:
    assert links.mail_address(address) == link


def test_only_links_made_here_write_mail(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    assert links.write_mail("mailto:ada@example.org")
    for bad in ("mailto:ada@example.org?attach=/etc/passwd", "https://example.org", "ada@example.org", ""):
        assert not links.write_mail(bad)
    assert opened == ["mailto:ada@example.org"]
