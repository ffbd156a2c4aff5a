"""The real files beside the project, where they are present. Their known facts were computed with separate scripts."""

from pathlib import Path

import pytest

from venturi.ingest import FileMapping, Mapping, StageMapping

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} is not there"),
]


def files(folder, *names):
    return [FOLDER / folder / name for name in names]


def counts(table, column="outcome"):
    rows = table.group_by(column).aggregate(n=table.count()).to_pyarrow().to_pylist()
    return {row[column]: row["n"] for row in rows}


def codes(found):
    return {issue.code: issue.count for issue in found.issues}


def whole(found):
    return (found.rows_read, found.rows_taken + found.rows_rejected, found.rows_rejected)


def test_maven_without_a_mapping(desk):
    found = desk.read(*files("maven_crm", "sales_pipeline.csv", "sales_teams.csv", "products.csv", "accounts.csv"))
    deals = found.tables.deals
    assert counts(deals) == {"won": 4238, "lost": 2473, "open": 2089}
    assert counts(deals.filter(deals.outcome == "open"), "stage") == {"Engaging": 1589, "Prospecting": 500}
    assert deals.amount.sum().to_pyarrow().as_py() == 10_005_534
    lost = deals.filter(deals.outcome == "lost")
    assert (lost.amount.max().to_pyarrow().as_py(), lost.amount.count().to_pyarrow().as_py()) == (0, 2473)
    assert deals.account.isnull().sum().to_pyarrow().as_py() == 1425
    assert sorted(counts(deals, "region")) == ["Central", "East", "West"]
    assert "sector" in deals.columns
    assert whole(found) == (8927, 8927, 0)
    assert found.history.kind == "none"
    assert found.latest.isoformat() == "2017-12-31T00:00:00+00:00"


def test_salesforce_with_its_history_counts_flags_before_stages(desk):
    found = desk.read(*files("salesforce_export", "Opportunity.csv", "Opportunity History.csv"))
    assert counts(found.tables.deals) == {"won": 25, "lost": 11, "open": 183}
    assert found.tables.stage_changes.count().to_pyarrow().as_py() == 584
    # 50 + 65 open in closed stages, 10 lost in "Closed Won", 7 won in "Closed Lost". Won in an open stage is none.
    assert codes(found)["outcome-contradicted"] == 132
    assert whole(found) == (803, 803, 0)


def test_the_wide_export_is_read_by_its_flags(desk):
    found = desk.read(*files("salesforce_wide", "opportunities_wide.csv"))
    deals = found.tables.deals
    assert counts(deals) == {"won": 2120, "lost": 935, "open": 160}
    decided = deals.filter(deals.outcome != "open")
    amounts = {
        row["outcome"]: float(row["n"])
        for row in decided.group_by("outcome").aggregate(n=decided.amount.sum()).to_pyarrow().to_pylist()
    }
    assert amounts["won"] / sum(amounts.values()) == pytest.approx(0.639, abs=5e-4)
    # Six deals are flagged closed while their stage is open; one of them closed before it was created.
    early = decided.filter(decided.closed_at < decided.created_at)
    in_closed_stages = early.filter(early.stage.isin(["Closed Won", "Closed Lost"]))
    assert (early.count().to_pyarrow().as_py(), in_closed_stages.count().to_pyarrow().as_py()) == (639, 638)
    assert codes(found)["duplicate-header"]


def test_thousands_and_percent_of_the_wide_export(desk):
    columns = {"deal_id": "Opportunity ID", "outcome": "Stage", "amount": "Sales", "probability": "Discount Granted"}
    mapping = Mapping(files=(FileMapping(table="deals", columns=columns),))
    deals = desk.read(*files("salesforce_wide", "opportunities_wide.csv"), mapping=mapping).tables.deals
    assert deals.amount.isnull().sum().to_pyarrow().as_py() == 0
    assert (deals.amount % 1000).max().to_pyarrow().as_py() == 0
    assert 0 < deals.probability.max().to_pyarrow().as_py() <= 1


def test_pipedrive_deals_are_built_from_their_changes(desk):
    found = desk.read(*files("pipedrive", "deal_changes.csv", "stages.csv", "users.csv", "activity.csv"))
    assert counts(found.tables.deals) == {"lost": 1995}
    assert codes(found)["deal-id-collision"] == 5
    changes = found.tables.stage_changes
    reached = changes.group_by("stage").aggregate(n=changes.deal_id.nunique()).to_pyarrow().to_pylist()
    assert sorted((row["n"] for row in reached), reverse=True) == [1995, 1479, 1305, 1086, 894, 741, 588, 479, 324]
    assert {stage.kind for stage in found.mapping.stages} == {"open"}
    assert found.rows_rejected == codes(found)["key-twice"] == 11
    activities = found.tables.activities.count().to_pyarrow().as_py()
    assert activities - codes(found)["activity-deal-unknown"] == 8


STAGES = [
    *(
        (stage, "open")
        for stage in ("A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "O_SENT", "O_SENT_BACK", "O_ACCEPTED")
    ),
    *((stage, "won") for stage in ("A_APPROVED", "A_REGISTERED", "A_ACTIVATED")),
    *((stage, "lost") for stage in ("A_DECLINED", "A_CANCELLED")),
]
LOANS = Mapping(
    stages=tuple(StageMapping(stage=stage, kind=kind, position=nth) for nth, (stage, kind) in enumerate(STAGES, 1))
)


@pytest.mark.parametrize("name", ["bpic2012.xes.gz", "bpic2012_events.parquet"])
def test_loan_applications_as_an_event_log(desk, name):
    found = desk.read(*files("bpic2012", name), mapping=LOANS)
    assert counts(found.tables.deals) == {"won": 2246, "lost": 7635 + 2807, "open": 399}
    changes = found.tables.stage_changes
    rows = changes.group_by("stage").aggregate(n=changes.deal_id.nunique()).to_pyarrow().to_pylist()
    reached = {row["stage"]: row["n"] for row in rows}
    wanted = (
        "A_SUBMITTED",
        "A_PREACCEPTED",
        "A_ACCEPTED",
        "O_SENT",
        "O_SENT_BACK",
        "O_ACCEPTED",
        "A_DECLINED",
        "A_CANCELLED",
    )
    assert [reached[stage] for stage in wanted] == [13087, 7367, 5113, 5015, 3254, 2243, 7635, 2807]
    deals = found.tables.deals
    won = deals.filter(deals.outcome == "won")
    days = ((won.closed_at.epoch_seconds() - won.created_at.epoch_seconds()) / 86400).median()
    assert days.to_pyarrow().as_py() == pytest.approx(14.5, abs=0.1)
    assert whole(found) == (262_200, 262_200, 0)
    if name.endswith("xes.gz"):
        decided = deals.filter(deals.outcome != "open")
        share = won.amount.sum().to_pyarrow().as_py() / decided.amount.sum().to_pyarrow().as_py()
        assert float(share) == pytest.approx(0.2065, abs=5e-5)


def test_the_loan_log_without_a_mapping_is_decided_by_the_application_and_not_by_its_offers(desk):
    found = desk.read(*files("bpic2012", "bpic2012_events.parquet"))
    # Declined 7,635 and cancelled 2,807.
    assert counts(found.tables.deals) == {"won": 2246, "lost": 7635 + 2807, "open": 399}
    guessed = {stage.stage: stage.kind for stage in found.mapping.stages if stage.kind != "open"}
    assert guessed == {"A_APPROVED": "won", "A_DECLINED": "lost", "A_CANCELLED": "lost"}


def test_the_helpdesk_log_has_no_outcomes_and_says_so(desk):
    found = desk.read(*files("helpdesk", "helpdesk.xes.gz"))
    assert counts(found.tables.deals) == {"open": 4580}
    assert codes(found)["outcome-nowhere"] == 4580


@pytest.mark.parametrize("turned", [False, True])
def test_olist_leads_and_closed_deals_are_joined(desk, turned):
    both = files("olist_funnel", "olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv")
    found = desk.read(*(reversed(both) if turned else both))
    deals = found.tables.deals
    assert counts(deals) == {"won": 842, "open": 7158}
    assert deals.filter(deals.outcome == "won").closed_at.isnull().sum().to_pyarrow().as_py() == 0
    assert len([channel for channel in counts(deals, "channel") if channel]) == 10
    assert deals.filter(deals.closed_at < deals.created_at).count().to_pyarrow().as_py() == 1
    assert whole(found) == (8842, 8842, 0)


def test_an_export_without_ids_and_with_few_stages_is_read_with_its_doubts(desk):
    found = desk.read(*files("pipeline_export_2024", "CRM-and-Sales-Pipelines.csv"))
    deals = found.tables.deals
    assert deals.count().to_pyarrow().as_py() == 3000
    assert {"deal-id-made", "value-without-meaning", "outcome-assumed-open"} <= codes(found).keys()
    decided = deals.filter(deals.outcome != "open")
    assert decided.closed_at.notnull().sum().to_pyarrow().as_py() == 0
    assert deals.filter(deals.closed_at.notnull()).stage.notnull().sum().to_pyarrow().as_py() == 0


def test_warehouse_layouts_are_recognised(desk):
    hubspot = desk.read(*sorted((FOLDER / "hubspot_warehouse").glob("*.csv")))
    tables = {file.name: file.table for file in hubspot.files}
    wanted = {
        "deal_data.csv": "deals",
        "deal_stage_data.csv": "stage_changes",
        "deal_property_history_data.csv": "field_changes",
        "deal_pipeline_stage_data.csv": "stages",
        "owner_data.csv": "people",
    }
    assert wanted.items() <= tables.items()
    salesforce = desk.read(*sorted((FOLDER / "salesforce_warehouse").glob("*.csv")))
    tables = {file.name: file.table for file in salesforce.files}
    assert tables["sf_opportunity_data.csv"] == "deals"
    assert tables["sf_opportunity_history_data.csv"] == "stage_changes"
    assert (tables["sf_user_data.csv"], tables["sf_task_data.csv"]) == ("people", "activities")
    assert codes(salesforce)["probability-outside"] == 1
