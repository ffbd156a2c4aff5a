"""How signing in differs from what allauth does by itself: nobody signs up, people are invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from venturi.web.mails.models import Kind
from venturi.web.mails.services import post
from venturi.web.people.models import Person

FORBIDDEN = 403
MISMATCH = "Nobody signs in with this address and this password. Look at both."


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open door, and whoever is locked out is told for how long."""

    error_messages = {  # noqa: RUF012  as the library has it
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": MISMATCH,
        "too_many_login_attempts": (
            f"This failed too often. Nobody signs in with this address for up to {settings.SIGN_IN_MINUTES} minutes; "
            "try again then."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an administrator makes people."""
        return False

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """A worker sends it, to whoever has a password already; others are invited by an administrator."""
        if user.has_usable_password():
            post(Kind.PASSWORD, user)


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """A second factor is shown under the name of this house and the address of the person."""

    def get_totp_label(self, user: Any) -> str:
        """What the authenticator app calls it."""
        return str(user.email)


class IdentityProvider(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """People sign in with an account elsewhere when their verified address is that of somebody here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an administrator makes people."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the person by the address that the provider verified; nothing else is believed, nothing is kept."""
        addresses = [one.email for one in sociallogin.email_addresses if one.verified in {True, "true"}]
        if not _of_one_subject(sociallogin.account.extra_data):
            addresses = []
        found = Person.objects.filter(email__iexact=addresses[0], is_active=True).first() if addresses else None
        asked = sociallogin.state.get("process")
        if found is None or asked not in {None, "login"}:
            told = {"address": addresses[0] if addresses else None}
            answer = render(request, "socialaccount/unknown.html", told, status=FORBIDDEN)
            raise ImmediateHttpResponse(answer)
        sociallogin.user = found


def _of_one_subject(said: dict[str, Any]) -> bool:
    """Whether what the provider says about somebody is of whom it let in (OpenID Connect Core 5.3.2)."""
    token, about = said.get("id_token") or {}, said.get("userinfo") or {}
    return not (token and about) or token.get("sub") == about.get("sub")
