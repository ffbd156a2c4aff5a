"""Everything that holds of the workspace on SQLite holds on PostgreSQL."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.postgres import REMEDY, programs

FOLDER = Path(__file__).parent
PATIENCE = 600
# What speaks to the database; the rest starts programs of its own.
PARTS = ("deals", "operations", "people", "trail")
# What these held when this was written: fewer would mean that they were not run.
LEAST = 50


def test_all_of_it_holds_on_postgresql():
    if programs() is None:
        if os.environ.get("VENTURI_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(REMEDY)
        pytest.skip(REMEDY)
    command = [sys.executable, "-m", "pytest", "-q", "-n0", *(str(FOLDER / part) for part in PARTS)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        cwd=FOLDER.parents[1],
        env=os.environ | {"VENTURI_TEST_DATABASE": "postgresql"},
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= LEAST
