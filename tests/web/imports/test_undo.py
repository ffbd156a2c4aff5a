"""An import is taken back as a whole, and comes in again as it was."""

import pytest
from tests.web.imports.conftest import DEALS, MOVES, file, fresh
from tests.web.imports.test_import import whole

from venturi.web.accounts.models import Account
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal
from venturi.web.imports import services, tasks
from venturi.web.imports.models import State
from venturi.web.people.models import Person
from venturi.web.process.models import Stage
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
    assert (between.stage.name, between.closed_at, between.stage_entered_at) == ("Discovery", None, first.closed_at)
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
