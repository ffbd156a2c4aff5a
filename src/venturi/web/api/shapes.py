"""What bodies and answers have in common: unknown fields are refused, amounts absent for whoever may not see them."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from django.db.models import Model, QuerySet
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from venturi.web.api.kinds import Id, Moment
from venturi.web.people.models import Person

LIMIT, LARGEST_LIMIT = 50, 200
_LIMITS = {str(number): number for number in range(1, LARGEST_LIMIT + 1)}

_FEW = WithJsonSchema({"type": "integer", "minimum": 1, "maximum": LARGEST_LIMIT, "default": LIMIT})


class Strict(BaseModel):
    """Fields that are not described are refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class Shape(Strict):
    """A record as it is answered; ``money``: fields that are absent for whoever may not see amounts."""

    money: ClassVar[frozenset[str]] = frozenset()

    id: Id
    version: int = Field(ge=1, description="Counts its changes. The ETag is this number.", examples=[3])

    @classmethod
    def of(cls, record: Any, person: Person) -> Self:
        """What a person is told of a record."""
        names = [name for name in cls.model_fields if person.sees_amounts or name not in cls.money]
        return cls.model_construct(**{name: _told(getattr(record, name)) for name in names})

    @classmethod
    def etag(cls, record: Any, person: Person) -> str:
        """The version; another one for whoever is told less of it."""
        return f'"{record.version}{"-reduced" if cls.money and not person.sees_amounts else ""}"'


class Change(Strict):
    """What is sent to make or to change a record."""

    def given(self, model: type[Model]) -> dict[str, Any]:
        """What was sent, by column; of texts that are never null, null is none."""
        return {name: _kept(model, name, getattr(self, name)) for name in self.model_fields_set}


class Merge(Change):
    """Which one it turned out to be."""

    into_id: Id


class Line(Strict):
    """One line of what happened to a record."""

    at: Moment = Field(description="When it took effect.")
    recorded_at: Moment = Field(description="When it was recorded.")
    author: str = Field(examples=["Anna Brandt"])
    via: str | None = Field(description="Through which door, when it was no page.", examples=["through the API"])
    what: str = Field(examples=["changed"])
    field: str | None = Field(None, examples=["amount"])
    old: str | None = Field(None, examples=["12000"])
    new: str | None = Field(None, examples=["9000"])
    reason: str | None = None


class History(Strict):
    """What happened to a record, the latest first. ``limit`` counts changes; each may have several lines."""

    items: list[Line]
    next: str | None


class Asked(Strict):
    """Which part of a list, and how much of it. Fields of classes below: a value, or more in ``lookups``."""

    lookups: ClassVar[Mapping[str, str]] = {}

    limit: Annotated[int, BeforeValidator(lambda value: _LIMITS.get(value, value)), _FEW] = Field(
        LIMIT, strict=True, ge=1, le=LARGEST_LIMIT, description="How many at most."
    )
    cursor: str | None = Field(
        None, max_length=500, pattern=r"^[\w:=-]+$", description="`next` of the page before; without it, the first."
    )

    def among(self, there: "QuerySet[Any]") -> "QuerySet[Any]":
        """Those that were asked for."""
        return there.filter(**{self.lookups.get(name, name): value for name, value in self.asked().items()})

    def asked(self) -> dict[str, Any]:
        """What was asked for but its size and place."""
        said = {name: getattr(self, name) for name in type(self).model_fields if name not in {"limit", "cursor"}}
        return {name: value for name, value in said.items() if value is not None}


class IssueShape(Strict):
    """One thing that is wrong: what, where, what to do, and a code that never changes."""

    code: str = Field(examples=["loss-without-reason"])
    severity: str = Field(examples=["error"])
    message: str = Field(description="What happened, with the value.")
    remedy: str = Field(description="What to do about it.", examples=["Say why it was lost."])
    file: str | None
    table: str | None
    row: int | None
    column: str | None = Field(description="The field or the parameter.", examples=["reason"])
    count: int = Field(description="Records that share it.", examples=[1])
    records: list[str]


class Issues(Strict):
    """Why it was not done. Nothing has changed then."""

    issues: list[IssueShape]


def _told(value: Any) -> Any:
    return None if value == "" else value


def _kept(model: type[Model], name: str, value: Any) -> Any:
    # `account_id` is how an attribute is called, not a field; such columns take null as it is.
    field = next((one for one in model._meta.concrete_fields if one.attname == name), None)
    return "" if value is None and field is not None and not field.null else value
