"""The document: every section, the answer of each in one sentence, and the three things to do."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from venturi import __version__
from venturi.arguments import By, listed
from venturi.audit.actions import actions
from venturi.audit.answers import answers
from venturi.audit.data import data
from venturi.audit.reach import period_note
from venturi.audit.sections import SECTIONS, Asked
from venturi.dataset import Dataset
from venturi.errors import Issue, IssuesFound, Severity
from venturi.ingest.progress import Progress, silent
from venturi.metrics.periods import Period
from venturi.prepared import Span

SCHEMA = "venturi-audit/1"
DIMENSION_UNKNOWN = "dimension-unknown"
OF_ONE_DEAL = ("deal_id", "name", "next_step", "source_file")


def audit(
    dataset: Dataset,
    *,
    period: Span = None,
    by: By = (),
    skips: str = "implied",
    brief: bool = False,
    sections: By = (),
    progress: Progress = silent,
) -> dict[str, Any]:
    """Everything the audit has to say, as one document of plain values.

    Parameters
    ----------
    dataset : what was read, as of a moment.
    period : deals decided, created or entering in it; None: everything up to the moment.
    by : column or columns of the deals by which win rate, velocity and funnel are also shown.
    skips : what a deal that jumped over a stage did there: implied, observed or in_order.
    brief : only the verdict, the win rate, velocity, the funnel, the danger points and the throughput of people.
    sections : which of `SECTIONS` to look at; none: all, and then also the answers in words and the things to do.
    progress : told how far the work is.

    Returns
    -------
    A dictionary as ``schema.json`` describes it: money in the reporting currency, shares in [0, 1], null for unknown,
    ``{"refused": {"code", "reason"}}`` in the place of a number that cannot be given. ``left_out`` names the sections
    that were not looked at.

    Raises
    ------
    IssuesFound
        When a column of `by` is not in the deals.
    ValueError
        When there is no such section.
    """
    by = listed(by)
    _known(dataset, by)
    wanted = listed(sections) or [name for name, section in SECTIONS.items() if section.brief or not brief]
    if strangers := [name for name in wanted if name not in SECTIONS]:
        raise ValueError(f"There is no section {', '.join(strangers)}; there are {', '.join(SECTIONS)}.")
    span = dataset.period(period)
    left_out = [name for name in SECTIONS if name not in wanted]
    found = _head(dataset, span) | {"left_out": left_out, "funnel_skips": skips} | data(dataset)
    asked = Asked(dataset, span, by, skips, found)
    for done, name in enumerate(wanted):
        progress(f"Audit: {SECTIONS[name].name}", done, len(wanted))
        asked.part(name)
    progress("Audit: done", len(wanted), len(wanted))
    return found if sections else found | {"answers": answers(found), "actions": actions(found)}


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
    groups = _groups(dataset)
    unknown = [name for name in by if name not in groups]
    if unknown:
        raise IssuesFound(
            Issue(
                code=DIMENSION_UNKNOWN,
                severity=Severity.STOP,
                table="deals",
                column=name,
                message="The values of this column make no groups."
                if name in dataset.deals.columns
                else "There is no such column to group by.",
                remedy=f"Use one of: {', '.join(groups)}.",
            )
            for name in unknown
        )


def _groups(dataset: Dataset) -> list[str]:
    """The columns that make groups: texts that many deals share."""
    texts = [name for name, kind in dataset.deals.schema().items() if kind.is_string()]
    return [name for name in texts if name not in OF_ONE_DEAL]
