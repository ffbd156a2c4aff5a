"""The commands of the workspace: serving it, working for it, keeping it."""

from venturi.cli.workspace.keep import createadmin, migrate, verify
from venturi.cli.workspace.serve import serve
from venturi.cli.workspace.work import worker

COMMANDS = (serve, worker, migrate, createadmin, verify)
