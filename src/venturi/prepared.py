"""Prepared: what was read, as of one moment and in one currency, as tables that are each computed once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, partial
from math import ceil
from typing import Any, Self
from zoneinfo import ZoneInfo

import ibis
from ibis import _

from venturi.basis import When, currency_of, end_of_day, last_event, moment
from venturi.errors import Refusal
from venturi.ingest import Ingested
from venturi.ingest.reports import NONE
from venturi.metrics.as_of import deals_as_of
from venturi.metrics.closing import with_closing_moments
from venturi.metrics.conversion import Skips, conversion_deals
from venturi.metrics.conversion_to_win import with_amount_on_entry
from venturi.metrics.danger_points import LIKE, danger_points_deals, with_facts
from venturi.metrics.integrity import Verdict, integrity
from venturi.metrics.integrity.completeness import Completeness
from venturi.metrics.integrity.floors import WORDS, refusal
from venturi.metrics.integrity.population import completeness_in, deals_of
from venturi.metrics.metric import Dating
from venturi.metrics.money import in_reporting_currency
from venturi.metrics.on_entry import knows_changes
from venturi.metrics.people import people_as_of, with_team_then
from venturi.metrics.periods import Period, hull
from venturi.metrics.stays import carry, places, stays
from venturi.metrics.tables import Tables
from venturi.registry import METRICS, NEEDED

Span = str | Period | None
Spans = Span | list[Period]


class Prepared:
    """Tables as of a moment, and what can be trusted of them.

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
        self._now = end_of_day(today, self.zone) if today else None
        self._into, self.currency_note = self._currency(currency)
        self.currency = self._into or currency
        self._entries: dict[str, ibis.Table] = {}
        self._once: dict[str, ibis.Table] = {}
        self._logged: dict[str, bool] = {}
        self._complete: dict[tuple[Dating, Period], Completeness] = {}

    @cached_property
    def tables(self) -> Tables:
        """The tables as they were at `as_of`: later deals and events do not exist, amounts are in one currency."""
        known = self.ingested.tables
        # With nothing after the moment there is nothing to undo, and the logs need not be read.
        logs = (known.stage_changes, known.field_changes) if self._something_came_later else (None, None)
        spoken_of = self._spoken_of
        told = self._timed(known.deals).mutate(state_unknown=ibis.literal(False), close_ahead=self._decided_ahead())
        asked: dict[str, Any] = {"as_of": self.as_of, "stages": known.stages, "rewound": self._rewound}
        deals = deals_as_of(told, *logs, fields=spoken_of, **asked)
        if "owner" in spoken_of and "team" not in spoken_of:
            deals = with_team_then(deals, told, known.people)
        deals = in_reporting_currency(deals, known.rates, into=self._into, as_of=self.as_of, zone=self.zone)
        return Tables(
            deals=self.stored("deals", deals),
            stage_changes=self._until(known.stage_changes, "changed_at"),
            field_changes=self._until(known.field_changes, "changed_at"),
            activities=self._until(known.activities, "at"),
            stages=known.stages,
            people=None if known.people is None else people_as_of(known.people, on=self.today),
            targets=known.targets,
            costs=self._costs(),
            rates=known.rates,
            criteria_answers=self._until(known.criteria_answers, "answered_at"),
            stakeholders=self._stakeholders(),
        )

    @cached_property
    def _spoken_of(self) -> list[str]:
        """The fields that changed according to the log; none when nothing came later, for nothing has to be undone."""
        return fields_in(self.ingested.tables.field_changes) if self._something_came_later else []

    def _currency(self, wanted: str | None) -> tuple[str | None, str | None]:
        """What is reported in, and what is said of it, by the deals that there were: see `currency_of`."""
        known = self.ingested.tables
        fields = [name for name in ("amount", "currency") if name in self._spoken_of]
        then = deals_as_of(known.deals, None, known.field_changes if fields else None, as_of=self.as_of, fields=fields)
        found = currency_of(replace(known, deals=then), wanted)
        # Before the first deal there may be costs already.
        return found if found[0] else currency_of(known, wanted)

    def _timed(self, deals: ibis.Table) -> ibis.Table:
        """The deals with the time of day of their decision, where the source says the day and its history the time.

        As exported, so before anything is undone: a deal decided in the evening was open at noon.
        """
        changes, stages = self.ingested.tables.stage_changes, self.ingested.tables.stages
        days = self.ingested.tables.deals.filter(_.closed_day_only).limit(1).count().to_pyarrow().as_py()
        return deals if changes is None or stages is None or not days else with_closing_moments(deals, changes, stages)

    @property
    def _something_came_later(self) -> bool:
        latest = self.ingested.latest
        return latest is not None and latest > self.as_of.replace(tzinfo=UTC)

    @cached_property
    def _rewound(self) -> bool:
        """Whether anything happened since `as_of`; what lies ahead of today has not."""
        last = self.ingested.latest if self._something_came_later else None
        if last and self._now and last > self._now.replace(tzinfo=UTC):
            last = last_event(self.ingested.tables, until=self._now)
        return last is not None and last > self.as_of.replace(tzinfo=UTC)

    def _decided_ahead(self) -> Any:
        """Whether a deal is said to be decided on a day that lies ahead; when nobody knows today, none does."""
        ahead = (_.closed_at > ibis.timestamp(self._now)).fill_null(False) if self._now else ibis.literal(False)
        return ahead & (_.outcome != "open").fill_null(False)

    @property
    def deals(self) -> ibis.Table:
        """One row per deal, as of the moment, ``amount`` in the reporting currency."""
        return self.tables.deals

    @cached_property
    def stays(self) -> ibis.Table | None:
        """One row for each visit of a deal to a stage; null when the source keeps no history, or an empty one."""
        changes, stages = self.tables.stage_changes, self.tables.stages
        if changes is None or stages is None or self.ingested.history == NONE:
            return None
        if self.ingested.stays is not None and not self._something_came_later:
            return self.ingested.stays
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
            changes, beside = self.tables.field_changes, [*LIKE, "exchange_rate"]
            told = with_facts(found, self.deals, changes, columns=beside)
            told = with_amount_on_entry(told, self.deals, changes).drop("owner", "exchange_rate")
            self._entries[skips] = self.stored(f"entries-{skips}", told)
        span, entries = self.period(entered_in), self._entries[skips]
        return entries if span is None else entries.filter(span.covers(_.entered_at))

    def losses(self, *, entered_in: Span = None, skips: Skips = "implied", like: Sequence[str] = LIKE) -> ibis.Table:
        """The deals behind `danger_points`, see `danger_points_deals`, from the stored entries: those of the funnel."""
        span = self.seen(entered_in)
        assert span is not None
        assert self.stays is not None
        assert self.tables.stages is not None
        known: dict[str, Any] = {"field_changes": self.tables.field_changes, "entered_in": span, "skips": skips}
        known["reached"] = self.entries(entered_in=entered_in, skips=skips)
        known |= {"like": like, "fiscal_start": self.fiscal_start}
        return danger_points_deals(self.stays, self.tables.stages, self.deals, **known)

    def seen(self, entered_in: Span = None) -> Period | None:
        """What there is to see of a period: a rate per quarter is one of the time that the history describes.

        It ends with the day of `as_of`. With no period asked for, it begins with the history: with the first percentile
        of the moments at which deals entered a stage, so that one wrong date does not make it decades long.
        """
        span, tomorrow = self.period(entered_in), self.today + timedelta(days=1)
        if span is not None:
            return span if span.start >= tomorrow else replace(span, end=min(span.end, tomorrow))
        return Period(self._history_begins, tomorrow, self.zone) if self._history_begins else self.span

    @cached_property
    def _history_begins(self) -> date | None:
        if self.stays is None:
            return None
        # A moment that occurs: of fewer than a hundred the first.
        dated = self.stays.filter(_.entered_at.notnull())
        earliest = ceil(dated.count().to_pyarrow().as_py() / 100)
        first = dated.order_by("entered_at").limit(earliest).entered_at.max().to_pyarrow().as_py()
        return None if first is None else _aware(first).astimezone(ZoneInfo(self.zone)).date()

    @cached_property
    def verdict(self) -> Verdict:
        """What can be trusted, what cannot, and what to mend first."""
        return integrity(
            self.tables,
            stays=self.stays,
            as_of=self.as_of,
            zone=self.zone,
            fiscal_start=self.fiscal_start,
            read_issues=self.ingested.issues,
            metrics=list(METRICS.values()),
            keep=partial(self.stored, "flags"),
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

    @property
    def stages(self) -> ibis.Table:
        """The stages of the pipelines; there must be any."""
        assert self.tables.stages is not None
        return self.tables.stages

    @cached_property
    def running_quarter(self) -> Period:
        """The quarter in which the day of `as_of` lies."""
        return Period.containing(self.today, zone=self.zone, fiscal_start=self.fiscal_start)

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
        if metric.changes and not self._knows_changes(metric.changes):
            return Refusal("no-log", f"No change of the {WORDS[metric.changes]} is known, so none would be counted.")
        return refusal(metric, self.completeness(metric.dated_by, span), self.verdict.findings)

    def _knows_changes(self, field: str) -> bool:
        if field not in self._logged:
            log = self.tables.field_changes
            self._logged[field] = log is not None and knows_changes(log, field=field)
        return self._logged[field]

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

    def close(self) -> None:
        """Close the engine and delete what was stored on the way."""
        self.ingested.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{self.deals.count().to_pyarrow().as_py():,} deals as of {self.today} ({self.as_of_basis})"

    def visits(self, by: Sequence[str] = ()) -> ibis.Table:
        """The stays with columns of their deals beside them, to group by; there must be a history."""
        assert self.stays is not None
        return carry(self.stays, self.deals, by)

    def _costs(self) -> ibis.Table | None:
        """What was spent by the day of `as_of`, each cost converted at the rate of its own day."""
        costs, rates = self._until(self.ingested.tables.costs, "on"), self.ingested.tables.rates
        basis: dict[str, Any] = {"into": self._into, "as_of": self.as_of, "zone": self.zone, "dated_by": "on"}
        return None if costs is None else in_reporting_currency(costs, rates, **basis)

    def _stakeholders(self) -> ibis.Table | None:
        """The people known by then, and those of whom nobody knows since when, if their deal was there."""
        known = self._until(self.ingested.tables.stakeholders, "identified_at", undated=True)
        later = self.ingested.tables.deals.filter(_.created_at > ibis.timestamp(self.as_of))
        return None if known is None else known.anti_join(later, "deal_id")

    def _until(self, table: ibis.Table | None, column: str, *, undated: bool = False) -> ibis.Table | None:
        """What was known at the moment; `undated`: also that of which nobody knows since when."""
        if table is None:
            return None
        end = ibis.literal(self.today) if table[column].type().is_date() else ibis.timestamp(self.as_of)
        known = _[column] <= end
        return table.filter(known | _[column].isnull() if undated else known)

    def once(self, name: str, make: Callable[[], ibis.Table]) -> ibis.Table:
        """The table of that name, computed and stored when it is asked for the first time."""
        if name not in self._once:
            self._once[name] = self.stored(name, make())
        return self._once[name]

    def stored(self, name: str, table: ibis.Table) -> ibis.Table:
        """The table computed once, kept by the engine until `close`."""
        return self.ingested.engine.store(name, table)


def fields_in(field_changes: ibis.Table | None) -> list[str]:
    """The fields that the log speaks of."""
    if field_changes is None:
        return []
    found: list[str] = field_changes.select("field").distinct().field.to_pyarrow().drop_null().to_pylist()
    return found


def _aware(known: datetime) -> datetime:
    return known if known.tzinfo else known.replace(tzinfo=UTC)
