"""``venturi migrate``, ``createadmin``, ``verify``: what whoever keeps the workspace does now and then."""

from pathlib import Path
from typing import Annotated

import typer

from venturi.cli.exits import ISSUES
from venturi.cli.screen import complain, out
from venturi.cli.workspace.start import set_up, telling


@telling
def migrate() -> None:
    """Bring the database of the workspace to this version."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)


@telling
def verify() -> None:
    """Prove that nothing in the audit trail was changed, added or taken away."""
    set_up()
    from venturi.web.operations.moment import one_moment
    from venturi.web.trail import chain
    from venturi.web.trail.models import Head

    # As of one moment: people may go on working.
    with one_moment():
        broken, head = list(chain.verify()), Head.objects.get()
    for one in broken:
        complain(f"Entry {one.number:,}: {one.reason}.")
    if broken:
        raise typer.Exit(ISSUES)
    out.print(f"The trail is whole: {head.number:,} entries, the last digest is {head.digest}", markup=False)


@telling
def createadmin(
    email: Annotated[str, typer.Argument(help="What they sign in with.")],
    name: Annotated[str, typer.Option(help="What they are called.")] = "Administrator",
    password_file: Annotated[Path | None, typer.Option(help="A file with the password; asked for without.")] = None,
) -> None:
    """Make somebody who may do everything."""
    set_up()
    from venturi.web.people.models import Person, Role
    from venturi.web.trail.models import Via
    from venturi.web.trail.recording import recording
    from venturi.web.trail.records import made

    if password_file:
        password = password_file.read_text("utf-8").strip()
    else:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    _check_new(email, password)
    person = Person(email=Person.objects.normalize_email(email), name=name, key=email, role=Role.ADMINISTRATOR)
    person.set_password(password)
    with recording("make an administrator", by=None, via=Via.COMMAND) as act:
        made(act, person)
    out.print(f"{email} may sign in and do everything.", markup=False)


def _check_new(email: str, password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from venturi.web.people.models import Person

    if Person.objects.filter(email__iexact=email).exists():
        complain(f"{email} is there already. Choose another address.")
        raise typer.Exit(ISSUES)
    try:
        validate_password(password)
    except ValidationError as error:
        complain(" ".join(error.messages))
        raise typer.Exit(ISSUES) from error
