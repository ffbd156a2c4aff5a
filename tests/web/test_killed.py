"""Server, worker and database are killed in the middle of 200 operations, imports and undone ones among them: what was
acknowledged is there, nothing is half done, and the trail is whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.postgres import REMEDY, programs

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc"),
]

ROOT = Path(__file__).parents[2]
# Three in single operations, three in imports, one while an import is taken back.
OPERATIONS, KILLED, PATIENCE = 200, 7, 480
IMPORTS, UNDONE = 4, 2


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_that_was_acknowledged_is_lost_and_nothing_is_half_done(database, tmp_path):
    if database == "postgresql" and programs() is None:
        if os.environ.get("VENTURI_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(REMEDY)
        pytest.skip(REMEDY)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VENTURI_", "DATABASE_"))}
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    # Sockets are refused to tests: the port is that of this process, and nobody else's.
    port = 20_000 + (os.getpid() + 15_000) % 30_000
    command = [sys.executable, "-m", "tests.web.killed.program", tmp_path, port, database, 7, OPERATIONS]
    done = subprocess.run(
        list(map(str, command)),
        env=kept | {"PYTHONPATH": path},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["wrong"], told["half"], told["differing"]) == ([], [], [])
    assert set(told["tasks"]) == {"SUCCESSFUL"}
    assert sum(told["killed"].values()) == KILLED
    # It was really in the middle, and there was something to lose.
    assert told["imports"] == [IMPORTS, UNDONE]
    assert told["acknowledged"] > OPERATIONS * 0.9
    assert told["acknowledged"] + told["refused"] + told["unknown"] == OPERATIONS - IMPORTS - UNDONE
    assert {"move", "field", "open", "task"} == set(told["by"])
