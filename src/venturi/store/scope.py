"""Scope: what the files of a refresh say about the rows they do not have."""

from enum import StrEnum

from venturi.metrics.tables import CONTRACTS

# Rows of a deal change with it; the other tables are a few rows, and are replaced as a whole.
OF_DEALS = tuple(name for name, contract in CONTRACTS.items() if "deal_id" in contract)
WHOLE = tuple(name for name in CONTRACTS if name not in OF_DEALS)


class Scope(StrEnum):
    """What a row means that is in the store and not in the files."""

    EVERYTHING = "everything"  # it is gone: the files are the whole export
    DEALS = "deals"  # it is gone if its deal is in the files: they tell all of the deals they name
    NEW = "new"  # it still holds: the files have what is new since, and the deals that changed


def unit(table: str, alias: str = "") -> str:
    """What a row of a table is kept and replaced with: its deal. A call that is of no deal stands for itself."""
    of = f"{alias}." if alias else ""
    return f"coalesce({of}deal_id, {of}activity_id)" if table == "activities" else f"{of}deal_id"


def of_units(table: str, how: str, units: str) -> str:
    """The end of a query over `table` as ``r``: only (SEMI) or all but (ANTI) the rows of those units."""
    return f"{how} JOIN {units} u ON {unit(table, 'r')} IS NOT DISTINCT FROM u.unit"
