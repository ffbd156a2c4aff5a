"""A data set: what was read from the files, as of one moment, in one currency, ready to be asked.

import venturi as vt

p = vt.read("export.csv")
p.win_rate(decided_in="2026Q1", by=["source"])
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from venturi import ingest
from venturi.basis import When
from venturi.errors import IssuesFound
from venturi.ingest import Corrections
from venturi.ingest.progress import Progress, silent
from venturi.metrics.conversion import Skips, conversion
from venturi.metrics.conversion_to_win import conversion_to_win
from venturi.metrics.danger_points import LIKE, danger_points
from venturi.metrics.periods import Period, trailing
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.registry import METRICS
from venturi.metrics.stage_flow import stage_flow
from venturi.metrics.stay_times import stay_times
from venturi.metrics.stays import carry
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.velocity import velocity_with_interval
from venturi.metrics.velocity_change import velocity_change
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rates import value_refusals, win_rates, without_refused
from venturi.prepared import Prepared, Span, Spans
from venturi.result import Result

By = str | Sequence[str]


def listed(by: By) -> Sequence[str]:
    """The columns to group by: one may be named without brackets."""
    return [by] if isinstance(by, str) else by


def read(
    *paths: str | Path,
    mapping: str | Path | None = None,
    corrections: Corrections | None = None,
    as_of: When = None,
    currency: str | None = None,
    zone: str | None = None,
    fiscal_start: int = 1,
    today: date | None = None,
    progress: Progress = silent,
) -> "Dataset":
    """Read files of a CRM: deals, and with them their history, activities, people, stages, costs, rates.

    Parameters
    ----------
    paths : CSV, XLSX, Parquet, JSON or XES files that belong together.
    mapping : a mapping file (TOML); without one the columns are guessed, see ``p.ingested.files``.
    corrections : what to change of the mapping.
    as_of : the moment everything describes; a day means its end in `zone`. Default: the last event in the data.
    currency : ISO 4217 code to report in. Default: the one most deals carry.
    zone : days are dates in this time zone. Default: the one of the mapping, or UTC.
    fiscal_start : first month of the fiscal year.
    today : dates after it are no events and never become `as_of`; without it, any date up to 2100 is believed.
    progress : told how far the reading is.

    Raises
    ------
    IssuesFound
        With every reason, when the files cannot be used.
    ValueError
        When no file is named.
    """
    if not paths:
        raise ValueError("Name at least one file to read.")
    said = None if mapping is None else Path(mapping)
    ingested = ingest.read([Path(path) for path in paths], mapping=said, corrections=corrections, progress=progress)
    try:
        return Dataset(ingested, as_of=as_of, currency=currency, zone=zone, fiscal_start=fiscal_start, today=today)
    except IssuesFound as error:
        ingested.close()
        # Where nothing was read, no moment is known for that reason, which the reader has told.
        nothing = ingested.rows_read == 0 and ingested.issues
        raise IssuesFound(ingested.issues if nothing else [*error.issues, *ingested.issues]) from error


class Dataset(Prepared):
    """Tables as of a moment, with the metrics as methods. Made by `read`.

    ``as_of`` is a moment in UTC without a zone of its own; ``as_of_basis`` says where it comes from. ``currency`` is
    what money is reported in (null: the source names none), ``currency_note`` what was done to get there.
    """

    def win_rate(self, *, decided_in: Span = None, by: By = ()) -> Result:
        """`venturi.metrics.win_rate`: of the deals decided in a period, what share did we win?

        ``value`` is null where too few of the won, or of the lost deals carry an amount, see `value_refusal`.
        """
        options: dict[str, Any] = {"decided_in": self.period(decided_in), "by": listed(by)}

        def compute() -> ibis.Table:
            refused = value_refusals(self.deals, **options)
            return without_refused(win_rate(self.deals, **options), refused, by=listed(by))

        return self._ask("win_rate", compute, decided_in)

    def win_rates(self, *, during: Span = None, grace: int = 30, by: By = ()) -> Result:
        """`venturi.metrics.win_rates`: all win rates side by side, of deals decided, or created, in a period."""
        span = self.period(during)
        options: dict[str, Any] = {
            "decided_in": span,
            "entered_in": span,
            "as_of": self.as_of,
            "grace": grace,
            "by": listed(by),
            "zone": self.zone,
        }
        return self._ask("win_rates", lambda: win_rates(self.deals, **options), span)

    def velocity(self, *, decided_in: Span = None, by: By = (), **options: Any) -> Result:
        """`venturi.metrics.velocity`: how much money does the process bring in a day?"""
        span = self.period(decided_in)
        options |= {"decided_in": span, "by": listed(by)}
        return self._ask("velocity", lambda: velocity_with_interval(self.deals, **options), span)

    def pipeline_velocity(self, *, by: By = (), **options: Any) -> Result:
        """`venturi.metrics.pipeline_velocity`: the open deals, at the pace of the trailing four quarters."""
        year = trailing(self.today, zone=self.zone)
        options |= {"decided_in": year, "by": listed(by), "stages": self.tables.stages}
        return self._ask("pipeline_velocity", lambda: pipeline_velocity(self.deals, **options), year)

    def velocity_change(self, *, before: str | Period, after: str | Period, by: By = ()) -> Result:
        """`venturi.metrics.velocity_change`: which lever made the difference between two periods?"""
        spans: dict[str, Any] = {"before": self.period(before), "after": self.period(after)}
        return self._ask(
            "velocity_change", lambda: velocity_change(self.deals, **spans, by=listed(by)), *spans.values()
        )

    def conversion(self, *, entered_in: Span = None, skips: Skips = "implied", by: By = ()) -> Result:
        """`venturi.metrics.conversion`: of the deals that entered a stage, how many went on?"""
        options: dict[str, Any] = {"entered_in": self.period(entered_in), "skips": skips, "by": listed(by)}

        def compute() -> ibis.Table:
            entries = carry(self.entries(entered_in=entered_in, skips=skips), self.deals, listed(by))
            return conversion(self._visits(listed(by)), self.tables.stages, entries=entries, **options)

        return self._ask("conversion", compute, entered_in)

    def conversion_to_win(self, *, entered_in: Span = None, skips: Skips = "implied", by: By = ()) -> Result:
        """`venturi.metrics.conversion_to_win`: of the deals that entered a stage, how many were won in the end?"""
        options: dict[str, Any] = {"entered_in": self.period(entered_in), "skips": skips, "by": listed(by)}
        fields = self.tables.field_changes

        def compute() -> ibis.Table:
            entries = self.entries(entered_in=entered_in, skips=skips)
            known: dict[str, Any] = {"field_changes": fields, "entries": entries}
            return conversion_to_win(self._visits(listed(by)), self.tables.stages, self.deals, **known, **options)

        return self._ask("conversion_to_win", compute, entered_in)

    def stay_times(self, *, entered_in: Span = None, by: By = ()) -> Result:
        """`venturi.metrics.stay_times`: how long do deals stay in a stage?"""
        options: dict[str, Any] = {"as_of": self.as_of, "entered_in": self.period(entered_in), "by": listed(by)}
        return self._ask("stay_times", lambda: stay_times(self._visits(listed(by)), **options), entered_in)

    def stage_flow(self, *, during: Span = None, by: By = ()) -> Result:
        """`venturi.metrics.stage_flow`: what came into each stage, what went out? Default: the last quarter."""
        span = self.period(during) or self.last_complete_quarter
        return self._ask("stage_flow", lambda: stage_flow(self._visits(listed(by)), during=span, by=listed(by)), span)

    def danger_points(self, *, entered_in: Span = None, skips: Skips = "implied", **options: Any) -> Result:
        """`venturi.metrics.danger_points`: at which step is most money lost, and what would mending it return?"""
        span = self.seen(entered_in)

        def compute() -> pa.Table:
            if span is None:
                return pa.table({})
            options["entries"] = self.losses(entered_in=entered_in, skips=skips, like=options.get("like", LIKE))
            points = danger_points(self._visits(()), self.tables.stages, self.deals, entered_in=span, **options)
            return pa.Table.from_pylist(points)

        return self._ask("danger_points", compute, entered_in)

    def throughput(self, *, during: Spans = None) -> Result:
        """`venturi.metrics.throughput`: how many deals does each person decide? Default: the last quarter."""
        spans = during if isinstance(during, list) else self.period(during) or self.last_complete_quarter
        options: dict[str, Any] = {"activities": self.tables.activities, "people": self.tables.people}
        options |= {"during": spans, "as_of": self.as_of}
        return self._ask("throughput", lambda: throughput_chance(self.deals, **options), spans)

    def _ask(self, name: str, compute: Any, *spans: Spans) -> Result:
        refused = next((found for span in spans or (None,) if (found := self.refusal(name, span))), None)
        return Result(METRICS[name], None if refused else compute(), refused)
