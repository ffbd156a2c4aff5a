"""What is asked of every engine: each metric, called on the same prepared tables.

A new metric is one line of `ASKED`: its name, and how to call it on a `Company`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import ibis
from ibis import _

from venturi.metrics import danger_evidence
from venturi.metrics.as_of import deals_as_of
from venturi.metrics.closing import with_closing_moments
from venturi.metrics.conversion import conversion, conversion_deals
from venturi.metrics.conversion_to_win import conversion_to_win, conversion_to_win_deals
from venturi.metrics.danger_points import danger_points, danger_points_deals
from venturi.metrics.entries import first_entries
from venturi.metrics.money import in_reporting_currency, missing_rates
from venturi.metrics.periods import Period, consecutive, in_periods, local_days
from venturi.metrics.pipeline_velocity import pipeline_velocity
from venturi.metrics.stage_flow import stage_flow, stage_flow_deals
from venturi.metrics.stay_times import stay_times, stay_times_deals
from venturi.metrics.stays import carry, places, stays
from venturi.metrics.survival import kaplan_meier, with_greenwood
from venturi.metrics.throughput import throughput, throughput_deals
from venturi.metrics.throughput_chance import throughput_chance
from venturi.metrics.velocity import velocity, velocity_by_source, velocity_deals, velocity_with_interval
from venturi.metrics.velocity_change import velocity_change
from venturi.metrics.win_rate import win_rate, win_rate_deals
from venturi.metrics.win_rate_by_period import win_rate_by_period
from venturi.metrics.win_rate_overdue import win_rate_overdue, win_rate_overdue_deals
from venturi.metrics.win_rate_pursued import win_rate_pursued, win_rate_pursued_deals
from venturi.metrics.win_rate_survival import (
    win_rate_survival,
    win_rate_survival_deals,
    win_rate_survival_with_interval,
)
from venturi.metrics.win_rates import win_rates


@dataclass(frozen=True, kw_only=True)
class Company:
    """The tables of a data set on one engine, and the choices every question is asked with."""

    deals: ibis.Table
    raw_deals: ibis.Table
    stays: ibis.Table
    stages: ibis.Table
    stage_changes: ibis.Table
    field_changes: ibis.Table | None
    activities: ibis.Table | None
    people: ibis.Table | None
    rates: ibis.Table | None
    as_of: datetime
    earlier: datetime
    period: Period
    before: Period
    by: tuple[str, ...]
    currency: str | None
    zone: str


Answer = ibis.Table | list[dict[str, Any]]


def _spans(company: Company) -> list[Period]:
    return consecutive(company.before, until=company.period.start)


def _entries(company: Company, **options: Any) -> ibis.Table:
    return conversion_deals(company.stays, company.stages, **options)


def _visits(company: Company) -> ibis.Table:
    return carry(company.stays, company.deals, company.by)


def _throughput(company: Company) -> dict[str, Any]:
    return {
        "during": _spans(company),
        "as_of": company.as_of,
        "activities": company.activities,
        "people": company.people,
    }


def _to_win(company: Company, **options: Any) -> ibis.Table:
    return conversion_to_win(
        company.stays, company.stages, company.deals, field_changes=company.field_changes, **options
    )


def _danger(company: Company) -> tuple[ibis.Table, ...]:
    return company.stays, company.stages, company.deals


# Metrics whose result is a table of the engine, so that their SQL can be read; by name, a call on a company.
EXPRESSIONS: dict[str, Callable[[Company], ibis.Table]] = {
    "deals_as_of": lambda c: deals_as_of(
        c.raw_deals, c.stage_changes, c.field_changes, as_of=c.earlier, stages=c.stages, rewound=True
    ),
    "in_reporting_currency": lambda c: in_reporting_currency(
        c.raw_deals, c.rates, into=c.currency, as_of=c.as_of, zone="Europe/Berlin"
    ),
    "with_closing_moments": lambda c: with_closing_moments(c.raw_deals, c.stage_changes, c.stages),
    "places": lambda c: places(c.stage_changes, c.stages, as_of=c.earlier),
    "stays": lambda c: stays(c.stage_changes, c.stages, c.raw_deals, as_of=c.earlier),
    "first_entries": lambda c: first_entries(c.stays, position=2),
    "velocity": lambda c: velocity(c.deals, decided_in=c.period, by=c.by),
    "velocity_medians": lambda c: velocity(c.deals, decided_in=None, amount="median", cycle="median"),
    "velocity_deals": lambda c: velocity_deals(c.deals, decided_in=c.period, by=c.by),
    "velocity_change": lambda c: velocity_change(c.deals, before=c.before, after=c.period, by=c.by),
    "pipeline_velocity": lambda c: pipeline_velocity(c.deals, decided_in=c.period, by=c.by, stages=c.stages),
    "win_rate": lambda c: win_rate(c.deals, decided_in=c.period, by=c.by),
    "win_rate_deals": lambda c: win_rate_deals(c.deals, decided_in=c.period, by=c.by),
    "win_rate_by_period": lambda c: win_rate_by_period(c.deals, periods=_spans(c), by=c.by),
    "win_rate_overdue": lambda c: win_rate_overdue(c.deals, decided_in=c.period, as_of=c.as_of, by=c.by),
    "win_rate_overdue_deals": lambda c: win_rate_overdue_deals(c.deals, decided_in=None, as_of=c.as_of),
    "win_rate_pursued": lambda c: win_rate_pursued(c.deals, entered_in=c.period, by=c.by),
    "win_rate_pursued_deals": lambda c: win_rate_pursued_deals(
        c.deals, entered_in=c.period, entries=first_entries(c.stays, position=2)
    ),
    "win_rate_survival": lambda c: win_rate_survival(c.deals, entered_in=c.period, as_of=c.as_of, by=c.by),
    "win_rate_survival_deals": lambda c: win_rate_survival_deals(c.deals, entered_in=None, as_of=c.as_of),
    "conversion": lambda c: conversion(_visits(c), c.stages, entered_in=c.period, by=c.by),
    "conversion_observed": lambda c: conversion(c.stays, c.stages, skips="observed"),
    "conversion_in_order": lambda c: conversion(c.stays, c.stages, skips="in_order"),
    "conversion_deals": lambda c: _entries(c, entered_in=c.period),
    "conversion_to_win": lambda c: _to_win(c, entered_in=c.period, by=c.by),
    "conversion_to_win_deals": lambda c: conversion_to_win_deals(
        c.stays, c.stages, c.deals, field_changes=c.field_changes
    ),
    "stay_times": lambda c: stay_times(_visits(c), as_of=c.as_of, entered_in=c.period, by=c.by),
    "stay_times_deals": lambda c: stay_times_deals(c.stays, as_of=c.as_of),
    "stay_curves": lambda c: with_greenwood(
        kaplan_meier(stay_times_deals(c.stays, as_of=c.as_of), by=["stage"]), by=["stage"]
    ),
    "stage_flow": lambda c: stage_flow(_visits(c), during=c.period, by=c.by),
    "stage_flow_deals": lambda c: stage_flow_deals(c.stays, during=c.period),
    "throughput": lambda c: throughput(c.deals, **_throughput(c)),
    "throughput_deals": lambda c: throughput_deals(c.deals, during=_spans(c), as_of=c.as_of, activities=c.activities),
    "loss_reasons": lambda c: danger_evidence.loss_reasons(_entries(c), c.deals),
    "days_before_loss": lambda c: danger_evidence.days_before_loss(_entries(c), c.stays),
    "losses_by": lambda c: danger_evidence.losses_by(_entries(c), c.deals, column="owner"),
    "local_days": lambda c: c.deals.select("deal_id", day=local_days(_.created_at, "Europe/Berlin")),
    "in_periods": lambda c: in_periods(c.deals, _spans(c), of="created_at").select("deal_id", "period"),
}

# Metrics that run queries of their own and finish in Python.
COMPUTED: dict[str, Callable[[Company], Answer]] = {
    "velocity_with_interval": lambda c: velocity_with_interval(c.deals, decided_in=c.period, by=c.by),
    "velocity_by_source": lambda c: velocity_by_source(c.deals, decided_in=c.period),
    "win_rates": lambda c: win_rates(c.deals, decided_in=c.period, entered_in=c.period, as_of=c.as_of, by=c.by),
    "win_rate_survival_with_interval": lambda c: win_rate_survival_with_interval(
        c.deals, entered_in=None, as_of=c.as_of
    ),
    "danger_points_deals": lambda c: danger_points_deals(
        *_danger(c), entered_in=c.period, field_changes=c.field_changes
    ),
    "danger_points": lambda c: danger_points(*_danger(c), entered_in=c.period, field_changes=c.field_changes),
    "throughput_chance": lambda c: throughput_chance(c.deals, **_throughput(c)),
    "missing_rates": lambda c: missing_rates(in_reporting_currency(c.raw_deals, None, into="EUR", as_of=c.as_of)),
}
