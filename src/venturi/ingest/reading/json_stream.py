"""JSON decoded a value at a time from a stream of bytes, so that a list never stands in memory as a whole."""

import codecs
import json
from collections.abc import Callable, Iterator
from typing import Any

from venturi.ingest.reading.limits import MB

SPACE = " \t\r\n\ufeff"


class Unreadable(Exception):
    """The text is not JSON, with the reason and how far it was read."""


def _unknown(_: str) -> None:
    """NaN and Infinity are not JSON and no numbers: nothing is known."""


class JsonStream:
    """A cursor over the text; every method begins where the one before ended."""

    def __init__(self, read: Callable[[int], bytes], *, limit: int) -> None:
        self.read, self.limit = read, limit
        self.text = codecs.getincrementaldecoder("utf-8")("replace")
        self.decoder = json.JSONDecoder(parse_constant=_unknown)
        self.buffer, self.at, self.passed, self.ended = "", 0, 0, False

    def _more(self) -> bool:
        data = self.read(MB)
        self.ended = not data
        self.passed += self.at
        self.buffer = self.buffer[self.at :] + self.text.decode(data, final=self.ended)
        self.at = 0
        return not self.ended

    def peek(self) -> str:
        """The next character that is no space, or nothing at the end."""
        while True:
            while self.at < len(self.buffer) and self.buffer[self.at] in SPACE:
                self.at += 1
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if not self._more():
                return ""

    def peek_second(self) -> str:
        """The character after the next one, spaces aside."""
        if len(self.buffer) - self.at < 4096:
            self._more()
        return self.buffer[self.at + 1 :].lstrip(SPACE)[:1]

    def _take(self, expected: str) -> None:
        found = self.peek()
        if not found or found not in expected:
            raise Unreadable(f"expected {' or '.join(expected)}, found {found or 'the end'} {self._where()}")
        self.at += 1

    def _where(self) -> str:
        return f"after {self.passed + self.at:,} characters"

    def value(self) -> Any:
        """The next value."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.buffer, self.at)
                if end < len(self.buffer) or self.ended or not self._more():
                    # A number that ends with the buffer may go on in the next one.
                    self.at = end
                    return value
            except ValueError as error:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
                if len(self.buffer) - self.at > self.limit:
                    raise Unreadable(f"a record of more than {self.limit:,} characters {self._where()}") from None
                if not self._grow():
                    raise Unreadable(f"{reason} {self._where()}") from None

    def _grow(self) -> bool:
        """Read as much again as there is, so that a long record is tried a few times and not once per megabyte."""
        wanted = 2 * (len(self.buffer) - self.at)
        grown = False
        while self._more():
            grown = True
            if len(self.buffer) >= wanted:
                break
        return grown

    def elements(self) -> Iterator[Any]:
        """The elements of the list that begins here."""
        yield from self._parts("[", "]", self.value)

    def entries(self) -> Iterator[str]:
        """The keys of the object that begins here; take the value of each before the next."""
        yield from self._parts("{", "}", self._key)

    def _parts(self, opening: str, closing: str, part: Callable[[], Any]) -> Iterator[Any]:
        self._take(opening)
        if self.peek() == closing:
            self.at += 1
            return
        while True:
            yield part()
            self._take("," + closing)
            if self.buffer[self.at - 1] == closing:
                return

    def _key(self) -> str:
        key = self.value()
        if not isinstance(key, str):
            raise Unreadable(f"{key!r} is no key {self._where()}")
        self._take(":")
        return key

    def lines(self) -> Iterator[Any]:
        """Values one after the other, up to the end."""
        while self.peek():
            yield self.value()

    def first_line_is_record(self) -> bool:
        """Whether a whole object stands in the first line, and another one follows."""
        end = self.buffer.find("\n", self.at)
        while end < 0 and len(self.buffer) - self.at < MB and self._more():
            end = self.buffer.find("\n", self.at)
        line = self.buffer[self.at : end if end >= 0 else len(self.buffer)]
        try:
            record = json.loads(line)
        except ValueError:
            return False
        return isinstance(record, dict) and self.buffer[self.at + len(line) :].lstrip(SPACE)[:1] == "{"
