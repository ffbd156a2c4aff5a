"""What numbers are computed of: nothing that their reader may not see is in any of the tables."""

from datetime import UTC, date, datetime

import pytest
from tests.web.conftest import OPENED

from venturi.metrics.tables import CONTRACTS
from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity
from venturi.web.deals import services
from venturi.web.deals.models import Stakeholder
from venturi.web.finance.models import Cost, Rate, Target
from venturi.web.insight import copy
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import rights_of
from venturi.web.people.models import Team
from venturi.web.trail.recording import recording
from venturi.web.trail.records import made_all

QUARTER = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 4, 1), "currency": "EUR"}


@pytest.fixture
def company(deals, cast, stages):
    """Everything a workspace can hold, of both teams; every amount in it has the same digits."""
    account = Account(key="plant", name="Secret plant", owner=cast.anna)
    contact = Contact(key="secret-contact", name="Mrs Weaver", account=account)
    hers = deals.filter(owner=cast.anna)[0]
    with recording("record", by=cast.abe) as act:
        made_all(act, [account])
        made_all(act, [contact])
        made_all(act, [Stakeholder(deal=hers, contact=contact)])
        made_all(
            act,
            [
                Activity(key="secret-call", kind="call", deal=hers, at=OPENED, person=cast.anna, note="Secret"),
                Activity(key="secret-mail", kind="email", account=account, at=OPENED, person=cast.anna),
            ],
        )
        made_all(act, [Target(person=getattr(cast, name), amount=41_337, **QUARTER) for name in ("anna", "jack")])
        made_all(act, [Target(team=Team.objects.get(name="Continent"), amount=41_337, **QUARTER)])
        made_all(act, [Cost(on=date(2026, 1, 1), amount=41_337, currency="EUR")])
        made_all(act, [Rate(currency="USD", into="EUR", on=date(2026, 1, 1), rate="0.9")])
    services.change_fields(hers, {"amount": 413_370}, by=cast.anna, at=datetime(2026, 3, 1, tzinfo=UTC))
    copy.refresh()
    return cast


def told(person, today):
    """Everything that numbers of a person are computed of, table by table, as text; and what is said of it."""
    dataset, _ = Question(rights_of(person, on=today), today).dataset()
    with dataset:
        known = dataset.ingested
        tables = {name: getattr(known.tables, name) for name in CONTRACTS} | {"stays": known.stays}
        found = {name: str(table.to_pyarrow().to_pylist()) for name, table in tables.items() if table is not None}
        return found | {"files": str(known.files), "history": known.history.sentence}


def test_an_outsider_gets_nothing_of_another_team(company, today):
    his, everything = told(company.jack, today), told(company.ada, today)
    hers = ("anna", "Anna", "Secret", "secret", "Continent", "renate")
    assert [name for name, text in his.items() for word in hers if word in text] == []
    assert "secret-call" in everything["activities"]
    assert "jack-9" in his["deals"]
    assert his["history"] == "35 moves between stages, recorded as they happened." != everything["history"]
    assert "rows_read=10" in his["files"]
    assert his["targets"].count("41337") == 1
    assert "costs" not in his


@pytest.mark.parametrize("who", ["ada", "renate"])
def test_without_the_right_there_is_no_amount_to_compute_with(who, company, today):
    person = getattr(company, who)
    before = told(person, today)
    assert [name for name in ("deals", "field_changes", "targets") if "41337" in before[name]] == [
        *("deals", "field_changes", "targets")
    ]
    person.sees_amounts = False
    person.save()
    after = told(person, today)
    assert [name for name, text in after.items() if "41337" in text] == []
    assert "EUR" not in after["deals"]
    assert "next_step" in after["field_changes"]


def test_whoever_leads_a_team_has_its_targets_and_those_of_its_people(company, today):
    assert told(company.renate, today)["targets"].count("41337") == 2
    assert told(company.anna, today)["targets"].count("41337") == 1
    assert told(company.ada, today)["targets"].count("41337") == 3
    assert "costs" in told(company.ada, today)


def test_rights_that_are_the_same_have_one_key(company, today):
    assert rights_of(company.ada, on=today).key == rights_of(company.abe, on=today).key
    assert len({rights_of(getattr(company, name), on=today).key for name in ("anna", "jack", "renate", "ada")}) == 4
