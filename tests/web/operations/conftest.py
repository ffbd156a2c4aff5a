"""Workspaces of their own, one on each database, which programs are started in."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from benchmarks.postgres import REMEDY, Postgres, programs

ROOT = Path(__file__).parents[3]
PATIENCE = 60


class Workspace:
    """The environment of a workspace, and what is run in it."""

    def __init__(self, folder, **given):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("VENTURI_", "DATABASE_"))}
        self.folder = folder
        self.environment = kept | {
            "VENTURI_DATA": str(folder),
            "VENTURI_TRYING": "true",
            "DJANGO_SETTINGS_MODULE": "venturi.web.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            **given,
        }

    def python(self, code, *arguments):
        """What a program of a line prints; it has the workspace loaded."""
        command = [sys.executable, "-c", f"import sys, django; django.setup(); {code}", *map(str, arguments)]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @contextmanager
    def worker(self):
        """A worker, as `venturi serve` has one beside it."""
        code = "import django; django.setup(); from venturi.web.operations.worker import attached; attached()"
        command = [sys.executable, "-c", code]
        with subprocess.Popen(
            command, env=self.environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            try:
                yield process
            finally:
                process.kill()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def workspace(request, tmp_path_factory):
    """A workspace in which nothing is yet."""
    folder = tmp_path_factory.mktemp("workspace")
    if request.param == "sqlite":
        yield migrated(Workspace(folder))
        return
    if programs() is None:
        pytest.skip(REMEDY)
    with Postgres() as server:
        yield migrated(Workspace(folder, DATABASE_URL=f"postgres://bench@:5432/{server.folder}/postgres"))


def migrated(workspace):
    workspace.python("from django.core.management import call_command; call_command('migrate', verbosity=0)")
    return workspace


def wait_until(holds):
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.05)
