"""Who and what was taken away on purpose is not brought back by a file that names it."""

from tests.web.imports.conftest import DEALS, file, fresh

from venturi.web.accounts import services as accounts
from venturi.web.deals.models import Deal
from venturi.web.imports import services
from venturi.web.people import services as people
from venturi.web.people.models import Person


def test_whoever_left_owns_deals_of_a_file_and_does_not_sign_in_again(imported, cast):
    people.change_person(cast.anna, {"is_active": False}, by=cast.abe)
    imported()
    assert not Person.objects.get(pk=cast.anna.pk).is_active
    assert Deal.objects.get(key="D1").owner == cast.anna


def test_whom_an_undone_import_had_made_comes_back_unless_somebody_looked_at_them_since(imported, cast):
    one = imported()
    paul = Person.objects.get(key="Paul Unknown")
    services.undo(one, by=cast.abe)
    imported()
    paul.refresh_from_db()
    assert paul.is_active
    people.change_person(paul, {"is_active": False}, by=cast.abe)
    imported(file(DEALS.replace("12000.50", "1")))
    paul.refresh_from_db()
    assert not paul.is_active


def test_an_account_that_was_merged_stays_merged_and_the_other_gets_the_deal(imported, cast):
    old = accounts.make_account(by=cast.abe, name="Acme", key="Acme")
    new = accounts.make_account(by=cast.abe, name="Acme Group", key="Acme Group")
    accounts.merge_accounts(old, new, by=cast.abe)
    assert fresh(imported()).counts()["accounts"]["changed"] == 0
    old.refresh_from_db()
    assert old.removed
    assert Deal.objects.get(key="D1").account == new
