"""People sign in with an account elsewhere: by the address that the provider verified, and nobody is made."""

import time
from http import HTTPStatus
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from venturi.web.config.environment import identity_provider
from venturi.web.people.adapter import IdentityProvider
from venturi.web.people.checks import check_sign_in
from venturi.web.people.models import Person
from venturi.web.people.services import change_person

ISSUER = "https://id.example.com"
CLIENT, SECRET = "workspace", "s3cret"  # pragma: allowlist secret
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """An identity provider, as far as a client sees it; ``said`` is what it says of whoever signs in."""

    def __init__(self):
        self.said, self.token_said = {"sub": "1"}, {}
        self.asked = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def get(self, address, **_):
        return self.request("GET", address)

    def request(self, method, address, data=None, **_):
        self.asked.append((method, address, data))
        answers = {"/.well-known/openid-configuration": self._about, "/token": self._token, "/me": lambda: self.said}
        return SimpleNamespace(
            status_code=HTTPStatus.OK,
            headers={"content-type": "application/json"},
            json=answers[urlsplit(address).path],
            raise_for_status=lambda: None,
        )

    def _about(self):
        ends = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "userinfo_endpoint": "/me"}
        return {name: ISSUER + path for name, path in ends.items()} | {"issuer": ISSUER, "jwks_uri": ISSUER + "/keys"}

    def _token(self):
        now = int(time.time())
        about = {"iss": ISSUER, "aud": CLIENT, "iat": now, "exp": now + 60, **self.said, **self.token_said}
        return {"access_token": "a", "id_token": jwt.encode(about, KEY, "RS256", {"kid": "1"})}


@pytest.fixture
def provider(settings, monkeypatch):
    found = Provider()
    app = {"provider_id": "provider", "name": "Acme", "client_id": CLIENT, "secret": SECRET}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app | {"settings": {"server_url": ISSUER}}], "OAUTH_PKCE_ENABLED": True}
    }
    monkeypatch.setattr(IdentityProvider, "get_requests_session", lambda self: found)
    return found


def sign_in(client, **asked):
    """There and back again."""
    begin = client.get(reverse("openid_connect_login", args=["provider"]), asked)
    assert begin.status_code == HTTPStatus.FOUND
    assert begin.url.startswith(ISSUER + "/authorize?")
    said = parse_qs(urlsplit(begin.url).query)
    assert said["code_challenge_method"] == ["S256"]
    back = reverse("openid_connect_callback", args=["provider"])
    return client.get(back, {"code": "c", "state": said["state"][0]})


def test_the_verified_address_of_somebody_signs_them_in(client, cast, provider):
    provider.said |= {"email": "ANNA@example.com", "email_verified": True}
    assert "Sign in with Acme" in client.get("/sign-in/").content.decode()
    assert sign_in(client).url == "/today/"
    assert client.get(reverse("settings")).context["user"] == cast.anna
    _, _, sent = next(one for one in provider.asked if one[0] == "POST")
    assert (sent["code"], sent["client_secret"], len(sent["code_verifier"]) >= 43) == ("c", SECRET, True)
    # Their password still is theirs.
    assert Person.objects.get(pk=cast.anna.pk).has_usable_password()


@pytest.mark.parametrize(
    "said",
    [
        {"email": "anna@example.com", "email_verified": False},
        {"email": "anna@example.com", "email_verified": "false"},
        {"email": "anna@example.com"},
        {"email": "nobody@example.com", "email_verified": True},
        {},
    ],
)
def test_nobody_else_is_let_in_and_nobody_is_made(said, client, cast, provider):
    provider.said |= said
    there = Person.objects.count()
    refused = sign_in(client)
    assert (refused.status_code, "Not known here" in refused.content.decode()) == (HTTPStatus.FORBIDDEN, True)
    assert client.get(reverse("settings")).url.startswith("/sign-in/")
    assert Person.objects.count() == there


def test_whoever_is_gone_is_not_let_in(client, cast, provider):
    change_person(cast.anna, {"is_active": False}, by=cast.abe)
    provider.said |= {"email": "anna@example.com", "email_verified": True}
    assert sign_in(client).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("wrong", [{"iss": "https://else.example.com"}, {"aud": "another"}, {"exp": 1}])
def test_a_token_for_somebody_else_is_not_believed(wrong, client, cast, provider):
    provider.said |= {"email": "anna@example.com", "email_verified": True}
    provider.token_said = wrong
    refused = sign_in(client)
    assert (refused.status_code, "Not signed in" in refused.content.decode()) == (HTTPStatus.UNAUTHORIZED, True)


def test_what_is_told_of_another_subject_is_not_believed(client, cast, provider):
    provider.said |= {"email": "anna@example.com", "email_verified": True}
    provider.token_said = {"sub": "2"}
    assert sign_in(client).status_code == HTTPStatus.FORBIDDEN


def test_a_way_back_that_nobody_went_leads_nowhere(cast, provider):
    provider.said |= {"email": "anna@example.com", "email_verified": True}
    other = Client()
    back = other.get(reverse("openid_connect_callback", args=["provider"]), {"code": "c", "state": "made up"})
    assert "Not signed in" in back.content.decode()
    assert not [one for one in provider.asked if one[0] == "POST"]


def test_no_account_elsewhere_is_connected_to_somebody_by_wish(client, cast, provider):
    provider.said |= {"email": "anna@example.com", "email_verified": True}
    client.force_login(cast.jack)
    assert sign_in(client, process="connect").status_code == HTTPStatus.FORBIDDEN
    assert client.get(reverse("settings")).context["user"] == cast.jack


def test_without_passwords_no_password_signs_in(client, cast, provider, settings):
    settings.PASSWORDS, settings.SOCIALACCOUNT_ONLY = False, True
    assert 'name="password"' not in client.get("/sign-in/").content.decode()
    said = {"login": "anna@example.com", "password": "a long enough one"}  # pragma: allowlist secret
    assert client.post("/sign-in/", said).status_code == HTTPStatus.FORBIDDEN
    assert client.get("/welcome/1/token/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("given", "passwords", "codes"),
    [
        ({}, True, []),
        ({}, False, ["people.E001"]),
        ({"ISSUER": ISSUER}, False, ["people.E002"]),
        ({"ISSUER": "id.example.com", "CLIENT_ID": "a", "CLIENT_SECRET": "b"}, True, ["people.E003"]),
        ({"ISSUER": ISSUER, "CLIENT_ID": "a", "CLIENT_SECRET": "b"}, False, []),
    ],
)
def test_what_is_set_wrong_is_said_before_it_is_served(given, passwords, codes, settings, monkeypatch):
    for name, value in given.items():
        monkeypatch.setenv(f"VENTURI_OIDC_{name}", value)
    settings.SOCIALACCOUNT_PROVIDERS, settings.PASSWORDS = identity_provider(), passwords
    assert [one.id for one in check_sign_in(None)] == codes
