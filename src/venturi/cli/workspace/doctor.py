"""``venturi doctor``: whether the workspace is well, and what to do where it is not."""

from typing import Annotated

import typer

from venturi.cli.exits import ISSUES
from venturi.cli.screen import complain, out
from venturi.cli.workspace.start import set_up, telling


@telling
def doctor(
    whole: Annotated[bool, typer.Option("--whole", help="Read everything, not only the latest.")] = False,
) -> None:
    """Look whether the workspace is well, and say what to do."""
    set_up()
    from venturi.web.operations.doctor import examine

    issues = 0
    for found in examine(whole=whole):
        out.print(f"{'!' if found.issues else ' '} {found.name:<12} {found.said}", markup=False)
        for issue in found.issues:
            complain(f"  {issue}")
        issues += len(found.issues)
    if issues:
        raise typer.Exit(ISSUES)
    out.print("All is well." if whole else "All is well, as far as was read; --whole reads everything.", markup=False)
