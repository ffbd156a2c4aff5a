"""``venturi backup`` and ``restore``: the whole workspace in one file."""

from pathlib import Path
from typing import Annotated

import typer

from venturi.cli.outputs import claim
from venturi.cli.screen import out
from venturi.cli.workspace.start import set_up, telling


@telling
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it.", show_default=False)],
    with_key: Annotated[
        bool, typer.Option("--with-key", help="With the secret key; whoever has it can forge a session.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write the whole workspace to one file, while people work."""
    claim([file], force=force)
    set_up()
    from venturi.web.operations.backup import take

    taken = take(file, with_key=with_key)
    size = file.stat().st_size / 1e6
    out.print(
        f"{file}: {size:,.1f} MB, {taken.counts['deals_deal']:,} deals, {len(taken.members)} files, "
        f"the trail to entry {taken.head_number:,} with the digest {taken.head_digest}",
        markup=False,
    )


@telling
def restore(
    file: Annotated[Path, typer.Argument(help="The backup.", exists=True, dir_okay=False, show_default=False)],
) -> None:
    """Bring a workspace back from a backup, into an empty one."""
    set_up()
    from venturi.web.operations import backup as backups

    brought = backups.restore(file)
    out.print(
        f"The workspace of {brought.taken_at} is back: {brought.counts['deals_deal']:,} deals. The trail is whole: "
        f"{brought.head_number:,} entries, and its last digest is that of the backup, {brought.head_digest}",
        markup=False,
    )
    if not brought.with_key:
        out.print("The secret key was not in it: everybody signs in again, unless you bring the key.", markup=False)
