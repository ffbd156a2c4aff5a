"""Families: which loss reasons were taken for which family by their words, told so that somebody confirms it."""

from collections.abc import Iterator, Mapping

import ibis
from ibis import _

from venturi.errors import Issue, Severity
from venturi.metrics.win_loss.families import FAMILIES, NOT_ASSIGNED, with_family

SHOWN = 8


def issues(deals: ibis.Table, said: Mapping[str, str]) -> Iterator[Issue]:
    """One note when the family of any reason is a guess."""
    lost = deals.filter(_.outcome == "lost").select("loss_reason")
    told = with_family(lost, reason="loss_reason", families=said, outcome="lost")
    counted = told.aggregate(by=["family", "guessed", "loss_reason"], deals=_.count())
    rows = counted.order_by(ibis.desc("deals"), "loss_reason").to_pyarrow().to_pylist()
    guessed = [row for row in rows if row["guessed"]]
    if not guessed:
        return
    each = [(f'as "{family}"', [row for row in guessed if row["family"] == family]) for family in FAMILIES["lost"]]
    each.append(("as none of them", [row for row in rows if row["family"] == NOT_ASSIGNED]))
    taken = "; ".join(_told(how, found) for how, found in each if found)
    yield Issue(
        code="loss-reasons-guessed",
        severity=Severity.NOTE,
        table="deals",
        column="loss_reason",
        count=sum(row["deals"] for row in guessed),
        message=f"Loss reasons were taken by their words {taken}.",
        remedy='Confirm or correct: --value "loss_reason:REASON=outsold", or under [files.values.loss_reason].',
    )


def _told(how: str, rows: list[dict[str, object]]) -> str:
    more = f" and {len(rows) - SHOWN:,} more" if len(rows) > SHOWN else ""
    return f"{how}: " + ", ".join(f'"{row["loss_reason"]}" ({row["deals"]:,})' for row in rows[:SHOWN]) + more
