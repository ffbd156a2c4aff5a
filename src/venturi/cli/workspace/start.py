"""How every command of the workspace begins."""

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from venturi.cli.exits import ISSUES
from venturi.cli.screen import complain
from venturi.errors import Issue, IssuesFound, Severity

SETTINGS = "venturi.web.config.settings"
P = ParamSpec("P")


def set_up() -> None:
    """Read the settings and load the workspace; raises `IssuesFound` for settings that cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        message = str(error).strip().splitlines()[0].rstrip(".")
        remedy = 'Mend the variable; PostgreSQL needs: pip install "venturi[web,postgresql]".'
        raise IssuesFound(Issue(code="settings-wrong", message=f"{message}.", remedy=remedy)) from error


def check_settings() -> None:
    """Say what is wrong with the settings, and stop where it cannot work."""
    from django.core import checks

    found = checks.run_checks()
    for one in found:
        if one.level >= checks.INFO:
            complain(f"{one.msg} {one.hint or ''} ({one.id})")
    if any(one.is_serious() for one in found):
        raise typer.Exit(ISSUES)


def telling(command: Callable[P, None]) -> Callable[P, None]:
    """The command; it says what to do when the database does not answer."""

    @wraps(command)
    def told(*arguments: P.args, **options: P.kwargs) -> None:
        try:
            command(*arguments, **options)
        except Exception as error:
            if type(error).__module__ != "django.db.utils" or type(error).__name__ != "OperationalError":
                raise
            raise IssuesFound(
                Issue(
                    code="database-unreachable",
                    message=f"The database does not answer: {str(error).strip().splitlines()[0]}.",
                    remedy="Start it, or mend DATABASE_URL; tables that lack come with: venturi migrate.",
                    severity=Severity.STOP,
                )
            ) from error

    return told
