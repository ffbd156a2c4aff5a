"""When the program itself is wrong it says so, keeps the traceback, and shows it to who asks."""

import re
from pathlib import Path

import pytest

import venturi.reading
from venturi.cli import main


@pytest.fixture
def broken(monkeypatch):
    def read(*files, **options):
        raise RuntimeError("a bolt came off")

    monkeypatch.setattr(venturi.reading, "read", read)


@pytest.mark.usefixtures("broken")
def test_a_fault_of_ours_is_called_that_and_its_traceback_is_kept(venturi, deals, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = venturi("audit", deals)
    assert ran.code == 1
    assert "fault of Venturi, not of your files" in ran.err
    assert "Traceback" not in ran.err
    [kept] = re.findall(r"\S+venturi-fault-\S+\.txt", ran.err)
    assert "RuntimeError: a bolt came off" in Path(kept).read_text(encoding="utf-8")


@pytest.mark.usefixtures("broken")
def test_who_debugs_is_shown_the_traceback(deals, monkeypatch):
    monkeypatch.setenv("VENTURI_DEBUG", "1")
    with pytest.raises(RuntimeError, match="a bolt came off"):
        main(["audit", str(deals)])
