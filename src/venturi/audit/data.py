"""Data: what was read, and what is in it."""

from typing import Any

from ibis import _

from venturi.dataset import Dataset


def data(dataset: Dataset) -> dict[str, Any]:
    """The part of the document about files, rows, deals, history and stages."""
    ingested = dataset.ingested
    return {
        "files": [file.as_dict() for file in ingested.files],
        "rows": {
            "read": ingested.rows_read,
            "taken": ingested.rows_taken,
            "with_issues": ingested.rows_with_issues,
            "rejected": ingested.rows_rejected,
        },
        **_deals(dataset),
        "history": _history(dataset),
        "stages": _stages(dataset),
    }


def _deals(dataset: Dataset) -> dict[str, Any]:
    counts = {name: _.count(where=_.outcome == name) for name in ("won", "lost", "open")}
    [row] = dataset.deals.aggregate(deals=_.count(), **counts).to_pyarrow().to_pylist()
    return {"deals": row.pop("deals"), "outcomes": row}


def _history(dataset: Dataset) -> dict[str, Any]:
    history, changes = dataset.ingested.history, dataset.tables.stage_changes
    count = None if changes is None else changes.count().to_pyarrow().as_py()
    return {"kind": history.kind, "sentence": history.sentence, "stage_changes": count}


def _stages(dataset: Dataset) -> list[dict[str, Any]]:
    if dataset.tables.stages is None:
        return []
    ordered = dataset.tables.stages.order_by("pipeline", "position", "stage")
    rows = ordered.select("pipeline", "stage", "position", "kind", kind_guessed=_.kind_guessed.fill_null(False))
    return rows.to_pyarrow().to_pylist()
