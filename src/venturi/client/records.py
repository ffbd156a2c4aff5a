"""Records as the workspace answers them: exact amounts, days, and moments in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Self, get_args, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record at one of its versions; what is null nobody said."""

    path: ClassVar[str]

    id: int
    version: int

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """What was answered; fields that this version of the library does not know are left out."""
        readers = _readers(cls)  # type: ignore[arg-type]
        return cls(**{name: readers[name](value) for name, value in said.items() if name in readers})


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced(Record):
    """A record with an amount, which is null also where you may not see it, see `amounts_seen`."""

    amount: Decimal | None = None
    currency: str | None = None
    amounts_seen: bool = True

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self:
        """What was answered; amounts are absent for whoever may not see them, which is not "never set"."""
        return super(Priced, cls).read({**said, "amounts_seen": "amount" in said})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal(Priced):
    """One opportunity to sell."""

    path: ClassVar[str] = "deals"

    key: str
    name: str
    account_id: int | None
    pipeline_id: int
    stage_id: int
    stage_entered_at: datetime
    owner_id: int | None
    expected_close_on: date | None
    pushes: int
    source: str | None
    channel: str | None
    product: str | None
    category: str | None
    next_step: str | None
    next_step_on: date | None
    outcome: str
    created_at: datetime
    closed_at: datetime | None
    loss_reason: str | None
    competitor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Record):
    """A contact's role on one deal."""

    path: ClassVar[str] = "stakeholders"

    deal_id: int
    contact_id: int
    role: str | None
    attitude: str | None
    has_access: bool | None
    identified_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Record):
    """A customer organisation."""

    path: ClassVar[str] = "accounts"

    key: str
    name: str
    region: str | None
    segment: str | None
    owner_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """A person at a customer."""

    path: ClassVar[str] = "contacts"

    key: str
    account_id: int | None
    name: str
    position: str | None
    email: str | None
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """A call, a meeting, an email or a note."""

    path: ClassVar[str] = "activities"

    key: str
    deal_id: int | None
    account_id: int | None
    kind: str
    direction: str | None
    by_buyer: bool | None
    at: datetime
    person_id: int | None
    contact_id: int | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """Something that somebody is to do; ``done_at``: null while it is not done."""

    path: ClassVar[str] = "tasks"

    deal_id: int | None
    account_id: int | None
    person_id: int
    text: str
    due_on: date | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline(Record):
    """A named sequence of stages."""

    path: ClassVar[str] = "pipelines"

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """One step of a pipeline; ``kind``: open, won or lost."""

    path: ClassVar[str] = "stages"

    pipeline_id: int
    name: str
    position: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Somebody on our side."""

    path: ClassVar[str] = "people"

    key: str
    name: str
    role: str
    region: str | None
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Record):
    """A team."""

    path: ClassVar[str] = "teams"

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """What is sold."""

    path: ClassVar[str] = "products"

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Priced):
    """What a person or a team is to win from ``starts_on`` until, and without, ``ends_on``."""

    path: ClassVar[str] = "targets"

    person_id: int | None
    team_id: int | None
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Priced):
    """Money spent on winning customers, and the day it counts for."""

    path: ClassVar[str] = "costs"

    on: date
    source: str | None
    channel: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Record):
    """So much of ``into`` for one of ``currency``, from a day on until the next rate of the two."""

    path: ClassVar[str] = "rates"

    currency: str
    into: str
    on: date
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of what happened to a record."""

    at: datetime
    recorded_at: datetime
    author: str
    via: str | None
    what: str
    field: str | None
    old: str | None
    new: str | None
    reason: str | None


def line(said: Mapping[str, Any]) -> Line:
    """A line of a history."""
    readers = _readers(Line)
    return Line(**{name: readers[name](value) for name, value in said.items() if name in readers})


_BY_TYPE: Mapping[Any, Any] = {Decimal: Decimal, date: date.fromisoformat, datetime: datetime.fromisoformat}


@cache
def _readers(kind: type[Any]) -> dict[str, Any]:
    """How each field is read."""
    hints = get_type_hints(kind)
    return {one.name: _reader(hints[one.name]) for one in fields(kind)}


def _reader(hint: Any) -> Any:
    found = next((_BY_TYPE[one] for one in (hint, *get_args(hint)) if one in _BY_TYPE), None)
    return lambda value: value if value is None or found is None else found(value)
