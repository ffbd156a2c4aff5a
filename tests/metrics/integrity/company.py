"""A small company whose data break no rule, and ways to break them."""

from datetime import date, datetime

import ibis

from venturi.metrics.integrity import integrity
from venturi.metrics.tables import (
    ACTIVITIES,
    DEALS,
    FIELD_CHANGES,
    PEOPLE,
    STAGE_CHANGES,
    STAGES,
    Tables,
)

AS_OF = datetime(2026, 3, 31, 12)
_STAGES = [("talk", 1, "open"), ("offer", 2, "open"), ("terms", 3, "open"), ("won", 4, "won"), ("lost", 5, "lost")]


def table(contract, rows):
    """An Ibis table with every column of the contract; what a row does not name is null."""
    schema = {column.name: column.dtype for column in contract.columns}
    return ibis.memtable([dict.fromkeys(schema) | row for row in rows], schema=schema)


def deal(nth, outcome="open", **changed):
    """A deal that breaks no rule: created on a day of January at 9:10, decided forty days later at 15:20."""
    created = datetime(2026, 1, 1 + nth % 20, 9, 10, 7)
    decided = outcome != "open"
    return {
        "deal_id": f"D-{nth:03}",
        "pipeline": "default",
        "stage": outcome if decided else "offer",
        "outcome": outcome,
        "created_at": created,
        "closed_at": datetime(2026, 2, 20 + nth % 8, 15, 20, 5) if decided else None,
        "expected_close_on": date(2026, 6, 30),
        "amount": 1_000 + 10 * nth,
        "currency": "EUR",
        "owner": ("ana", "ben")[nth % 2],
        "account": f"account {nth}",
        "source": ("inbound", "outbound")[nth % 2],
        "product": "pump",
        "probability": 0.3,
        "next_step": None if decided else "call",
        "next_step_on": None if decided else date(2026, 4, 2),
        "loss_reason": "price" if outcome == "lost" else None,
        "last_activity_at": datetime(2026, 3, 30, 8, 1, 1),
        "source_row": nth + 2,
    } | changed


def moves(one):
    """The history of a deal: talk on the day of creation, offer ten days later, the end when it was decided."""
    created, nth = one["created_at"] or datetime(2026, 1, 5, 9, 10, 7), int(one["deal_id"][2:])
    path = [("talk", created), ("offer", created.replace(day=created.day + 10, minute=(nth * 7) % 60))]
    if one["outcome"] != "open" and one["closed_at"]:
        path.append((one["outcome"], one["closed_at"]))
    return [
        {
            "deal_id": one["deal_id"],
            "changed_at": at,
            "stage": stage,
            "pipeline": "default",
            "ordinal": n,
            "author": "x",
        }
        for n, (stage, at) in enumerate(path)
    ]


def deals():
    """Three won, three lost, four open."""
    outcomes = ["won"] * 3 + ["lost"] * 3 + ["open"] * 4
    return [deal(nth, outcome) for nth, outcome in enumerate(outcomes)]


def tables(*extra, base=None, moved=None, added=(), people=True, activities=(), field_changes=(), stages=_STAGES):
    """The tables of the company with `extra` deals; `moved` replaces the whole history, `added` adds moves to it."""
    rows = [*(deals() if base is None else base), *extra]
    history = [move for row in rows for move in moves(row)] if moved is None else moved
    staff = [{"person": name, "active": True} for name in ("ana", "ben")]
    return Tables(
        deals=table(DEALS, rows),
        stage_changes=table(STAGE_CHANGES, [*history, *added]),
        stages=table(STAGES, [dict(zip(("pipeline", "stage", "position", "kind"), ("default", *s))) for s in stages]),
        people=table(PEOPLE, staff if people is True else people) if people else None,
        activities=table(ACTIVITIES, activities) if activities else None,
        field_changes=table(FIELD_CHANGES, field_changes) if field_changes else None,
    )


def verdict(
    *extra, as_of=AS_OF, stays=None, limits=None, metrics=(), read_issues=(), zone="UTC", fiscal_start=1, **changes
):
    """The verdict on the company with `extra` deals."""
    return integrity(
        tables(*extra, **changes),
        as_of=as_of,
        stays=stays,
        limits=limits,
        metrics=metrics,
        read_issues=read_issues,
        zone=zone,
        fiscal_start=fiscal_start,
    )


def found(judged, code):
    """(count, population, ids) of a code; null when it was not found."""
    for finding in judged.findings:
        if finding.code == code:
            return finding.count, finding.population, finding.records
    return None


def unchecked(judged, code):
    """Why a rule was not checked; null when it was."""
    return next((rule.reason for rule in judged.not_checked if rule.code == code), None)
