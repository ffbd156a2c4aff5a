"""``python -m benchmarks.coverage [SEEDS] [--write]``: does the truth lie in the intervals as often as they promise?

For each seed a demo company of `DEALS` deals is measured by `conversion` and `stay_times`, over what entered a stage in
the first two of its three years. The truth is counted in `TIMES` as many other deals of the same company, which arrive
on the same days and meet the same people, and are followed to their end; the end of the data cuts nothing off there.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import ibis
import numpy as np
from scipy import stats

from venturi.demo import journey
from venturi.demo.arrivals import arrive
from venturi.demo.clock import Clock
from venturi.demo.parameters import Parameters
from venturi.demo.simulation import setting, simulate
from venturi.metrics.conversion import conversion
from venturi.metrics.periods import Period, add_months
from venturi.metrics.stay_times import stay_times
from venturi.metrics.stays import stays

# About half an hour; with 200 companies chance alone leaves single stages between 92 % and 98 %.
SEEDS, DEALS, TIMES, MONTHS = 1000, 800, 50, 24
MEASURES = ("conversion", "mean stay")
ALL = "all stages"
PAGE = Path(__file__).parents[1] / "docs/reference/coverage.md"
# By measure and stage, intervals that hold the truth, and all of them.
Coverage = dict[tuple[str, str], tuple[int, ...]]
HOW = """# Coverage

`make coverage` writes this page. A 95 % interval promises that the truth lies in it in 95 of 100 cases. Where the
truth is known, that can be counted: {seeds:,} demo companies of {deals:,} deals, each made from a seed of its own, are
measured by `conversion` and `stay_times`, over what entered a stage in the first two of their three years. The truth
of each is counted in {times} times as many other deals of the same company, followed to their end. The last column is
what chance makes of exactly 95 %, in 95 of 100 such counts; {outside} of the {rows} rows lie outside it.

Lengths of stay are skewed: a few are very long. An interval that lies evenly around their mean then ends a little too
early, and holds the truth somewhat less often than it promises; the fewer the stays, the more so.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """What is claimed of one measure of one stage, and what is true."""

    measure: str
    stage: str
    low: float
    high: float
    truth: float

    @property
    def holds(self) -> bool:
        return self.low <= self.truth <= self.high


def company(seed: int, *, deals: int) -> Parameters:
    """A company without planted faults that records what happens: every loss, and every deal from its beginning."""
    known = Parameters.load()
    people = [replace(person, hides=0.0) for person in known.people]
    return replace(
        known,
        company=replace(known.company, seed=seed, deals=deals),
        journey=replace(known.journey, never_closed=0.0),
        people=people,
        faults={},
    )


def intervals(seed: int, *, deals: int = DEALS) -> Iterator[Interval]:
    """Each measure of each stage of one company."""
    known = company(seed, deals=deals)
    start = known.company.start
    window = Period(start, add_months(start, MONTHS))
    measured, true = _measured(known, window), _true(known, window)
    for stage, row in measured.items():
        conversions, days = true[stage]
        yield Interval("conversion", stage, row["low"], row["high"], conversions)
        yield Interval("mean stay", stage, row["mean_low"], row["mean_high"], days)


def _measured(known: Parameters, window: Period) -> dict[str, dict[str, float]]:
    tables: dict[str, ibis.Table] = {}
    for chunk in simulate(known):
        tables |= {name: ibis.memtable(table) for name, table in chunk.tables.items()}
    as_of = datetime.combine(known.company.end + timedelta(days=1), datetime.min.time(), UTC)
    moved = stays(tables["stage_changes"], tables["stages"], tables["deals"], as_of=as_of)
    visits = ibis.memtable(moved.to_pyarrow())
    funnel = conversion(visits, tables["stages"], entered_in=window).to_pyarrow().to_pylist()
    times = stay_times(visits, as_of=as_of, entered_in=window).to_pyarrow().to_pylist()
    by_stage = {row["stage"]: row for row in times}
    return {row["stage"]: row | by_stage[row["stage"]] for row in funnel if row["stage"] in by_stage}


def _true(known: Parameters, window: Period) -> dict[str, tuple[float, float]]:
    """Conversion and mean stay in days of each stage, counted by plain arrays over histories that are complete."""
    here, _ = setting(known)
    rng = np.random.default_rng([known.company.seed, 99])
    counted = np.zeros((len(known.stages), 4))
    for _time in range(TIMES):
        found = arrive(known, here.clock, here.staff, here.arrived, np.arange(known.company.deals), rng)
        odds = journey.chances(known, here.staff, found)
        counted += _counted(journey.travel(known, found, odds, here.clock, rng), known, here.clock, window)
    passed, entered, days, visits = counted.T
    true = zip(passed / entered, days / visits, strict=True)
    return dict(zip((stage.name for stage in known.stages), true, strict=True))


def _counted(true: journey.Visits, known: Parameters, clock: Clock, window: Period) -> np.ndarray:
    """By stage: deals that got beyond it, of those that entered it; days of the visits, and visits."""
    stages, moments = len(known.stages), clock.moments(true.entered)
    inside = (moments >= np.datetime64(window.start)) & (moments < np.datetime64(window.end))
    # When a deal got so far for the first time; a stage it jumped over counts as passed.
    reached = np.full((known.company.deals, stages + 1), np.datetime64("NaT", "s"))
    for stage in range(stages + 1):
        further = (true.stage >= stage) & (true.stage <= stages)
        np.fmin.at(reached[:, stage], true.deal[further], moments[further])
    began = (reached >= np.datetime64(window.start)) & (reached < np.datetime64(window.end))
    counted = np.zeros((stages, 4))
    for stage in range(stages):
        here = (true.stage == stage) & inside
        days = (clock.moments(true.left[here]) - moments[here]).astype(np.float64).sum() / 86_400.0
        passed = began[:, stage] & ~np.isnat(reached[:, stage + 1])
        counted[stage] = passed.sum(), began[:, stage].sum(), days, here.sum()
    return counted


def coverage(seeds: int) -> Coverage:
    """Intervals that hold, and all, by measure and stage, in the order of the stages."""
    held, of = Counter(), Counter()
    for seed in range(seeds):
        for one in intervals(seed):
            held[one.measure, one.stage] += one.holds
            of[one.measure, one.stage] += 1
    stages = [stage.name for stage in Parameters.load().stages]
    return {key: (held[key], of[key]) for key in sorted(of, key=lambda key: (key[0], stages.index(key[1])))}


def page(found: Coverage, seeds: int) -> str:
    """What was counted, as a page of the documentation."""
    told = [*found.items(), *_together(found).items()]
    rows = [
        f"| {measure} | {stage} | {held:,} of {of:,} | {_percent(held, of)} | {_span(*_usual(of), of)} |"
        for (measure, stage), (held, of) in told
    ]
    outside = sum(not _usual(of)[0] <= held <= _usual(of)[1] for _, (held, of) in told)
    heads = "| interval of | stage | hold the truth | share | usual, were it 95 % |\n| --- | --- | ---: | ---: | ---: |"
    how = HOW.format(seeds=seeds, deals=DEALS, times=TIMES, outside=outside, rows=len(rows))
    return "\n".join([how, heads, *rows]) + "\n"


def _usual(of: int) -> tuple[float, float]:
    """Between which counts chance leaves 95 of 100, were the share 95 %."""
    least, most = stats.binom.interval(0.95, of, 0.95)
    return float(least), float(most)


def _span(least: float, most: float, of: int) -> str:
    return f"{_percent(least, of)} to {_percent(most, of)}"


def _percent(part: float, of: int) -> str:
    return f"{100 * part / of:.1f} %"


def _together(found: Coverage) -> Coverage:
    """Each measure over all stages."""
    return {
        (measure, ALL): tuple(sum(pair[place] for key, pair in found.items() if key[0] == measure) for place in (0, 1))
        for measure in MEASURES
    }


def main() -> None:
    write = "--write" in sys.argv
    seeds = next((int(text) for text in sys.argv[1:] if text.isdigit()), SEEDS)
    found = coverage(seeds)
    for (measure, stage), (held, of) in [*found.items(), *_together(found).items()]:
        print(f"{measure:<11} {stage:<16} {held:>4} of {of} {_percent(held, of):>8}")
    if write:
        PAGE.write_text(page(found, seeds), encoding="utf-8")


if __name__ == "__main__":
    main()
