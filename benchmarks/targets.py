"""Targets: what was promised, what was measured, and why where it does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.measures import ALL, EVENTS, MEASURES
from benchmarks.runs import Outcome, Runs
from benchmarks.wholes import AUDIT, BRIEF

MILLION, LARGE = 1_000_000, 10_000_000
LARGE_BYTES = 4e9
AUDIT_SECONDS, AUDIT_BYTES, REFRESH = 60.0, 2e9, 0.05
WHOLE_WHY = (
    "It asks some five hundred questions of millions of rows, each of them a second or less; the time grows with what "
    "the report tells. For a quick look there is --brief."
)
OVER = "The engine keeps to what it is given; what Python and its libraries take comes on top."


@dataclass(frozen=True, slots=True)
class Target:
    """A promise, the figure that was measured, and whether it holds; ``why`` is said where it does not."""

    promise: str
    measured: str
    holds: bool
    why: str = ""

    @property
    def cells(self) -> tuple[str, str, str]:
        return self.promise, self.measured, "holds" if self.holds else f"**does not hold.** {self.why}".strip()


@dataclass(frozen=True, slots=True)
class Beside:
    """Another tool, and the ratio promised: of our time to its, at most, or of its time to ours, at least."""

    tool: str
    promise: str
    bound: float
    at_most: bool
    why: str

    def ratio(self, ours: float, theirs: float) -> float:
        return ours / theirs if self.at_most else theirs / ours

    def keeps(self, ratio: float) -> bool:
        return ratio <= self.bound if self.at_most else ratio >= self.bound


TOOLS = (
    Beside(
        "sql",
        "Ibis ≤ 1.3 × the hand-written SQL",
        1.3,
        True,
        "Making an expression and its SQL costs tenths of a second, whatever the number of deals; "
        "and the metrics also say how sure they are and what was left out.",
    ),
    Beside(
        "pandas",
        "≥ 15 × faster than the pandas script",
        15.0,
        False,
        "What needs the deals alone reads a few columns once, which pandas does about as fast; "
        "and lengths of stay are sorted one by one in either.",
    ),
    Beside(
        "pm4py",
        "≥ 20 × faster than pm4py",
        20.0,
        False,
        "It counts from a table of steps that is in memory already, ours from the stays on the disk; "
        "with its loading see below.",
    ),
)


def targets(runs: Runs) -> list[Target]:
    """Every promise of which something was measured."""
    found: list[Target] = []
    for deals in (MILLION, LARGE):
        found += [*_together(runs, deals), *_built(runs, deals)]
        found += [target for one in TOOLS if (target := _beside(runs, deals, one))]
    return [*found, *_refreshed(runs), *_audited(runs)]


def _together(runs: Runs, deals: int) -> Iterator[Target]:
    """All measures: the states, which are no stays, are made first, and count."""
    parts = [runs.of(deals, "build", name) for name in ("together", "states")]
    scanned, most = runs.seconds(deals, "scan", ALL), 12 if deals == MILLION else 8
    if not scanned or not all(part and part.seconds for part in parts):
        return
    measures, states = (part.seconds or 0.0 for part in parts if part)
    times = (measures + states) / scanned
    told = f"{times:.1f} × ({measures:.1f} s, and {states:.1f} s for the states, to {scanned:.2f} s); "
    told += f"without making the states {measures / scanned:.1f} ×"
    why = "Lengths of stay are sorted to the second, and the states know amount, owner and date of every moment."
    yield Target(f"All measures on stored stays ≤ {most} × the scan, {deals:,} deals", told, times <= most, why)
    if deals == LARGE:
        yield _memory("the same within 4 GB", max((part for part in parts if part), key=lambda one: one.memory))


def _built(runs: Runs, deals: int) -> Iterator[Target]:
    built, scanned = runs.of(deals, "build", "stays"), runs.seconds(deals, "scan", EVENTS)
    if built is None or not built.seconds or not scanned:
        return
    times = built.seconds / scanned
    told = f"{times:.1f} × ({built.seconds:.1f} s to {scanned:.2f} s)"
    why = "All moves are sorted along their deals, and those of deals that went back once more."
    yield Target(f"Building stays ≤ 25 × the scan of the events, {deals:,} deals", told, times <= 25, why)
    if deals == LARGE:
        yield _memory("the same within 4 GB", built)


def _beside(runs: Runs, deals: int, one: Beside) -> Target | None:
    pairs = {name: pair for name in MEASURES if (pair := _pair(runs, deals, one.tool, name))}
    if not pairs:
        return None
    ratios = {name: one.ratio(*pair) for name, pair in pairs.items()}
    missed = sorted((name for name in ratios if not one.keeps(ratios[name])), key=lambda name: ratios[name])
    whole = one.ratio(*(sum(pair[side] for pair in pairs.values()) for side in (0, 1)))
    told = f"{whole:.1f} × in all; {len(pairs) - len(missed)} of {len(pairs)} measures"
    if missed:
        told += f", not {', '.join(f'{MEASURES[name].shown} ({ratios[name]:.1f} ×)' for name in missed)}"
    return Target(f"{one.promise}, {deals:,} deals", told, not missed, one.why)


def _pair(runs: Runs, deals: int, tool: str, name: str) -> tuple[float, float] | None:
    """Seconds of ours and of theirs."""
    ours, theirs = runs.seconds(deals, "ours", name), runs.seconds(deals, tool, name)
    return (ours, theirs) if ours and theirs else None


def _refreshed(runs: Runs) -> Iterator[Target]:
    for name, later in runs.outcomes.items():
        if name.endswith("/refresh/refresh"):
            deals = int(name.split("/")[0])
            built = runs.seconds(deals, "refresh", "build")
            if built and later.seconds:
                told = f"{later.seconds / built:.1%} ({later.seconds:.1f} s to {built:.1f} s)"
                why = (
                    "Starting the program, reading the batch and making the queries take their time whatever is new; "
                    "the same batch again, in which nothing is, takes nearly as long."
                )
                promise = f"Refresh after 0.1 % new events ≤ 5 % of a full build, {deals:,} deals"
                yield Target(promise, told, later.seconds <= REFRESH * built, why)


def _audited(runs: Runs) -> Iterator[Target]:
    for kind, said in ((BRIEF, "Brief audit"), (AUDIT, "Whole audit")):
        run = runs.of(MILLION, "whole", kind)
        if run and run.seconds:
            promise = f"{said} of {MILLION:,} deals ≤ {AUDIT_SECONDS:.0f} s"
            yield Target(promise, f"{run.seconds:.0f} s", run.seconds <= AUDIT_SECONDS, WHOLE_WHY)
            yield _memory(f"the same within {AUDIT_BYTES / 1e9:.0f} GB", run, AUDIT_BYTES, WHOLE_WHY)


def _memory(promise: str, found: Outcome, most: float = LARGE_BYTES, why: str = OVER) -> Target:
    return Target(promise, f"{found.gigabytes:.2f} GB", found.memory <= most, why)
