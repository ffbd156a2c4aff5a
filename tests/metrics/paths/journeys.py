"""Deals given by the stages they went through, and a naive reader of the steps of random histories."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import ibis
from tests.metrics.histories import (
    AS_OF,
    STAGE_ROWS,
    changes_table,
    deals_table,
    naive_stays,
    rows_of,
    stages_table,
)

from venturi.metrics.paths.steps import stage_steps
from venturi.metrics.stays import carry, stays

START = datetime(2026, 1, 10)
CLOSED = ("won", "lost")


def went(*paths, start=START, as_of=AS_OF, by=(), stages=STAGE_ROWS, owners=()):
    """Tables of deals d0, d1 … given as (outcome, stage, stage …), one stage a day, and decided a day later."""
    changes = [
        {"deal_id": f"d{number}", "changed_at": start + timedelta(days=nth), "stage": stage, "ordinal": nth}
        for number, (_, *path) in enumerate(paths)
        for nth, stage in enumerate(path)
    ]
    deals = [
        {
            "deal_id": f"d{number}",
            "outcome": outcome,
            "created_at": start - timedelta(days=2),
            "closed_at": start + timedelta(days=len(path)) if outcome in CLOSED else None,
            "owner": owners[number] if owners else None,
        }
        for number, (outcome, *path) in enumerate(paths)
    ]
    return tabled(changes, deals, as_of=as_of, by=by, stages=stages)


def tabled(changes, deals, *, as_of=AS_OF, by=(), stages=STAGE_ROWS):
    """The tables of rows of changes and deals, with their stays and steps."""
    tables = SimpleNamespace(changes=changes_table(changes), deals=deals_table(deals), stages=stages_table(stages))
    found = carry(stays(tables.changes, tables.stages, tables.deals, as_of=as_of), tables.deals, by)
    # Stored, as a data set stores them: else every metric would make them again, more than once.
    tables.stays = ibis.memtable(found.to_pyarrow(), schema=found.schema())
    tables.steps = stage_steps(tables.stays, by=by)
    return tables


def tables_of(history, *, as_of=AS_OF, by=()):
    """The tables of a random history."""
    return tabled(history.changes, history.deals, as_of=as_of, by=by)


def visits_by_deal(history):
    """The naive stays of each deal, in order."""
    found = {}
    for row in sorted(naive_stays(history), key=lambda row: row["sequence"]):
        found.setdefault(row["deal_id"], []).append(row)
    return found


def naive_steps(history):
    """The steps of each deal: its visits, but for the closed stage it ended in."""
    return {
        deal_id: visits[:-1] if len(visits) > 1 and visits[-1]["kind"] in CLOSED else visits
        for deal_id, visits in visits_by_deal(history).items()
    }


def name(visit):
    """A step as it is shown."""
    return visit["stage"] if visit["pipeline"] == "default" else f"{visit['pipeline']}: {visit['stage']}"


def days(earlier, later):
    return None if earlier is None or later is None else (later - earlier).total_seconds() // 1 / 86_400


def by_key(table, *keys):
    """The rows of a table by the values of some columns, each of which is there once."""
    rows = rows_of(table)
    found = {tuple(row[key] for key in keys) if len(keys) > 1 else row[keys[0]]: row for row in rows}
    assert len(found) == len(rows)
    return found
