"""Outputs are whole or not there, and never replace anything unasked."""

import json
import tomllib

import pytest
from tests.audit.audited import faults, written
from tests.cli.conftest import ROWS

import venturi.report
from venturi.cli.outputs import claim, write_all
from venturi.errors import IssuesFound, OutputExists

FLAGS = ("--json", "--html", "--pdf", "--verdicts", "--save-mapping")


def files(folder):
    """Everything in a folder, hidden neighbours too."""
    return sorted(path.name for path in folder.iterdir())


def test_every_output_is_written_and_named(venturi, deals, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    asked = {flag: out / f"audit{flag.strip('-')}" for flag in FLAGS}
    ran = venturi("audit", deals, *[part for pair in asked.items() for part in pair])
    assert ran.code == 0
    assert files(out) == sorted(path.name for path in asked.values())
    assert faults(json.loads(asked["--json"].read_text("utf-8"))) == []
    assert asked["--html"].read_text("utf-8").startswith("<!")
    assert asked["--pdf"].read_bytes().startswith(b"%PDF")
    assert asked["--verdicts"].read_text("utf-8").splitlines()[1].startswith("deals.csv,2,deals,taken,")
    assert tomllib.loads(asked["--save-mapping"].read_text("utf-8"))["files"]
    assert all(str(path) in ran.out for path in asked.values())


@pytest.mark.parametrize("flag", FLAGS)
def test_an_output_that_is_there_stops_everything_before_any_work(venturi, deals, tmp_path, flag):
    there = tmp_path / "there"
    there.write_text("mine", encoding="utf-8")
    other = "--html" if flag == "--json" else "--json"
    ran = venturi("audit", deals, flag, there, other, tmp_path / "new")
    assert ran.code == 2
    assert "--force" in ran.err
    assert there.read_text(encoding="utf-8") == "mine"
    assert files(tmp_path) == ["deals.csv", "there"]


def test_force_replaces_an_output(venturi, deals, tmp_path):
    there = tmp_path / "there.json"
    there.write_text("mine", encoding="utf-8")
    assert venturi("inspect", deals, "--json", there, "--force").code == 0
    assert json.loads(there.read_text("utf-8"))["files"]


def test_an_input_is_never_an_output_even_with_force(venturi, deals):
    before = deals.read_bytes()
    ran = venturi("audit", deals, "--json", deals, "--force")
    assert ran.code == 2
    assert deals.read_bytes() == before


def test_when_the_audit_stops_nothing_is_written(venturi, deals, tmp_path):
    outputs = [part for flag in FLAGS for part in (flag, tmp_path / f"out{flag}")]
    assert venturi("audit", deals, "--by", "planet", *outputs).code == 2
    assert files(tmp_path) == ["deals.csv"]


def test_when_one_output_fails_none_is_written(venturi, deals, tmp_path, monkeypatch):
    def broken(document):
        raise RuntimeError("no ink")

    monkeypatch.setattr(venturi_report(), "pdf", broken)
    ran = venturi("audit", deals, "--json", tmp_path / "a.json", "--pdf", tmp_path / "a.pdf")
    assert ran.code == 1
    assert files(tmp_path) == ["deals.csv"]


def venturi_report():
    return venturi.report


def test_a_saved_mapping_gives_the_same_audit(venturi, deals, tmp_path):
    said = ["--zone", "Europe/Berlin", "--column", "product=Owner", "--stage-kind", "Demo=open"]
    first = venturi("audit", deals, *said, "--save-mapping", tmp_path / "m.toml", "--json", tmp_path / "1.json")
    again = venturi("audit", deals, "--mapping", tmp_path / "m.toml", "--json", tmp_path / "2.json")
    assert (first.code, again.code) == (0, 0)
    one, two = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("1.json", "2.json"))
    assert one["time_zone"] == two["time_zone"] == "Europe/Berlin"
    for part in ("deals", "outcomes", "stages", "win_rate", "velocity", "throughput", "as_of"):
        assert one[part] == two[part], part


def test_one_name_for_two_outputs_is_refused(tmp_path):
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputExists, match="two outputs"):
        claim([tmp_path / "a", tmp_path / "b" / ".." / "a"], force=True)


def test_a_folder_is_no_output(tmp_path):
    with pytest.raises(OutputExists, match="is a folder"):
        claim([tmp_path], force=True)


def test_files_are_written_all_or_none(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(IssuesFound, match="output-unwritable"):
        write_all({tmp_path / "a.json": "{}", tmp_path / "file" / "b.json": "{}"})
    assert files(tmp_path) == ["file"]


def test_a_folder_that_is_not_there_is_a_typo_and_not_made(tmp_path):
    wanted = tmp_path / "no-such-folder" / "audit.json"
    with pytest.raises(OutputExists, match="folder that is not there"):
        claim([wanted], force=False)
    assert not wanted.parent.exists()


def test_the_file_of_verdicts_holds_no_formula(venturi, tmp_path):
    export = written(tmp_path / "=1+1.csv", ROWS)
    assert venturi("inspect", export, "--verdicts", tmp_path / "v.csv").code == 0
    head, *rows = (tmp_path / "v.csv").read_text("utf-8").splitlines()
    assert head == "file,row,table,verdict,codes"
    assert [row.split(",")[:2] for row in rows] == [["'=1+1.csv", str(row)] for row in range(2, 6)]
