"""Person and win rate, the rows: what do the wins of each person say beside the curves?"""

import ibis
import numpy as np
import pyarrow as pa

from venturi.metrics.people_shrinkage import normal
from venturi.metrics.people_verdict import Floats, Team, apart, people_verdicts
from venturi.metrics.person_stage_step import share

# A mix is drawn towards everybody as if it had so many deals more.
LENT = 25.0
COUNTS = ("won", "lost", "open", "without_date")
NUMBERS = (
    "expected",
    "expected_share",
    "ratio",
    "shrunk",
    "shrunk_low",
    "shrunk_high",
    "team_p",
    "z",
    "p",
    "p_adjusted",
    "wins_short",
)
SCHEMA = {
    "person": "string",
    **dict.fromkeys(COUNTS, "int64"),
    **dict.fromkeys(NUMBERS, "float64"),
    **dict.fromkeys(("below", "best"), "boolean"),
}


def rows_of_people(counts: ibis.Table, cells: ibis.Table, everybody: ibis.Table, of_mix: ibis.Table) -> pa.Table:
    """The rows of `person_win_rate`: `cells` are deals by person, mix and days seen. Runs the queries."""
    counted = counts.order_by("person").to_pyarrow()
    people = counted["person"].to_pylist()
    team = _team(people, counted, cells.to_pyarrow(), everybody.to_pyarrow(), of_mix.to_pyarrow())
    [below], [above] = people_verdicts([team]), people_verdicts([team], side="above")
    due = np.where(team.expected > 0, team.expected, np.nan)
    ratio = team.observed / due
    shrunk = normal(ratio, team.variance / due**2)
    everywhere = np.ones(len(people))
    numbers = {
        "expected": team.expected,
        "expected_share": share(team.expected, team.of),
        "ratio": ratio,
        **dict(zip(("shrunk", "shrunk_low", "shrunk_high"), shrunk, strict=True)),
        "team_p": everywhere * below.team_p,
        "z": below.z,
        "p": below.p,
        "p_adjusted": below.adjusted,
        "wins_short": team.expected - team.observed,
    }
    lead = np.where(above.flagged, shrunk.low, 0.0)
    best = int(lead.argmax()) if lead.max(initial=0.0) > 1.0 else None
    columns = {name: counted[name] for name in ("person", *COUNTS)}
    columns |= {name: pa.array(values, from_pandas=True) for name, values in numbers.items()}
    known = np.isfinite(below.p)
    columns["below"] = pa.array(below.flagged, mask=~known)
    columns["best"] = pa.array([nth == best for nth in range(len(people))], pa.bool_())
    schema = ibis.schema(SCHEMA).to_pyarrow()
    return pa.table({name: columns[name].cast(schema.field(name).type) for name in schema.names})


def _team(people: list[str | None], counted: pa.Table, cells: pa.Table, everybody: pa.Table, of_mix: pa.Table) -> Team:
    """What each person won, and what the curves say of deals like theirs."""
    number = {person: nth for nth, person in enumerate(people)}
    person = np.array([number[name] for name in cells["person"].to_pylist()], int)
    mix, seen, deals = (cells[name].to_numpy() for name in ("mix", "seen", "deals"))
    incidence = _shrunk(mix, seen, deals, everybody, of_mix)
    named = np.array([name is not None for name in people], bool)
    # Who has a mix to themselves is part of its curve: cells of one person and mix go together.
    pairs, pair = np.unique(person * (mix.max(initial=0) + 1) + mix, return_inverse=True)
    chance = np.bincount(pair, deals * incidence * (1.0 - incidence), minlength=len(pairs)).astype(float)
    mixes = mix.max(initial=0) + 1
    variance = apart(pairs // mixes, pairs % mixes, chance, len(people))
    won = counted["won"].to_numpy().astype(float)
    due = np.bincount(person, deals * incidence, minlength=len(people)).astype(float)
    # Curves are of all times together; where these differ, what they say of everybody misses the wins a little.
    scale = won.sum() / due.sum() if due.sum() > 0 else 1.0
    return Team(
        observed=won,
        expected=scale * due,
        variance=np.where(named, scale * variance, 0.0),
        of=np.bincount(person, deals, minlength=len(people)).astype(float),
    )


def _shrunk(mix: Floats, seen: Floats, deals: Floats, everybody: pa.Table, of_mix: pa.Table) -> Floats:
    """Of each cell the share won by the days it was seen: that of its mix, drawn towards everybody's."""
    size = np.bincount(mix, deals)[mix]
    own, whole = _at(of_mix, mix, seen), _at(everybody, np.zeros(len(mix), int), seen)
    drawn: Floats = (size * own + LENT * whole) / (size + LENT)
    return drawn


def _at(curve: pa.Table, mix: Floats, seen: Floats) -> Floats:
    """The height of the curve of each `mix` at the days `seen`: that of the last step by then, 0 before the first."""
    curves = curve["mix"].to_numpy() if "mix" in curve.column_names else np.zeros(len(curve), int)
    days, height = curve["days"].to_numpy(), curve["incidence"].to_numpy()
    # One sorted axis for all curves: whole days never reach the length of the longest.
    length = max(days.max(initial=0.0), seen.max(initial=0.0)) + 2.0
    order = np.argsort(curves * length + days)
    last = np.searchsorted((curves * length + days)[order], mix * length + seen, side="right") - 1
    found = order[np.maximum(last, 0)] if len(order) else last
    known = (last >= 0) & (curves[found] == mix) if len(order) else np.zeros(len(mix), bool)
    result: Floats = np.where(known, height[found] if len(order) else 0.0, 0.0)
    return result
