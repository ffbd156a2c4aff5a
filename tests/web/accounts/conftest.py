"""The account that the deal is of, and a contact there."""

import pytest

from venturi.web.accounts import services
from venturi.web.deals.services import change_fields


@pytest.fixture
def account(cast, deal):
    """Anna's account, at which her deal stands."""
    account = services.make_account(by=cast.anna, name="Weir & Sons", region="North")
    change_fields(deal, {"account_id": account.pk}, by=cast.anna)
    deal.refresh_from_db()
    return account


@pytest.fixture
def contact(cast, account):
    """Somebody at that account."""
    return services.make_contact(by=cast.anna, account_id=account.pk, name="Mrs Weaver", email="weaver@example.com")


@pytest.fixture
def page(client, cast):
    """The pages, as somebody of the cast opens them."""

    def signed_in(name):
        client.force_login(getattr(cast, name))
        return client

    return signed_in
