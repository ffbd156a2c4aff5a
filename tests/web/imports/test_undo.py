"""An import is taken back as a whole, and comes in again as it was."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.web.conftest import OPENED
from tests.web.deals.test_rebuilt import CHANGES, done
from tests.web.deals.test_rebuilt import MOVES as MOVED
from tests.web.imports.conftest import DEALS, MOVES, file, fresh
from tests.web.imports.test_import import whole

from venturi import store
from venturi.metrics.tables import CONTRACTS
from venturi.web.accounts.models import Account
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal
from venturi.web.deals.selectors import events_of
from venturi.web.deals.state import rebuilt, state_of
from venturi.web.imports import services, tasks
from venturi.web.imports.models import State
from venturi.web.insight import copy
from venturi.web.people.models import Person
from venturi.web.process.models import Stage
from venturi.web.trail import chain
from venturi.web.trail.models import Entry
from venturi.web.trail.refusals import Refused


@pytest.fixture
def undone(cast):
    def done(one):
        return fresh(services.undo(one, by=cast.abe))

    return done


def test_what_it_made_is_gone_and_comes_back_once(imported, undone):
    one = undone(imported(file(DEALS), file(MOVES, "moves.csv")))
    assert one.state == State.UNDONE
    assert not Deal.objects.filter(deleted=False).exists()
    assert not Account.objects.there().exists()
    assert not Stage.objects.there().exists()
    assert not Person.objects.get(key="Paul Unknown").is_active
    whole()
    again = imported(file(DEALS), file(MOVES, "moves.csv"))
    assert (Deal.objects.count(), Deal.objects.filter(deleted=False).count()) == (4, 4)
    assert again.counts()["deals"] == {"new": 0, "changed": 4, "unchanged": 0, "rejected": 0}
    assert (Account.objects.there().count(), Account.objects.count()) == (3, 3)
    whole()


def test_what_it_changed_is_as_before(imported, undone):
    imported()
    before = dict(Deal.objects.values_list("key", "amount")), dict(Deal.objects.values_list("key", "stage__name"))
    other = DEALS.replace("12000.50", "1").replace("Proposal,2026-01-06,,", "Closed Won,2026-01-06,2026-03-01,500")
    undone(imported(file(other)))
    assert (
        dict(Deal.objects.values_list("key", "amount")),
        dict(Deal.objects.values_list("key", "stage__name")),
    ) == before
    assert Deal.objects.get(key="D2").closed_at is None
    whole()


def test_what_others_built_on_it_keeps_it_here_and_is_named(imported, undone, cast):
    one = imported()
    deals.change_fields(Deal.objects.get(key="D1"), {"next_step": "Write"}, by=cast.abe)
    with pytest.raises(Refused, match="deals changed since: Flow meters") as refusal:
        undone(one)
    assert refusal.value.issues[0].code == "import-built-on"
    assert fresh(one).state == State.DONE


def test_a_deal_of_an_account_that_it_made_keeps_it_here(imported, undone, cast):
    one = imported()
    stage = Stage.objects.get(name="Discovery")
    account = Account.objects.get(name="Acme")
    deals.open_deal(stage, by=cast.abe, name="By hand", account_id=account.pk)
    with pytest.raises(Refused, match="deals of accounts: By hand"):
        undone(one)


def test_a_later_import_that_was_undone_is_in_nobodys_way(imported, undone):
    first = imported()
    undone(imported(file(DEALS.replace("12000.50", "1"))))
    assert undone(first).state == State.UNDONE
    whole()


def test_what_is_imported_again_has_the_moments_of_the_file(imported, undone):
    imported(file(DEALS), file(MOVES, "moves.csv"))
    text = DEALS.replace("Discovery,2026-01-05,", "Closed Won,2026-01-05,2026-02-20")
    moves = MOVES + "D1,2026-02-01 08:00,Proposal\nD1,2026-02-20 00:00,Closed Won\n"
    one = imported(file(text), file(moves, "moves.csv"))
    first = Deal.objects.get(key="D1")
    undone(one)
    between = Deal.objects.get(key="D1")
    entered = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
    assert (between.stage.name, between.closed_at, between.stage_entered_at) == ("Discovery", None, entered)
    imported(file(text), file(moves, "moves.csv"))
    again = Deal.objects.get(key="D1")
    assert (again.closed_at, again.stage) == (first.closed_at, first.stage) != (None, None)
    whole()


def test_what_others_did_after_it_was_asked_for_is_kept(imported, cast, monkeypatch):
    one = imported()
    with monkeypatch.context() as patched:
        patched.setattr(services, "_enqueue", lambda one: None)
        services.undo(one, by=cast.abe)
    deals.change_fields(Deal.objects.get(key="D1"), {"next_step": "Signs on Friday"}, by=cast.abe)
    tasks.work.call(one.pk, fresh(one).attempt)
    one = fresh(one)
    assert (one.state, one.issues[0]["code"]) == (State.DONE, "import-built-on")
    assert not Deal.objects.filter(deleted=True).exists()


def test_an_account_that_it_made_for_a_deal_that_was_here_goes_with_it(imported, undone):
    imported()
    one = imported(file(DEALS.replace("EUR,anna,Acme,Call", "EUR,anna,Delta,Call")))
    assert Deal.objects.get(key="D1").account.name == "Delta"
    assert undone(one).state == State.UNDONE
    assert Deal.objects.get(key="D1").account.name == "Acme"
    assert not Account.objects.there().filter(name="Delta").exists()


OF_DEALS = [name for name, contract in CONTRACTS.items() if "deal_id" in contract]
KEYS = ["H1", "H2", "H3"]
SAID = st.tuples(
    st.sampled_from(["Discovery", "Proposal", "Won", "Lost"]),
    st.integers(1, 400),
    st.lists(st.tuples(st.integers(-5, 400), st.sampled_from(["Discovery", "Proposal", "Negotiation"])), max_size=3),
)


def of_the_copy():
    """What the library reads of the deals that were here before, but for the numbers of events."""
    copy.refresh()
    with closing(store.opened(copy.folder())) as kept:
        tables = {name: getattr(kept.tables, name) for name in OF_DEALS}
        there = {name: table.to_pyarrow().to_pylist() for name, table in tables.items() if table is not None}
    found = {
        name: sorted(str({**row, "ordinal": None}) for row in rows if row["deal_id"] in KEYS)
        for name, rows in there.items()
    }
    return {name: rows for name, rows in found.items() if rows}


def written(said):
    """Files that say something else of the deals, and name a new one."""
    deals, moves = ["Deal ID,Deal Name,Stage,Created,Closed,Amount,Currency"], ["Deal ID,Date,Stage"]
    for nth, (key, (stage, hours, log)) in enumerate(zip([*KEYS, "H9"], said, strict=True)):
        closed = f"{OPENED + timedelta(hours=hours):%Y-%m-%d %H:%M}" if stage in {"Won", "Lost"} else ""
        deals.append(f"{key},Other {nth},{stage},{OPENED:%Y-%m-%d %H:%M},{closed},{nth}50,EUR")
        moves += [f"{key},{OPENED + timedelta(hours=at):%Y-%m-%d %H:%M},{name}" for at, name in log]
    return [file("\n".join(deals)), *([file("\n".join(moves), "moves.csv")] if moves[1:] else [])]


@settings(max_examples=some(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(MOVED | CHANGES, max_size=8), said=st.tuples(SAID, SAID, SAID, SAID))
def test_after_it_the_histories_of_deals_are_exactly_what_they_were(acts, said, imported, undone, cast, stages):
    for key in KEYS:
        if not Deal.objects.filter(key=key).exists():
            deals.open_deal(stages["Discovery"], by=cast.abe, at=OPENED, key=key, name=key, currency="EUR")
    for nth, act in enumerate(acts):
        done(Deal.objects.get(key=KEYS[nth % 3]), act, stages, cast)
    entered = dict(Deal.objects.filter(key__in=KEYS).values_list("key", "stage_entered_at"))
    before = of_the_copy()
    one = imported(*written(said))
    assert one.state == State.DONE, one.issues
    assert undone(one).state == State.UNDONE
    assert of_the_copy() == before
    assert dict(Deal.objects.filter(key__in=KEYS).values_list("key", "stage_entered_at")) == entered
    assert list(chain.verify()) == []
    assert all(state_of(deal) == rebuilt(events_of(deal)) for deal in Deal.objects.all())


def test_the_timeline_tells_what_was_taken_back(imported, undone, cast, client):
    imported()
    undone(imported(file(DEALS.replace("12000.50", "77"))))
    client.force_login(cast.abe)
    page = client.get(f"/deals/{Deal.objects.get(key='D1').pk}/").content.decode()
    assert "took back what was imported" in page
    assert page.count("taken back since") == 1
    number = Entry.objects.latest("number").number
    assert "took back what was imported" in client.get(f"/data/trail/{number}/").content.decode()
