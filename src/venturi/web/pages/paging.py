"""One page of many rows, and where it stands among them: nothing is cut off without saying so."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Paged:
    """The rows of one page, counted from 1, and how many there are in all."""

    rows: list[Any]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        """How many pages there are; one, when there is nothing."""
        return max(1, -(-self.total // self.size))

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.number < self.pages else None

    @property
    def hidden(self) -> int:
        """How many rows are on other pages."""
        return self.total - len(self.rows)


def paged(there: "QuerySet[Any]", number: str = "1", *, size: int = AT_ONCE) -> Paged:
    """A page of them; a number that is none is the first page, one beyond the last is the last."""
    total = there.count()
    last = max(1, -(-total // size))
    # Nobody has a page with more digits, and a number that long is none to compute with.
    asked = int(number) if number.isdecimal() and len(number) < 10 else 1
    place = min(max(asked, 1), last)
    return Paged(list(there[(place - 1) * size : place * size]), total, place, size)
