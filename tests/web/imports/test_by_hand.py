"""A newer export does not undo what people did here since: what they and the files say is held against each other."""

from datetime import UTC, datetime

import pytest
from tests.web.imports.conftest import DEALS, MOVES, file, fresh
from tests.web.imports.test_import import whole

from venturi.web.accounts import services as accounts
from venturi.web.accounts.models import Account
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal
from venturi.web.imports import services
from venturi.web.imports.models import Said, State
from venturi.web.process.models import Stage

# The same export, later: other amounts, and D2 is a stage further.
NEWER = DEALS.replace("12000.50", "13000").replace("Leak watch,Proposal", "Leak watch,Discovery")


def here(key):
    return Deal.objects.get(key=key)


def write(key, by, **values):
    return deals.change_fields(here(key), values, by=by)


def move(key, name, by, **more):
    deal = here(key)
    return deals.move_to_stage(deal, Stage.objects.get(name=name, pipeline=deal.pipeline), by=by, **more)


@pytest.fixture
def again(cast):
    """An import whose dry run is made anew with the other choice, and that is imported then."""

    def done(one, *, takes_file, dry=False):
        one = fresh(services.compare(one, by=cast.abe, takes_file=takes_file))
        return one if dry else fresh(services.start(one, by=cast.abe))

    return done


def test_what_the_files_say_as_before_does_not_undo_what_somebody_wrote(imported, cast):
    imported()
    write("D1", cast.abe, amount=15000, next_step="Sign")
    move("D2", "Discovery", cast.abe)
    one = imported(file(DEALS))
    assert (here("D1").amount, here("D1").next_step, here("D2").stage.name) == (15000, "Sign", "Discovery")
    assert (one.entry, one.counts()["deals"]["unchanged"]) == (None, 4)
    assert one.comparison["met"]["kept"] == {"deals": 2, "fields": 3}
    whole()


def test_what_both_changed_is_a_conflict_of_three_values_and_stays_as_it_is_here(imported, cast, again):
    imported()
    write("D1", cast.abe, amount=15000)
    one = imported(file(NEWER), dry=True)
    assert one.comparison["met"]["conflict"] == {"deals": 1, "fields": 1}
    told = one.comparison["examples"]["deals conflict"]
    assert told == [["Flow meters", "amount", "12000.5 EUR", "13000 EUR", "15000 EUR", "Abe", here("D1").pk]]
    one = fresh(services.start(one, by=cast.abe))
    assert (here("D1").amount, here("D2").stage.name) == (15000, "Discovery")
    # The next export says what this one said: it is no conflict any more.
    assert imported(file(NEWER), dry=True).comparison["met"]["conflict"]["deals"] == 0
    whole()


def test_where_they_disagree_the_files_may_be_taken(imported, cast, again):
    imported()
    write("D1", cast.abe, amount=15000, next_step="Sign")
    one = again(imported(file(NEWER), dry=True), takes_file=True)
    # What the files say as before is no conflict: it stays.
    assert (here("D1").amount, here("D1").next_step) == (13000, "Sign")
    assert one.comparison["met"]["conflict"]["fields"] == 1
    whole()


def test_what_an_import_found_as_it_was_counts_as_said(imported, cast):
    imported()
    write("D1", cast.abe, amount=13000)
    imported(file(NEWER))
    assert list(Said.objects.values_list("field", "value")) == [("amount", "13000 EUR")]
    imported(file(DEALS))
    assert here("D1").amount == 12000.5


def test_what_an_undone_import_said_was_not_said(imported, cast):
    imported()
    write("D1", cast.abe, amount=15000)
    one = imported(file(NEWER))
    services.undo(one, by=cast.abe)
    assert imported(file(NEWER), dry=True).comparison["met"]["conflict"]["fields"] == 1


def test_a_deal_that_no_import_knew_is_taken_from_the_files_and_what_goes_is_named(imported, cast):
    imported(file("Deal ID,Deal Name,Stage,Created\nD9,Other,Discovery,2026-01-01\n"))
    stage = Stage.objects.get(name="Discovery")
    deal = deals.open_deal(stage, by=cast.renate, name="By hand", owner_id=cast.anna.pk)
    one = imported(file(DEALS.replace("D1,Flow meters", f"{deal.key},From files")), dry=True)
    told = one.comparison["examples"]["deals replaced"]
    assert ["By hand", "name", None, "From files", "By hand", "Renate", deal.pk] in told
    services.start(one, by=cast.abe)
    deal.refresh_from_db()
    assert deal.name == "From files"


@pytest.mark.parametrize("takes_file", [False, True])
def test_a_deal_that_both_moved_stays_or_goes_where_the_files_have_it(takes_file, imported, cast, again):
    imported()
    move("D1", "Proposal", cast.abe)
    text = DEALS.replace("Discovery,2026-01-05,", "Closed Won,2026-01-05,2026-03-01")
    one = again(imported(file(text), dry=True), takes_file=takes_file)
    met = one.comparison["examples"]["deals conflict"]
    assert [row[1:6] for row in met] == [["stage_id", "Discovery", "Closed Won", "Proposal", "Abe"]]
    assert here("D1").stage.name == ("Closed Won" if takes_file else "Proposal")
    whole()


def test_what_files_tell_of_later_moves_does_not_move_what_somebody_moved(imported, cast):
    imported(file(DEALS), file(MOVES, "moves.csv"))
    move("D1", "Proposal", cast.abe, at=datetime(2026, 2, 1, tzinfo=UTC))
    later = MOVES + "D1,2026-02-10 08:00,Closed Won\n"
    text = DEALS.replace("Discovery,2026-01-05,", "Closed Won,2026-01-05,2026-02-10")
    for conflicts in (1, 0):
        one = imported(file(text), file(later, "moves.csv"))
        assert (here("D1").stage.name, one.comparison["met"]["conflict"]["deals"]) == ("Proposal", conflicts)
    assert one.entry is None
    whole()


def test_an_amount_and_its_currency_stay_together(imported, cast):
    imported()
    write("D1", cast.abe, amount=15000)
    imported(file(DEALS.replace("12000.50,EUR", "12000.50,USD")))
    assert (here("D1").amount, here("D1").currency) == (15000, "EUR")


def test_an_empty_cell_empties_nothing(imported):
    imported()
    text = "Deal ID,Deal Name,Stage,Created,Closed,Amount,Currency,Owner,Account,Next step,Loss reason\n"
    one = imported(file(text + "D1,,,,,,,,,,\nD3,,,,,,,,,,\n"))
    assert one.comparison["reasons"] == {}
    assert (one.counts()["deals"]["unchanged"], one.entry) == (2, None)
    assert (here("D1").amount, here("D1").next_step, here("D3").stage.name) == (12000.5, "Call", "Closed Won")


def test_every_example_has_what_was_and_what_would_be(imported):
    imported()
    text = NEWER.replace("Acme,Call", "Delta,Call")
    told = imported(file(text), dry=True).comparison["examples"]["deals changed"]
    assert sorted(told) == [
        ["Flow meters", "account_id", "Acme", "Delta"],
        ["Flow meters", "amount", "12000.5", "13000"],
        ["Leak watch", "stage_id", "Proposal", "Discovery"],
    ]


def test_what_nobody_looked_at_is_not_imported(imported, cast):
    imported()
    one = imported(file(NEWER), dry=True)
    write("D1", cast.abe, amount=15000)
    one = fresh(services.start(one, by=cast.abe))
    assert (one.state, one.entry, one.comparison["met"]["conflict"]["fields"]) == (State.AGAIN, None, 1)
    assert (here("D1").amount, here("D2").stage.name) == (15000, "Proposal")
    one = fresh(services.start(one, by=cast.abe))
    assert (one.state, here("D2").stage.name) == (State.DONE, "Discovery")
    whole()


def test_what_changes_nothing_of_the_outcome_is_no_reason_to_look_again(imported, cast):
    imported()
    text = NEWER.replace("Acme,Call", "Delta,Call") + "D5,New,Early,2026-02-01,,1,EUR,Someone,Epsilon,,\n"
    one = imported(file(text), dry=True)
    write("D1", cast.abe, channel="fair")
    assert fresh(services.start(one, by=cast.abe)).state == State.DONE


def test_what_becomes_of_an_account_is_looked_at_as_well(imported, cast):
    text = (
        DEALS.replace("Loss reason", "Loss reason,Region").replace("\n", ",North\n").replace("Region,North", "Region")
    )
    imported(file(text))
    one = imported(file(text.replace("North", "South")), dry=True)
    assert one.counts()["accounts"]["changed"] == 3
    accounts.change_account(Account.objects.get(name="Acme"), {"region": "West"}, by=cast.abe)
    assert fresh(services.start(one, by=cast.abe)).state == State.AGAIN
