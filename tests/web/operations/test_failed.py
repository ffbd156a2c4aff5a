"""What is said when the database has too much to do, when the program fails, and where nothing is."""

import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone
from tests.web.api.conftest import Program

from venturi.web.api.models import Scope, Use
from venturi.web.api.services import make_token
from venturi.web.deals import services
from venturi.web.operations.moment import without_waiting

BUSY, FAILED, ABSENT = 503, 500, 404


@pytest.fixture
def anna(client, cast):
    """Anna in her browser, which is shown what failed."""
    client.force_login(cast.anna, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.raise_request_exception = False
    return client


def raising(monkeypatch, error):
    def raised(*_, **__):
        raise error

    monkeypatch.setattr(services, "change_fields", raised)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (OperationalError("database is locked"), BUSY, "Nothing was changed"),
        (ZeroDivisionError("12000 EUR"), FAILED, "a mistake of the program"),
    ],
)
def test_a_form_that_failed_is_answered_on_a_page_that_asks_no_database(
    error, status, said, anna, deal, monkeypatch, cast
):
    raising(monkeypatch, error)
    page = anna.post(f"/deals/{deal.pk}/fields/", {"name": "Pumps", "version": deal.version})
    text = page.content.decode()
    assert (page.status_code, said in text, "12000" in text) == (status, True, False)
    assert 'id="main"' in text
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert page.headers.get("Retry-After") == ("5" if status == BUSY else None)
    # HTMX leaves the form as it is and shows this above it.
    assert (page["HX-Retarget"], page["HX-Reselect"]) == ("#main .messages", ".failed")


def test_nothing_is_there_on_a_page_of_ours(anna, client):
    page = anna.get("/nowhere/")
    assert (page.status_code, "Nothing is here" in page.content.decode()) == (ABSENT, True)
    assert "style-src 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["health", "ready", "metrics"])
@pytest.mark.parametrize("address", ["127.0.0.1", "203.0.113.7"])
def test_signs_of_life_are_as_strict_as_pages(name, address, client, db):
    answer = client.get(reverse(name), REMOTE_ADDR=address)
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_looking_through_the_api_waits_for_nobody_who_writes(cast, stages, monkeypatch):
    day = timezone.now().date()
    _, text = make_token(by=cast.anna, name="Export", scope=Scope.READ, expires_on=day)

    def locked(*_, **__):
        raise OperationalError("database is locked")

    monkeypatch.setattr(type(Use.objects.all()), "update", locked)
    assert Program(text)("GET", "/stages").status == 200
    assert Use.objects.get().last_used_at is None


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite lets one write at a time")
def test_what_is_not_worth_waiting_for_is_not_waited_for(db):
    def patience():
        return connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]

    before = patience()
    with without_waiting():
        assert patience() == 100
    assert patience() == before >= 60_000
