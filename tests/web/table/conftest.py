"""Who looks at the page."""

import pytest


@pytest.fixture
def page(client, cast):
    """A browser of somebody of the cast."""

    def signed_in(name):
        client.force_login(getattr(cast, name))
        return client

    return signed_in
