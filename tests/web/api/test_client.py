"""A program in Python works with the workspace through `venturi.Client`, without a socket."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import httpx
import pytest

import venturi
from venturi import Client
from venturi.client import requests
from venturi.errors import RequestRefused, VenturiError
from venturi.web.deals import services
from venturi.web.deals.models import Deal

URL = "http://127.0.0.1"
CONFLICT, UNPROCESSABLE = 412, 422


class Unreliable(httpx.BaseTransport):
    """Hands on every request, and loses the answers to the first few: what was asked is done all the same."""

    def __init__(self, application, lost=0, instead=None):
        self._there, self.lost, self.instead = httpx.WSGITransport(app=application), lost, instead
        self.asked = []

    def handle_request(self, request):
        self.asked.append(request)
        response = self._there.handle_request(request)
        if self.lost:
            self.lost -= 1
            response.read()
            if self.instead is None:
                raise httpx.ReadTimeout("nobody answered")
            return self.instead
        return response


@pytest.fixture(autouse=True)
def pauses(monkeypatch):
    """How long it waits, without waiting."""
    found = []
    monkeypatch.setattr(requests.time, "sleep", found.append)
    return found


@pytest.fixture
def unreliable(application):
    """Loses the first few answers."""
    return partial(Unreliable, application)


@pytest.fixture
def client(token, unreliable):
    """A client of somebody of the cast."""
    opened = []

    def made(name="anna", transport=None, **options):
        opened.append(Client(URL, token(name, **options), transport=transport or unreliable()))
        return opened[-1]

    yield made
    for one in opened:
        one.close()


def test_a_deal_is_opened_changed_moved_deleted_and_brought_back(client, stages):
    anna = client()
    deal = anna.open_deal(
        stage_id=stages["Discovery"].pk,
        name="Flow meters",
        amount=Decimal("12000.50"),
        currency="EUR",
        expected_close_on=date(2026, 12, 31),
    )
    assert (deal.amount, deal.currency, deal.expected_close_on) == (Decimal("12000.5"), "EUR", date(2026, 12, 31))
    deal = anna.change(deal, amount=None, next_step="Call the plant manager")
    assert (deal.amount, deal.next_step, deal.version) == (None, "Call the plant manager", 2)
    deal = anna.move(deal, stages["Lost"].pk, reason="price")
    assert (deal.outcome, deal.loss_reason) == ("lost", "price")
    assert (deal.closed_at, deal.closed_at.tzinfo) == (Deal.objects.get().closed_at, UTC)
    gone = anna.delete(deal, reason="typed twice")
    assert list(anna.deals()) == []
    # Whoever leads her brings it back.
    assert client("renate").restore(gone, reason="it was not").version == gone.version + 1
    told = [line.what for line in anna.history(deal)]
    assert told == ["brought back", "deleted", "moved to Lost", *["changed"] * 2, "opened in Discovery"]


def test_what_deals_are_measured_by_is_set_up_and_what_is_there_twice_merged(client, deal, cast):
    abe = client("abe")
    product = abe.change(abe.make_product(name="Valve", key="V"), name="Pump")
    assert (product.name, product.key, list(abe.products())) == ("Pump", "V", [product])
    year = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1)}
    target = abe.make_target(person_id=cast.anna.pk, amount=Decimal("5000.5"), currency="EUR", **year)
    assert (target.amount, target.amounts_seen, list(abe.targets())) == (Decimal("5000.5"), True, [target])
    cost = abe.make_cost(on=date(2026, 1, 1), amount=Decimal(7), currency="EUR", channel="fair")
    rate = abe.change(
        abe.make_rate(currency="USD", into="EUR", on=date(2026, 1, 1), rate=Decimal("0.92")),
        rate=Decimal("0.923456789"),
    )
    assert (rate.rate, list(abe.costs()), list(abe.rates())) == (Decimal("0.923456789"), [cost], [rate])
    for one in (product, target, cost, rate):
        abe.remove(one)
    assert [*abe.products(), *abe.targets(), *abe.costs(), *abe.rates()] == []
    twin = abe.open_deal(stage_id=deal.stage_id, name="Twin")
    assert abe.merge(twin, abe.deal(deal.pk), reason="entered twice").id == deal.pk
    one, other = (abe.make_account(name=name) for name in ("North", "North Works"))
    assert abe.merge(one, other) == other
    cast.ada.sees_amounts = False
    cast.ada.save(update_fields=["sees_amounts"])
    assert client("ada").deal(deal.pk).amounts_seen is False


def test_accounts_contacts_activities_tasks_and_stakeholders_are_worked_with(client, deal):
    anna = client()
    account = anna.make_account(name="North Works", segment="Chemicals")
    mine = anna.change(anna.deal(deal.pk), account_id=account.id)
    contact = anna.make_contact(name="Wilma Weaver", account_id=account.id, email="w.weaver@example.com")
    anna.name_stakeholder(mine, contact, role="decides")
    anna.record_activity(kind="call", deal_id=deal.pk, contact_id=contact.id, at=datetime(2026, 3, 3, 9, tzinfo=UTC))
    task = anna.finish(anna.make_task(text="Send the offer", deal_id=deal.pk))
    assert task.done_at is not None
    assert [one.name for one in anna.accounts()] == ["North Works"]
    assert [one.email for one in anna.contacts(account_id=account.id)] == ["w.weaver@example.com"]
    assert [one.role for one in anna.stakeholders(deal_id=deal.pk)] == ["decides"]
    assert [one.kind for one in anna.activities(deal_id=deal.pk)] == ["call"]
    anna.remove(task)
    assert list(anna.tasks()) == []
    assert {one.name for one in anna.stages(kind="open")} == {"Discovery", "Proposal", "Negotiation"}
    assert (len(list(anna.pipelines())), len(list(anna.people()))) == (1, 3)
    assert [one.name for one in anna.teams()] == ["Continent"]


def test_pages_are_asked_for_when_they_are_needed(client, unreliable, stages, cast):
    for number in range(5):
        services.open_deal(stages["Discovery"], by=cast.anna, name=f"Deal {number}", owner_id=cast.anna.pk)
    transport = unreliable()
    found = client(transport=transport).deals(limit=2)
    assert [next(found).name, next(found).name] == ["Deal 0", "Deal 1"]
    assert len(transport.asked) == 1
    assert [deal.name for deal in found] == ["Deal 2", "Deal 3", "Deal 4"]
    assert len(transport.asked) == 3


def test_what_is_sent_again_because_nobody_answered_is_done_once(client, unreliable, stages, pauses):
    transport = unreliable(lost=2)
    deal = client(transport=transport).open_deal(stage_id=stages["Discovery"].pk, name="Flow meters")
    assert Deal.objects.get().pk == deal.id
    assert len({request.headers["Idempotency-Key"] for request in transport.asked}) == 1
    assert len(transport.asked) == 3
    assert pauses[1] > pauses[0] > 0


@pytest.mark.parametrize("status", [429, 503])
def test_whoever_is_told_to_wait_waits_as_long_and_asks_again(status, client, unreliable, deal, pauses):
    transport = unreliable(lost=1, instead=httpx.Response(status, headers={"Retry-After": "7"}))
    assert client(transport=transport).deal(deal.pk).name == "Flow meters"
    assert 7 <= pauses[0] <= 9


def test_whoever_gets_no_answer_at_all_is_told_so(client, unreliable, pauses):
    with pytest.raises(RequestRefused, match="workspace-unreachable") as error:
        client(transport=unreliable(lost=99)).deal(1)
    assert error.value.status is None
    assert len(pauses) == requests.TIMES - 1


def test_what_answers_and_is_no_workspace_is_named(client, unreliable, deal):
    page = httpx.Response(502, text="<p>Bad gateway", headers={"Content-Type": "text/html"})
    with pytest.raises(RequestRefused, match="answered 502"):
        client(transport=unreliable(lost=1, instead=page)).deal(deal.pk)


def test_a_refusal_carries_its_issues_and_its_status(client, deal, stages):
    anna = client()
    with pytest.raises(RequestRefused) as error:
        anna.move(anna.deal(deal.pk), stages["Lost"].pk)
    assert (error.value.status, [issue.code for issue in error.value.issues]) == (
        UNPROCESSABLE,
        ["loss-without-reason"],
    )


def test_the_second_of_two_is_told_who_changed_what(client, deal, stages, cast):
    anna = client()
    seen = anna.deal(deal.pk)
    client("renate").move(seen, stages["Proposal"].pk)
    with pytest.raises(RequestRefused, match="Renate") as error:
        anna.move(seen, stages["Negotiation"].pk)
    assert error.value.status == CONFLICT
    assert Deal.objects.get().stage == stages["Proposal"]


def test_amounts_that_one_may_not_see_are_not_amounts_that_nobody_set(client, deal, cast):
    assert client().deal(deal.pk).amounts_seen
    cast.anna.sees_amounts = False
    cast.anna.save()
    hidden = client().deal(deal.pk)
    assert (hidden.amount, hidden.amounts_seen) == (None, False)


def test_the_example_of_the_documentation_runs(token, stages, unreliable, monkeypatch, capsys):
    page = (Path(__file__).parents[3] / "docs" / "how-to" / "api.md").read_text("utf-8")
    example, _ = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.setattr(venturi, "Client", partial(Client, transport=unreliable()))
    exec(example, {"url": URL, "token": token("anna")})
    assert capsys.readouterr().out == "Flow meters 12000.5 EUR\n"


def test_a_moment_without_a_zone_is_a_mistake_of_the_program(client, deal, stages):
    anna = client()
    with pytest.raises(ValueError, match="no time zone"):
        anna.move(anna.deal(deal.pk), stages["Proposal"].pk, at=datetime(2026, 3, 3))


def test_without_httpx_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(VenturiError, match=r"venturi\[web\]"):
        Client(URL, "vnt_")


def test_the_library_is_loaded_without_what_the_client_needs():
    code = "import sys, venturi; venturi.Client; assert not {'httpx', 'django'} & set(sys.modules), 'loaded'"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
