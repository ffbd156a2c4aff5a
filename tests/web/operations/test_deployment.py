"""The files for deploying are true: every variable, command, secret and file that they name is there."""

import re
import shlex
from pathlib import Path

import pytest
import typer
import yaml

from venturi.cli import app
from venturi.cli.commands import HOMES

ROOT = Path(__file__).parents[3]
CONTAINER = (ROOT / "Containerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
PAGE = (ROOT / "docs" / "how-to" / "deploy.md").read_text("utf-8")
SETTINGS = [ROOT / "src/venturi/web/config" / name for name in ("settings.py", "environment.py")]
VARIABLE = re.compile(r"\b((?:VENTURI|DATABASE)_[A-Z_]+)\b")


def read():
    """The variables that the settings read; each may also name a file."""
    text = "\n".join(path.read_text("utf-8") for path in SETTINGS)
    known = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', text))
    return known | {f"{name}_FILE" for name in known}


@pytest.mark.parametrize("text", [CONTAINER, (ROOT / "compose.yaml").read_text("utf-8"), PAGE])
def test_every_variable_is_one_that_the_settings_read(text):
    named = set(VARIABLE.findall(text))
    assert named
    assert named - read() == set()


def commands():
    """What the containers run, and what the page has in its blocks."""
    for service in COMPOSE["services"].values():
        if "build" in service:
            yield service["command"]
    yield re.search(r"^CMD (\[.*\])$", CONTAINER, re.MULTILINE)[1].strip("[]").replace('"', "").split(", ")
    for line in re.findall(
        r"\bventuri ((?:serve|worker|migrate|createadmin|verify|doctor|backup|restore)[^`\n]*)", PAGE
    ):
        yield shlex.split(line)


def test_every_command_is_there_with_its_options():
    found = list(commands())
    assert {one[0] for one in found} >= {"serve", "worker", "migrate", "backup", "restore", "doctor"}
    for name, *arguments in found:
        assert name in HOMES
        known = {one for part in typer.main.get_command(app).get_command(None, name).params for one in part.opts}
        assert {one for one in arguments if one.startswith("--")} <= known


def test_every_secret_volume_and_service_is_declared_and_handed_over_as_a_file():
    for service in COMPOSE["services"].values():
        assert set(service.get("secrets", ())) <= set(COMPOSE["secrets"])
        assert {one.split(":")[0] for one in service.get("volumes", ())} <= set(COMPOSE["volumes"])
        assert set(service.get("depends_on", ())) <= set(COMPOSE["services"])
        given = service["environment"]
        files = {value for name, value in given.items() if name.endswith("_FILE")}
        assert files == {f"/run/secrets/{name}" for name in service["secrets"]}
        assert not {"VENTURI_SECRET_KEY", "DATABASE_URL", "POSTGRES_PASSWORD", "VENTURI_METRICS_TOKEN"} & set(given)
    for name in COMPOSE["secrets"]:
        assert f"secrets/{name}" in PAGE


def test_the_server_answers_this_machine_alone_and_its_health_is_asked_where_it_is_told():
    assert COMPOSE["services"]["web"]["ports"] == ["127.0.0.1:8000:8000"]
    assert "http://127.0.0.1:8000/ready/" in CONTAINER
    assert re.search(r"^USER (?!root)", CONTAINER, re.MULTILINE)


def test_what_is_copied_into_the_container_is_there_and_not_left_out():
    kept = {line[1:] for line in (ROOT / ".containerignore").read_text("utf-8").splitlines() if line.startswith("!")}
    for sources in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINER, re.MULTILINE):
        for source in sources.split():
            assert (ROOT / source).exists()
            assert source.split("/")[0] in kept


def test_what_postgresql_needs_is_locked_as_in_the_tests():
    pinned = re.compile(r"^(psycopg[\w-]*)==(\S+)", re.MULTILINE)
    ours, tests = ((ROOT / "requirements" / name).read_text("utf-8") for name in ("postgresql.txt", "dev.txt"))
    assert dict(pinned.findall(ours)) == dict(pinned.findall(tests))
    assert set(re.findall("sha256:[0-9a-f]{64}", ours)) <= set(re.findall("sha256:[0-9a-f]{64}", tests))
