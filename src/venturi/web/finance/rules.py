"""What must hold of targets, costs and rates. Each refusal says what to do."""

from datetime import date
from decimal import Decimal

from venturi.web.people.models import Person
from venturi.web.people.rules import check_administers
from venturi.web.trail.refusals import forbid, refuse


def check_amounts(by: Person) -> None:
    """Administrators who see amounts write them; nobody writes what they may not read."""
    check_administers(by)
    if not by.sees_amounts:
        raise forbid(f"{by} may not change amounts.", "Ask an administrator for the right to see amounts.")


def check_period(starts: date, ends: date) -> None:
    """A period ends after it starts."""
    if ends <= starts:
        message = f"It would end on {ends}, and start on {starts}."
        raise refuse(message, "Give a later day.", code="ends-before-it-starts")


def check_whose(person: Person | None, team: object | None) -> None:
    """A target is somebody's, or a team's."""
    if (person is None) == (team is None):
        message = "A target is that of one person, or of one team."
        raise refuse(message, "Choose one of them, and not both.", code="target-of-nobody")


def check_rate(currency: str, into: str, rate: Decimal) -> None:
    """A rate leads from one currency to another."""
    if currency == into:
        message = f"One {currency} is one {into}."
        raise refuse(message, "Give the rate of two currencies.", code="rate-of-one-currency")
    if rate <= 0:
        raise refuse(f"{rate} is no rate.", "Give a number above 0.", code="rate-not-positive")
