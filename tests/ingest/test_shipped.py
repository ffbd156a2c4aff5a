import pytest

from venturi.ingest.shipped import recognitions
from venturi.ingest.targets import UNUSED, columns_of

SALESFORCE = (
    "Id,IsDeleted,Name,StageName,Amount,Probability,CloseDate,IsClosed,IsWon,LeadSource,OwnerId,CreatedDate",
    "006A,FALSE,One,Closed Won,100,100,24/03/2026,TRUE,TRUE,Web,ana,01/01/2026",
    "006B,FALSE,Two,Proposal,50,50,25/06/2026,FALSE,FALSE,Cold Call,ben,02/01/2026",
)
REPORT = (
    "Opportunity ID,Opportunity Name,Stage,Amount,Close Date,Created Date,Closed,Won,Opportunity Owner,Close Date",
    "006A,One,Closed Won,$100,3/24/2026,1/1/2026,TRUE,TRUE,ana,",
    "006B,Two,Proposal,$50,6/25/2026,1/2/2026,FALSE,FALSE,ben,",
)
HUBSPOT = (
    "Record ID,Deal Name,Deal Stage,Pipeline,Create Date,Close Date,Amount,Deal owner,Is Deal Closed?,Is Closed Won",
    "1,One,Signed contract,Sales,2026-01-01 10:00,2026-03-24 10:00,100,ana,true,true",
    "2,Two,Offer,Sales,2026-01-02 10:00,2026-06-25 10:00,50,ben,false,false",
)
HUBSPOT_API = (
    "id,properties.dealname,properties.dealstage,properties.pipeline,properties.createdate,properties.closedate,"
    "properties.amount,properties.hubspot_owner_id,properties.hs_is_closed,properties.hs_is_closed_won",
    "1,One,99,default,2026-01-01T10:00:00Z,2026-03-24T10:00:00Z,100,ana,true,true",
    "2,Two,98,default,2026-01-02T10:00:00Z,2026-06-25T10:00:00Z,50,ben,false,false",
)
HUBSPOT_WAREHOUSE = (
    "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,owner_id,property_dealname,property_amount,"
    "property_closedate,property_createdate",
    "1,false,p,closedwon,ana,One,100,2026-03-24 10:00:00,2026-01-01 10:00:00",
    "2,false,p,offer,ben,Two,50,2026-06-25 10:00:00,2026-01-02 10:00:00",
)
PIPEDRIVE = (
    "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value,Deal - Currency,Deal - Owner,Deal - Deal created,"
    "Deal - Won time,Deal - Lost time,Deal - Expected close date",
    "1,One,Offer,Won,100,EUR,ana,2026-01-01 10:00:00,2026-03-24 10:00:00,,2026-03-30",
    "2,Two,Offer,Open,50,EUR,ben,2026-01-02 10:00:00,,,2026-06-25",
)
ZOHO = (
    "Record Id,Deal Name,Stage,Amount,Closing Date,Created Time,Deal Owner,Lead Source,Probability (%)",
    "zcrm_1,One,Closed Won,100,2026-03-24,2026-01-01 10:00:00,ana,Web,100",
    "zcrm_2,Two,Proposal,50,2026-06-25,2026-01-02 10:00:00,ben,Cold Call,50",
)


@pytest.mark.parametrize(
    "lines",
    [SALESFORCE, REPORT, HUBSPOT, HUBSPOT_API, HUBSPOT_WAREHOUSE, PIPEDRIVE, ZOHO],
    ids=["salesforce", "report", "hubspot", "hubspot-api", "hubspot-warehouse", "pipedrive", "zoho"],
)
def test_the_deals_export_of_a_crm_is_understood_without_a_word(desk, lines):
    won, still = desk.read(desk.file("export.csv", *lines)).tables.deals.order_by("deal_id").to_pyarrow().to_pylist()
    assert (won["outcome"], won["name"], won["amount"], won["owner"]) == ("won", "One", 100, "ana")
    assert (won["created_at"].date().isoformat(), won["closed_at"].date().isoformat()) == ("2026-01-01", "2026-03-24")
    assert (still["outcome"], still["closed_at"]) == ("open", None)
    assert still["expected_close_on"].isoformat() == "2026-06-25"


@pytest.mark.parametrize(
    "lines",
    [
        ("OppID,CreatedDate,StageName,SortOrder", "006A,13/01/2026,Proposal,1", "006A,14/01/2026,Closed Won,9"),
        ("OpportunityId,CreatedDate,StageName,Amount", "006A,13/01/2026,Proposal,1", "006A,14/01/2026,Closed Won,9"),
        (
            "OpportunityId,Field,OldValue,NewValue,CreatedDate",
            "006A,StageName,,Proposal,13/01/2026",
            "006A,StageName,Proposal,Closed Won,14/01/2026",
        ),
    ],
    ids=["history", "history-api", "field-history"],
)
def test_the_history_of_salesforce_is_understood(desk, lines):
    deals = desk.file("Opportunity.csv", *SALESFORCE)
    assert desk.moves(deals, desk.file("history.csv", *lines)) == [
        ("006A", "2026-01-13", "Proposal"),
        ("006A", "2026-01-14", "Closed Won"),
    ]


@pytest.mark.parametrize(
    ("deals", "lines"),
    [
        (HUBSPOT_WAREHOUSE, ("deal_id,date_entered,source_id,value", "1,2026-01-13,y,offer", "1,2026-01-14,y,won")),
        (
            HUBSPOT_WAREHOUSE,
            ("deal_id,timestamp,name,value", "1,2026-01-13,dealstage,offer", "1,2026-01-14,dealstage,won"),
        ),
        (
            ZOHO,
            ("Deal Id,Stage,Modified Time,Modified By", "zcrm_1,offer,2026-01-13,ana", "zcrm_1,won,2026-01-14,ana"),
        ),
    ],
    ids=["hubspot-stages", "hubspot-properties", "zoho"],
)
def test_the_history_of_other_crms_is_understood(desk, deals, lines):
    moves = desk.moves(desk.file("deals.csv", *deals), desk.file("history.csv", *lines))
    assert [(day, stage) for _, day, stage in moves] == [("2026-01-13", "offer"), ("2026-01-14", "won")]


def test_every_shipped_column_is_one_of_ours():
    for known in recognitions():
        if known.table != UNUSED:
            assert set(known.columns) <= set(columns_of(known.table)), known
