"""The commands say what they do, take what they are given, and refuse wrong use with exit code 2."""

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

from venturi.metrics.registry import METRICS


def test_without_a_command_the_help_is_shown(venturi):
    ran = venturi()
    assert ran.code == 2
    assert "audit" in ran.out + ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--help"], ["audit", "inspect", "demo", "metrics"]),
        (["-h"], ["audit"]),
        (["audit", "--help"], ["--as-of", "--period", "--by", "--json", "--html", "--pdf", "--mapping", "Exit code"]),
        (["inspect", "--help"], ["--save-mapping", "--stage-kind"]),
        (["demo", "--help"], ["--deals", "--seed", "--force"]),
        (["metrics", "--help"], ["population"]),
    ],
)
def test_help_names_what_there_is(venturi, arguments, said):
    ran = venturi(*arguments)
    assert ran.code == 0
    assert [word for word in said if word not in ran.out] == []


def test_the_version_is_said(venturi):
    assert venturi("--version").out.strip() == f"venturi {version('venturi')}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--wrong"], "No such option"),
        (["aduit"], "No such command"),
        (["audit"], "Missing argument"),
        (["audit", "DEALS", "--wrong"], "No such option"),
        (["audit", "DEALS", "--as-of", "yesterday"], '"yesterday" is not a day'),
        (["audit", "DEALS", "--as-of", "9999-12-31"], '"9999-12-31" is not a day'),
        (["audit", "DEALS", "--period", "2025Q5"], '"2025Q5" is not a period'),
        (["audit", "DEALS", "--period", "2025-02-01..2025-01-01"], "ends after it starts"),
        (["audit", "DEALS", "--skips", "never"], '"never" is not implied, observed or in_order'),
        (["audit", "DEALS", "--zone", "Mars/Base"], '"Mars/Base" is not a time zone'),
        (["audit", "DEALS", "--currency", "euros"], '"euros" is not a currency'),
        (["audit", "DEALS", "--fiscal-start", "13"], "--fiscal-start"),
        (["audit", "DEALS", "--column", "amount"], 'has no "name=value"'),
        (["audit", "DEALS", "--value", "Web=inbound"], "names no column"),
        (["audit", "DEALS", "--snapshot-date", "DEALS=soon"], '"soon" is not a day'),
        (["metrics", "win_rat"], 'There is no metric "win_rat"'),
        (["demo", "somewhere", "--deals", "3"], "--deals"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(venturi, deals, arguments, said):
    ran = venturi(*[deals if argument == "DEALS" else argument for argument in arguments])
    assert ran.code == 2
    assert said in " ".join((ran.out + ran.err).replace("│", " ").split())


def test_an_audit_prints_verdict_answers_and_what_to_do(venturi, deals):
    ran = venturi("audit", deals)
    assert ran.code == 0
    assert "4 deals: 2 won, 1 lost, 1 open, as of 3 Apr 2025" in ran.out
    assert "4 read = 4 taken (0 of them with issues) + 0 rejected" in ran.out
    assert [
        h for h in ("Data", "Velocity", "Win rate", "Funnel", "Danger points", "Throughput") if h not in ran.out
    ] == []
    assert "We win 66.7" in ran.out
    assert "Do first" in ran.out


def test_progress_is_silent_when_nobody_looks_at_a_terminal(venturi, deals):
    assert venturi("inspect", deals).err == ""


def test_an_unknown_dimension_is_answered_with_those_there_are(venturi, deals):
    ran = venturi("audit", deals, "--by", "planet")
    assert ran.code == 1
    assert 'column "planet"' in ran.err
    assert "owner" in ran.err


def test_inspect_shows_mapping_stages_history_and_verdict(venturi, deals):
    ran = venturi("inspect", deals)
    assert ran.code == 0
    for said in (
        "deals.csv is read as deals",
        "Deal ID",
        "deal_id",
        "guess",
        "Stages",
        "Demo",
        "History",
        "4 rows read",
    ):
        assert said in ran.out


def test_every_metric_is_listed_and_can_be_explained(venturi):
    listed = venturi("metrics").out
    assert [name for name in METRICS if name not in listed] == []
    told = venturi("metrics", "win_rate").out
    for said in ("Question", "Formula", "Population", "closed_at", "Misleads when", "Needs", "deals.outcome"):
        assert said in told


def test_the_demo_company_is_written_once_and_not_over_itself(venturi, tmp_path):
    folder = tmp_path / "company"
    assert venturi("demo", folder, "--deals", "200").code == 0
    assert (folder / "deals.csv").is_file()
    again = venturi("demo", folder, "--deals", "200")
    assert again.code == 2
    assert "--force" in again.err
    assert venturi("demo", folder, "--deals", "200", "--seed", "5", "--force").code == 0


def test_the_demo_never_replaces_a_folder_of_something_else(venturi, tmp_path):
    (tmp_path / "work").mkdir()
    kept = tmp_path / "work" / "thesis.txt"
    kept.write_text("years", encoding="utf-8")
    ran = venturi("demo", tmp_path / "work", "--deals", "200", "--force")
    assert ran.code == 2
    assert kept.read_text(encoding="utf-8") == "years"


def run(*arguments, **environment):
    program = [sys.executable, "-c", "from venturi.cli import main; main()", *map(str, arguments)]
    surroundings = {**os.environ, **environment}
    return subprocess.run(program, capture_output=True, text=True, env=surroundings, check=False, timeout=120)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete_commands_and_options(shell):
    told = run(_VENTURI_COMPLETE=f"source_{shell}")
    assert told.returncode == 0
    assert "_VENTURI_COMPLETE" in told.stdout


def test_a_half_typed_command_is_completed():
    told = run(_VENTURI_COMPLETE="complete_bash", COMP_WORDS="venturi ins", COMP_CWORD="1")
    assert "inspect" in told.stdout


def test_the_program_answers_and_exits_as_a_process_too(tmp_path):
    told = run("audit", tmp_path / "none.csv")
    assert (told.returncode, told.stdout) == (1, "")
    assert "file-missing" in told.stderr
