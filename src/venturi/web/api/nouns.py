"""What a kind of record is to the API: how it is called, what is told of it, who sees which, how it changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from venturi.web.api.problems import absent, unknown
from venturi.web.api.shapes import Asked, Change, Line, Shape
from venturi.web.people.models import Person

Seen = Callable[[Person], "QuerySet[Any]"]


@dataclass(frozen=True, kw_only=True)
class Verb:
    """Something that is done to one record: ``act`` gets the record, what was sent, the person and the version.

    ``seen``: among which records it is looked for, where that is not those of the noun.
    """

    summary: str
    body: type[Change]
    act: Callable[[Any, Any, Person, int], Any]
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Noun:
    """A kind of record. ``one`` and ``many`` are its name; what is null cannot be done to it."""

    one: str
    many: str
    about: str
    shape: type[Shape]
    seen: Seen
    asked: type[Asked] = Asked
    new: type[Change] | None = None
    make: Callable[[Person, Any], Any] | None = None
    change: Verb | None = None
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    remove: Callable[[Any, Any, Person, int], Any] | None = None
    removal: type[Change] = Change
    history: Callable[[Any, Person, Any, int], tuple[Sequence[Line], Any]] | None = None

    @property
    def title(self) -> str:
        """The name of its shape."""
        return self.one.title().replace(" ", "")

    @property
    def any(self) -> str:
        """Its name with its article."""
        return f"{'an' if self.one[0] in 'aeiou' else 'a'} {self.one}"

    @property
    def plural(self) -> str:
        """Its name as it is written in a sentence."""
        return self.many.replace("-", " ")

    def found(self, person: Person, key: int, *, among: Seen | None = None) -> Any:
        """One that the person may see."""
        record = (among or self.seen)(person).filter(pk=key).first()
        if record is None:
            raise absent()
        return record


def referred(by: Person, values: dict[str, Any], one: str, among: Seen) -> Any:
    """The record that a column refers to, which is taken out of the values; null where none is given."""
    key = values.pop(f"{one}_id", None)
    found = among(by).filter(pk=key).first() if key is not None else None
    if key is not None and found is None:
        raise unknown(f"{one}_id", key)
    return found
