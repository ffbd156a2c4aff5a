"""The gate of attachments: the file is kept first, its row written second, so that no row is without its file."""

from pathlib import PurePath
from typing import IO

from django.utils import timezone

from venturi.web.accounts.models import Account
from venturi.web.activities import files, rules
from venturi.web.activities.models import Attachment
from venturi.web.deals.models import Deal
from venturi.web.people.models import Person
from venturi.web.trail.checks import check_named, check_values
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import locked, made, removed


def attach_file(
    *,
    by: Person,
    name: str,
    content: IO[bytes],
    deal: Deal | None = None,
    account: Account | None = None,
    via: Via = Via.PAGE,
) -> Attachment:
    """A file belongs to a deal or an account; ``content`` is read to its end, see `files.keep`.

    Raises `Refused` for what the rules do not let through, and then nothing has changed.
    """
    # Before the file is kept, so that nobody fills the disk who may not; and again with the row, by what holds then.
    rules.check_about(by, deal, account, on=timezone.now().date())
    # Only its last part: where it lay on somebody's machine is nobody's business.
    called = PurePath(name.replace("\\", "/")).name
    check_named(called, "The file")
    attachment = Attachment(deal=deal, account=account, name=called)
    check_values(attachment)
    kept = files.keep(called, content)
    attachment.digest, attachment.size, attachment.media_type = kept.digest, kept.size, kept.media_type
    with recording("attach a file", by=by, via=via) as act:
        rules.check_about(by, deal, account, on=act.at.date())
        return made(act, attachment)


def remove_attachment(
    attachment: Attachment, *, by: Person, version: int | None = None, via: Via = Via.PAGE
) -> Attachment:
    """Nobody is shown the file any more; it and its history stay."""
    with recording("remove a file", by=by, via=via) as act:
        found = locked(Attachment.objects.all(), attachment.pk, version=version)
        rules.check_change(by, found, on=act.at.date())
        removed(act, found)
    return found
