"""A few deals on their way through the stages, given as paths, and the tables they make."""

from datetime import datetime, timedelta
from typing import NamedTuple

import ibis
from tests.metrics.histories import changes_table, deals_table, fields_table, stages_table

from venturi.metrics.stays import stays

START = datetime(2026, 1, 10)
AS_OF = datetime(2026, 6, 30)


class Company(NamedTuple):
    """What the metrics are given."""

    stays: ibis.Table
    stages: ibis.Table
    deals: ibis.Table
    fields: ibis.Table


def company(*paths, fields=(), as_of=AS_OF):
    """Deals given as dicts: ``outcome``, ``amount``, ``path`` of (stage, days), and whatever a deal has.

    A deal enters its first stage at ``at`` (default `START`); the days of the last stage lead to its decision. An open
    deal is still in its last stage.
    """
    moves, rows = [], []
    for number, given in enumerate(paths):
        deal = {"deal_id": f"d{number}", "outcome": "won", "amount": 1, "owner": "ana"} | given
        moment = deal.get("at", START)
        for stage, days in deal["path"]:
            row = {"deal_id": deal["deal_id"], "changed_at": moment, "stage": stage, "pipeline": deal.get("pipeline")}
            moves.append(row)
            moment += timedelta(days=days or 0)
        deal["stage"] = deal["path"][-1][0] if deal["path"] else None
        if deal["outcome"] != "open":
            deal.setdefault("closed_at", moment)
        rows.append(deal)
    deals = deals_table(rows)
    # Computed once, as a data set does: every test asks them several times.
    found = ibis.memtable(stays(changes_table(moves), stages_table(), deals, as_of=as_of).to_pyarrow())
    return Company(found, stages_table(), deals, fields_table(list(fields)))


def by_stage(table):
    """The rows of the default pipeline by stage; the whole is under None."""
    rows = table.to_pyarrow().to_pylist()
    return {row["stage"]: row for row in rows if row.get("pipeline") in ("default", None)}
