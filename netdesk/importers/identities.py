"""Stable keys for people whose rows carry neither a profile nor an e-mail address."""


class Identities:
    """Number people who share a key: the second, different one gets "#2"; the same row again gets the same key."""

    def __init__(self) -> None:
        self._known: dict[str, dict[int, str]] = {}

    def of(self, key: str, content: tuple[object, ...]) -> str:
        """Give the key for a row; `content` is what tells two people of one key apart."""
        same = self._known.setdefault(key, {})
        mark = hash(content)
        if mark not in same:
            same[mark] = key if not same else f"{key}#{len(same) + 1}"
        return same[mark]
