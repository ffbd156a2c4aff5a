"""What the workspace runs in: settings, disk, clock."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings as given
from django.core import checks
from django.core.mail import get_connection
from django.utils import timezone

from venturi.errors import Issue, Severity
from venturi.web.operations.doctor.finding import Finding

GIGABYTE = 1e9
ROOM, SHARE = 1.0, 0.05


def settings() -> Finding:
    """Everything that Django and we check of the settings."""
    found = checks.run_checks(include_deployment_checks=not given.TRYING)
    serious = [one for one in found if one.level >= checks.WARNING and not one.is_silenced()]
    issues = tuple(
        Issue(
            code="settings-wrong",
            message=f"{one.msg} ({one.id})",
            remedy=one.hint or "See the page on running the workspace.",
            severity=Severity.ERROR if one.level >= checks.ERROR else Severity.WARNING,
        )
        for one in serious
    )
    said = "for trying it out" if given.TRYING else f"for {', '.join(given.ALLOWED_HOSTS) or 'nobody'}"
    return Finding("settings", said, issues)


def disk() -> Finding:
    """Room in the data folder."""
    folder = Path(given.DATA)
    use = shutil.disk_usage(folder if folder.exists() else folder.parent)
    said = f"{use.free / GIGABYTE:,.1f} GB free in {folder}"
    issues: Iterable[Issue] = ()
    if use.free < ROOM * GIGABYTE or use.free < SHARE * use.total:
        remedy = "Make room, or move the data folder: what cannot be written is refused."
        issues = [Issue(code="disk-nearly-full", message=f"{said}.", remedy=remedy, severity=Severity.WARNING)]
    return Finding("disk", said, tuple(issues))


def clock() -> Finding:
    """Whose clock moments are shown by."""
    return Finding("clock", f"{timezone.localtime():%Y-%m-%d %H:%M} in {given.TIME_ZONE}")


def mails() -> Finding:
    """The server takes mails from us; nothing is sent."""
    if not given.MAILS:
        return Finding("mails", "none are sent")
    try:
        with get_connection(fail_silently=False):
            pass
    except OSError as error:
        issue = Issue(
            code="mail-server-unreachable",
            message=f"The mail server {given.EMAIL_HOST}:{given.EMAIL_PORT} does not take mails from us: "
            f"{type(error).__name__}.",
            remedy="Mend EMAIL_URL, or start that server: mails wait, and are given up after half an hour.",
            severity=Severity.WARNING,
        )
        return Finding("mails", "cannot be sent", (issue,))
    return Finding("mails", f"through {given.EMAIL_HOST}, links lead to {given.ADDRESS}")


LOOKS: tuple[Callable[[], Finding], ...] = (settings, disk, clock, mails)
