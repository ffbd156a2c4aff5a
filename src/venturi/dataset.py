"""A data set: what was read from the files, as of one moment, in one currency, ready to be asked.

import venturi as vt

p = vt.read("export.csv")
p.win_rate(decided_in="2026Q1", by=["source"])
"""

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
from ibis import _

from venturi import ingest
from venturi.basis import When, currency_of, moment
from venturi.errors import IssuesFound, Refusal
from venturi.ingest import Corrections, Ingested
from venturi.ingest.progress import Progress, silent
from venturi.metrics.as_of import deals_as_of
from venturi.metrics.closing import with_closing_moments
from venturi.metrics.conversion import Skips, conversion, conversion_deals
from venturi.metrics.conversion_to_win import conversion_to_win, with_amount_on_entry
from venturi.metrics.danger_points import LIKE, danger_points, danger_points_deals, with_facts
from venturi.metrics.integrity import Verdict, integrity
from venturi.metrics.integrity.completeness import Completeness
from venturi.metrics.integrity.floors import refusal
from venturi.metrics.integrity.population import completeness_in, deals_of
from venturi.metrics.money import in_reporting_currency
from venturi.metrics.periods import Period, hull, trailing
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.registry import METRICS, NEEDED, Dating
from venturi.metrics.stage_flow import stage_flow
from venturi.metrics.stay_times import stay_times
from venturi.metrics.stays import carry, places, stays
from venturi.metrics.tables import Tables
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.velocity import velocity_with_interval
from venturi.metrics.velocity_change import velocity_change
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rates import win_rates
from venturi.result import Result

Span = str | Period | None
Spans = Span | list[Period]

# Stored tables of several data sets may share one folder.
_numbers = count(1)


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
    """
    said = None if mapping is None else Path(mapping)
    ingested = ingest.read([Path(path) for path in paths], mapping=said, corrections=corrections, progress=progress)
    try:
        return Dataset(ingested, as_of=as_of, currency=currency, zone=zone, fiscal_start=fiscal_start, today=today)
    except IssuesFound as error:
        ingested.close()
        raise IssuesFound([*error.issues, *ingested.issues]) from error


class Dataset:
    """Tables as of a moment, with the metrics as methods. Made by `read`.

    ``as_of`` is a moment in UTC without a zone of its own; ``as_of_basis`` says where it comes from. ``currency`` is
    what money is reported in (null: the source names none), ``currency_note`` what was done to get there.
    """

    def __init__(
        self,
        ingested: Ingested,
        *,
        as_of: When = None,
        currency: str | None = None,
        zone: str | None = None,
        fiscal_start: int = 1,
        today: date | None = None,
    ) -> None:
        self.ingested = ingested
        self.zone = zone or ingested.mapping.zone
        self.fiscal_start = fiscal_start
        self.as_of, self.as_of_basis = moment(as_of, ingested.latest, ingested.tables, zone=self.zone, today=today)
        self._into, self.currency_note = currency_of(ingested.tables, currency)
        self.currency = self._into or currency
        self._number = next(_numbers)
        self._entries: dict[str, ibis.Table] = {}
        self._complete: dict[tuple[Dating, Period], Completeness] = {}

    @cached_property
    def tables(self) -> Tables:
        """The tables as they were at `as_of`: later deals and events do not exist, amounts are in one currency."""
        known = self.ingested.tables
        # With nothing after the moment there is nothing to undo, and the logs need not be read.
        logs = (known.stage_changes, known.field_changes) if self._something_came_later else (None, None)
        spoken_of = _fields_in(logs[1])
        deals = deals_as_of(known.deals, *logs, as_of=self.as_of, stages=known.stages, fields=spoken_of)
        deals = self._timed(deals)
        deals = in_reporting_currency(deals, known.rates, into=self._into, as_of=self.as_of, zone=self.zone)
        return Tables(
            deals=self.stored("deals", deals),
            stage_changes=self._until(known.stage_changes, "changed_at"),
            field_changes=self._until(known.field_changes, "changed_at"),
            activities=self._until(known.activities, "at"),
            stages=known.stages,
            people=known.people,
            targets=known.targets,
            costs=known.costs,
            rates=known.rates,
        )

    def _timed(self, deals: ibis.Table) -> ibis.Table:
        """The deals with the time of day of their decision, where the source says the day and its history the time."""
        changes, stages = self._until(self.ingested.tables.stage_changes, "changed_at"), self.ingested.tables.stages
        days = self.ingested.tables.deals.filter(_.closed_day_only).limit(1).count().to_pyarrow().as_py()
        return deals if changes is None or stages is None or not days else with_closing_moments(deals, changes, stages)

    @property
    def _something_came_later(self) -> bool:
        latest = self.ingested.latest
        return latest is not None and latest > self.as_of.replace(tzinfo=UTC)

    @property
    def deals(self) -> ibis.Table:
        """One row per deal, as of the moment, ``amount`` in the reporting currency."""
        return self.tables.deals

    @cached_property
    def stays(self) -> ibis.Table | None:
        """One row for each visit of a deal to a stage; null when the source keeps no history."""
        changes, stages = self.tables.stage_changes, self.tables.stages
        if changes is None or stages is None:
            return None
        known = self.stored("places", places(changes, stages, as_of=self.as_of))
        return self.stored("stays", stays(changes, stages, self.deals, as_of=self.as_of, places=known))

    def entries(self, *, entered_in: Span = None, skips: Skips = "implied") -> ibis.Table:
        """Each deal once in each open stage it entered, see `conversion_deals`; stored once, for all periods.

        ``amount`` is that of the moment described, ``owner_on_entry`` and ``amount_on_entry`` are those of the entry.
        """
        if skips not in self._entries:
            assert self.stays is not None
            assert self.tables.stages is not None
            found = conversion_deals(self.stays, self.tables.stages, skips=skips)
            changes, beside = self.tables.field_changes, [*LIKE, "original_amount"]
            told = with_facts(found, self.deals, changes, columns=beside)
            told = with_amount_on_entry(told, self.deals, changes).drop("owner", "original_amount")
            self._entries[skips] = self.stored(f"entries-{skips}", told)
        span, entries = self.period(entered_in), self._entries[skips]
        return entries if span is None else entries.filter(span.covers(_.entered_at))

    def losses(self, *, entered_in: Span = None, skips: Skips = "implied", like: Sequence[str] = LIKE) -> ibis.Table:
        """The deals behind `danger_points`, see `danger_points_deals`, from the stored entries."""
        span = self.period(entered_in) or self.span
        assert span is not None
        assert self.stays is not None
        assert self.tables.stages is not None
        known: dict[str, Any] = {"field_changes": self.tables.field_changes, "entered_in": span, "skips": skips}
        known["reached"] = self.entries(entered_in=span, skips=skips)
        return danger_points_deals(self.stays, self.tables.stages, self.deals, like=like, **known)

    @cached_property
    def verdict(self) -> Verdict:
        """What can be trusted, what cannot, and what to mend first."""
        return integrity(
            self.tables,
            stays=self.stays,
            as_of=self.as_of,
            zone=self.zone,
            read_issues=self.ingested.issues,
            metrics=list(METRICS.values()),
        )

    @cached_property
    def span(self) -> Period | None:
        """From the first day on which a deal was created or decided to the day of `as_of`; null without dates."""
        firsts = self.deals.aggregate(created=_.created_at.min(), closed=_.closed_at.min()).to_pyarrow().to_pylist()[0]
        known = [moment.astimezone(ZoneInfo(self.zone)).date() for moment in firsts.values() if moment is not None]
        return Period(min(known), self.today + timedelta(days=1), self.zone) if known else None

    @property
    def today(self) -> date:
        """The day of `as_of` in the reporting time zone."""
        return self.as_of.replace(tzinfo=UTC).astimezone(ZoneInfo(self.zone)).date()

    @cached_property
    def last_complete_quarter(self) -> Period:
        """The last quarter that was over at `as_of`."""
        tomorrow = self.today + timedelta(days=1)
        return Period.containing(tomorrow, zone=self.zone, fiscal_start=self.fiscal_start).previous()

    def period(self, span: Span) -> Period | None:
        """`span` as a period of the reporting zone and fiscal year; null stays null: everything."""
        if span is None or isinstance(span, Period):
            return span
        return Period.parse(span, zone=self.zone, fiscal_start=self.fiscal_start)

    def refusal(self, name: str, span: Spans = None) -> Refusal | None:
        """Why the metric `name` gives no number on these data, or on those of a period; null when it does."""
        metric = METRICS[name]
        if self.stays is None and metric.reads_history:
            return Refusal("no-history", self.ingested.history.sentence)
        return refusal(metric, self.completeness(metric.dated_by, span), self.verdict.findings)

    def population(self, dated_by: Dating, span: Span = None) -> ibis.Table:
        """The deals that a metric dated in this way counts in a period; no period: all deals."""
        return deals_of(self.deals, self.stays, dated_by=dated_by, span=self.period(span))

    def completeness(self, dated_by: Dating, span: Spans = None) -> Completeness:
        """What is filled of what the metrics need, among the deals they count in a period; no period: among all."""
        period = hull(span) if isinstance(span, list) else self.period(span)
        whole = self.verdict.completeness
        if period is None or dated_by == "all" or period == self.span:
            return whole
        if (dated_by, period) not in self._complete:
            known: dict[str, Any] = {"dated_by": dated_by, "span": period, "columns": NEEDED}
            self._complete[dated_by, period] = completeness_in(whole, self.deals, self.stays, **known)
        return self._complete[dated_by, period]

    def win_rate(self, *, decided_in: Span = None, by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.win_rate`: of the deals decided in a period, what share did we win?"""
        return self._ask(
            "win_rate", lambda: win_rate(self.deals, decided_in=self.period(decided_in), by=by), decided_in
        )

    def win_rates(self, *, during: Span = None, grace: int = 30, by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.win_rates`: all win rates side by side, of deals decided, or created, in a period."""
        span = self.period(during)
        options: dict[str, Any] = {
            "decided_in": span,
            "entered_in": span,
            "as_of": self.as_of,
            "grace": grace,
            "by": by,
        }
        return self._ask("win_rates", lambda: win_rates(self.deals, **options), span)

    def velocity(self, *, decided_in: Span = None, by: Sequence[str] = (), **options: Any) -> Result:
        """`venturi.metrics.velocity`: how much money does the process bring in a day?"""
        span = self.period(decided_in)
        options |= {"decided_in": span, "by": by}
        return self._ask("velocity", lambda: velocity_with_interval(self.deals, **options), span)

    def pipeline_velocity(self, *, by: Sequence[str] = (), **options: Any) -> Result:
        """`venturi.metrics.pipeline_velocity`: the open deals, at the pace of the trailing four quarters."""
        year = trailing(self.today, zone=self.zone)
        options |= {"decided_in": year, "by": by}
        return self._ask("pipeline_velocity", lambda: pipeline_velocity(self.deals, **options), year)

    def velocity_change(self, *, before: str | Period, after: str | Period, by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.velocity_change`: which lever made the difference between two periods?"""
        spans: dict[str, Any] = {"before": self.period(before), "after": self.period(after)}
        return self._ask("velocity_change", lambda: velocity_change(self.deals, **spans, by=by), *spans.values())

    def conversion(self, *, entered_in: Span = None, skips: Skips = "implied", by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.conversion`: of the deals that entered a stage, how many went on?"""
        options: dict[str, Any] = {"entered_in": self.period(entered_in), "skips": skips, "by": by}

        def compute() -> ibis.Table:
            entries = carry(self.entries(entered_in=entered_in, skips=skips), self.deals, by)
            return conversion(self._visits(by), self.tables.stages, entries=entries, **options)

        return self._ask("conversion", compute, entered_in)

    def conversion_to_win(self, *, entered_in: Span = None, skips: Skips = "implied", by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.conversion_to_win`: of the deals that entered a stage, how many were won in the end?"""
        options: dict[str, Any] = {"entered_in": self.period(entered_in), "skips": skips, "by": by}
        fields = self.tables.field_changes

        def compute() -> ibis.Table:
            entries = self.entries(entered_in=entered_in, skips=skips)
            known: dict[str, Any] = {"field_changes": fields, "entries": entries}
            return conversion_to_win(self._visits(by), self.tables.stages, self.deals, **known, **options)

        return self._ask("conversion_to_win", compute, entered_in)

    def stay_times(self, *, entered_in: Span = None, by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.stay_times`: how long do deals stay in a stage?"""
        options: dict[str, Any] = {"as_of": self.as_of, "entered_in": self.period(entered_in), "by": by}
        return self._ask("stay_times", lambda: stay_times(self._visits(by), **options), entered_in)

    def stage_flow(self, *, during: Span = None, by: Sequence[str] = ()) -> Result:
        """`venturi.metrics.stage_flow`: what came into each stage, what went out? Default: the last quarter."""
        span = self.period(during) or self.last_complete_quarter
        return self._ask("stage_flow", lambda: stage_flow(self._visits(by), during=span, by=by), span)

    def danger_points(self, *, entered_in: Span = None, skips: Skips = "implied", **options: Any) -> Result:
        """`venturi.metrics.danger_points`: at which step is most money lost, and what would mending it return?"""
        span = self.period(entered_in) or self.span

        def compute() -> pa.Table:
            assert span is not None
            options["entries"] = self.losses(entered_in=span, skips=skips, like=options.get("like", LIKE))
            points = danger_points(self._visits(()), self.tables.stages, self.deals, entered_in=span, **options)
            return pa.Table.from_pylist(points)

        return self._ask("danger_points", compute, entered_in)

    def throughput(self, *, during: Spans = None) -> Result:
        """`venturi.metrics.throughput`: how many deals does each person decide? Default: the last quarter."""
        spans = during if isinstance(during, list) else self.period(during) or self.last_complete_quarter
        options: dict[str, Any] = {"activities": self.tables.activities, "people": self.tables.people}
        options |= {"during": spans, "as_of": self.as_of}
        return self._ask("throughput", lambda: throughput_chance(self.deals, **options), spans)

    def close(self) -> None:
        """Close the engine and delete what was stored on the way."""
        self.ingested.close()

    def __enter__(self) -> "Dataset":
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{self.deals.count().to_pyarrow().as_py():,} deals as of {self.today} ({self.as_of_basis})"

    def _visits(self, by: Sequence[str]) -> ibis.Table:
        assert self.stays is not None
        return carry(self.stays, self.deals, by)

    def _ask(self, name: str, compute: Any, *spans: Spans) -> Result:
        refused = next((found for span in spans or (None,) if (found := self.refusal(name, span))), None)
        return Result(METRICS[name], None if refused else compute(), refused)

    def _until(self, table: ibis.Table | None, column: str) -> ibis.Table | None:
        return None if table is None else table.filter(_[column] <= ibis.timestamp(self.as_of))

    def stored(self, name: str, table: ibis.Table) -> ibis.Table:
        """The table computed once, kept as a Parquet file in the folder of the run until `close`."""
        path = self.ingested.folder / f"{name}-as-of-{self._number}.parquet"
        # No order is promised; keeping one would cost memory and time.
        self.ingested.connection.to_parquet(table, path, preserve_order=False)
        return self.ingested.connection.read_parquet(path)


def _fields_in(field_changes: ibis.Table | None) -> list[str]:
    """The fields that the log speaks of."""
    if field_changes is None:
        return []
    found: list[str] = field_changes.select("field").distinct().field.to_pyarrow().drop_null().to_pylist()
    return found
