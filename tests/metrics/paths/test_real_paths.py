"""The facts that are known of the paths in the real files. Skipped where ../shared/data is not there."""

import ibis
import pytest
from ibis import _
from tests.metrics.histories import rows_of
from tests.metrics.paths.journeys import by_key

import venturi as vt
from venturi.ingest import FileMapping, Mapping, StageMapping, text_of
from venturi.metrics.paths.directly_follows import directly_follows
from venturi.metrics.paths.skips import skips, skips_deals
from venturi.metrics.paths.steps import event_steps, stage_steps
from venturi.metrics.paths.variants import variants
from venturi.metrics.periods import days_between

pytestmark = pytest.mark.shared_data

KINDS = {"A_APPROVED": "won", "A_DECLINED": "lost", "A_CANCELLED": "lost"}
FUNNEL = {
    "A_SUBMITTED": 13_087,
    "A_PREACCEPTED": 7_367,
    "A_ACCEPTED": 5_113,
    "O_SENT": 5_015,
    "O_SENT_BACK": 3_254,
    "O_ACCEPTED": 2_243,
}


@pytest.fixture(scope="module")
def bank(shared_data, tmp_path_factory):
    """Loan applications of a bank, every activity of the log a stage."""
    log = shared_data / "bpic2012" / "bpic2012.xes.gz"
    names = ibis.read_parquet(shared_data / "bpic2012" / "bpic2012_events.parquet").select("concept:name").distinct()
    others = sorted({row["concept:name"] for row in rows_of(names)} - set(FUNNEL) - set(KINDS))
    stages = [
        StageMapping(stage=n, kind=KINDS.get(n, "open"), position=i) for i, n in enumerate([*FUNNEL, *others, *KINDS])
    ]
    path = tmp_path_factory.mktemp("bank") / "loans.toml"
    path.write_text(text_of(Mapping(files=(FileMapping(table="event_log"),), stages=tuple(stages))), encoding="utf-8")
    with vt.read(log, mapping=path) as dataset:
        yield dataset


def counted(steps):
    """How many variants there are, and how many deals take the most frequent one."""
    [row] = rows_of(variants(steps).aggregate(n=_.count(), top=_.deals.max()))
    return row["n"], row["top"]


def test_over_all_lifecycle_events_there_are_4_366_variants(bank):
    assert counted(event_steps(bank.tables.stage_changes, bank.tables.activities, bank.deals)) == (4_366, 3_429)


def test_over_completed_events_there_are_4_336(bank):
    assert counted(event_steps(bank.tables.stage_changes, None, bank.deals)) == (4_336, 3_429)


def test_every_case_begins_once_and_ends_in_its_outcome(bank):
    edges = rows_of(directly_follows(stage_steps(bank.stays), bank.deals))
    assert sum(row["moves"] for row in edges if row["part"] == "begin") == 13_087
    ends = {}
    for row in edges:
        if row["part"] == "end":
            ends[row["to_step"]] = ends.get(row["to_step"], 0) + row["moves"]
    assert ends == {"won": 2_246, "lost": 7_635 + 2_807, "open": 399}


def test_the_funnel_of_real_visits(bank):
    reached = {row["stage"]: row["entered"] for row in bank.conversion(skips="observed").rows()}
    assert {stage: reached[stage] for stage in FUNNEL} == FUNNEL


def test_of_the_offers_sent_and_decided_47_9_percent_are_won(bank):
    [sent] = [row for row in bank.conversion_to_win(skips="observed").rows() if row["stage"] == "O_SENT"]
    assert (sent["entered"], sent["won"] + sent["lost"]) == (5_015, 4_688)
    assert (f"{sent['unit']:.1%}", f"{sent['value']:.1%}") == ("47.9%", "48.1%")


def test_half_of_the_loans_won_took_14_4_days_to_the_approval_and_14_5_to_the_last_event(bank):
    [row] = bank.velocity(cycle="median").rows()
    assert (row["won"], round(row["cycle_days"], 1)) == (2_246, 14.4)
    ends = bank.tables.stage_changes.aggregate(by="deal_id", ended_at=_.changed_at.max())
    won = bank.deals.filter(_.outcome == "won").join(ends, "deal_id")
    [whole] = rows_of(won.aggregate(days=days_between(won.created_at, won.ended_at).median()))
    assert round(whole["days"], 1) == 14.5


def test_a_support_log_has_226_variants(shared_data):
    with vt.read(shared_data / "helpdesk" / "helpdesk.xes.gz") as dataset:
        tables = dataset.tables
        assert counted(event_steps(tables.stage_changes, tables.activities, dataset.deals))[0] == 226


def test_a_field_sales_team_makes_2_509_moves_past_a_stage_2_502_of_them_forward_8_back_and_2_repeats(shared_data):
    with vt.read(*sorted((shared_data / "pipedrive").glob("*.csv"))) as dataset:
        tables = dataset.tables, dataset.stays
        found = by_key(skips(tables[1], tables[0].stages, tables[0].stage_changes), "part")
        listed = skips_deals(tables[1], tables[0].stages, tables[0].stage_changes)
        odd = {row["deal_id"] for row in rows_of(listed.filter(_.part.isin(["back", "repeat"])))}
    assert (found["back"]["moves"], found["repeat"]["moves"]) == (8, 2)
    # 2,502 of them go forward, and 7 of the 8 that go back pass a stage too.
    assert (found["skip"]["over"], found["back"]["over"]) == (2_502, 7)
    # What does not go forward is two deals under one identifier, of which there are five.
    assert odd == {"556338", "955417", "851850", "554294", "399956"}


def test_an_export_whose_history_was_written_by_hand_has_72_moves_back(shared_data):
    with vt.read(*sorted((shared_data / "salesforce_export").glob("*.csv"))) as dataset:
        tables = dataset.tables
        assert by_key(skips(dataset.stays, tables.stages, tables.stage_changes), "part")["back"]["moves"] == 72
