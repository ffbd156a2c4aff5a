"""``venturi serve``, ``migrate``, ``verify``, ``createadmin``: the workspace and its keeper's work."""

import os
from pathlib import Path
from typing import Annotated

import typer

from venturi.cli.options import ISSUES
from venturi.cli.screen import complain, out

SETTINGS = "venturi.web.config.settings"
HOST, PORT, DEMO_DEALS = "127.0.0.1", 8000, 2400


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = HOST,
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65_535)] = PORT,
    demo: Annotated[
        bool, typer.Option("--demo", help="Try it out: a workspace with the demo company, on this machine alone.")
    ] = False,
    deals: Annotated[int, typer.Option(help="How many deals the demo company has.", min=200)] = DEMO_DEALS,
    workers: Annotated[int, typer.Option(help="How many processes answer.", min=1)] = 2,
) -> None:
    """Serve the workspace."""
    if demo:
        if host not in {HOST, "localhost"}:
            complain(f"The demo company has known passwords and is not served at {host}. Leave out --host.")
            raise typer.Exit(ISSUES)
        os.environ.setdefault("VENTURI_TRYING", "true")
    _set_up()
    if demo:
        _refuse_deployed()
        _load_demo(deals)
    out.print(f"Venturi is at http://{host}:{port}, until ctrl c", markup=False)

    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "venturi.web.config.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=workers
    ).serve()


def migrate() -> None:
    """Bring the database of the workspace to this version."""
    _set_up()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)


def verify() -> None:
    """Prove that nothing in the audit trail was changed, added or taken away."""
    _set_up()
    from venturi.web.trail import chain
    from venturi.web.trail.models import Head

    broken = list(chain.verify())
    for one in broken:
        complain(f"Entry {one.number:,}: {one.reason}.")
    if broken:
        raise typer.Exit(ISSUES)
    head = Head.objects.get()
    out.print(f"The trail is whole: {head.number:,} entries, the last digest is {head.digest}", markup=False)


def createadmin(
    email: Annotated[str, typer.Argument(help="What they sign in with.")],
    name: Annotated[str, typer.Option(help="What they are called.")] = "Administrator",
    password_file: Annotated[Path | None, typer.Option(help="A file with the password; asked for without.")] = None,
) -> None:
    """Make somebody who may do everything."""
    _set_up()
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


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


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


def _refuse_deployed() -> None:
    """The demo company's passwords are known to everybody."""
    from django.conf import settings

    if not settings.TRYING:
        complain("The demo company is never loaded in a deployment. Leave out --demo, or unset VENTURI_TRYING.")
        raise typer.Exit(ISSUES)


def _load_demo(deals: int) -> None:
    from datetime import timedelta

    from django.core.management import call_command
    from django.utils import timezone

    from venturi.web.demo.cast import CAST, PASSWORD
    from venturi.web.demo.load import load
    from venturi.web.people.models import Person

    call_command("migrate", interactive=False, verbosity=0)
    if not Person.objects.exists():
        out.print("Loading the demo company …", markup=False)
        load(until=timezone.now().date() - timedelta(days=1), deals=deals)
    for part in CAST:
        out.print(f"{part.email}  {part.why}", markup=False)
    out.print(f"Everybody's password is {PASSWORD}", markup=False)
