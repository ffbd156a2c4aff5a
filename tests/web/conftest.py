"""The cast of four, the process they work by, a deal and whom it is with, and the pages as one of them opens them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest

from venturi.web.accounts import services as accounts
from venturi.web.deals import services
from venturi.web.people.models import Membership, Person, Role, Team
from venturi.web.process.models import Kind, Pipeline, Stage

OPENED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
START = date(2020, 1, 1)
PASSWORD = "a long enough one"  # pragma: allowlist secret


@pytest.fixture
def cast(db):
    """Anna owns deals, Renate leads her team, Jack is of another, Gil may only read; Ada reads all, Abe does all."""
    roles = {"anna": Role.SELLER, "renate": Role.SELLER, "jack": Role.SELLER, "gil": Role.GUEST}
    roles |= {"ada": Role.ANALYST, "abe": Role.ADMINISTRATOR}
    people = {
        name: Person.objects.create_user(f"{name}@example.com", PASSWORD, key=name, name=name.title(), role=role)
        for name, role in roles.items()
    }
    continent, islands = Team.objects.create(name="Continent"), Team.objects.create(name="Islands")
    for name, team, leads in (
        ("anna", continent, False),
        ("renate", continent, True),
        ("gil", continent, False),
        ("jack", islands, False),
    ):
        Membership.objects.create(person=people[name], team=team, leads=leads, since=START)
    return SimpleNamespace(**people)


@pytest.fixture
def stages(db):
    """A pipeline of three open stages, won and lost, by name."""
    pipeline = Pipeline.objects.create(name="New business")
    kinds = {
        "Discovery": Kind.OPEN,
        "Proposal": Kind.OPEN,
        "Negotiation": Kind.OPEN,
        "Won": Kind.WON,
        "Lost": Kind.LOST,
    }
    return {
        name: Stage.objects.create(pipeline=pipeline, name=name, position=position, kind=kind)
        for position, (name, kind) in enumerate(kinds.items(), start=1)
    }


@pytest.fixture
def deal(cast, stages):
    """A deal of Anna's in Discovery, opened on 2 March 2026."""
    return services.open_deal(
        stages["Discovery"],
        by=cast.anna,
        at=OPENED,
        name="Flow meters",
        owner_id=cast.anna.pk,
        amount=Decimal("12000.50"),
        currency="EUR",
        expected_close_on=date(2026, 6, 30),
    )


@pytest.fixture
def account(cast, deal):
    """Anna's account, at which her deal stands."""
    account = accounts.make_account(by=cast.anna, name="Weir & Sons", region="North")
    services.change_fields(deal, {"account_id": account.pk}, by=cast.anna)
    deal.refresh_from_db()
    return account


@pytest.fixture
def contact(cast, account):
    """Somebody at that account."""
    return accounts.make_contact(by=cast.anna, account_id=account.pk, name="Mrs Weaver", email="weaver@example.com")


@pytest.fixture
def page(client, cast):
    """The pages, as somebody of the cast opens them."""

    def signed_in(name):
        client.force_login(getattr(cast, name))
        return client

    return signed_in
