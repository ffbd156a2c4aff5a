"""``venturi refresh``: keep what was read in a store, and bring it up to date by what is new."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from venturi.cli import options
from venturi.cli.outputs import write_all
from venturi.cli.screen import complain, out, progress
from venturi.errors import Severity

if TYPE_CHECKING:
    from venturi.store import Refreshed

Store = Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store; made when it is not there.")]
OnlyNew = Annotated[
    bool, typer.Option("--only-new", help="The files have what is new since the last time, and the deals that changed.")
]
WholeDeals = Annotated[
    bool, typer.Option("--whole-deals", help="The files have some deals, and all there is to know of these.")
]
Delete = Annotated[list[str] | None, typer.Option("--delete-deal", metavar="ID", help="Forget this deal. May repeat.")]


@options.takes_reading_into
def refresh(
    reading: options.Reading,
    store: Store,
    only_new: OnlyNew = False,
    whole_deals: WholeDeals = False,
    delete_deal: Delete = None,
) -> None:
    """Keep an export in a store, and bring the store up to date: with the whole export again, or with what is new.

    Then audit the store: venturi audit STORE. Exit code 0: done. 1: issues that stop it; the store is as it was. 2:
    wrong use.
    """
    if only_new and whole_deals:
        raise typer.BadParameter("is not said together with --only-new.", param_hint="--whole-deals")
    if not reading.files and not delete_deal:
        raise typer.BadParameter("Name at least one file.", param_hint="FILE...")
    if delete_deal and not (only_new or whole_deals or not reading.files):
        told = "needs --only-new or --whole-deals: of a whole export a deal is deleted by not being in it."
        raise typer.BadParameter(told, param_hint="--delete-deal")
    if store.exists() and not store.is_dir():
        raise typer.BadParameter(f"{store} is a file. Name a folder.", param_hint="STORE")
    reading.claim()
    said, contents = reading.corrections(), dict[Path, str | bytes]()
    # Loaded here: a wrong option is said at once, without waiting for the engine.
    from venturi.store import Scope
    from venturi.store import refresh as brought_up_to_date

    parts = whole_deals or not reading.files
    scope = Scope.NEW if only_new else Scope.DEALS if parts else Scope.EVERYTHING
    with progress(quiet=reading.quiet) as tell:
        done = brought_up_to_date(
            store,
            reading.files,
            scope=scope,
            deleted=delete_deal or (),
            mapping=reading.mapping,
            corrections=said,
            progress=tell,
            seen=lambda ingested: contents.update(reading.contents(ingested)),
        )
        write_all(contents)
    _tell(store, done)


def _tell(store: Path, done: "Refreshed") -> None:
    for issue in done.issues:
        if issue.severity is not Severity.NOTE:
            complain(str(issue))
    if not done.changed:
        out.print(f"{store}: nothing has changed.", markup=False)
        return
    how = "made" if done.created else "written anew" if done.rebuilt else "brought up to date"
    out.print(f"{store}: {how}.", markup=False)
    for table, count in done.changed.items():
        of = "rows" if done.created else "changed deals" if count else "replaced"
        out.print(f"  {table}: {f'{count:,} ' if count else ''}{of}", markup=False)
