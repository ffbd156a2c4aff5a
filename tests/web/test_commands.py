"""The commands of whoever keeps the workspace."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

VENTURI = Path(sys.executable).parent / "venturi"


def run(folder, *arguments, **given):
    """A command in a workspace."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VENTURI_", "D"))}
    environment = kept | {"VENTURI_DATA": str(folder)} | given
    return subprocess.run(
        [VENTURI, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """A workspace in which nothing is yet."""
    folder = tmp_path_factory.mktemp("migrated")
    assert run(folder, "migrate").returncode == 0
    return folder


@pytest.fixture
def venturi(tmp_path, migrated):
    """Runs a command in a workspace of its own."""
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    return partial(run, tmp_path)


def test_a_workspace_is_made_and_its_trail_is_whole(venturi, tmp_path):
    (tmp_path / "password").write_text("correct horse battery staple\n")
    made = venturi("createadmin", "abe@example.com", "--password-file", str(tmp_path / "password"))
    assert made.stdout == "abe@example.com may sign in and do everything.\n"
    done = venturi("verify")
    assert (done.returncode, done.stdout.split(",")[0]) == (0, "The trail is whole: 1 entries")


def test_whoever_signs_in_already_is_not_made_again(venturi, tmp_path):
    (tmp_path / "password").write_text("correct horse battery staple")
    again = [venturi("createadmin", "abe@example.com", "--password-file", str(tmp_path / "password")) for _ in "12"][1]
    assert (again.returncode, again.stderr) == (1, "abe@example.com is there already. Choose another address.\n")


def test_a_weak_password_is_refused(venturi, tmp_path):
    (tmp_path / "password").write_text("password")
    done = venturi("createadmin", "abe@example.com", "--password-file", str(tmp_path / "password"))
    assert done.returncode == 1
    assert "too common" in done.stderr


@pytest.mark.parametrize(("host", "trying"), [("0.0.0.0", "true"), ("127.0.0.1", "false")])
def test_the_demo_company_is_served_on_this_machine_alone_and_in_no_deployment(host, trying, venturi):
    done = venturi("serve", "--demo", "--host", host, VENTURI_TRYING=trying)
    assert done.returncode == 1
    assert done.stderr.startswith("The demo company")
