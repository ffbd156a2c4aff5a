"""``venturi serve``: the workspace in the browser, with a worker beside it."""

import os
import sys
from contextlib import nullcontext
from typing import Annotated

import typer

from venturi.cli.exits import ISSUES
from venturi.cli.screen import complain, out
from venturi.cli.workspace.start import check_settings, set_up, telling
from venturi.cli.workspace.work import Beside

HOST, PORT, DEMO_DEALS = "127.0.0.1", 8000, 2400
THREADS = 8


@telling
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
    check_settings()
    out.print(f"Venturi is at http://{host}:{port}, until ctrl c", markup=False)

    with nullcontext() if no_worker else Beside():
        _answer(host, port, workers)


def _answer(host: str, port: int, workers: int) -> None:
    """Answer requests until a signal; a process that dies is replaced."""
    import multiprocessing

    from django.conf import settings
    from granian.constants import Interfaces
    from granian.server import Server

    from venturi.web.operations.logs import of_the_server
    from venturi.web.operations.measures import begin

    begin()

    # A forked process would have our threads' locks, our connections and the pipe to the worker.
    multiprocessing.set_start_method("spawn", force=True)
    # A spawned process would first load the command line anew, which it has no use for.
    vars(sys.modules["__main__"]).pop("__file__", None)
    Server(
        "venturi.web.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # Each of them keeps a connection to the database.
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        log_dictconfig=of_the_server(readable=settings.TRYING),
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

    from venturi.web.demo import PASSWORD
    from venturi.web.demo.cast import CAST
    from venturi.web.demo.load import load
    from venturi.web.people.models import Person

    call_command("migrate", interactive=False, verbosity=0)
    if not Person.objects.exists():
        out.print("Loading the demo company …", markup=False)
        load(until=timezone.now().date() - timedelta(days=1), deals=deals)
    for part in CAST:
        out.print(f"{part.email}  {part.why}", markup=False)
    out.print(f"Everybody's password is {PASSWORD}", markup=False)
