"""The only way to send a mail: it is noted, and a worker sends it."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from venturi.web.mails.models import Kind, Mail
from venturi.web.mails.tasks import send
from venturi.web.people.models import Person


def post(kind: Kind, to: Person, *, about: int | None = None) -> Mail | None:
    """Have a mail sent; null where nobody said how mails are sent, or whoever it is for has no address."""
    if not (settings.MAILS and to.email):
        return None
    with transaction.atomic():
        mail = Mail.objects.create(kind=kind, to=to, about=about, asked_at=timezone.now())
        send.enqueue(mail.pk)
    return mail
