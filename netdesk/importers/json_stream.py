"""JSON read value by value, so that a file of any size needs little memory."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from netdesk.domain.errors import DataError

CHUNK = 1 << 20
LONGEST = 1 << 29
_SPACE = " \t\r\n"


class JsonStream:
    """Walks through one JSON text: into objects and arrays by `members` and `items`, whole values by `value`."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._text = text
        self._name = name
        self._buffer = ""
        self._at = 0
        self._ended = False
        self._decode = json.JSONDecoder().raw_decode

    def members(self) -> Iterator[str]:
        """Go through the keys of an object; the caller reads the value behind each."""
        self._expect("{")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise self.damaged("a key is missing")
            self._expect(":")
            yield key
            if self._either(",", "}") == "}":
                return

    def items(self) -> Iterator[Any]:
        """Go through the values of an array."""
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            yield self.value()
            if self._either(",", "]") == "]":
                return

    def value(self) -> Any:
        """Read one value."""
        self._next()
        while True:
            try:
                found, end = self._decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._ended or len(self._buffer) - self._at > LONGEST:
                    raise self.damaged(error.msg) from error
            except RecursionError as error:
                raise self.damaged("it is nested too deeply") from error
            else:
                if end < len(self._buffer) or self._ended:  # a number may go on behind the buffer's end
                    self._at = end
                    return found
            self._read()

    def damaged(self, why: str) -> DataError:
        """Word what is wrong with the file."""
        return DataError(f"{self._name} is damaged or cut off ({why}). Nothing was imported.")

    def _next(self) -> str:
        """Give the next sign that is no space, without taking it; "" at the end."""
        while True:
            while self._at < len(self._buffer):
                if self._buffer[self._at] not in _SPACE:
                    return self._buffer[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._read()

    def _expect(self, sign: str) -> None:
        self._either(sign)

    def _either(self, *signs: str) -> str:
        found = self._next()
        if found not in signs or not found:
            raise self.damaged(f"“{signs[0]}” is missing")
        self._at += 1
        return found

    def _read(self) -> None:
        # At least as much again as waits, so that a long value is not looked at over and over.
        try:
            more = self._text.read(max(CHUNK, len(self._buffer) - self._at))
        except UnicodeDecodeError as error:
            raise self.damaged("it is not UTF-8") from error
        self._ended = not more
        self._buffer = self._buffer[self._at :] + more
        self._at = 0
