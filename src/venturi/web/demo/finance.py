"""What the demo company's deals are measured by: its targets, costs and rates of exchange."""

from collections.abc import Mapping
from typing import Any

from venturi.web.finance.models import Cost, Rate, Target
from venturi.web.people.models import Person
from venturi.web.trail.recording import Recording
from venturi.web.trail.records import made_all

TABLES = ("targets", "costs", "rates")
Rows = list[dict[str, Any]]


def finance(tables: Mapping[str, Rows], people: Mapping[str, Person], act: Recording) -> None:
    """Record the targets of people, the costs and the rates."""
    made_all(act, [_target(row, people[row["person"]]) for row in tables["targets"] if row["person"] in people])
    made_all(
        act,
        [
            Cost(**{name: row[name] for name in ("on", "source", "amount", "currency")}, channel=row["channel"] or "")
            for row in tables["costs"]
        ],
    )
    made_all(act, [Rate(**{name: row[name] for name in ("currency", "into", "on", "rate")}) for row in tables["rates"]])


def _target(row: dict[str, Any], person: Person) -> Target:
    return Target(person=person, **{name: row[name] for name in ("starts_on", "ends_on", "amount", "currency")})
