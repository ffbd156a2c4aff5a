"""Stakeholders come in with the deals: the contacts that they are, and the part that they play."""

from datetime import UTC, datetime

import pytest
from tests.web.imports.conftest import DEALS, file, fresh

from venturi.web.accounts import services as accounts
from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.imports import services
from venturi.web.imports.models import State
from venturi.web.trail import chain
from venturi.web.trail.records import differing

PARTS = """stakeholder_id,deal_id,role,attitude,identified_at
Carla,D1,Champion,supports,2026-01-06 08:00
Ede,D1,Economic buyer,,
Ede,D3,,neutral,2026-01-08
"""


@pytest.fixture
def brought(imported):
    def done(parts, deals=DEALS, **said):
        return imported(file(deals), file(parts, "stakeholders.csv"), **said)

    return done


def whole():
    assert list(chain.verify()) == []
    assert [(model, key) for model in (Contact, Stakeholder) for key in differing(model)] == []


def test_they_come_in_with_their_contacts_at_the_account_of_the_deal(brought):
    one = brought(PARTS)
    assert (one.counts()["stakeholders"]["new"], one.counts()["contacts"]["new"]) == (3, 2)
    carla = Stakeholder.objects.get(deal__key="D1", contact__key="Carla")
    assert (carla.role, carla.attitude, carla.has_access) == ("Champion", "supports", None)
    assert carla.identified_at == datetime(2026, 1, 6, 8, tzinfo=UTC)
    assert (carla.contact.name, carla.contact.account) == ("Carla", Account.objects.get(key="Acme"))
    buyer = Stakeholder.objects.get(deal__key="D1", contact__key="Ede")
    assert (buyer.attitude, buyer.identified_at) == (None, None)
    whole()


def test_the_same_file_twice_changes_nothing_and_a_newer_one_what_differs(brought, cast):
    brought(PARTS)
    again = brought(PARTS)
    assert (again.entry, again.counts()["stakeholders"]["unchanged"]) == (None, 3)
    one = brought(PARTS.replace("supports", "opposes").replace("Champion", "").replace("08:00", "09:00"))
    assert one.counts()["stakeholders"] == {"new": 0, "changed": 1, "unchanged": 2, "rejected": 0}
    carla = Stakeholder.objects.get(contact__key="Carla")
    # What a file does not say empties nothing.
    assert (carla.role, carla.attitude, carla.identified_at.hour) == ("Champion", "opposes", 9)
    services.undo(one, by=cast.abe)
    carla.refresh_from_db()
    assert (carla.attitude, carla.identified_at.hour) == ("supports", 8)
    whole()


def test_an_import_is_taken_back_and_comes_in_again(brought, cast):
    one = brought(PARTS)
    services.undo(one, by=cast.abe)
    assert fresh(one).state == State.UNDONE
    assert (Stakeholder.objects.there().count(), Contact.objects.there().count()) == (0, 0)
    brought(PARTS)
    assert (Stakeholder.objects.there().count(), Contact.objects.there().count(), Contact.objects.count()) == (3, 2, 2)
    whole()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        # Gamma buys in D4, and Carla is at Acme.
        ("Carla,D4,User,,", "contact-elsewhere"),
        (f"{'x' * 201},D1,User,,", "text-too-long"),
        (f"Nils,D1,{'x' * 101},,", "text-too-long"),
        ("Nils,D1,User,furious,", "attitude-unknown"),
        ("Nils,D1,User,,2999-01-01", "moment-ahead"),
        ("Nils,D9,User,,", "stakeholder-homeless"),
    ],
)
def test_what_may_not_stand_here_is_rejected(line, code, brought):
    deals = DEALS + "D9,Early,Closed Won,2026-02-01,2026-01-01,1,EUR,anna,Acme,,\n"
    one = brought(f"{PARTS}{line}\n", deals, dry=True)
    assert one.counts()["stakeholders"]["rejected"] == 1
    assert one.comparison["reasons"][code] >= 1
    assert one.counts()["contacts"]["new"] == 2


def test_a_contact_that_turned_out_to_be_another_is_that_one(brought, cast):
    brought(PARTS)
    carla, ede = (Contact.objects.get(key=key) for key in ("Carla", "Ede"))
    accounts.merge_contacts(ede, carla, by=cast.abe)
    one = brought(PARTS)
    # Of the two parts that one person has on D1 now, the first counts.
    assert one.comparison["reasons"] == {"stakeholder-twice": 1}
    assert Stakeholder.objects.there().count() == 2


def test_a_contact_who_is_here_at_another_account_is_not_taken_for_a_stakeholder(brought, cast):
    there = accounts.make_account(by=cast.abe, name="Elsewhere")
    accounts.make_contact(by=cast.abe, key="Carla", name="Carla", account_id=there.pk)
    one = brought(PARTS)
    assert one.comparison["reasons"] == {"contact-elsewhere": 1}
    assert Stakeholder.objects.count() == 2
    assert Deal.objects.filter(deleted=False).count() == 4
