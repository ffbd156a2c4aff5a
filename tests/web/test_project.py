"""The project as Django checks it."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command

DEPLOYED = {
    "VENTURI_HOSTS": "sales.example.com",
    "VENTURI_BEHIND_PROXY": "true",
    "DJANGO_SETTINGS_MODULE": "venturi.web.config.settings",
}


@pytest.mark.django_db
def test_no_model_has_changed_without_its_migration(capsys):
    call_command("makemigrations", check=True, dry_run=True)
    assert capsys.readouterr().out == "No changes detected\n"


def deployed(folder, **given):
    """What `check --deploy` says of a deployment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VENTURI_", "DATABASE_"))}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    environment = kept | DEPLOYED | {"VENTURI_DATA": str(folder)} | given
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_a_deployment_has_nothing_to_be_warned_of(tmp_path):
    done = deployed(tmp_path)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


def test_trying_it_out_is_no_deployment(tmp_path):
    assert "security.W" in deployed(tmp_path, VENTURI_TRYING="true").stderr


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "key").write_text("k" * 60 + "0123456789")
    done = deployed(tmp_path, VENTURI_SECRET_KEY_FILE=str(tmp_path / "key"))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "secret-key").exists()


def test_the_key_that_is_made_is_its_owners_alone(tmp_path):
    deployed(tmp_path)
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
