"""The rules of the gate: what must hold before a deal changes. Each refusal says what to do."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from venturi.errors import Issue, IssuesFound
from venturi.web.deals.models import Deal
from venturi.web.deals.texts import AMOUNTS
from venturi.web.people.models import Person, Role
from venturi.web.people.selectors import may_change, seen_by
from venturi.web.process.models import Kind, Stage


class Refused(IssuesFound):
    """The gate does not let it through."""


class Outdated(Refused):
    """Somebody else changed the deal since it was looked at."""


class Forbidden(Refused):
    """The person may see the deal and not change it."""


def refuse(message: str, remedy: str, *, code: str) -> Refused:
    """A refusal with one reason."""
    return Refused(Issue(code=code, message=message, remedy=remedy))


def forbid(message: str, remedy: str) -> Forbidden:
    """A refusal for want of a right."""
    return Forbidden(Issue(code="right-missing", message=message, remedy=remedy))


def check_right(by: Person, deal: Deal, *, on: date) -> None:
    """Its owner, whoever leads the owner, and administrators change a deal; whoever only reads does not."""
    sees = by.role == Role.ADMINISTRATOR or deal.owner_id in seen_by(by, on=on)
    if not (sees and may_change(by)):
        remedy = "Its owner, whoever leads the owner, and administrators may."
        raise forbid(f'{by} may not change "{deal}".', remedy)


def check_amounts(by: Person, fields: Iterable[str]) -> None:
    """Whoever may not see amounts does not change them."""
    if not by.sees_amounts and not set(AMOUNTS).isdisjoint(fields):
        raise forbid(f"{by} may not change amounts.", "Ask an administrator for the right to see amounts.")


def check_moment(deal: Deal, at: datetime, now: datetime) -> None:
    """A change takes effect between the opening of the deal and now."""
    if at > now:
        raise refuse(
            f"{at:%Y-%m-%d %H:%M} is still to come.", "Give the moment at which it happened.", code="moment-ahead"
        )
    if at < deal.created_at:
        message = f"{at:%Y-%m-%d %H:%M} is before the deal was created ({deal.created_at:%Y-%m-%d %H:%M})."
        raise refuse(message, "Give a later moment.", code="moment-before-creation")


def check_move(deal: Deal, stage: Stage, reason: str | None) -> None:
    """A deal moves within its pipeline, to another stage; a loss has a reason."""
    if stage.pk == deal.stage_id:
        raise refuse(f'"{deal}" stands in {stage} already.', "Choose another stage.", code="stage-same")
    if stage.pipeline_id != deal.pipeline_id:
        raise refuse(
            f"{stage} belongs to another pipeline.", "Choose a stage of this one.", code="stage-of-another-pipeline"
        )
    if stage.kind == Kind.LOST and not reason:
        raise refuse(f'"{deal}" was lost, and nobody said why.', "Say why it was lost.", code="loss-without-reason")


def check_opening(by: Person, stage: Stage, values: Mapping[str, Any]) -> None:
    """A deal starts open, with a name; whoever only reads opens none."""
    if not may_change(by):
        raise forbid(f"{by} may read deals and not open them.", "Ask an administrator for another role.")
    if stage.kind != Kind.OPEN:
        raise refuse(f"{stage} is where decided deals stand.", "Open it in an open stage.", code="opening-decided")
    if not values.get("name"):
        raise refuse("The deal has no name.", "Say what it is called.", code="name-missing")
    check_money(values.get("amount"), values.get("currency"))


def check_fields(deal: Deal, values: Mapping[str, Any]) -> None:
    """A deal keeps a name, and an amount its currency."""
    if "name" in values and not values["name"]:
        raise refuse(f'"{deal}" would have no name.', "Say what it is called.", code="name-missing")
    check_money(values.get("amount", deal.amount), values.get("currency", deal.currency))


def check_money(amount: Any, currency: str | None) -> None:
    """An amount has a currency."""
    if amount is not None and not currency:
        raise refuse(f"{amount} of which currency?", "Give the currency, such as EUR.", code="amount-without-currency")
