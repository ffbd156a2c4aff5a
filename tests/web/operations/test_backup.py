"""A backup that was taken while somebody writes brings the workspace back as it was at one moment."""

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.web.operations.conftest import PATIENCE, Workspace, wait_until

VENTURI = Path(sys.executable).parent / "venturi"
RESTORE = "from pathlib import Path; from venturi.web.operations.backup import restore; restore(Path(sys.argv[1]))"
# Somebody opens deals, each with a file, until told to stop; says how many.
WRITING = """
from pathlib import Path
from django.conf import settings
from venturi.web.deals import services
from venturi.web.people.models import Person, Role
from venturi.web.process.models import Kind, Pipeline, Stage
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import made
with recording("begin", by=None, via=Via.COMMAND) as act:
    abe = made(act, Person(email="abe@example.com", name="Abe", key="abe", role=Role.ADMINISTRATOR))
    first = made(act, Pipeline(name="New business"))
    stage = made(act, Stage(pipeline=first, name="Discovery", position=1, kind=Kind.OPEN))
data, done = Path(settings.DATA), 0
while not (data / "enough").exists():
    done += 1
    (data / "attachments").mkdir(exist_ok=True)
    (data / "attachments" / f"{done}").write_text(f"file {done}")
    services.open_deal(stage, by=abe, name=f"Deal {done}", owner_id=abe.pk)
    (data / "done").write_text(str(done))
"""


def venturi(workspace, *arguments):
    command = [VENTURI, *map(str, arguments)]
    return subprocess.run(
        command, env=workspace.environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


@pytest.fixture(scope="module")
def taken(workspace):
    """A backup that was taken while somebody wrote, and how much was done before and after."""
    done, file = workspace.folder / "done", workspace.folder.with_suffix(".backup")
    code = f"import django; django.setup()\n{WRITING}"
    with subprocess.Popen([sys.executable, "-c", code], env=workspace.environment) as writer:
        wait_until(lambda: done.exists() and int(done.read_text() or 0) > 20)
        before = int(done.read_text())
        told = venturi(workspace, "backup", file)
        assert told.returncode == 0, told.stderr
        (workspace.folder / "enough").touch()
        assert writer.wait(PATIENCE) == 0
    return file, before, int(done.read_text())


def manifest(file):
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("manifest.json"))


def other(workspace, folder):
    """An empty workspace of the same kind: the same server, another database."""
    found = Workspace(folder)
    if url := workspace.environment.get("DATABASE_URL"):
        name = f"other{abs(hash(folder))}"
        workspace.python(f"from django.db import connection; connection.cursor().execute('CREATE DATABASE {name}')")
        found.environment["DATABASE_URL"] = url.rsplit("/", 1)[0] + f"/{name}"
    return found


def test_a_backup_taken_while_somebody_writes_is_of_one_moment_and_comes_back_whole(workspace, taken, tmp_path):
    file, before, after = taken
    said = manifest(file)
    deals = said["counts"]["deals_deal"]
    assert before <= deals <= after
    assert before < after, "nobody wrote meanwhile"
    # One entry opened the workspace, then one for each deal.
    assert (said["counts"]["deals_opening"], said["head_number"]) == (deals, deals + 1)
    restored = other(workspace, tmp_path / "data")
    back = venturi(restored, "restore", file)
    assert back.returncode == 0, back.stderr
    assert f"its last digest is that of the backup, {said['head_digest']}" in back.stdout
    code = "from venturi.web.trail import chain; from venturi.web.deals.models import Deal; "
    assert restored.python(code + "print(list(chain.verify()), Deal.objects.count())") == f"[] {deals}"
    code = "from venturi.web.deals.models import Opening; Opening.objects.all().delete()"
    with pytest.raises(AssertionError, match="append-only"):
        restored.python(code)
    for number in range(1, deals + 1):
        assert (tmp_path / "data" / "attachments" / f"{number}").read_text() == f"file {number}"
    with pytest.raises(AssertionError, match="workspace-not-empty"):
        restored.python(RESTORE, file)


def test_a_backup_has_no_key_unless_it_is_asked_for_and_is_its_owners_alone(workspace, taken, tmp_path):
    file, *_ = taken
    assert file.stat().st_mode & 0o777 == 0o600
    assert "secret-key" not in zipfile.ZipFile(file).namelist()
    there = venturi(workspace, "backup", file)
    assert (there.returncode, "is there already" in there.stderr) == (2, True)
    code = "from pathlib import Path; from venturi.web.operations.backup import take; "
    workspace.python(code + "take(Path(sys.argv[1]), with_key=True)", tmp_path / "whole")
    with zipfile.ZipFile(tmp_path / "whole") as archive:
        assert archive.read("secret-key") == (workspace.folder / "secret-key").read_bytes()
        digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    said = {name: member["sha256"] for name, member in manifest(tmp_path / "whole")["members"].items()}
    assert said.items() <= digests.items()
    assert re.search(r"workers|metrics|copy", " ".join(said)) is None


@pytest.mark.parametrize("fault", ["member", "truncated", "newer", "other"])
def test_a_backup_that_is_not_what_was_written_is_refused_before_anything_changes(fault, taken, workspace, tmp_path):
    if workspace.environment.get("DATABASE_URL"):
        pytest.skip("what is checked before the database is asked is the same")
    file, *_ = taken
    broken, said = tmp_path / "broken", manifest(file)
    if fault == "truncated":
        broken.write_bytes(file.read_bytes()[:-300])
    else:
        with zipfile.ZipFile(file) as archive, zipfile.ZipFile(broken, "w") as written:
            contents = {name: archive.read(name) for name in archive.namelist()}
            if fault == "member":
                contents["files/attachments/3"] = b"file 4"
            if fault == "newer":
                said["migrations"].append(["deals", "9999_later"])
            if fault == "other":
                said["database"] = "postgresql"
            for name, content in (contents | {"manifest.json": json.dumps(said)}).items():
                written.writestr(name, content)
    empty = Workspace(tmp_path / "data")
    code = {"newer": "backup-newer", "other": "backup-of-another-database"}.get(fault, "backup-damaged")
    with pytest.raises(AssertionError, match=code):
        empty.python(RESTORE, broken)
    assert not list((tmp_path / "data").glob("attachments"))
