"""The tables of the demo company that the metrics' contracts do not know yet: their columns and what each means."""

from venturi.metrics.tables import CONTRACTS, MONEY, Column, Contract

FORECAST_CALLS = Contract(
    "forecast_calls",
    "one row per person, deal and week in which the deal is due in the running quarter",
    ("person", "week", "deal_id"),
    (
        Column("person", "string", "who calls", required=True),
        Column("week", "date", "the Monday of the call", required=True),
        Column("period", "string", "the quarter called for, as 2026Q3", required=True),
        Column("deal_id", "string", "the deal", required=True),
        Column("category", "string", "commit, best case or pipeline", required=True),
        Column("amount", MONEY, "what the person expects, in the deal's currency"),
    ),
)
PROCESS_CHANGES = Contract(
    "process_changes",
    "one row per change of the process",
    (),
    (
        Column("on", "date", "deals created from this day on follow it", required=True),
        Column("kind", "string", "what was changed", required=True),
        Column("stage", "string", "the stage it concerns"),
        Column("criterion", "string", "the exit criterion it concerns"),
        Column("why", "string", "the reason given"),
    ),
)
TABLES = {
    **CONTRACTS,
    **{table.name: table for table in (FORECAST_CALLS, PROCESS_CHANGES)},
}
