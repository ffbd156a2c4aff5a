"""The commands say what they do, take what they are given, and refuse wrong use with exit code 2."""

import json
import os
import subprocess
import sys
import tomllib
from importlib.metadata import version

import pytest

from venturi.cli.summary import _issues, _together
from venturi.registry import METRICS


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
        (["audit", "DEALS", "--value", "status:won=victory"], "which can be open, won or lost"),
        (["audit", "DEALS", "--value", "source:Web=in"], "which can be inbound or outbound"),
        (["audit", "DEALS", "--stage-kind", "Won=winner"], '"winner" is said of stage "Won"'),
        (["audit", "DEALS", "--decimal", "amount=;"], '";" is said of the decimal sign of "amount"'),
        (["audit", "DEALS", "--snapshot-date", "DEALS=soon"], '"soon" is not a day'),
        (["audit", "DEALS", "--stages", "Demo"], '"Demo" is no order of stages'),
        (["inspect", "DEALS", "--stages", "Demo>Won>Demo"], 'names the stage "Demo" twice'),
        (["metrics", "win_rat"], 'There is no metric "win_rat"'),
        (["demo", "somewhere", "--deals", "3"], "--deals"),
    ],
)
def test_wrong_use_is_said_and_ends_with_2(venturi, deals, arguments, said):
    ran = venturi(*[deals if argument == "DEALS" else argument for argument in arguments])
    assert ran.code == 2
    assert said in " ".join((ran.out + ran.err).replace("│", " ").split())


@pytest.mark.parametrize("command", ["audit", "inspect"])
def test_files_that_do_not_exist_are_wrong_use_and_all_of_them_are_named(venturi, deals, tmp_path, command):
    ran = venturi(command, deals, tmp_path / "dels.csv", "--mapping", tmp_path / "m.toml", "--json", tmp_path / "o")
    assert (ran.code, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(tmp_path / "dels.csv"), str(tmp_path / "m.toml")]
    assert all("There is no such file. Check the path" in line for line in lines)
    assert not (tmp_path / "o").exists()


def test_both_commands_take_the_same_options_of_reading(venturi):
    shared = ("--mapping", "--zone", "--column", "--table", "--date-format", "--decimal", "--stage-kind", "--value")
    for command in ("audit", "inspect"):
        told = venturi(command, "--help").out
        assert [name for name in (*shared, "--currency", "--snapshot-date", "--verdicts") if name not in told] == []


def test_the_order_of_the_stages_can_be_said_and_is_kept(venturi, deals, tmp_path):
    order = ("--stages", "Won>Demo>Lost")
    told, kept, found = tmp_path / "i.json", tmp_path / "m.toml", tmp_path / "a.json"
    assert venturi("inspect", deals, *order, "--json", told, "--save-mapping", kept).code == 0
    assert venturi("audit", deals, "--mapping", kept, "--json", found).code == 0
    for written in (told, found):
        stages = json.loads(written.read_text("utf-8"))["stages"]
        assert [row["stage"] for row in sorted(stages, key=lambda row: row["position"])] == ["Won", "Demo", "Lost"]


def test_an_order_of_stages_nobody_has_is_answered_with_those_there_are(venturi, deals):
    ran = venturi("audit", deals, "--stages", "Demo>Offer")
    assert ran.code == 1
    assert '"Offer"' in ran.err
    assert '"Won"' in ran.err


def test_inspect_keeps_the_currency_of_amounts_that_name_none(venturi, deals, tmp_path):
    assert venturi("inspect", deals, "--currency", "CHF", "--save-mapping", tmp_path / "m.toml").code == 0
    assert tomllib.loads((tmp_path / "m.toml").read_text("utf-8"))["currency"] == "CHF"
    assert "CHF" in venturi("audit", deals, "--mapping", tmp_path / "m.toml").out


def test_an_audit_prints_verdict_answers_and_what_to_do(venturi, deals):
    ran = venturi("audit", deals)
    assert ran.code == 0
    assert "4 deals: 2 won, 1 lost, 1 open, as of 3 Apr 2025" in ran.out
    assert "4 read = 4 taken (0 of them with issues) + 0 rejected" in ran.out
    lines = ran.out.splitlines()
    # Sections that lack the same thing say so once.
    wanted = ("Data", "Velocity", "Win rate", "Funnel, danger points, process and pipeline", "Throughput", "Economics")
    assert [heading for heading in wanted if heading not in lines] == []
    assert ran.out.count("No answer without a history of stages.") == 1
    assert "We win 66.7" in ran.out
    assert "Do first" in ran.out


def test_a_period_beyond_the_data_is_said_to_be_one_at_once(venturi, deals, tmp_path):
    ran = venturi("audit", deals, "--period", "2031Q1", "--html", tmp_path / "a.html", "--pdf", tmp_path / "a.pdf")
    assert ran.code == 0
    note = "Nothing was decided or created in 2031Q1; the data reach from 10 Jan 2025 to 3 Apr 2025."
    assert ran.out.splitlines()[1] == note
    page = (tmp_path / "a.html").read_text("utf-8")
    assert f'role="note">{note}' in page
    assert page.index(note) < page.index("Can this data be trusted?")


def test_a_brief_audit_says_what_it_leaves_out(venturi, deals, tmp_path):
    ran = venturi("audit", deals, "--brief", "--json", tmp_path / "a.json")
    assert ran.code == 0
    left_out = "comparison, process, win and loss, pipeline, movement, people and economics"
    assert f"Left out by --brief: {left_out}." in ran.out.splitlines()
    assert "Funnel and danger points" in ran.out.splitlines()
    assert "people" not in json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert "Left out" not in venturi("audit", deals).out


def test_progress_is_silent_when_nobody_looks_at_a_terminal(venturi, deals):
    assert venturi("inspect", deals).err == ""


def test_an_unknown_dimension_is_answered_with_those_there_are(venturi, deals):
    ran = venturi("audit", deals, "--by", "planet", "--by", "owner")
    assert ran.code == 2
    assert 'column "planet": There is no such column to group by. Use one of: ' in ran.err
    assert "owner" in ran.err
    # Nobody groups by what each deal has for itself, or by what only this program knows.
    internal = ("deal_id", "source_row", "source_file", "rate_missing", "created_day_only", "original_amount")
    assert [name for name in internal if name in ran.err] == []


def test_a_column_called_like_one_of_the_answer_is_wrong_use(venturi, tmp_path):
    path = tmp_path / "deals.csv"
    rows = [f"{k},{('won', 'lost')[k % 2]},2025-01-01,2025-02-01,100,a" for k in range(20)]
    path.write_text("\n".join(["Deal ID,Status,Created,Closed,Amount,n", *rows]))
    ran = venturi("audit", path, "--by", "n", "--brief")
    assert ran.code == 2
    assert 'by is "n"' in ran.err
    assert "Rename the column" in ran.err


def issues(*severities):
    return [
        {"severity": one, "message": f"fault {n}", "remedy": f"Mend {n} with [[stages]].", "code": "a-code"}
        for n, one in enumerate(severities, 1)
    ]


@pytest.mark.parametrize(
    ("severities", "rest"),
    [
        (["error"] * 5 + ["warning"] * 1_200 + ["note"] * 7, "… and 1,200 more and 7 notes;"),
        (["error"] * 6, "… and 1 more;"),
        (["error"] * 5 + ["note"], "… and 1 note;"),
        (["error"] * 4 + ["note"], None),
    ],
)
def test_below_each_fault_stands_its_remedy_and_notes_are_counted_apart(capsys, severities, rest):
    _issues(issues(*severities))
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["    error  fault 1 [a-code]", "           Mend 1 with [[stages]]."]
    assert len(told) == 10 + (rest is not None)
    assert rest is None or told[10].strip().startswith(rest)


def test_sections_that_share_an_answer_share_a_heading():
    assert _together(["Funnel"]) == "Funnel"
    assert _together(["Velocity", "Win rate", "Danger points"]) == "Velocity, win rate and danger points"


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
    told = venturi("metrics", "velocity").out
    assert "--decided-in PERIOD\n--by COLUMN\n--set amount=mean|median  (unsaid: mean)" in told
    assert "docs/metrics/velocity.md; more is better." in told
    assert "--moved-in PERIOD" in venturi("metrics", "skips").out


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
    assert (told.returncode, told.stdout) == (2, "")
    assert "file-missing" in told.stderr
