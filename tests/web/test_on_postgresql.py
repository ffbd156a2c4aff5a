"""Everything that holds of the workspace on SQLite holds on PostgreSQL."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.postgres import REMEDY, programs

FOLDER = Path(__file__).parent
PATIENCE = 900
# What speaks to the database stands in folders; the files beside this one start programs of their own.
PARTS = [*sorted({file.parent for file in FOLDER.glob("*/test_*.py")}), FOLDER / "test_rights.py"]
# What locks and keeps history is tried each time, with the tests that SQLite cannot run and what is put into SQL of our
# own; the rest by `make thorough`.
CORE = {"accounts", "deals", "people", "trail"}
BESIDE = [FOLDER / name for name in ("api/test_keys.py", "imports/test_steps.py", "finance/test_converted.py")]
SHARES = {
    "core": [*(part for part in PARTS if part.name in CORE), *BESIDE],
    "rest": [part for part in PARTS if part.name not in CORE],
}

pytestmark = pytest.mark.long


@pytest.mark.parametrize("share", ["core", pytest.param("rest", marks=pytest.mark.thorough)])
def test_all_of_it_holds_on_postgresql(share):
    if programs() is None:
        if os.environ.get("VENTURI_REQUIRE_POSTGRESQL") == "1":
            pytest.fail(REMEDY)
        pytest.skip(REMEDY)
    parts = SHARES[share]
    command = [sys.executable, "-m", "pytest", "-q", "-n0", *map(str, parts)]
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
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) >= sum(written(part) for part in parts)


def written(part):
    """How many tests stand in a folder or a file: fewer that passed would mean that they were not run."""
    files = [part] if part.is_file() else part.glob("test_*.py")
    texts = [file.read_text("utf-8") for file in files]
    return sum(len(re.findall(r"^def test_", text, re.MULTILINE)) for text in texts if "shared_data" not in text)
