"""The command line: parse, call, print. Exit code 0: done; 1: issues that stop the work; 2: wrong use."""

import sys
from collections.abc import Sequence

import typer

from venturi.cli.commands import Commands
from venturi.cli.exits import INTERRUPTED, ISSUES, WRONG_USE
from venturi.cli.fault import debugging, own_up
from venturi.cli.memory import collect_seldom
from venturi.cli.screen import complain
from venturi.errors import OutputExists, VenturiError

app = typer.Typer(
    name="venturi",
    cls=Commands,
    help="Measures how money moves through a sales process, finds where it narrows, and says what to change first.",
    epilog="Shell completion: venturi --install-completion. Documentation of every number: venturi metrics.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Say which version this is."),
) -> None:
    if version:
        from venturi import __version__

        typer.echo(f"venturi {__version__}")
        raise typer.Exit
    del context


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; `arguments` instead of those of the process."""
    collect_seldom()
    try:
        app(args=arguments if arguments is None else list(arguments), prog_name="venturi")
    except OutputExists as error:
        complain(str(error))
        sys.exit(WRONG_USE)
    except VenturiError as error:
        complain(str(error))
        sys.exit(ISSUES)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:  # the last resort: nobody is shown a traceback unasked
        if debugging():
            raise
        own_up(error)
        sys.exit(ISSUES)
