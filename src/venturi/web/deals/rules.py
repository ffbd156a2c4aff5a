"""The rules of the gate: what must hold before a deal changes. Each refusal says what to do."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from venturi.web.accounts.models import Account
from venturi.web.deals.models import Deal
from venturi.web.deals.state import State
from venturi.web.deals.texts import AMOUNTS
from venturi.web.people.models import Person, Role
from venturi.web.people.selectors import may_be_given_to, may_change, seen_by, teams_led_by
from venturi.web.process.models import Kind, Stage
from venturi.web.trail.refusals import forbid, refuse

# What the interfaces call the stage that somebody chose.
STAGE = "stage_id"


def check_right(by: Person, *deals: Deal, on: date) -> None:
    """Its owner, whoever leads the owner, and administrators change a deal; whoever only reads does not."""
    seen = None if by.role == Role.ADMINISTRATOR else seen_by(by, on=on)
    for deal in deals:
        if not (may_change(by) and (seen is None or deal.owner_id in seen)):
            remedy = "Its owner, whoever leads the owner, and administrators may."
            raise forbid(f'{by} may not change "{deal}".', remedy)


def check_owner(by: Person, owner: int | None, *, on: date) -> None:
    """A deal is given to oneself or to those one leads, if they may work on it; administrators leave it to nobody."""
    if owner is None and by.role == Role.ADMINISTRATOR:
        return
    if owner is None or not may_be_given_to(by, on=on).filter(pk=owner).exists():
        what = "leave a deal without an owner" if owner is None else "give a deal to them"
        remedy = "Choose yourself or somebody of a team you lead, who works here and not as a guest."
        raise forbid(f"{by} may not {what}.", remedy, column="owner_id")


def check_bring_back(by: Person, deal: Deal, *, on: date) -> None:
    """Whoever deletes their own deal does not bring it back: those who lead, and administrators, do."""
    if by.role != Role.ADMINISTRATOR and not teams_led_by(by, on=on):
        raise forbid(f'{by} may not bring "{deal}" back.', "Whoever leads its owner, and administrators, may.")


def check_account(by: Person, account: int | None, *, on: date) -> None:
    """A deal is put at an account that one sees: otherwise it would show an account that nobody was to see."""
    if account is not None and not Account.objects.visible_to(by, on=on).filter(pk=account).exists():
        remedy = "Choose one that you work with."
        raise refuse("There is no such account.", remedy, code="account-missing", column="account_id")


def check_amounts(by: Person, fields: Iterable[str]) -> None:
    """Whoever may not see amounts does not change them."""
    if not by.sees_amounts and not set(AMOUNTS).isdisjoint(fields):
        raise forbid(f"{by} may not change amounts.", "Ask an administrator for the right to see amounts.")


def check_moment(deal: Deal, at: datetime, now: datetime) -> None:
    """A change takes effect between the creation of the deal, where that is known, and now."""
    if at > now:
        message, remedy = f"{at:%Y-%m-%d %H:%M} is still to come.", "Give the moment at which it happened."
        raise refuse(message, remedy, code="moment-ahead", column="at")
    if deal.created_at is not None and at < deal.created_at:
        message = f"{at:%Y-%m-%d %H:%M} is before the deal was created ({deal.created_at:%Y-%m-%d %H:%M})."
        raise refuse(message, "Give a later moment.", code="moment-before-creation", column="at")


def check_move(deal: Deal, then: State, stage: Stage, reason: str | None) -> None:
    """A deal moves within its pipeline, to another stage than it stood in then; a loss has a reason."""
    if stage.pk == then.stage_id:
        message = f'"{deal}" stands in {stage} already.'
        raise refuse(message, "Choose another stage.", code="stage-same", column=STAGE)
    if stage.pipeline_id != deal.pipeline_id:
        message, remedy = f"{stage} belongs to another pipeline.", "Choose a stage of this one."
        raise refuse(message, remedy, code="stage-of-another-pipeline", column=STAGE)
    _check_stage_there(stage)
    if stage.kind == Kind.LOST and not reason:
        message = f'"{deal}" was lost, and nobody said why.'
        raise refuse(message, "Say why it was lost.", code="loss-without-reason", column="reason")


def check_opening(by: Person, stage: Stage, values: Mapping[str, Any], *, on: date) -> None:
    """A deal starts open, with a name, for somebody whose deals one may change; who only reads opens none."""
    if not may_change(by):
        raise forbid(f"{by} may read deals and not open them.", "Ask an administrator for another role.")
    check_owner(by, values.get("owner_id"), on=on)
    check_account(by, values.get("account_id"), on=on)
    check_amounts(by, (name for name, value in values.items() if value is not None))
    if stage.kind != Kind.OPEN:
        message = f"{stage} is where decided deals stand."
        raise refuse(message, "Open it in an open stage.", code="opening-decided", column=STAGE)
    _check_stage_there(stage)
    if not values.get("name"):
        raise refuse("The deal has no name.", "Say what it is called.", code="name-missing", column="name")
    check_money(values.get("amount"), values.get("currency"))


def check_key(key: str) -> None:
    """A key is nobody else's."""
    if Deal.objects.filter(key=key).exists():
        message = f'The key "{key}" is taken.'
        raise refuse(message, "Choose another one, or leave it out.", code="key-taken", column="key")


def check_state(deal: Deal, state: State) -> None:
    """What its events add up to makes sense: a deal keeps a name, and an amount its currency."""
    if not state.name:
        message = f'"{deal}" would have no name.'
        raise refuse(message, "Say what it is called.", code="name-missing", column="name")
    check_money(state.amount, state.currency)


def check_there(deal: Deal) -> None:
    """What was deleted does not change before it is brought back."""
    if deal.deleted:
        raise refuse(f'"{deal}" was deleted.', "Bring it back first.", code="deal-deleted")


def check_reason(deal: Deal, reason: str) -> None:
    """Nobody deletes a deal without saying why."""
    if not reason:
        message = f'"{deal}" would be gone.'
        raise refuse(message, "Say why it is deleted.", code="deletion-without-reason", column="reason")


def check_amount(amount: Any) -> None:
    """A deal is worth nothing or more; what was imported otherwise stays until somebody changes it."""
    if amount is not None and amount < 0:
        message = f"{amount} is below 0."
        remedy = "Give what the buyer pays; refunds and corrections are kept elsewhere."
        raise refuse(message, remedy, code="amount-negative", column="amount")


def check_money(amount: Any, currency: str | None) -> None:
    """An amount has a currency."""
    if amount is not None and not currency:
        message, remedy = f"{amount} of which currency?", "Give the currency, such as EUR."
        raise refuse(message, remedy, code="amount-without-currency", column="currency")


def check_merge(deal: Deal, into: Deal) -> None:
    """A deal is merged into another one of its pipeline."""
    if deal.pk == into.pk:
        message = f'"{deal}" is that deal itself.'
        raise refuse(message, "Choose another one.", code="merge-with-itself", column="into")
    if deal.pipeline_id != into.pipeline_id:
        message = f'"{deal}" is in {deal.pipeline}, "{into}" in {into.pipeline}.'
        raise refuse(message, "Merge deals of one pipeline.", code="merge-across-pipelines", column="into")


def _check_stage_there(stage: Stage) -> None:
    """No deal comes into a stage that was removed."""
    if stage.removed:
        message = f"{stage} was removed from its pipeline."
        raise refuse(message, "Choose another stage.", code="stage-removed", column=STAGE)
