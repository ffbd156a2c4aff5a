"""Every metric by its name, in the order in which they are listed."""

from venturi.metrics.acquisition_cost import acquisition_cost
from venturi.metrics.comparison import comparison
from venturi.metrics.comparison_times import comparison_times
from venturi.metrics.conversion import conversion
from venturi.metrics.conversion_to_win import conversion_to_win
from venturi.metrics.danger_points import danger_points
from venturi.metrics.headcount import headcount
from venturi.metrics.lifetime_value import lifetime_value
from venturi.metrics.metric import LEVELS, Metric, Need
from venturi.metrics.money import FLOOR
from venturi.metrics.movement.bridge import bridge
from venturi.metrics.movement.bridge_end_points import bridge_end_points
from venturi.metrics.movement.cohort import cohort
from venturi.metrics.movement.slippage import slippage
from venturi.metrics.movement.snapshots import snapshots
from venturi.metrics.movement.win_rate_by_pushes import win_rate_by_pushes
from venturi.metrics.paths.closed_deals import closed_deals
from venturi.metrics.paths.directly_follows import directly_follows
from venturi.metrics.paths.rework import rework
from venturi.metrics.paths.skips import skips
from venturi.metrics.paths.temporal_profile import temporal_profile
from venturi.metrics.paths.touchpoints import touchpoints
from venturi.metrics.paths.typical_path import typical_path
from venturi.metrics.paths.variants import variants
from venturi.metrics.person_stage import person_stage
from venturi.metrics.person_win_rate import person_win_rate
from venturi.metrics.phantom_open import phantom_open
from venturi.metrics.pipeline_health.balance import balance
from venturi.metrics.pipeline_health.concentration import concentration
from venturi.metrics.pipeline_health.empirical_factor import empirical_factor
from venturi.metrics.pipeline_health.safe_multiple import safe_multiple
from venturi.metrics.pipeline_health.shortfall import shortfall
from venturi.metrics.pipeline_health.size_classes import size_classes
from venturi.metrics.pipeline_health.still_needed import still_needed
from venturi.metrics.pipeline_health.value_factor import value_factor
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.stage_flow import stage_flow
from venturi.metrics.stay_times import stay_times
from venturi.metrics.stays import PLACE
from venturi.metrics.throughput import throughput
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.velocity import velocity
from venturi.metrics.velocity_change import velocity_change
from venturi.metrics.win_loss.criteria import criteria
from venturi.metrics.win_loss.reasons import reasons
from venturi.metrics.win_rate import win_rate
from venturi.metrics.win_rate_by_age import win_rate_by_age
from venturi.metrics.win_rate_by_period import win_rate_by_period
from venturi.metrics.win_rate_overdue import win_rate_overdue
from venturi.metrics.win_rate_pursued import win_rate_pursued
from venturi.metrics.win_rate_survival import win_rate_survival
from venturi.metrics.win_rates import win_rates
from venturi.process.conformance import KEY, conformance

_OUTCOMES = (Need("deals", "outcome", 1.0),)
_DATED = (*_OUTCOMES, Need("deals", "closed_at", 0.8, "decided"))
_CREATED = (*_OUTCOMES, Need("deals", "created_at", 0.8))
_MONEY = (*_DATED, Need("deals", "created_at", 0.8, "won"), Need("deals", "amount", 0.8, "won"))
_PRICED = (Need("deals", "amount", FLOOR, "won"), Need("deals", "amount", FLOOR, "lost"))
_HISTORY = (*_OUTCOMES, Need("stage_changes", "changed_at", 0.5))
_COSTS = (*_DATED, Need("costs", "amount", 0.8))
_AMOUNTS = (*_OUTCOMES, Need("deals", "amount", 0.8, "open"))
_PROMISED = (*_CREATED, Need("deals", "expected_close_on", 0.5, "open"))
_OWNER = Need("deals", "owner", 0.8)
_OWNED = (*_DATED, *_CREATED[1:], _OWNER)
_TARGETS = (Need("targets", "amount", 0.8),)
_TOUCHED = (*_DATED, Need("activities", "at", 0.5))

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
        Metric("conversion", conversion, "share of resolved deals", "up", _HISTORY, "entered_in", rows=PLACE),
        Metric(
            "conversion_to_win", conversion_to_win, "share of decided deals", "up", _HISTORY, "entered_in", rows=PLACE
        ),
        Metric("stay_times", stay_times, "days", "down", _HISTORY, "entered_in", rows=PLACE),
        Metric("stage_flow", stage_flow, "deals", "neither", _HISTORY, "entered_in", rows=PLACE),
        Metric("danger_points", danger_points, "money per quarter", "down", _HISTORY, "entered_in"),
        Metric("throughput", throughput, "deals per person", "up", _OWNED, "decided_in"),
        Metric("throughput_chance", throughput_chance, "probability", "neither", _OWNED, "decided_in"),
        Metric(
            "acquisition_cost",
            acquisition_cost,
            "money per customer",
            "down",
            _COSTS,
            "decided_in",
            groups=("source", "channel"),
        ),
        Metric("lifetime_value", lifetime_value, "money per customer", "up", _MONEY),
        Metric("headcount", headcount, "people", "neither", _OWNED, "decided_in"),
        Metric(
            "win_rate_by_age", win_rate_by_age, "share of deals created", "up", (*_DATED, *_CREATED[1:]), "created_in"
        ),
        Metric("phantom_open", phantom_open, "share of open deals", "down", (*_DATED, *_CREATED[1:])),
        Metric("person_stage", person_stage, "share of resolved deals", "up", (*_HISTORY, _OWNER), "entered_in"),
        Metric("person_win_rate", person_win_rate, "share of deals created", "up", _OWNED, "created_in"),
        Metric("comparison", comparison, "difference of shares", "neither", _OUTCOMES, "decided_in", groups=()),
        Metric("comparison_times", comparison_times, "days", "neither", _HISTORY, "entered_in", groups=()),
        Metric(
            "value_factor",
            value_factor,
            "multiple of the target",
            "neither",
            _HISTORY,
            "entered_in",
            _PRICED,
            "running",
            rows=PLACE,
        ),
        Metric("empirical_factor", empirical_factor, "multiple of the bookings", "neither", (*_HISTORY, *_MONEY)),
        Metric("safe_multiple", safe_multiple, "multiple of the target", "neither", (*_HISTORY, *_MONEY)),
        Metric(
            "shortfall",
            shortfall,
            "money",
            "up",
            (*_HISTORY, *_TARGETS),
            usual="running",
            groups=("pipeline", "owner", "team"),
            one_level=True,
            rows=PLACE,
        ),
        Metric("still_needed", still_needed, "money", "down", (*_HISTORY, *_AMOUNTS[1:]), usual="running"),
        Metric("balance", balance, "share of the open pipeline", "up", (*_HISTORY, *_AMOUNTS[1:]), rows=PLACE),
        Metric("size_classes", size_classes, "deals", "neither", (*_HISTORY, *_AMOUNTS[1:])),
        Metric("concentration", concentration, "share of the open pipeline", "down", (*_HISTORY, *_AMOUNTS[1:])),
        Metric("bridge", bridge, "money", "neither", _CREATED),
        Metric("bridge_end_points", bridge_end_points, "money", "neither", _CREATED),
        Metric("snapshots", snapshots, "money", "neither", _CREATED, rows=PLACE),
        Metric("slippage", slippage, "share of due deals", "down", _PROMISED, changes="expected_close_on"),
        Metric(
            "win_rate_by_pushes",
            win_rate_by_pushes,
            "share of decided deals",
            "up",
            _DATED,
            "decided_in",
            changes="expected_close_on",
        ),
        Metric("cohort", cohort, "deals", "neither", _CREATED, rows=PLACE),
        Metric("variants", variants, "share of deals", "neither", _HISTORY, "decided_in"),
        Metric("directly_follows", directly_follows, "deals", "neither", _HISTORY, "decided_in"),
        Metric("skips", skips, "moves", "down", _HISTORY, "entered_in"),
        Metric("rework", rework, "share of deals", "down", _HISTORY, "entered_in", rows=PLACE),
        Metric("conformance", conformance, "share of deals that break a rule", "down", _HISTORY, rows=KEY),
        Metric("temporal_profile", temporal_profile, "days", "neither", _HISTORY),
        Metric("typical_path", typical_path, "days", "neither", _HISTORY, "decided_in"),
        Metric("closed_deals", closed_deals, "days", "neither", _DATED, "decided_in"),
        Metric("touchpoints", touchpoints, "activities per deal", "neither", _TOUCHED, "decided_in"),
        Metric(
            "reasons",
            reasons,
            "share of lost deals",
            "neither",
            _OUTCOMES,
            "decided_in",
            _PRICED[1:],
            groups=(*LEVELS, "last_stage", "unmet_criterion"),
        ),
        Metric(
            "criteria",
            criteria,
            "difference of win rates",
            "up",
            (*_DATED, Need("criteria_answers", "met", 0.5)),
            "decided_in",
            rows=("stage", "criterion"),
        ),
    )
}

# The columns of the deals that any metric needs.
NEEDED = tuple(sorted({need.column for metric in METRICS.values() for need in metric.needs if need.table == "deals"}))
