"""Signing in: with a password, a second factor, an invitation; and not too often."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.conftest import PASSWORD

from venturi.web.people import invitations, second_factors
from venturi.web.people.models import Person
from venturi.web.people.services import change_person, make_person
from venturi.web.trail.records import history
from venturi.web.trail.refusals import Forbidden, Refused

ANOTHER = "quite another one"  # pragma: allowlist secret
BOARD = "/today/"


def sign_in(client, password=PASSWORD, email="anna@example.com"):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def is_in(client):
    return client.get(reverse("settings")).status_code == 200


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_whoever_fails_too_often_waits_and_is_told_how_long(client, cast):
    for _ in range(5):
        assert "Nobody signs in with this address and this password" in sign_in(client, "wrong").content.decode()
    told = sign_in(client, "wrong").content.decode()
    assert "for up to 5 minutes" in told
    # Neither another browser nor the right password helps; somebody else is let in.
    assert "for up to 5 minutes" in sign_in(Client()).content.decode()
    assert sign_in(Client(), email="jack@example.com").url == BOARD


def test_every_process_of_the_server_knows_who_failed(client, cast, settings):
    for _ in range(5):
        sign_in(client, "wrong")
    about = settings.CACHES["default"]
    assert about["BACKEND"].endswith("DatabaseCache")
    assert isinstance(caches["default"], DatabaseCache)
    # Nothing of it is kept in this process: another connection to the cache is as strict.
    del caches["default"]
    assert "for up to 5 minutes" in sign_in(Client()).content.decode()


def test_another_password_ends_the_sessions_elsewhere_and_not_this_one(cast):
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    said = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert here.post(reverse("account_change_password"), said).status_code == 302
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_signing_in_makes_a_new_session(client, cast):
    client.get(reverse("account_login"))
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_a_second_factor_is_asked_for_once_it_is_set_up(cast):
    client = Client()
    sign_in(client)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    told = client.post(asked.url, {"password": PASSWORD}, follow=True).content.decode()
    assert 'src="data:image/svg+xml' in told
    secret = re.search(r'id="authenticator_secret"[^>]*value="(\w+)"', told)[1]
    assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    recovery = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.search(r"<textarea[^>]*>\s*(\d+)", recovery)[1]
    other = Client()
    assert sign_in(other).url == reverse("mfa_authenticate")
    assert not is_in(other)
    assert "Incorrect code" in other.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert other.post(reverse("mfa_authenticate"), {"code": code}).url == BOARD
    assert is_in(other)
    # Each recovery code works once.
    third = Client()
    sign_in(third)
    assert third.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200
    assert not is_in(third)


def test_a_lost_second_factor_is_taken_away_and_everywhere_one_is_signed_out(cast):
    elsewhere, here, admin = Client(), Client(), Client()
    for one in (elsewhere, here):
        sign_in(one)
    TOTP.activate(cast.anna, "JBSWY3DPEHPK3PXP")  # pragma: allowlist secret
    RecoveryCodes.activate(cast.anna)
    assert sign_in(Client()).url == reverse("mfa_authenticate")
    admin.force_login(cast.abe)
    address = reverse("second-factor", args=[cast.anna.pk])
    assert address in admin.get(reverse("person", args=[cast.anna.pk])).content.decode()
    assert admin.post(address, follow=True).status_code == 200
    assert (is_in(elsewhere), is_in(here), is_in(admin)) == (False, False, True)
    assert sign_in(here).url == BOARD
    assert is_in(here)
    [told] = history(cast.anna)
    assert (told.entry.verb, told.entry.author, list(told.values)) == (
        "remove second factor",
        cast.abe,
        ["second_factor_removed_at"],
    )
    assert "second-factor-missing" in admin.post(address).content.decode()


def test_nobody_takes_their_own_second_factor_away_without_proving_who_they_are(client, cast):
    TOTP.activate(cast.abe, "JBSWY3DPEHPK3PXP")  # pragma: allowlist secret
    client.force_login(cast.abe)
    address = reverse("second-factor", args=[cast.abe.pk])
    assert address not in client.get(reverse("person", args=[cast.abe.pk])).content.decode()
    assert client.post(address).status_code == 403
    assert second_factors.has_one(cast.abe)
    # Under one's name one is asked for the password first.
    assert client.get(reverse("mfa_deactivate_totp")).url.startswith(reverse("account_reauthenticate"))
    with pytest.raises(Forbidden):
        second_factors.remove(cast.abe, by=cast.anna)


@pytest.fixture
def nils(cast):
    return make_person(by=cast.abe, name="Nils", email="nils@example.com")


def test_an_invitation_is_good_once(client, nils, cast):
    client.force_login(cast.abe)
    shown = client.post(reverse("invitation", args=[nils.pk]))
    assert shown.headers["Cache-Control"] == "no-store"
    link = re.search(r'value="http://testserver(/welcome/[^"]+)"', shown.content.decode())[1]
    newcomer = Client()
    assert "Welcome, Nils" in newcomer.get(link).content.decode()
    weak = newcomer.post(link, {"password": "password", "again": "password"})
    assert (weak.status_code, "too common" in weak.content.decode()) == (422, True)
    assert newcomer.post(link, {"password": ANOTHER, "again": "other"}).status_code == 422
    assert newcomer.post(link, {"password": ANOTHER, "again": ANOTHER}).url == reverse("account_login")
    assert sign_in(newcomer, ANOTHER, "nils@example.com").url == BOARD
    for method in (newcomer.get, newcomer.post):
        assert method(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 404
    assert [one.entry.verb for one in history(nils)] == ["accept invitation", "invite person", "make person"]


def test_an_invitation_ends_and_a_newer_one_makes_it_worthless(nils, cast, monkeypatch):
    old = invitations.invite(nils, by=cast.abe)
    new = invitations.invite(nils, by=cast.abe)
    found = Person.objects.get(pk=nils.pk)
    assert (invitations.is_good(found, old), invitations.is_good(found, new)) == (False, True)
    later = timezone.now().replace(tzinfo=None) + invitations.lasts() + timedelta(minutes=1)
    monkeypatch.setattr(invitations._TOKENS, "_now", lambda: later)
    with pytest.raises(Refused, match="invitation-worthless"):
        invitations.accept(nils, new, ANOTHER)


def test_only_whoever_can_sign_in_is_invited(cast):
    nobody = make_person(by=cast.abe, name="Nobody")
    with pytest.raises(Refused, match="sign-in-impossible"):
        invitations.invite(nobody, by=cast.abe)


def test_whoever_is_gone_is_out_at_once(client, cast):
    sign_in(client)
    assert is_in(client)
    change_person(cast.anna, {"is_active": False}, by=cast.abe)
    assert not is_in(client)
    assert sign_in(Client()).url == reverse("account_inactive")


def test_a_form_that_is_sent_too_late_leads_back_to_its_page(client):
    elsewhere = client.post("/deals/1/fields/", headers={"referer": "http://testserver/deals/1/?tab=2"})
    assert elsewhere.url == "/sign-in/?next=/deals/1/%3Ftab%3D2"
    assert (
        client.post("/deals/1/fields/", headers={"referer": "http://evil.example/deals/1/"}).url == "/sign-in/?next=/"
    )


def test_a_part_of_a_page_is_not_replaced_by_the_sign_in(client):
    asked = {"HX-Request": "true", "HX-Current-URL": "http://testserver/pipeline/1/"}
    assert client.post("/deals/1/moves/", headers=asked).headers["HX-Redirect"] == "/sign-in/?next=/pipeline/1/"
