"""One metric on files: the number, its groups, its deals, in the form asked for."""

import json

import pytest
import typer
from tests.audit.audited import written
from tests.cli.conftest import ROWS

import venturi as vt
from venturi.cli import app
from venturi.cli.periods import MEANINGS, PERIODS, flag, is_period
from venturi.dataset import options_of
from venturi.registry import METRICS


@pytest.fixture
def deals(tmp_path):
    return written(tmp_path / "deals.csv", ROWS)


def test_a_metric_is_computed_by_group_in_a_period_as_csv(venturi, deals):
    ran = venturi("metrics", "win_rate", "--on", deals, "--by", "owner", "--decided-in", "2025Q1", "--csv")
    header, *rows = [line.split(",") for line in ran.out.splitlines()]
    assert ran.code == 0
    told = [dict(zip([name.strip('"') for name in header], row)) for row in rows]
    # In the first quarter Ann won one, Bob lost one; Ann's other one was won in April.
    assert [(row["owner"], row["won"], row["lost"]) for row in told] == [('"Ann"', "1", "0"), ('"Bob"', "0", "1")]


def test_files_behind_a_pattern_of_the_shell_belong_together(venturi, deals, tmp_path):
    log = tmp_path / "history.csv"
    log.write_text(
        "deal_id,changed_at,stage\n1,2025-01-10,Demo\n1,2025-03-01,Won\n2,2025-01-12,Demo\n2,2025-02-20,Lost\n"
    )
    ran = venturi("metrics", "stay_times", "--on", deals, log, "--json")
    assert ran.code == 0, ran.err
    assert [(row["stage"], row["n"]) for row in json.loads(ran.out)] == [("Demo", 2)]


def test_the_deals_behind_a_cell_are_listed(venturi, deals):
    ran = venturi("metrics", "win_rate", "--on", deals, "--deals", "--where", "part=won", "--json")
    assert [row["deal_id"] for row in json.loads(ran.out)] == ["1", "3"]
    ran = venturi("metrics", "win_rate", "--on", deals, "--by", "owner,source", "--deals", "--where", "owner=Bob")
    assert [line.split(",")[0] for line in ran.out.splitlines()] == ['"deal_id"', '"2"', '"4"']


def test_without_a_form_it_prints_as_in_a_notebook(venturi, deals):
    told = venturi("metrics", "win_rate", "--on", deals).out
    assert told.startswith("Of the deals decided in a period")
    assert "0.6667" in told


def test_options_of_one_metric_are_set_by_name_and_typed(venturi, deals):
    ran = venturi("metrics", "velocity", "--on", deals, "--set", "amount=median", "--json")
    # Half of 1200 + 500.
    assert [row["average_amount"] for row in json.loads(ran.out)] == [850]
    wrong = venturi("metrics", "win_rates", "--on", deals, "--set", "grace=soon")
    assert wrong.code == 2
    assert '"soon" is not a value of grace (int).' in wrong.err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["--entered-in", "2025"], "win_rate has no option --entered-in. It takes decided_in, by."),
        (["--set", "grace=3"], "win_rate has no option --set grace=…"),
        (["--decided-in", "2025Q7"], '"2025Q7" is not a period'),
        (["--by", "nothing"], 'by is "nothing"; win_rate is grouped by pipeline, owner'),
        (["--deals", "--where", "nothing=1"], 'The deals have no column "nothing"'),
        (["--as-of", "soon"], '"soon" is not a day'),
    ],
)
def test_wrong_use_is_said_with_what_is_right(venturi, deals, said, told):
    ran = venturi("metrics", "win_rate", "--on", deals, *said)
    assert ran.code == 2
    assert told in " ".join(ran.err.split())


@pytest.mark.parametrize("name", METRICS)
def test_every_period_of_a_metric_has_a_flag_that_help_and_completion_know(venturi, name):
    command = typer.main.get_command(app).get_command(None, "metrics")
    known = {spelled: one for one in command.params for spelled in one.opts}
    told = venturi("metrics", name).out
    for option, parameter in options_of(name).items():
        if is_period(parameter):
            assert known[flag(option)].name == option
            assert f"\n{flag(option)} PERIOD" in told
            assert f"--set {option}=" not in told


def test_flags_are_completed(venturi, monkeypatch):
    monkeypatch.setenv("_VENTURI_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "venturi metrics skips --mo")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert venturi().out.split() == ["--moved-in"]


def test_a_flag_says_what_its_period_means_and_no_other_words_are_kept(venturi):
    assert MEANINGS.keys() == PERIODS.keys()
    told = " ".join(venturi("metrics", "--help").out.replace("│", "").split())
    for option, meaning in MEANINGS.items():
        assert f"{flag(option)} P {meaning}, as 2026, 2026Q1" in told


HISTORY = [
    *[("1", "2025-01-10", "Demo"), ("1", "2025-02-01", "Offer"), ("1", "2025-03-01", "Won")],
    *[("2", "2025-01-12", "Offer"), ("2", "2025-02-10", "Demo"), ("2", "2025-02-20", "Lost")],
    *[("3", "2025-02-01", "Demo"), ("3", "2025-04-03", "Won"), ("4", "2025-03-05", "Demo")],
]


def test_moves_of_one_month_are_counted_by_a_flag(venturi, deals, tmp_path):
    log = written(tmp_path / "history.csv", HISTORY, ("deal_id", "changed_at", "stage"))
    asked = ["metrics", "skips", "--on", deals, log, "--stages", "Demo>Offer", "--json"]
    # In February deal 1 went on to Offer; deal 2 went back to Demo, and was lost there. Deals begin by no move.
    found = {row["part"]: row["moves"] for row in json.loads(venturi(*asked, "--moved-in", "2025-02").out)}
    assert found == {"next": 1, "back": 1, "lost": 1}
    assert venturi(*asked, "--moved-in", "2025-02").out == venturi(*asked, "--set", "moved_in=2025-02").out
    assert venturi(*asked, "--moved-in", "").code == 2


def test_several_periods_may_repeat_or_stand_with_commas(venturi, demo_export):
    asked = ["metrics", "safe_multiple", "--on", *demo_export, "--json"]
    quarters = ["2025Q1", "2025Q2", "2025Q3"]
    repeated = venturi(*asked, *[part for quarter in quarters for part in ("--periods", quarter)])
    with vt.read(*demo_export) as dataset:
        [known] = dataset.ask("safe_multiple", periods=[dataset.period(quarter) for quarter in quarters]).rows()
    assert known["periods"] == 3
    for said in (repeated, venturi(*asked, "--set", f"periods={','.join(quarters)}")):
        [row] = json.loads(said.out)
        assert row == pytest.approx(known)
    wrong = venturi(*asked, "--periods", "2025Q1,2025Q9")
    assert (wrong.code, '"2025Q9" is not a period' in wrong.err) == (2, True)


def test_a_metric_that_refuses_says_why_and_ends_with_1(venturi, deals):
    ran = venturi("metrics", "conversion", "--on", deals, "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["refused"]["code"] == "no-history"
    assert "conversion: no number." in ran.err
    assert venturi("metrics", "conversion", "--on", deals, "--csv").out == ""
    assert "no number" in venturi("metrics", "conversion", "--on", deals).out


def test_a_formula_typed_into_the_crm_does_not_run_in_a_spreadsheet(venturi, tmp_path):
    row = (9, "Won", "won", "10", "2025-01-10", "2025-03-01", "=1+1", "inbound")
    ran = venturi(
        "metrics", "win_rate", "--on", written(tmp_path / "deals.csv", [*ROWS, row]), "--by", "owner", "--csv"
    )
    assert '"\'=1+1"' in ran.out


def test_a_metric_that_is_not_there_is_wrong_use_with_files_too(venturi, deals):
    ran = venturi("metrics", "luck", "--on", deals)
    assert (ran.code, 'There is no metric "luck"' in ran.err) == (2, True)
    assert venturi("metrics", "--on", deals).code == 2
