"""Measures: what every tool is asked, what it has to read for it, and which of its numbers are compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.basis import Basis

if TYPE_CHECKING:
    import ibis

    from benchmarks.stored import Stored

WEEKS_BEGIN = date(1969, 12, 29)
GRACE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a measure: the columns that name a row of its answer, and the numbers that are compared."""

    name: str
    keys: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its questions, the columns it reads, and what our metrics answer, in the order of the questions."""

    name: str
    shown: str
    questions: tuple[Question, ...]
    reads: Mapping[str, Sequence[str]]
    ours: Callable[["Stored"], list["ibis.Table"]]


def _velocity(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.velocity import velocity

    return [velocity(known.deals, decided_in=None, by=["source"])]


def _win_rates(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.win_rate import win_rate
    from venturi.metrics.win_rate_overdue import win_rate_overdue
    from venturi.metrics.win_rate_pursued import win_rate_pursued

    by = ["source"]
    return [
        win_rate(known.deals, decided_in=None, by=by),
        win_rate_pursued(known.deals, entered_in=None, by=by),
        win_rate_overdue(known.deals, decided_in=None, as_of=known.as_of, by=by, zone=known.zone),
    ]


def _funnel(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.conversion import conversion
    from venturi.metrics.stay_times import stay_times

    return [conversion(known.visits(), known.stages), stay_times(known.visits(), as_of=known.as_of)]


def _to_win(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.conversion_to_win import conversion_to_win

    return [conversion_to_win(known.visits(), known.stages, known.deals)]


def _snapshots(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.movement.snapshots import snapshots
    from venturi.metrics.periods import Period

    starts, ends = year(known.as_of.date())
    return [snapshots(known.once("states", known.made_states), during=Period(starts, ends))]


def _bridge(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.movement.bridge import bridge

    return [bridge(known.once("states", known.made_states), during=known.last_complete_quarter)]


def _throughput(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.throughput import throughput

    asked: dict[str, Any] = {"during": known.last_complete_quarter, "as_of": known.as_of, "people": known.tables.people}
    return [throughput(known.deals, **asked)]


def _graph(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.paths.directly_follows import directly_follows
    from venturi.metrics.paths.steps import stage_steps

    return [directly_follows(stage_steps(known.visits()), known.deals)]


def _variants(known: "Stored") -> list["ibis.Table"]:
    from venturi.metrics.paths.steps import stage_steps
    from venturi.metrics.paths.variants import variants

    return [variants(stage_steps(known.visits()))]


_RATES = ("won", "lost", "unit", "value")
_DECIDED = ("source", "outcome", "created_at", "closed_at", "amount")
_FLOW = (
    *("deal_id", "pipeline", "stage", "position", "kind", "visit", "outcome"),
    *("previous_position", "furthest_position", "next_stage", "next_kind"),
)
_STEPS = (
    *("deal_id", "sequence", "pipeline", "stage", "kind", "entered_at", "left_at"),
    *("next_pipeline", "next_stage", "next_kind", "outcome"),
)
_STATES = ("deal_id", "holds_from", "holds_until", "outcome", "amount")

MEASURES: dict[str, Measure] = {
    measure.name: measure
    for measure in (
        Measure(
            "velocity",
            "velocity by source",
            (Question("velocity", ("source",), ("n", "won", "average_amount", "cycle_days", "per_day")),),
            {"deals": (*_DECIDED, "created_day_only", "closed_day_only")},
            _velocity,
        ),
        Measure(
            "win_rates",
            "three win rates by source",
            tuple(Question(name, ("source",), _RATES) for name in ("closed_only", "all_pursued", "overdue_as_lost")),
            {"deals": ("source", "outcome", "amount", "expected_close_on")},
            _win_rates,
        ),
        Measure(
            "funnel",
            "funnel with stay times",
            (
                Question("conversion", ("stage",), ("entered", "advanced", "lost", "still_here", "elsewhere")),
                Question("stay_times", ("stage",), ("n", "median_days", "p90_days", "mean_days")),
            ),
            {"stays": (*_FLOW, "entered_at", "left_at")},
            _funnel,
        ),
        Measure(
            "to_win",
            "conversion to win",
            (Question("conversion_to_win", ("stage",), ("entered", *_RATES)),),
            {"stays": _FLOW, "deals": ("deal_id", "amount")},
            _to_win,
        ),
        Measure(
            "snapshots",
            "weekly snapshots of a year",
            (Question("snapshots", ("week", "stage"), ("deals", "amount")),),
            {"states": (*_STATES[1:], "pipeline", "stage", "position")},
            _snapshots,
        ),
        Measure(
            "bridge",
            "movement bridge of a quarter",
            (Question("bridge", ("movement",), ("deals", "amount")),),
            {"states": (*_STATES, "closed_at", "closing_unknown")},
            _bridge,
        ),
        Measure(
            "throughput",
            "throughput like for like",
            (Question("throughput", ("person",), ("closed", "in_hand", "expected", "like_for_like")),),
            {"deals": ("owner", "outcome", "created_at", "closed_at", "source", "product")},
            _throughput,
        ),
        Measure(
            "graph",
            "directly-follows graph",
            (Question("directly_follows", ("part", "from_step", "to_step"), ("moves", "deals", "median_days")),),
            {"stays": _STEPS, "deals": ("deal_id", "created_at")},
            _graph,
        ),
        Measure(
            "variants",
            "variants",
            (Question("variants", ("path",), ("deals", "won", "lost", "median_days")),),
            {"stays": (*_STEPS, "closed_at")},
            _variants,
        ),
    )
}


# What is read for building the stays, and for all measures together when the stays are there.
EVENTS, ALL = "events", "all"
_DEALS = (*_DECIDED, "deal_id", "expected_close_on", "owner", "product", "pipeline", "stage", "team", "currency")
SCANS: dict[str, Mapping[str, Sequence[str]]] = {
    EVENTS: {"stage_changes": ("deal_id", "changed_at", "stage", "pipeline", "ordinal")},
    ALL: {
        "deals": (*_DEALS, "exchange_rate", "created_day_only", "closed_day_only"),
        "stays": tuple(dict.fromkeys((*_FLOW, *_STEPS, "closed_at"))),
        "field_changes": ("deal_id", "changed_at", "field", "old_value", "new_value", "ordinal"),
    },
    **{measure.name: measure.reads for measure in MEASURES.values()},
}


def year(today: date) -> tuple[date, date]:
    """The 52 whole weeks, Monday to Sunday, that are over by the end of `today`: the first day, and the one after."""
    ends = today + timedelta(days=1)
    ends -= timedelta(days=ends.weekday())
    return ends - timedelta(weeks=52), ends


def quarter(today: date) -> tuple[date, date]:
    """The last calendar quarter that is over by the end of `today`: the first day, and the one after."""
    tomorrow = today + timedelta(days=1)
    ends = date(tomorrow.year, tomorrow.month - (tomorrow.month - 1) % 3, 1)
    return date(ends.year - (ends.month == 1), (ends.month - 4) % 12 + 1, 1), ends


def week(day: date) -> int:
    """The number of the week a day lies in, counted from the one in which 1970 began."""
    return (day - WEEKS_BEGIN).days // 7


def moments(basis: Basis) -> dict[str, str]:
    """What the SQL calls ``:name``, as literals."""
    today = basis.as_of.date()
    year_starts, year_ends = year(today)
    quarter_starts, quarter_ends = quarter(today)
    known = {"year_starts": year_starts, "year_ends": year_ends}
    known |= {"quarter_starts": quarter_starts, "quarter_ends": quarter_ends}
    told = {name: f"TIMESTAMPTZ '{day} 00:00:00+00'" for name, day in known.items()}
    told["as_of"] = f"TIMESTAMPTZ '{basis.as_of.isoformat(sep=' ')}+00'"
    told["overdue"] = f"DATE '{today - GRACE}'"
    told["first_week"], told["last_week"] = str(week(year_starts)), str(week(year_ends) - 1)
    return told
