"""A store outlives what happens to its refreshes: killed at any moment, two at once, damaged files, readers."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.exports import FIRST, built, content, written
from tests.store.test_refresh import LATER

from venturi.errors import IssuesFound
from venturi.store import check, generation, is_store, lock, opened, refresh

ROOT = Path(__file__).parents[2]
# Ends its own process, as a power cut would, at the n-th time that anything is made to last on the disk.
KILLED = """
import os, signal, sys
from pathlib import Path
from venturi.store import generation, manifest, refresh
store, nth, *files = sys.argv[1:]
done = 0

def counted(step):
    def counting(*arguments, **options):
        global done
        done += 1
        if done == int(nth):
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*arguments, **options)
    return counting

os.fsync = counted(os.fsync)
Path.replace = counted(Path.replace)
generation.shutil.rmtree = counted(generation.shutil.rmtree)
refresh(Path(store), [Path(file) for file in files])
"""


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    """A store of the first export, the files of the later one, and what a store holds of each."""
    folder = tmp_path_factory.mktemp("exports")
    store, files = built(folder, FIRST), written(folder / "later", LATER)
    return store, files, content(store), content(built(folder / "anew", LATER))


def code(call, *arguments):
    with pytest.raises(IssuesFound) as found:
        call(*arguments)
    return found.value.issues[0].code


def test_a_refresh_killed_at_any_moment_leaves_the_last_good_state_and_the_next_one_succeeds(exports, tmp_path):
    first, files, before, after = exports
    running = {}
    for nth in (1, 4, 8, 9, 10, 12):
        store = tmp_path / f"store-{nth}"
        shutil.copytree(first, store)
        command = [sys.executable, "-c", KILLED, store, str(nth), *files]
        running[store] = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    ends = {store: process.wait() for store, process in running.items()}
    assert -signal.SIGKILL in ends.values()
    states = []
    for store, end in ends.items():
        found = content(store)
        assert found == (after if end == 0 else found)
        states.append("before" if found == before else "after" if found == after else "broken")
    assert "broken" not in states
    assert {"before", "after"} == set(states)
    for store in ends:
        refresh(store, files)
        assert content(store) == after
        named = {one["number"] for one in json.loads((store / "manifest.json").read_text())["generations"]}
        assert {int(folder.name) for folder in store.iterdir() if folder.is_dir()} == named


def test_two_refreshes_at_once_are_refused_with_the_process_that_runs(exports, tmp_path):
    first, files, before, _ = exports
    store = shutil.copytree(first, tmp_path / "store")
    with lock.refreshing(store), pytest.raises(IssuesFound) as found:
        refresh(store, files)
    assert found.value.issues[0].code == "store-busy"
    assert content(store) == before
    refresh(store, files)


def test_a_reader_keeps_what_a_refresh_replaces_until_it_closes(exports, tmp_path, monkeypatch):
    first, files, before, after = exports
    store = shutil.copytree(first, tmp_path / "store")
    monkeypatch.setattr(generation, "SHARE", 0)
    with opened(store) as kept:
        refresh(store, files)
        assert kept.tables.deals.count().to_pyarrow().as_py() == sum(before[0]["deals"].values())
        assert (store / "000001").is_dir()
    assert content(store) == after
    refresh(store, files)
    assert not (store / "000001").exists()


def test_a_damaged_store_says_so_and_what_to_do(exports, tmp_path):
    first, files, _, _ = exports
    store = shutil.copytree(first, tmp_path / "short")
    part = store / "000001" / "deals.parquet"
    part.write_bytes(part.read_bytes()[:-1])
    assert code(opened, store) == code(refresh, store, files) == "store-damaged"
    store = shutil.copytree(first, tmp_path / "changed")
    part = store / "000001" / "stays.parquet"
    part.write_bytes(part.read_bytes()[:-40] + bytes(40))
    check(first)
    assert code(check, store) == "store-damaged"
    store = shutil.copytree(first, tmp_path / "gone")
    (store / "000001" / "deals.parquet").unlink()
    assert code(opened, store) == "store-damaged"
    for text in ("", "[]", '{"format": 1}', '{"format": 99}'):
        (store / "manifest.json").write_text(text)
        assert code(opened, store) == ("store-damaged" if text in ("", '{"format": 1}') else "store-format")
    (store / "manifest.json").unlink()
    assert not is_store(store)
    assert code(opened, store) == "store-missing"


def test_files_that_cannot_be_used_leave_the_store_as_it_was(exports, tmp_path):
    first, _, before, _ = exports
    store = shutil.copytree(first, tmp_path / "store")
    files = written(tmp_path / "wrong", {"notes.csv": ["a,b", "1,2"]})
    assert code(refresh, store, files) == "deals-missing"
    assert content(store) == before
    assert code(refresh, tmp_path / "new", files) == "deals-missing"
    assert not is_store(tmp_path / "new")
