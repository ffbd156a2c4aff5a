"""The document: every section, the answer of each in one sentence, and the three things to do."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from venturi import __version__
from venturi.arguments import By, listed
from venturi.audit.actions import actions
from venturi.audit.answers import answers
from venturi.audit.danger_points import danger_points_section
from venturi.audit.data import data
from venturi.audit.definitions import definitions
from venturi.audit.funnel import flow, funnel, funnel_by
from venturi.audit.integrity import integrity_section
from venturi.audit.reach import period_note
from venturi.audit.throughput import throughput_section
from venturi.audit.velocity import velocity_section
from venturi.audit.win_rate import win_rate
from venturi.dataset import Dataset
from venturi.errors import Issue, IssuesFound, Severity
from venturi.ingest.progress import Progress, silent
from venturi.metrics.periods import Period
from venturi.prepared import Span

SCHEMA = "venturi-audit/1"
STEPS = 8
DIMENSION_UNKNOWN = "dimension-unknown"
OF_ONE_DEAL = ("deal_id", "name", "next_step", "source_file")


def audit(
    dataset: Dataset,
    *,
    period: Span = None,
    by: By = (),
    skips: str = "implied",
    progress: Progress = silent,
) -> dict[str, Any]:
    """Everything the audit has to say, as one document of plain values.

    Parameters
    ----------
    dataset : what was read, as of a moment.
    period : deals decided, created or entering in it; None: everything up to the moment.
    by : column or columns of the deals by which win rate, velocity and funnel are also shown.
    skips : what a deal that jumped over a stage did there: implied, observed or in_order.
    progress : told how far the work is.

    Returns
    -------
    A dictionary as ``schema.json`` describes it: money in the reporting currency, shares in [0, 1], null for unknown,
    ``{"refused": {"code", "reason"}}`` in the place of a number that cannot be given.

    Raises
    ------
    IssuesFound
        When a column of `by` is not in the deals.
    """
    by = listed(by)
    _known(dataset, by)
    span = dataset.period(period)
    tell = _Steps(progress)
    found = tell("Looking at the deals", lambda: _head(dataset, span) | data(dataset))
    found["integrity"] = tell("Judging the data", lambda: integrity_section(dataset))
    found["win_rate"] = tell("Win rates", lambda: win_rate(dataset, span, by))
    found["velocity"] = tell("Velocity", lambda: velocity_section(dataset, span, by))
    found |= tell("Funnel", lambda: _funnel(dataset, span, by, skips))
    found["danger_points"] = tell("Danger points", lambda: danger_points_section(dataset, span))
    found["throughput"] = tell("Throughput", lambda: throughput_section(dataset, span))
    found["definitions"] = tell("Definitions", lambda: definitions(dataset, span))
    found["answers"] = answers(found)
    found["actions"] = actions(found)
    return found


def _funnel(dataset: Dataset, period: Period | None, by: Sequence[str], skips: str) -> dict[str, Any]:
    return {
        "funnel": funnel(dataset, period, skips),
        "funnel_by": funnel_by(dataset, period, by, skips),
        "flow": flow(dataset, period),
        "funnel_skips": skips,
    }


class _Steps:
    """Counts the steps of the work."""

    def __init__(self, progress: Progress) -> None:
        self.progress, self.done = progress, 0

    def __call__(self, step: str, compute: Any) -> Any:
        self.progress(f"Audit: {step}", self.done, STEPS)
        result = compute()
        self.done += 1
        self.progress(f"Audit: {step}", self.done, STEPS)
        return result


def _head(dataset: Dataset, period: Period | None) -> dict[str, Any]:
    span = period or dataset.span or Period(dataset.today, dataset.today + timedelta(days=1), dataset.zone)
    return {
        "schema": SCHEMA,
        "venturi": __version__,
        "as_of": dataset.as_of.isoformat(timespec="seconds") + "Z",
        "as_of_basis": dataset.as_of_basis,
        "reporting_currency": dataset.currency,
        "currency_note": dataset.currency_note,
        "time_zone": dataset.zone,
        "period": _period(span),
        "previous_period": _period(period.previous()) if period else None,
        "period_note": period_note(dataset, period),
    }


def _period(period: Period) -> dict[str, str]:
    return {"label": period.label, "start": period.start.isoformat(), "end": period.end.isoformat()}


def _known(dataset: Dataset, by: Sequence[str]) -> None:
    unknown = [name for name in by if name not in dataset.deals.columns]
    if unknown:
        raise IssuesFound(
            Issue(
                code=DIMENSION_UNKNOWN,
                severity=Severity.STOP,
                table="deals",
                column=name,
                message="There is no such column to group by.",
                remedy=f"Use one of: {', '.join(_groups(dataset))}.",
            )
            for name in unknown
        )


def _groups(dataset: Dataset) -> list[str]:
    """The columns that make groups: texts that many deals share."""
    texts = [name for name, kind in dataset.deals.schema().items() if kind.is_string()]
    return [name for name in texts if name not in OF_ONE_DEAL]
