"""A backup that somebody forged writes nothing outside the folders that a backup is of."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.db import connection

import venturi.web
from venturi.errors import IssuesFound
from venturi.web.operations.backup import restore, restoring
from venturi.web.operations.backup.manifest import FOLDERS

pytestmark = pytest.mark.django_db
# What is made anew, and the backups themselves.
LEFT_OUT = {"workers", "metrics", "copy", "exports", "backups"}
TRAIL = {"head_number": 0, "head_digest": "", "counts": {}, "migrations": []}


@pytest.fixture
def root(tmp_path, settings, monkeypatch):
    """An empty workspace; what is restored into it is not loaded."""
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    for name in ("sqlite", "postgresql"):
        monkeypatch.setattr(f"venturi.web.operations.backup.{name}.load", lambda source: None)
    monkeypatch.setattr(restoring, "_prove", lambda manifest, file: None)
    return settings.DATA


def forged(folder, files, *, said_of_files=None):
    """A backup with these members; ``said_of_files``: the size that its manifest says they have."""
    contents = {"database": b"rows"} | files
    members = {
        name: {"size": (name in files and said_of_files) or len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in contents.items()
    }
    said = {"version": "1", "database": connection.vendor, "taken_at": "", "with_key": False, "members": members}
    with zipfile.ZipFile(folder / "forged", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(said | TRAIL))
    return folder / "forged"


@pytest.mark.parametrize(
    "name",
    [
        "files/{outside}",
        "files/secret-key",
        "files/workspace.sqlite3",
        "files/workspace.sqlite3/x",
        "files/attachments/../secret-key",
        "files/attachments/{outside}",
        "files/.ssh/keys",
        "files/elsewhere/x",
        "files/attachments",
    ],
)
def test_a_member_that_belongs_elsewhere_is_refused_before_anything_is_written(name, root, tmp_path):
    outside = tmp_path / "outside"
    with pytest.raises(IssuesFound) as found:
        restore(forged(tmp_path, {name.format(outside=outside): b"mine"}))
    assert [issue.code for issue in found.value.issues] == ["backup-damaged"]
    assert not outside.exists()
    assert list(root.iterdir()) == []


def test_a_link_below_a_folder_leads_nothing_out_of_it(root, tmp_path):
    (tmp_path / "outside").mkdir()
    (root / "attachments").mkdir()
    (root / "attachments" / "ab").symlink_to(tmp_path / "outside")
    with pytest.raises(IssuesFound, match="leads out of its folder"):
        restore(forged(tmp_path, {"files/attachments/ab/x": b"mine"}))
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_member_that_swells_beyond_what_the_manifest_says_is_refused(root, tmp_path):
    with pytest.raises(IssuesFound, match="larger than what was written"):
        restore(forged(tmp_path, {"files/attachments/x": b"0" * 5_000_000}, said_of_files=4_000_000))
    assert list(root.iterdir()) == []


def test_what_belongs_takes_its_place(root, tmp_path):
    restore(forged(tmp_path, {"files/attachments/ab/abcd": b"offer", "files/imports/3/a b.csv": b"rows"}))
    assert (root / "attachments" / "ab" / "abcd").read_bytes() == b"offer"
    assert (root / "imports" / "3" / "a b.csv").read_bytes() == b"rows"


def test_every_folder_that_the_workspace_keeps_is_backed_up_or_left_out_by_name():
    sources = [path.read_text() for path in Path(venturi.web.__file__).parent.rglob("*.py")]
    named = {name for text in sources for name in re.findall(r'settings\.DATA\)? / "(\w+)"', text)}
    named |= {name for text in sources for name in re.findall(r'^FOLDER = "(\w+)"', text, re.MULTILINE)}
    assert named
    assert named <= FOLDERS | LEFT_OUT
