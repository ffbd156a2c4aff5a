"""A data set: what was read from the files, as of one moment, in one currency, ready to be asked.

import venturi as vt

p = vt.read("export.csv")
p.win_rate(decided_in="2026Q1", by=["source"])
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from datetime import date
from functools import cached_property, partial, wraps
from inspect import Parameter, Signature
from typing import Any, Literal

import ibis
import pyarrow as pa

from venturi.arguments import Arguments, By, listed, options, parameters, takes_more
from venturi.basis import When, end_of_day
from venturi.compared import check_alike, sides
from venturi.made import MADE
from venturi.metrics.acquisition_cost import acquisition_cost, acquisition_cost_refusal
from venturi.metrics.comparison import RATES, comparison
from venturi.metrics.comparison_times import comparison_times
from venturi.metrics.conversion import Skips, conversion
from venturi.metrics.conversion_to_win import conversion_to_win
from venturi.metrics.danger_points import LIKE, danger_points
from venturi.metrics.movement.bridge_end_points import bridge_end_points
from venturi.metrics.movement.cohort import cohort
from venturi.metrics.periods import add_months, quarters, trailing
from venturi.metrics.person_stage import person_stage, person_stage_refusal
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.stays import PLACE, carry
from venturi.metrics.tables import ADDED, CONTRACTS
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.win_loss.at_decision import with_last_stage, with_unmet_criteria
from venturi.metrics.win_loss.reasons import reasons_with_interval
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rate_by_period import win_rate_by_period
from venturi.metrics.win_rate_overdue import GRACE
from venturi.metrics.win_rates import value_refusals, win_rates, without_refused
from venturi.own_columns import named_again, refuse_hidden
from venturi.prepared import Prepared, Span, Spans, fields_in
from venturi.registry import METRICS
from venturi.result import Result

Day = str | date | None
Compared = Literal["win_rate", "conversion", "conversion_to_win"]
# Columns of the deals that make groups and are no level: they say how a deal stands, not whose it is.
GROUPS = ("stage", "outcome", "currency")


class Dataset(Prepared):
    """Tables as of a moment, with the metrics as methods. Made by `venturi.read`.

    ``as_of`` is a moment in UTC without a zone of its own; ``as_of_basis`` says where it comes from. ``currency`` is
    what money is reported in (null: the source names none), ``currency_note`` what was done to get there.
    """

    def ask(self, name: str, **options: Any) -> Result:
        """Any metric by its name, with the options of its function; periods may be text, such as "2026Q1".

        Raises ``ValueError`` for a metric or an option that there is not; it names those that there are. And
        `NameTaken`, which is one, for a column of your own that is called like a column of the answer.
        """
        if name not in METRICS:
            raise ValueError(f'There is no metric "{name}". There are: {", ".join(METRICS)}.')
        check_alike(name, options, own=self._own, usual=options_of(name))
        by = self._grouped(name, options["by"]) if METRICS[name].levels and "by" in options else []
        named = {self._own[column]: column for column in by if column in self._own}
        if not named:
            return self._answer(name, options)
        options["by"] = [self._own.get(column, column) for column in by]
        return named_again(self._renamed._answer(name, options), named)

    def _answer(self, name: str, options: dict[str, Any]) -> Result:
        if own := OWN.get(name):
            if unknown := [option for option in options if option not in options_of(name)]:
                raise ValueError(f'{name} has no option "{unknown[0]}". It takes {", ".join(options_of(name))}.')
            return own(self, **options)
        metric = METRICS[name]
        if metric.levels and "by" in options:
            options["by"] = self._grouped(name, options["by"])
        arguments = Arguments(metric.function, self, options, metric.usual)
        if found := arguments.refusal:
            return Result(metric, None, found)
        return self._ask(name, lambda: _table(arguments.call(metric.answer)), *arguments.spans, told=arguments.options)

    @cached_property
    def _theirs(self) -> set[str]:
        """The columns of the files that no contract names."""
        return set(self.ingested.tables.deals.columns) - {*CONTRACTS["deals"].names}

    @cached_property
    def _own(self) -> dict[str, str]:
        """The columns of the files to group by, and what they are called while a metric is computed.

        Files may call them as they like: deals, share, n. No metric has a column that begins with this sign, nor has a
        file, see `ingest.typed.dimension_name`.
        """
        theirs = [column for column in self.deals.columns if column in self._theirs and column not in ADDED]
        return {column: f"_own_{nth}" for nth, column in enumerate(theirs)}

    @cached_property
    def _renamed(self) -> "Dataset":
        """The same data set, its own columns called as in `_own`: it shares with this one what does not name them."""
        # Made here, so that both have it.
        deals, _shared = self.deals, (self.stays, self.verdict, self.span)
        twin, changes = copy(self), self.tables.field_changes
        if spoken_of := {field: self._own[field] for field in fields_in(changes) if field in self._own}:
            assert changes is not None
            changes = changes.mutate(field=changes.field.substitute(spoken_of))
        renamed = deals.rename({ours: theirs for theirs, ours in self._own.items()})
        twin.tables = replace(self.tables, deals=renamed, field_changes=changes)
        twin._once = {}
        return twin

    def at(self, moment: When) -> "Dataset":
        """The same files as they were known at an earlier moment: deals, owners, amounts and stages of then.

        It shares the files with this data set and is closed with it.
        """
        fiscal_start = self.fiscal_start
        return Dataset(self.ingested, as_of=moment, currency=self.currency, zone=self.zone, fiscal_start=fiscal_start)

    def win_rate(self, *, decided_in: Span = None, by: By = ()) -> Result:
        """`venturi.metrics.win_rate`: of the deals decided in a period, what share did we win?

        ``value`` is null where too few of the won, or of the lost deals carry an amount, see `value_refusal`.
        """
        options: dict[str, Any] = {"decided_in": self.period(decided_in), "by": self._grouped("win_rate", by)}

        def compute() -> ibis.Table:
            refused = value_refusals(self.deals, **options)
            return without_refused(win_rate(self.deals, **options), refused, by=options["by"])

        return self._ask("win_rate", compute, decided_in, told=options)

    def win_rates(self, *, during: Span = None, grace: int = GRACE, by: By = ()) -> Result:
        """`venturi.metrics.win_rates`: all win rates side by side, of deals decided, or created, in a period."""
        span = self.period(during)
        options: dict[str, Any] = {
            "decided_in": span,
            "entered_in": span,
            "grace": grace,
            "by": self._grouped("win_rates", by),
        }
        basis: dict[str, Any] = {"as_of": self.as_of, "zone": self.zone}
        return self._ask("win_rates", lambda: win_rates(self.deals, **options, **basis), span, told=options)

    def pipeline_velocity(self, *, by: By = (), **options: Any) -> Result:
        """`venturi.metrics.pipeline_velocity`: the open deals, at the pace of the trailing four quarters."""
        year = trailing(self.today, zone=self.zone)
        told = {"decided_in": year, "by": self._grouped("pipeline_velocity", by), **options}
        compute = partial(pipeline_velocity, self.deals, stages=self.tables.stages, **told)
        return self._ask("pipeline_velocity", compute, year, told=told)

    def win_rate_by_period(self, *, during: Span = None, by: By = ()) -> Result:
        """`venturi.metrics.win_rate_by_period`: how did the win rate move from quarter to quarter?"""
        whole = self.period(during) or self.span
        asked = quarters(whole, fiscal_start=self.fiscal_start) if whole else []
        told: dict[str, Any] = {
            "periods": asked,
            "by": self._grouped("win_rate_by_period", by),
        }
        return self._ask("win_rate_by_period", lambda: win_rate_by_period(self.deals, **told), during, told=told)

    def conversion(self, *, entered_in: Span = None, skips: Skips = "implied", by: By = ()) -> Result:
        """`venturi.metrics.conversion`: of the deals that entered a stage, how many went on?"""
        options: dict[str, Any] = {
            "entered_in": self.period(entered_in),
            "skips": skips,
            "by": self._grouped("conversion", by),
        }

        def compute() -> ibis.Table:
            entries = carry(self.entries(entered_in=entered_in, skips=skips), self.deals, options["by"])
            return conversion(self.visits(options["by"]), self.tables.stages, entries=entries, **options)

        return self._ask("conversion", compute, entered_in, told=options)

    def conversion_to_win(self, *, entered_in: Span = None, skips: Skips = "implied", by: By = ()) -> Result:
        """`venturi.metrics.conversion_to_win`: of the deals that entered a stage, how many were won in the end?"""
        options: dict[str, Any] = {
            "entered_in": self.period(entered_in),
            "skips": skips,
            "by": self._grouped("conversion_to_win", by),
        }
        fields = self.tables.field_changes

        def compute() -> ibis.Table:
            entries = self.entries(entered_in=entered_in, skips=skips)
            known: dict[str, Any] = {"field_changes": fields, "entries": entries}
            return conversion_to_win(self.visits(options["by"]), self.tables.stages, self.deals, **known, **options)

        return self._ask("conversion_to_win", compute, entered_in, told=options)

    def stay_times(self, *, entered_in: Span = None, by: By = (), interval: bool = True) -> Result:
        """`venturi.metrics.stay_times`: how long do deals stay in each stage?"""
        told: dict[str, Any] = {
            "entered_in": self.period(entered_in),
            "by": self._grouped("stay_times", by),
            "interval": interval,
        }
        return self._ask("stay_times", lambda: MADE["stay_times"](self, told), entered_in, told=told)

    def danger_points(self, *, entered_in: Span = None, skips: Skips = "implied", **options: Any) -> Result:
        """`venturi.metrics.danger_points`: at which step is most money lost, and what would mending it return?"""
        span = self.seen(entered_in)
        told = {"entered_in": span, "skips": skips, **options}

        def compute() -> pa.Table:
            if span is None:
                return pa.table({})
            entries = self.losses(entered_in=entered_in, skips=skips, like=options.get("like", LIKE))
            points = danger_points(self.visits(), self.tables.stages, self.deals, entries=entries, **told)
            return pa.Table.from_pylist(points)

        return self._ask("danger_points", compute, entered_in, told=told)

    def person_stage(self, *, entered_in: Span = None, skips: Skips = "implied", **options: Any) -> Result:
        """`venturi.metrics.person_stage`: how does each person do at each step, like for like?"""
        told = {"entered_in": self.period(entered_in), "skips": skips, **options}

        def compute() -> ibis.Table:
            known = {
                "field_changes": self.tables.field_changes,
                "entries": self.entries(entered_in=entered_in, skips=skips),
            }
            return person_stage(self.visits(), self.stages, self.deals, **known, **told)

        found = self._ask("person_stage", compute, entered_in, told=told)
        none = None if found.refusal else person_stage_refusal(ibis.memtable(found.to_arrow()))
        return replace(found, table=None, refusal=none) if none else found

    def throughput(self, *, during: Spans = None) -> Result:
        """`venturi.metrics.throughput`: how many deals does each person decide? Default: the last quarter."""
        return self._throughput("throughput", during)

    def throughput_chance(self, *, during: Spans = None) -> Result:
        """`venturi.metrics.throughput_chance`: does chance explain who decides more and who less?"""
        return self._throughput("throughput_chance", during)

    def acquisition_cost(self, *, decided_in: Span = None, by: By = ("source",), **options: Any) -> Result:
        """`venturi.metrics.acquisition_cost`: what does it cost to win a customer? Default: the last quarter."""
        span = self.period(decided_in) or self.last_complete_quarter
        told = {"decided_in": span, "by": self._grouped("acquisition_cost", by), **options}
        compute = partial(acquisition_cost, self.deals, self.tables.costs, **told)
        found = self._ask("acquisition_cost", compute, span, told=told)
        none = None if found.refusal else acquisition_cost_refusal(found.rows(), decided_in=span)
        return replace(found, table=None, refusal=none) if none else found

    def bridge_end_points(self, *, during: Span = None, due_in: Span = None, by: By = ()) -> Result:
        """`venturi.metrics.movement.bridge_end_points`: how do the open deals of two moments differ?"""
        span = self.period(during) or self.last_complete_quarter
        told: dict[str, Any] = {"due_in": self.period(due_in), "by": self._grouped("bridge_end_points", by)}
        ends = {end: MADE[end](self, {"during": span, **told}) for end in ("opening", "closing")}
        return self._ask("bridge_end_points", partial(bridge_end_points, **ends, **told), span, told=told | ends)

    def cohort(self, *, created_in: Span = None, open_in: Span = None, open_at: Day = None, by: By = ()) -> Result:
        """`venturi.metrics.movement.cohort`: what became of these deals? Default: those open a year ago."""
        spans = {"created_in": self.period(created_in), "open_in": self.period(open_in)}
        day = date.fromisoformat(open_at) if isinstance(open_at, str) else open_at
        if not any([*spans.values(), day]):
            day = add_months(self.today, -12)
        told: dict[str, Any] = {
            **spans,
            "open_at": end_of_day(day, self.zone) if day else None,
            "by": self._grouped("cohort", by),
        }
        compute = partial(cohort, MADE["states"](self, told), **told)
        return self._ask("cohort", compute, *spans.values(), told=told)

    def reasons(self, *, decided_in: Span = None, by: By = (), **options: Any) -> Result:
        """`venturi.metrics.win_loss.reasons`: why were deals lost? Also by ``last_stage`` and ``unmet_criterion``."""
        told: dict[str, Any] = {"decided_in": self.period(decided_in), "by": self._grouped("reasons", by), **options}
        families, asked = self.ingested.mapping.loss_families, told["by"]

        def deals() -> ibis.Table:
            known, answers = self.deals, self.tables.criteria_answers
            if "last_stage" in asked and self.stays is not None:
                known = with_last_stage(known, self.stays)
            return with_unmet_criteria(known, answers) if "unmet_criterion" in asked and answers is not None else known

        def compute() -> ibis.Table:
            return reasons_with_interval(deals(), families=families, **told)

        return self._ask("reasons", compute, decided_in, told=told | {"deals": deals()})

    def comparison(
        self,
        *,
        of: Compared = "win_rate",
        side: str = "source",
        first: str | None = "inbound",
        second: str | None = "outbound",
        decided_in: Span = None,
        entered_in: Span = None,
    ) -> Result:
        """`venturi.metrics.comparison`: two groups, or with `side` "period" two periods, of one rate side by side."""
        spans = {"decided_in": decided_in, "entered_in": entered_in}
        rows = sides(self, of, side, first, second, spans)
        told: dict[str, Any] = {"side": side, "first": first, "second": second}
        told["by"] = [name for name in PLACE if name in rows.columns]
        compute = partial(comparison, rows, rate=RATES[of], **told)
        return self._ask("comparison", compute, decided_in, told={"listed": rows, **told})

    def comparison_times(
        self,
        *,
        side: str = "source",
        first: str | None = "inbound",
        second: str | None = "outbound",
        entered_in: Span = None,
    ) -> Result:
        """`venturi.metrics.comparison_times`: in which of two groups, or periods, do deals stay longer in a stage?"""
        rows = sides(self, "stay_times", side, first, second, {"entered_in": entered_in})
        told: dict[str, Any] = {"side": side, "first": first, "second": second}
        compute = partial(comparison_times, rows, **told)
        return self._ask("comparison_times", compute, entered_in, told={"listed": rows, **told})

    def _throughput(self, name: str, during: Spans) -> Result:
        spans = during if isinstance(during, list) else self.period(during) or self.last_complete_quarter
        known: dict[str, Any] = {"activities": self.tables.activities, "people": self.tables.people}
        told: dict[str, Any] = {"during": spans}
        compute = partial(throughput_chance, self.deals, as_of=self.as_of, **known, **told)
        return self._ask(name, compute, spans, told=told)

    def _grouped(self, name: str, by: By) -> list[str]:
        """The columns to group a metric by, see `Metric.grouped`; of the deals also those that no contract names."""
        refuse_hidden(METRICS[name], [column for column in listed(by) if column in self._theirs])
        known = {*CONTRACTS["deals"].names, *ADDED} - {*GROUPS}
        further = [column for column in self.deals.columns if column not in known]
        return METRICS[name].grouped(listed(by), further=further)

    def _ask(self, name: str, compute: Callable[[], Any], *spans: Spans, told: Mapping[str, Any]) -> Result:
        metric = METRICS[name]
        refused = next((found for span in spans or (None,) if (found := self.refusal(name, span))), None)
        if refused:
            return Result(metric, None, refused)
        taken = {option: value for option, value in told.items() if option in parameters(metric.behind)}
        return Result(metric, compute(), None, lambda: Arguments(metric.behind, self, taken).call())


# Metrics that are asked in a way of their own: with intervals, over stored tables, in several periods.
OWN: dict[str, Callable[..., Result]] = {name: own for name in METRICS if (own := vars(Dataset).get(name))}


def options_of(name: str) -> dict[str, Parameter]:
    """What who asks a metric may say, by its name."""
    said = options(OWN.get(name, METRICS[name].function))
    handed_on = options(METRICS[name].function) if takes_more(OWN.get(name, _table)) else {}
    return said | {name: one for name, one in handed_on.items() if name not in said}


def _table(answered: Any) -> ibis.Table | pa.Table:
    """What a metric gave as a table: some give rows, for they had to run their queries."""
    return pa.Table.from_pylist(answered) if isinstance(answered, list) else answered


def _method(name: str) -> Callable[..., Result]:
    own = OWN.get(name)

    def asked(self: Dataset, **said: Any) -> Result:
        return self.ask(name, **said)

    if own:
        return wraps(own)(asked)
    metric = METRICS[name]
    asked.__name__, asked.__qualname__ = name, f"Dataset.{name}"
    asked.__doc__ = f"`{metric.function.__module__}`: {metric.question}"
    this = Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)
    said = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in options_of(name).values()]
    asked.__signature__ = Signature([this, *said], return_annotation=Result)  # type: ignore[attr-defined]
    return asked


# Every metric is asked in one way, whether its name or its method is called.
for _name in METRICS:
    setattr(Dataset, _name, _method(_name))
