"""``venturi serve``: the workspace in the browser, with a worker beside it."""

import os
from contextlib import nullcontext
from typing import Annotated

import typer

from venturi.cli.exits import ISSUES
from venturi.cli.screen import complain, out
from venturi.cli.workspace.start import set_up
from venturi.cli.workspace.work import Beside

HOST, PORT, DEMO_DEALS = "127.0.0.1", 8000, 2400


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at.")] = HOST,
    port: Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65_535)] = PORT,
    demo: Annotated[
        bool, typer.Option("--demo", help="Try it out: a workspace with the demo company, on this machine alone.")
    ] = False,
    deals: Annotated[int, typer.Option(help="How many deals the demo company has.", min=200)] = DEMO_DEALS,
    workers: Annotated[int, typer.Option(help="How many processes answer.", min=1)] = 2,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="Without a worker: `venturi worker` runs elsewhere.")
    ] = False,
) -> None:
    """Serve the workspace, and do its work."""
    if demo:
        if host not in {HOST, "localhost"}:
            complain(f"The demo company has known passwords and is not served at {host}. Leave out --host.")
            raise typer.Exit(ISSUES)
        os.environ.setdefault("VENTURI_TRYING", "true")
    set_up()
    if demo:
        _refuse_deployed()
        _load_demo(deals)
    out.print(f"Venturi is at http://{host}:{port}, until ctrl c", markup=False)

    with nullcontext() if no_worker else Beside():
        _answer(host, port, workers)


def _answer(host: str, port: int, workers: int) -> None:
    """Answer requests until a signal; a process that dies is replaced."""
    import multiprocessing

    from granian.constants import Interfaces
    from granian.server import Server

    # A forked process would have our threads' locks, our connections and the pipe to the worker.
    multiprocessing.set_start_method("spawn", force=True)
    Server(
        "venturi.web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        respawn_failed_workers=True,
    ).serve()


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
