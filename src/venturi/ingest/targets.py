"""Targets: which columns a file can give to each table, beyond the table's contract, and of which type.

The extra columns never reach a table. They say how to get there: `close_date` becomes `closed_at` of a decided deal and
`expected_close_on` of an open one, `is_won` and `is_closed` become the outcome, `stage_id` is looked up in the stages.
"""

import ibis.expr.datatypes as dt

from venturi.metrics.tables import CONTRACTS, MOMENT

DEALS_EXTRA = {
    "status": "string",
    "close_date": MOMENT,
    "won_at": MOMENT,
    "lost_at": MOMENT,
    "is_closed": "boolean",
    "is_won": "boolean",
    "is_lost": "boolean",
    "is_deleted": "boolean",
    "stage_position": "int64",
}
EXTRA = {
    "deals": DEALS_EXTRA,
    "stage_changes": {"stage_position": "int64", "is_deleted": "boolean"},
    "field_changes": {"is_deleted": "boolean"},
    "activities": {"is_deleted": "boolean"},
    "stages": {
        "stage_id": "string",
        "is_closed": "boolean",
        "is_won": "boolean",
        "probability": "float64",
    },
    "people": {"first_name": "string", "last_name": "string"},
    "event_log": {
        "deal_id": "string",
        "stage": "string",
        "changed_at": MOMENT,
        "author": "string",
        "transition": "string",
        "amount": "decimal(18, 4)",
    },
    "accounts": {"account": "string"},
    "products": {"product": "string"},
}
LOOKUPS = {"accounts": "account", "products": "product"}
TABLES = (*CONTRACTS, "event_log", *LOOKUPS)
UNUSED = "unused"
# Moments that deals carry, and whether each is only a day: a column beside it while the tables are made.
DAYS = {name: f"_day_{name}" for name in ("created_at", "closed_at", "won_at", "lost_at", "close_date")}
DAY_ONLY = ("created_day_only", "closed_day_only")
NEVER_MAPPED = ("source_file", "source_row", "kind_guessed", *DAY_ONLY)
REQUIRED = {
    "deals": ("deal_id",),
    "stage_changes": ("deal_id", "changed_at", "stage"),
    "field_changes": ("deal_id", "changed_at", "field"),
    "event_log": ("deal_id", "changed_at", "stage"),
    "activities": ("at",),
    "stages": ("stage",),
    "people": ("person",),
    "targets": ("starts_on", "ends_on", "amount"),
    "costs": ("on", "amount"),
    "rates": ("currency", "into", "on", "rate"),
    "criteria_answers": ("deal_id", "stage", "criterion", "met", "answered_at"),
    "stakeholders": ("deal_id",),
    "accounts": ("account",),
    "products": ("product",),
}


def columns_of(table: str) -> dict[str, str]:
    """Every column a file can give to `table`, with its type in Ibis' words."""
    contract = CONTRACTS.get(table)
    own = {column.name: column.dtype for column in contract.columns} if contract else {}
    both = own | EXTRA.get(table, {})
    return {name: dtype for name, dtype in both.items() if name not in NEVER_MAPPED}


def working_columns(table: str) -> dict[str, str]:
    """The same, and for deals what is known of their moments while the tables are made."""
    return columns_of(table) | (dict.fromkeys(DAYS.values(), "boolean") if table == "deals" else {})


def engine_type(dtype: str) -> str:
    """A type of ours as the engine spells it."""
    kind = dt.dtype(dtype)
    if kind.is_timestamp():
        return "TIMESTAMPTZ"
    if kind.is_decimal():
        return f"DECIMAL({kind.precision}, {kind.scale})"
    names = {"string": "VARCHAR", "boolean": "BOOLEAN", "int64": "BIGINT", "float64": "DOUBLE", "date": "DATE"}
    return names[dtype]
