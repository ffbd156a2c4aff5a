"""What a worker does: send a mail, and try again where that failed for now."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.utils import timezone
from django_tasks import task

from venturi.web.mails.messages import message
from venturi.web.mails.models import Mail, State

TIMES = 6
PAUSE = timedelta(minutes=1)
FOR_GOOD = 500


class MailNotSent(Exception):
    """A mail could not be sent, however often it was tried. It names the mail, and no address."""


@task()
def send(key: int) -> None:
    """Send a mail; a failure that may pass is tried again, each time after twice as long."""
    mail = Mail.objects.select_related("to").get(pk=key)
    if mail.state != State.WAITING:
        return
    made = message(mail)
    if made is None:
        _over(mail, State.DROPPED)
        return
    mail.attempts += 1
    try:
        made.send()
    except OSError as error:
        _not_sent(mail, error)
    else:
        _over(mail, State.SENT)


def _not_sent(mail: Mail, error: OSError) -> None:
    mail.told = _kind(error)
    if mail.attempts < TIMES and not _is_final(error):
        mail.save(update_fields=["attempts", "told"])
        send.using(run_after=timezone.now() + PAUSE * 2 ** (mail.attempts - 1)).enqueue(mail.pk)
        return
    _over(mail, State.FAILED)
    # What the server said may quote the address.
    raise MailNotSent(f"mail {mail.pk} was tried {mail.attempts} times: {mail.told}") from None


def _over(mail: Mail, state: State) -> None:
    mail.state, mail.done_at = state, timezone.now()
    mail.told = mail.told if state == State.FAILED else ""
    mail.save(update_fields=["state", "done_at", "attempts", "told"])


def _kind(error: OSError) -> str:
    """What went wrong, without what was said: the name of the error, and the code that the server answered."""
    codes = ", ".join(map(str, _codes(error)))
    return f"{type(error).__name__} {codes}".strip()


def _codes(error: OSError) -> list[int]:
    match error:
        case SMTPRecipientsRefused():
            return [code for code, _ in error.recipients.values()]
        case SMTPResponseException():
            return [error.smtp_code]
        case _:
            return []


def _is_final(error: OSError) -> bool:
    """Whether the server said that it will not take it later, either."""
    codes = _codes(error)
    return bool(codes) and all(code >= FOR_GOOD for code in codes)
