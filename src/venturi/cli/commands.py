"""The commands by name, each loaded when it is asked for: whoever serves the workspace waits for no engine."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

# In the order in which they are listed; each is a function of the same name.
HOMES = {
    "audit": "venturi.cli.audit",
    "inspect": "venturi.cli.inspect",
    "demo": "venturi.cli.demo",
    "metrics": "venturi.cli.metrics",
    "refresh": "venturi.cli.refresh",
    "serve": "venturi.cli.workspace.serve",
    "worker": "venturi.cli.workspace.work",
    "migrate": "venturi.cli.workspace.keep",
    "createadmin": "venturi.cli.workspace.keep",
    "verify": "venturi.cli.workspace.keep",
    "doctor": "venturi.cli.workspace.doctor",
    "backup": "venturi.cli.workspace.backup",
    "restore": "venturi.cli.workspace.backup",
}


class Commands(TyperGroup):
    """All commands of the program."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return list(HOMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, loaded now; null where there is none."""
        if cmd_name in HOMES and cmd_name not in self.commands:
            alone = typer.Typer(add_completion=False, rich_markup_mode="markdown", pretty_exceptions_enable=False)
            alone.command(cmd_name)(getattr(import_module(HOMES[cmd_name]), cmd_name))
            self.add_command(typer.main.get_command(alone))
        return super().get_command(ctx, cmd_name)
