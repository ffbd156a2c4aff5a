"""Person and stage, the rows: what do the counts of each person at each stage say?"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import numpy as np
import pyarrow as pa

from venturi.metrics.conversion import PARTS
from venturi.metrics.danger_worth import wins_with_more
from venturi.metrics.people_shrinkage import beta_binomial
from venturi.metrics.people_verdict import Floats, Verdict, people_verdicts
from venturi.metrics.person_stage_step import Place, Step, share, steps_of

NUMBERS = (
    "conversion",
    "team",
    "expected",
    "expected_share",
    "like_for_like",
    "shrunk",
    "shrunk_low",
    "shrunk_high",
    "team_p",
    "z",
    "p",
    "p_adjusted",
    "deals_short",
    "money_short",
)
SCHEMA = {
    "pipeline": "string",
    "stage": "string",
    "position": "int64",
    "person": "string",
    **dict.fromkeys(("entered", *PARTS, "resolved"), "int64"),
    **dict.fromkeys(NUMBERS, "float64"),
    **dict.fromkeys(("below", "best", "biggest_in_deals", "biggest_in_money"), "boolean"),
}


def rows_of_people(cells: ibis.Table, ladder: ibis.Table) -> pa.Table:
    """The rows of `person_stage`, from its cells and the open stages. Runs the queries."""
    steps = steps_of(cells.to_pyarrow())
    teams = [step.team for step in steps.values()]
    below, above = people_verdicts(teams), people_verdicts(teams, side="above")
    worth = _worth(steps, ladder.to_pyarrow().to_pylist())
    tables = [
        _table(place, step, low, high, worth[place])
        for (place, step), low, high in zip(steps.items(), below, above, strict=True)
    ]
    schema = ibis.schema(SCHEMA).to_pyarrow()
    rows = pa.concat_tables([schema.empty_table().drop_columns(["biggest_in_deals", "biggest_in_money"]), *tables])
    for kind in ("deals", "money"):
        rows = rows.append_column(f"biggest_in_{kind}", pa.array(_biggest(rows, f"{kind}_short"), pa.bool_()))
    return rows


def _worth(steps: Mapping[Place, Step], ladder: Sequence[Mapping[str, Any]]) -> dict[Place, float | None]:
    """By stage the money one more deal through it brings, as `danger_points` has it; null when it is not known."""
    every = sorted((row["pipeline"], row["position"], row["stage"]) for row in ladder)
    found: dict[Place, float | None] = {}
    for place, step in steps.items():
        after = [steps[later].totals if later in steps else (0.0, 0.0) for later in every if _follows(later, place)]
        known = step.mean_won is not None and all(resolved > 0 for resolved, _advanced in after)
        found[place] = wins_with_more(step.mean_won or 0.0, after, [0.0] * len(after)) if known else None
    return found


def _follows(later: Place, place: Place) -> bool:
    return later[0] == place[0] and later > place


def _table(place: Place, step: Step, below: Verdict, above: Verdict, worth: float | None) -> pa.Table:
    size = len(step.people)
    counts = {part: step.of_people(step.parts[part]) for part in PARTS}
    numbers = _numbers(step, below, worth)
    flagged = [bool(low) if known else None for low, known in zip(below.flagged, np.isfinite(below.p), strict=True)]
    best = _best(numbers, above)
    columns = {
        **{name: [value] * size for name, value in zip(("pipeline", "position", "stage"), place, strict=True)},
        "person": list(step.people),
        "entered": sum(counts.values()),
        **counts,
        "resolved": step.team.of,
        "below": flagged,
        "best": [nth == best for nth in range(size)],
    }
    schema = ibis.schema({name: kind for name, kind in SCHEMA.items() if not name.startswith("biggest")}).to_pyarrow()
    arrays = {name: pa.array(numbers[name], from_pandas=True) for name in NUMBERS}
    arrays |= {name: pa.array(column) for name, column in columns.items()}
    return pa.table({name: arrays[name].cast(schema.field(name).type) for name in schema.names})


def _numbers(step: Step, below: Verdict, worth: float | None) -> dict[str, Floats]:
    """The columns of floats, NaN where unknown."""
    team, (resolved, advanced) = step.team, step.totals
    shrunk = beta_binomial(team.observed, team.of, team.expected)
    short = np.where(team.of > 0, team.expected - team.observed, np.nan)
    everywhere = np.ones(len(step.people))
    return {
        "conversion": share(team.observed, team.of),
        "team": everywhere * (advanced / resolved if resolved else np.nan),
        "expected": np.where(team.of > 0, team.expected, np.nan),
        "expected_share": share(team.expected, team.of),
        "like_for_like": step.like_for_like,
        "shrunk": shrunk.estimate,
        "shrunk_low": shrunk.low,
        "shrunk_high": shrunk.high,
        "team_p": everywhere * below.team_p,
        "z": below.z,
        "p": below.p,
        "p_adjusted": below.adjusted,
        "deals_short": short,
        "money_short": short * (np.nan if worth is None else worth),
    }


def _best(numbers: Mapping[str, Floats], above: Verdict) -> int | None:
    """Who does the step best: of those who are above chance, whose lower end is furthest above what is expected."""
    lead = np.where(above.flagged, share(numbers["shrunk_low"], numbers["expected_share"], unknown=0.0), 0.0)
    return int(lead.argmax()) if lead.max(initial=0.0) > 1.0 else None


def _biggest(rows: pa.Table, column: str) -> list[bool]:
    """Whether a row is the one at which its person falls behind most; nobody's is where all are unknown or above."""
    short = [value if value is not None else 0.0 for value in rows[column].to_pylist()]
    people = rows["person"].to_pylist()
    most: dict[str | None, int] = {}
    for nth in sorted(range(len(short)), key=lambda nth: -short[nth]):
        most.setdefault(people[nth], nth)
    return [most[person] == nth and short[nth] > 0 and person is not None for nth, person in enumerate(people)]
