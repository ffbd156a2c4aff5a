"""Whatever is done to records, in whatever order: their columns are what their history says, and the chain holds."""

import io
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.web.conftest import OPENED

from venturi.web.accounts import services as accounts
from venturi.web.accounts.models import Account, Contact
from venturi.web.activities import services as activities
from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.deals import selectors, stakeholders
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.deals.state import rebuilt, state_of
from venturi.web.trail import chain
from venturi.web.trail.records import differing
from venturi.web.trail.refusals import Refused

MODELS = (Account, Contact, Stakeholder, Activity, Task, Attachment)
# The verbs are below. Which one of what is there, which other one, and something to say.
ACTS = st.tuples(
    st.deferred(lambda: st.sampled_from(sorted(VERBS))),
    st.integers(0, 5),
    st.integers(0, 5),
    st.sampled_from(["Weir", "Weaver", "", "x" * 250]),
)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA = tmp_path


@settings(max_examples=some(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=5, max_size=15))
def test_columns_are_what_histories_add_up_to_and_the_chain_holds(acts, cast, stages):
    for verb in ("make_account", "make_contact", "open"):
        assert did((verb, 0, 0, "Any"), cast, stages)
    for act in acts:
        did(act, cast, stages)
    assert {model: list(differing(model)) for model in MODELS} == {model: [] for model in MODELS}
    for deal in Deal.objects.all():
        assert state_of(deal) == rebuilt(selectors.events_of(deal))
    assert list(chain.verify()) == []
    standing = Deal.objects.filter(deleted=False, account__removed=True)
    assert not standing.exists(), "a merged account has no deals, and one with deals is not removed"
    assert not Stakeholder.objects.filter(removed=False, deal__deleted=False, contact__removed=True).exists()


def did(act, cast, stages):
    """Do it, if there is something to do it to; whether the gate let it through."""
    verb, one, other, text = act
    try:
        VERBS[verb](cast.anna, one, other, text, stages)
    except (Refused, Missing):
        return False
    return True


class Missing(Exception):
    """There is none yet."""


def nth(model, place):
    found = list(model.objects.order_by("-pk")[: place + 1])
    if not found:
        raise Missing
    return found[-1]


VERBS = {
    "make_account": lambda by, _, __, text, ___: accounts.make_account(by=by, name=text),
    "change_account": lambda by, a, b, text, _: accounts.change_account(nth(Account, a), {"region": text}, by=by),
    "remove_account": lambda by, a, *_: accounts.remove_account(nth(Account, a), by=by),
    "merge_accounts": lambda by, a, b, *_: accounts.merge_accounts(nth(Account, a), nth(Account, b), by=by),
    "make_contact": lambda by, a, _, text, __: accounts.make_contact(by=by, name=text, account_id=nth(Account, a).pk),
    "change_contact": lambda by, a, b, text, _: accounts.change_contact(
        nth(Contact, a), {"position": text, "account_id": nth(Account, b).pk}, by=by
    ),
    "remove_contact": lambda by, a, *_: accounts.remove_contact(nth(Contact, a), by=by),
    "merge_contacts": lambda by, a, b, *_: accounts.merge_contacts(nth(Contact, a), nth(Contact, b), by=by),
    "name": lambda by, a, b, text, _: stakeholders.name_stakeholder(nth(Deal, a), nth(Contact, b), by=by, role=text),
    "change": lambda by, a, b, text, _: stakeholders.change_stakeholder(
        nth(Stakeholder, a), {"role": text, "has_access": [None, True, False][b % 3]}, by=by
    ),
    "take": lambda by, a, *_: stakeholders.remove_stakeholder(nth(Stakeholder, a), by=by),
    "open": lambda by, a, _, text, stages: deals.open_deal(
        stages["Discovery"], by=by, at=OPENED, name=text, owner_id=by.pk, account_id=nth(Account, a).pk
    ),
    "put": lambda by, a, b, *_: deals.change_fields(nth(Deal, a), {"account_id": nth(Account, b).pk}, by=by),
    "unite": lambda by, a, b, *_: deals.merge_deals(nth(Deal, a), nth(Deal, b), by=by, reason="twice"),
    "delete": lambda by, a, *_: deals.delete_deal(nth(Deal, a), by=by, reason="a mistake"),
    "record": lambda by, a, b, text, _: activities.record_activity(
        by=by, kind="note", at=OPENED + timedelta(hours=b), note=text, deal=nth(Deal, a)
    ),
    "retell": lambda by, a, b, text, _: activities.change_activity(
        nth(Activity, a), {"note": text, "contact_id": nth(Contact, b).pk}, by=by
    ),
    "forget": lambda by, a, *_: activities.remove_activity(nth(Activity, a), by=by),
    "task": lambda by, a, _, text, __: activities.make_task(by=by, text=text, account=nth(Account, a)),
    "finish": lambda by, a, *_: activities.finish_task(nth(Task, a), by=by),
    "reopen": lambda by, a, *_: activities.reopen_task(nth(Task, a), by=by),
    "attach": lambda by, a, _, text, __: activities.attach_file(
        by=by, name=text, content=io.BytesIO(b"some text"), account=nth(Account, a)
    ),
    "detach": lambda by, a, *_: activities.remove_attachment(nth(Attachment, a), by=by),
}
