"""``venturi demo``: the simulated company as files."""

from pathlib import Path
from typing import Annotated

import typer

from venturi.cli.screen import out, progress
from venturi.demo import write


def demo(
    folder: Annotated[Path, typer.Argument(help="The folder to write into.", metavar="OUT")],
    deals: Annotated[int | None, typer.Option(min=200, max=10_000_000, help="How many deals. Default: 2,400.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed gives the same company.")] = None,
    parquet: Annotated[bool, typer.Option("--parquet", help="Parquet instead of CSV.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the folder if it is there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
) -> None:
    """Write three years of a simulated company, and the truth about it beside.

    The folder OUT/truth holds what no real company knows: true chances, true outcomes of deals still open, and every
    planted fault.
    """
    with progress(quiet=quiet) as tell:
        written = write(
            folder, deals=deals, seed=seed, format="parquet" if parquet else "csv", force=force, progress=tell
        )
    for name, path in written.files.items():
        out.print(f"{path}  {written.rows[name]:,} rows", markup=False)
