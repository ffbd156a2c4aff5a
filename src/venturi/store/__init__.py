"""The store: what was read, kept as Parquet files between two runs, and brought up to date by what changed."""

from venturi.store.elsewhere import opened_on
from venturi.store.kept import alone, is_store, opened
from venturi.store.manifest import check
from venturi.store.refresh import Refreshed, refresh
from venturi.store.scope import Scope
from venturi.store.taking import latest_in, noted_in, take

__all__ = [
    "Refreshed",
    "Scope",
    "alone",
    "check",
    "is_store",
    "latest_in",
    "noted_in",
    "opened",
    "opened_on",
    "refresh",
    "take",
]
