"""What is asked: of which moment, period and source, by whom. It stands in the address of a page."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from venturi import __version__, store
from venturi.dataset import Dataset
from venturi.web.insight import copy
from venturi.web.insight.rights import Rights, narrowed


@dataclass(frozen=True, slots=True)
class Question:
    """The day that the numbers describe, a period (null: everything), a source (null: both), and whose rights hold."""

    rights: Rights
    as_of: date
    period: str | None = None
    source: str | None = None
    brief: bool = False

    @property
    def key(self) -> str:
        """The question as a short text, the same for everybody who may see the same."""
        said = (__version__, copy.KIND, self.rights.key, self.as_of.isoformat(), self.period, self.source, self.brief)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:32]

    @property
    def said(self) -> dict[str, Any]:
        """The question without whose rights hold, in values that can be written down."""
        return {"as_of": self.as_of.isoformat(), "period": self.period, "source": self.source, "brief": self.brief}

    @property
    def address(self) -> str:
        """The question as the end of an address."""
        return urlencode({name: value if value is not True else 1 for name, value in self.said.items() if value})

    def dataset(self) -> tuple[Dataset, copy.Known]:
        """The copy as it is now without what may not be seen, to be closed, and what it was made of."""
        opened = store.opened(copy.folder())
        try:
            there = copy.known_by(opened.noted)
            assert there is not None, "a copy of another kind was opened: it was not brought up to date"
            seen = narrowed(opened, self.rights, source=self.source)
            return Dataset(seen, as_of=self.as_of, today=timezone.localdate()), there
        except BaseException:
            opened.close()
            raise
