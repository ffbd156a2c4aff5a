"""Company: the small tables that stand for the whole of it."""

from datetime import date

import numpy as np
import pyarrow as pa

from venturi.demo import columns
from venturi.demo.clock import Clock
from venturi.demo.parameters import Parameters
from venturi.demo.staff import Staff

_RATE_STEP = 0.012  # standard deviation of a month's change of a rate's logarithm


def reference_tables(
    parameters: Parameters, clock: Clock, staff: Staff, rng: np.random.Generator
) -> dict[str, pa.Table]:
    """Stages, people, targets, costs, rates and process changes."""
    return {
        "stages": _stages(parameters),
        "people": _people(parameters, clock, staff),
        "targets": _targets(parameters, clock, staff),
        "costs": _costs(parameters, clock, rng),
        "rates": _rates(parameters, clock, rng),
        "process_changes": _process_changes(parameters, clock),
    }


def _stages(parameters: Parameters) -> pa.Table:
    names = [stage.name for stage in parameters.stages] + [parameters.closed.won, parameters.closed.lost]
    kinds = ["open"] * len(parameters.stages) + ["won", "lost"]
    count = len(names)
    return columns.rows(
        "stages",
        {"pipeline": ["default"] * count, "stage": names, "position": list(range(1, count + 1)), "kind": kinds},
    )


def _people(parameters: Parameters, clock: Clock, staff: Staff) -> pa.Table:
    regions = [region.name for region in parameters.regions]
    stays = ~(staff.leaves < clock.horizon)
    return columns.rows(
        "people",
        {
            "person": staff.names,
            "name": staff.names,
            "team": staff.teams,
            "manager": staff.leads,
            "region": columns.pick(regions, staff.region),
            "active": columns.flags(stays),
            "started_on": columns.dates(clock.dates(staff.starts)),
            "left_on": columns.pick_dates(clock.dates(np.where(stays, 0, staff.leaves)), stays),
        },
    )


def _targets(parameters: Parameters, clock: Clock, staff: Staff) -> pa.Table:
    """What each person should win in a quarter: an even part of what the company can expect, by days and load."""
    quarters = clock.quarters()
    worth = _expected_bookings(parameters) * parameters.staff.target / len(quarters)
    rows: list[tuple[str | None, str, date, date, int]] = []
    for start, after in quarters:
        low, high = clock.at(start), clock.at(after)
        here = np.clip(np.minimum(high, staff.leaves) - np.maximum(low, staff.starts), 0, None) * staff.load
        share = np.where(here > 0, np.maximum(np.round(worth * here / here.sum(), -2), 100), 0).astype(int)
        team: dict[str, int] = {}
        for name, of, amount in zip(staff.names, staff.teams, share.tolist(), strict=True):
            if amount:
                rows.append((name, of, start, after, amount))
                team[of] = team.get(of, 0) + amount
        rows += [(None, of, start, after, amount) for of, amount in team.items()]
    person, of_team, starts, ends, amounts = (list(column) for column in zip(*rows, strict=True))
    currency = [parameters.company.currency] * len(rows)
    names = ("person", "team", "starts_on", "ends_on", "amount", "currency")
    return columns.rows("targets", dict(zip(names, (person, of_team, starts, ends, amounts, currency), strict=True)))


def _expected_bookings(parameters: Parameters) -> float:
    """Roughly what the company wins in all its years, in its currency."""

    def mean(entries: object, what: str) -> float:
        listed = list(entries)  # type: ignore[call-overload]
        shares = np.array([entry.share for entry in listed])
        return float(np.average([getattr(entry, what) for entry in listed], weights=shares))

    win = float(np.prod([stage.conversion for stage in parameters.stages]))
    spread = float(np.exp(parameters.amounts.spread**2 / 2))
    return (
        parameters.company.deals
        * win
        * mean(parameters.products, "amount")
        * mean(parameters.segments, "amount")
        * spread
    )


def _costs(parameters: Parameters, clock: Clock, rng: np.random.Generator) -> pa.Table:
    """Each month and channel: what its deals cost, give or take."""
    months = parameters.company.years * 12
    shares = sum(channel.share for channel in parameters.channels)
    days, sources, channels, amounts = [], [], [], []
    for month in range(months):
        for channel in parameters.channels:
            deals = parameters.company.deals * channel.share / shares / months
            days.append(clock.month(month))
            sources.append(channel.source)
            channels.append(channel.name)
            amounts.append(max(round(deals * channel.cost * float(np.exp(rng.normal(0, 0.1)))), 1))
    currency = [parameters.company.currency] * len(days)
    names = ("on", "source", "channel", "amount", "currency")
    return columns.rows("costs", dict(zip(names, (days, sources, channels, amounts, currency), strict=True)))


def _rates(parameters: Parameters, clock: Clock, rng: np.random.Generator) -> pa.Table:
    """A rate for each currency and month, from the month before the start; a random walk from the file's rate."""
    into = parameters.company.currency
    months = parameters.company.years * 12 + 2
    rows = []
    for currency, rate in {region.currency: region.rate for region in parameters.regions}.items():
        if currency == into:
            continue
        walk = rate * np.exp(np.cumsum(rng.normal(0, _RATE_STEP, months)))
        rows += [(currency, into, clock.month(month - 1), f"{walk[month]:.6f}") for month in range(months)]
    names = ("currency", "into", "on", "rate")
    listed = [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], [], []]
    table = dict(zip(names, listed, strict=True))
    return columns.rows("rates", {**table, "rate": pa.array(table["rate"], pa.string()).cast(pa.decimal128(18, 9))})


def _process_changes(parameters: Parameters, clock: Clock) -> pa.Table:
    made = sorted(parameters.process_changes, key=lambda change: change.month)
    return columns.rows(
        "process_changes",
        {
            "on": [clock.month(change.month) for change in made],
            "kind": [change.kind for change in made],
            "stage": [change.stage for change in made],
            "criterion": [change.criterion for change in made],
            "why": [change.why for change in made],
        },
    )
