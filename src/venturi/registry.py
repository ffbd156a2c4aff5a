"""Every metric by its name, in the order in which they are listed."""

from venturi.metrics.conversion import conversion
from venturi.metrics.conversion_to_win import conversion_to_win
from venturi.metrics.danger_points import danger_points
from venturi.metrics.metric import Metric, Need
from venturi.metrics.money import FLOOR
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.stage_flow import stage_flow
from venturi.metrics.stay_times import stay_times
from venturi.metrics.throughput import throughput
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.velocity import velocity
from venturi.metrics.velocity_change import velocity_change
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rate_by_period import win_rate_by_period
from venturi.metrics.win_rate_overdue import win_rate_overdue
from venturi.metrics.win_rate_pursued import win_rate_pursued
from venturi.metrics.win_rate_survival import win_rate_survival
from venturi.metrics.win_rates import win_rates

_OUTCOMES = (Need("deals", "outcome", 1.0),)
_DATED = (*_OUTCOMES, Need("deals", "closed_at", 0.8, "decided"))
_CREATED = (*_OUTCOMES, Need("deals", "created_at", 0.8))
_MONEY = (*_DATED, Need("deals", "created_at", 0.8, "won"), Need("deals", "amount", 0.8, "won"))
_PRICED = (Need("deals", "amount", FLOOR, "won"), Need("deals", "amount", FLOOR, "lost"))
_HISTORY = (*_OUTCOMES, Need("stage_changes", "changed_at", 0.5))
_OWNED = (*_DATED, *_CREATED[1:], Need("deals", "owner", 0.8))

METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric("velocity", velocity, "money per day", "up", _MONEY, "decided_in"),
        Metric("velocity_change", velocity_change, "money per day", "up", _MONEY, "decided_in"),
        Metric("pipeline_velocity", pipeline_velocity, "money per day", "up", _MONEY, "decided_in"),
        Metric("win_rate", win_rate, "share of decided deals", "up", _OUTCOMES, "decided_in"),
        Metric("win_rate_pursued", win_rate_pursued, "share of deals created", "up", _OUTCOMES, "created_in"),
        Metric(
            "win_rate_overdue",
            win_rate_overdue,
            "share of decided and overdue deals",
            "up",
            (*_OUTCOMES, Need("deals", "expected_close_on", 0.5, "open")),
            "decided_in",
        ),
        Metric(
            "win_rate_survival",
            win_rate_survival,
            "share of deals created",
            "up",
            (*_DATED, *_CREATED[1:]),
            "created_in",
        ),
        Metric("win_rates", win_rates, "share", "up", _OUTCOMES, "decided_in", _PRICED),
        Metric("win_rate_by_period", win_rate_by_period, "share of decided deals", "up", _DATED, "decided_in"),
        Metric("conversion", conversion, "share of resolved deals", "up", _HISTORY, "entered_in"),
        Metric("conversion_to_win", conversion_to_win, "share of decided deals", "up", _HISTORY, "entered_in"),
        Metric("stay_times", stay_times, "days", "down", _HISTORY, "entered_in"),
        Metric("stage_flow", stage_flow, "deals", "neither", _HISTORY, "entered_in"),
        Metric("danger_points", danger_points, "money per quarter", "down", _HISTORY, "entered_in"),
        Metric("throughput", throughput, "deals per person", "up", _OWNED, "decided_in"),
        Metric("throughput_chance", throughput_chance, "probability", "neither", _OWNED, "decided_in"),
    )
}

# The columns of the deals that any metric needs.
NEEDED = tuple(sorted({need.column for metric in METRICS.values() for need in metric.needs if need.table == "deals"}))
