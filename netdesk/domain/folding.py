"""Folding: one spelling for names that differ only in case, accents or spaces."""

from unicodedata import combining, normalize


def fold(text: str) -> str:
    """Bring a text to the form in which names are compared: no case, no accents, single spaces.

    Letters that are no accented forms (ø, đ, ł) stay. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    parts = normalize("NFKD", normalize("NFKD", text).casefold())
    plain = "".join([letter for letter in parts if not combining(letter)])
    return " ".join(normalize("NFC", plain).split())
