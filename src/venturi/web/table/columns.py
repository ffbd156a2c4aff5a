"""The columns of the table: what each shows, how it is sorted and exported, and which field it edits."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from venturi.web.deals.models import Deal, Source
from venturi.web.people.models import Person
from venturi.web.process.models import Kind as Outcome


class Kind(Enum):
    """How a value is written."""

    TEXT = "text"
    NAME = "name"
    MONEY = "money"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``path``: where its value stands, seen from a deal; ``order``: what it is sorted by."""

    key: str
    label: str
    path: str
    kind: Kind = Kind.TEXT
    order: str = ""
    edits: tuple[str, ...] = ()
    choices: Any = None
    amounts: bool = False
    # The younger the moment, the smaller the age that is shown of it.
    turned: bool = False
    # Every deal has a value; where it has none, nobody told it.
    always: bool = False

    @property
    def sorted_by(self) -> str:
        """The path that orders the deals."""
        return self.order or self.path

    @property
    def is_number(self) -> bool:
        """Whether it is written to the right."""
        return self.kind in {Kind.MONEY, Kind.NUMBER, Kind.AGE}

    def value_of(self, deal: Deal) -> Any:
        """The value of a deal that was read with its owner, stage, account and pipeline."""
        value: Any = deal
        for part in self.path.split("__"):
            value = None if value is None else getattr(value, part)
        return self.said(value)

    def said(self, value: Any) -> Any:
        """A value of the database as people say it."""
        return self.choices(value).label if self.choices and value is not None else value


_ALL = (
    Column("name", "Deal", "name", Kind.NAME, order="folded", edits=("name",)),
    Column("account", "Account", "account__name", order="account__folded"),
    Column("stage", "Stage", "stage__name", order="stage__position", edits=("stage", "reason")),
    Column("owner", "Owner", "owner__name", edits=("owner",)),
    Column("amount", "Amount", "amount", Kind.MONEY, edits=("amount", "currency"), amounts=True),
    Column("expected_close_on", "Expected close", "expected_close_on", Kind.DAY, edits=("expected_close_on",)),
    Column("next_step", "Next step", "next_step", edits=("next_step", "next_step_on")),
    Column("next_step_on", "Due", "next_step_on", Kind.DAY, edits=("next_step", "next_step_on")),
    Column("days", "In stage", "stage_entered_at", Kind.AGE, turned=True, always=True),
    Column("source", "Source", "source", edits=("source",), choices=Source),
    Column("channel", "Channel", "channel", edits=("channel",)),
    Column("product", "Product", "product", edits=("product",)),
    Column("category", "Category", "category", edits=("category",)),
    Column("outcome", "Outcome", "outcome", choices=Outcome),
    Column("pushes", "Pushed", "pushes", Kind.NUMBER),
    Column("created_at", "Created", "created_at", Kind.MOMENT, always=True),
    Column("closed_at", "Closed", "closed_at", Kind.MOMENT),
    Column("loss_reason", "Lost because", "loss_reason"),
    Column("competitor", "Competitor", "competitor"),
    Column("pipeline", "Pipeline", "pipeline__name"),
    Column("key", "Key", "key"),
)
BY_KEY = {column.key: column for column in _ALL}
FIRST = ("name", "account", "stage", "owner", "amount", "expected_close_on", "next_step", "next_step_on", "days")


def columns_for(person: Person) -> list[Column]:
    """The columns that a person may choose: no amounts for whoever may not see them."""
    return [column for column in _ALL if person.sees_amounts or not column.amounts]


def chosen(keys: list[str], person: Person) -> list[Column]:
    """The columns with these keys, the deal itself always first; without any known key those one begins with."""
    there = columns_for(person)
    found = [column for column in there if column.key in keys]
    named = found or [column for column in there if column.key in FIRST]
    return [BY_KEY["name"], *(column for column in named if column.key != "name")]
