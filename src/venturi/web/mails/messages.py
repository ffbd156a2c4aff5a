"""What mails say. A link is made when the mail is sent: nobody reads it in the database."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from venturi.web.mails.models import Kind, Mail
from venturi.web.people import invitations

SUBJECTS = {
    Kind.INVITATION: "Your invitation to Venturi",
    Kind.PASSWORD: "Another password for Venturi",  # pragma: allowlist secret
    Kind.IMPORTED: "Your import into Venturi is done",
    Kind.NOT_IMPORTED: "Your import into Venturi failed",
}


def message(mail: Mail) -> EmailMessage | None:
    """The mail as it is sent; null when it is about nothing any more."""
    path = _path(mail)
    if path is None or not (mail.to.email and mail.to.is_active):
        return None
    kind = Kind(mail.kind)
    told = {"person": mail.to, "address": settings.ADDRESS + path, "days": invitations.lasts().days}
    text = render_to_string(f"mails/{kind.value}.txt", told)
    return EmailMessage(SUBJECTS[kind], text, to=[mail.to.email])


def _path(mail: Mail) -> str | None:
    """Where its link leads; null where that would be nowhere."""
    person: Any = mail.to
    match Kind(mail.kind):
        case Kind.INVITATION:
            token = invitations.token_of(person)
            return reverse("welcome", args=[person.pk, token]) if token else None
        case Kind.PASSWORD:
            words = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
            return reverse("account_reset_password_from_key", kwargs=words) if person.has_usable_password() else None
        case _:
            return reverse("import", args=[mail.about])
