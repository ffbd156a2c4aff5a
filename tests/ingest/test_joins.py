DEALS = (
    "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
    "A1,Ana,GTX,Acme,Won,1/20/2026,2/28/2026,100",
    "A2,Ben,GTX,,Engaging,1/21/2026,,",
    "A3,Ana,MG,Bolt,Lost,1/22/2026,2/1/2026,0",
)


def test_people_products_and_accounts_give_deals_columns_to_group_by_and_no_rows(desk):
    found = desk.read(
        desk.file("deals.csv", *DEALS),
        desk.file("teams.csv", "sales_agent,manager,regional_office", "Ana,Mia,West", "Ben,Mia,East", "Cy,Mia,East"),
        desk.file("products.csv", "product,series,sales_price", "GTX,G,550", "GTX,Twice,551", "MG,M,55", "MX,M,56"),
        desk.file("accounts.csv", "account,sector,office_location", "Acme,retail,Kenya", "Bolt,retail,Korea"),
    )
    rows = found.tables.deals.order_by("deal_id").to_pyarrow().to_pylist()
    shown = [(row["deal_id"], row["region"], row["manager"], row["series"], row["sector"]) for row in rows]
    assert shown == [
        ("A1", "West", "Mia", "G", "retail"),
        ("A2", "East", "Mia", "G", None),
        ("A3", "West", "Mia", "M", "retail"),
    ]
    assert [issue.count for issue in found.issues if issue.code == "key-twice"] == [1]
    assert found.rows_read == found.rows_taken + found.rows_rejected == 12
    assert found.tables.people.count().to_pyarrow().as_py() == 3


def test_two_files_about_the_same_deals_are_joined_by_id_whatever_their_order(desk):
    closed = desk.file(
        "closed.csv",
        "mql_id,sr_id,won_date,business_segment",
        "m2,ana,2026-03-01,pet",
        "m9,ana,2026-03-02,pet",
        "m1,ana,2026-03-03,car",
    )
    leads = desk.file(
        "leads.csv",
        "mql_id,first_contact_date,origin",
        "m1,2026-01-01,social",
        "m2,2026-01-02,email",
        "m3,2026-01-03,social",
    )
    for files in ((closed, leads), (leads, closed)):
        found = desk.read(*files)
        deals = {row["deal_id"]: row for row in found.tables.deals.to_pyarrow().to_pylist()}
        assert {key: row["outcome"] for key, row in deals.items()} == {"m1": "won", "m2": "won", "m3": "open"}
        assert (deals["m1"]["owner"], deals["m1"]["channel"], deals["m1"]["created_at"].day) == ("ana", "social", 1)
        assert {"files-joined", "deal-unknown"} <= {issue.code for issue in found.issues}
        assert (found.rows_read, found.rows_rejected) == (6, 1)


def test_people_have_a_full_name_and_activities_their_people(desk):
    found = desk.read(
        desk.file("deals.csv", *DEALS),
        desk.file("owners.csv", "owner_id,email,first_name,last_name", "Ana,a@example.org,Ana,Lund"),
        desk.file(
            "activities.csv",
            "activity_id,type,assigned_to_user,deal_id,done,due_to",
            "1,call,Ana,A1,True,2026-01-25",
            "1,call,Ana,A1,True,2026-01-26",
        ),
    )
    assert found.tables.people.to_pyarrow().to_pylist()[0]["name"] == "Ana Lund"
    assert [row["kind"] for row in found.tables.activities.to_pyarrow().to_pylist()] == ["call"]


def test_targets_costs_and_rates_are_read_by_our_own_names(desk):
    found = desk.read(
        desk.file("deals.csv", *DEALS),
        desk.file(
            "targets.csv", "person,team,starts_on,ends_on,amount,currency", "Ana,,2026-01-01,2026-04-01,1000,EUR"
        ),
        desk.file("costs.csv", "on,source,channel,amount,currency", "2026-01-01,inbound,web,50,EUR"),
        desk.file("rates.csv", "currency,into,on,rate", "USD,EUR,2026-01-01,0.912345678"),
    )
    assert found.tables.targets.count().to_pyarrow().as_py() == 1
    assert found.tables.costs.to_pyarrow().to_pylist()[0]["source"] == "inbound"
    assert str(found.tables.rates.to_pyarrow().to_pylist()[0]["rate"]) == "0.912345678"
