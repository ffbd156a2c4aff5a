"""Stages: measures of the way through the stages. The visits have to be made of the moves first."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.basis import Basis
from benchmarks.scripts.reading import DAY, Answer, frame, rows

CLOSED = ["won", "lost"]


def visits(folder: Path, also: tuple[str, ...] = ()) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row for each visit of a deal to a stage, and the deals. Moves into the same stage are one visit."""
    moves = frame(folder, "stage_changes", ["deal_id", "changed_at", "stage", "ordinal"])
    stages = frame(folder, "stages", ["stage", "position", "kind"])
    deals = frame(folder, "deals", ["deal_id", "outcome", "closed_at", *also])
    moves = moves.merge(stages, on="stage", how="left")
    moves = moves.sort_values(["deal_id", "changed_at", "ordinal", "position"], kind="stable")
    again = (moves["deal_id"] == moves["deal_id"].shift()) & (moves["stage"] == moves["stage"].shift())
    visited = moves[~again].drop(columns="ordinal").reset_index(drop=True)
    visited["is_first"] = visited["deal_id"] != visited["deal_id"].shift()
    visited["is_last"] = visited["deal_id"] != visited["deal_id"].shift(-1)
    visited["next_kind"] = visited["kind"].shift(-1).mask(visited["is_last"])
    visited = visited.merge(deals[["deal_id", "outcome", "closed_at"]], on="deal_id", how="left")
    visited["left_at"] = visited["changed_at"].shift(-1).mask(visited["is_last"])
    ends = visited["is_last"] & (visited["kind"] == "open") & visited["outcome"].isin(CLOSED)
    closed = visited[["closed_at", "changed_at"]].max(axis=1).where(visited["closed_at"].notna())
    visited["left_at"] = visited["left_at"].mask(ends, closed)
    return visited, deals


def funnel(folder: Path, basis: Basis) -> Answer:
    visited, _ = visits(folder)
    stands = visited[visited["is_last"]].set_index("deal_id")["stage"]
    found = []
    for stage, position, entered, jumped in _reached(visited):
        onward = entered[(entered["furthest"] > position) | (entered["outcome"] == "won")]["deal_id"]
        advanced = pd.Index(onward).union(jumped.index)
        rest = entered[~entered["deal_id"].isin(advanced)]
        still, here = rest["outcome"].eq("open"), rest["deal_id"].map(stands).eq(stage)
        found.append(
            {
                "stage": stage,
                "entered": len(pd.Index(entered["deal_id"]).union(jumped.index)),
                "advanced": len(advanced),
                "lost": int(rest["outcome"].eq("lost").sum()),
                "still_here": int((still & here).sum()),
                "elsewhere": int((still & ~here).sum()),
            }
        )
    return {"conversion": found, "stay_times": _stay_times(visited, basis)}


def to_win(folder: Path, _: Basis) -> Answer:
    visited, deals = visits(folder, also=("amount",))
    amounts = deals.set_index("deal_id")["amount"]
    amounts = amounts.where(amounts >= 0)
    found = []
    for stage, _position, entered, jumped in _reached(visited):
        outcomes = pd.concat([entered.set_index("deal_id")["outcome"], jumped])
        outcomes = outcomes[~outcomes.index.duplicated()]
        won, lost = outcomes.index[outcomes == "won"], outcomes.index[outcomes == "lost"]
        won_amount, lost_amount = amounts.reindex(won).sum(), amounts.reindex(lost).sum()
        found.append(
            {
                "stage": stage,
                "entered": len(outcomes),
                "won": len(won),
                "lost": len(lost),
                "unit": len(won) / (len(won) + len(lost)),
                "value": won_amount / (won_amount + lost_amount),
            }
        )
    return {"conversion_to_win": found}


def graph(folder: Path, _: Basis) -> Answer:
    visited, deals = visits(folder, also=("created_at",))
    steps = _steps(visited)
    steps["next"] = steps["stage"].shift(-1).mask(steps["ends"])
    over = ~steps["ends"] | steps["outcome"].isin(CLOSED)
    steps["days"] = ((steps["left_at"] - steps["changed_at"]) / DAY).where(over)
    onward = steps.assign(
        part=np.where(steps["ends"], "end", "step"),
        from_step=steps["stage"],
        to_step=steps["next"].where(~steps["ends"], steps["outcome"].fillna("outcome_unknown")),
    )
    first = steps[steps["is_first"]].merge(deals[["deal_id", "created_at"]], on="deal_id", how="left")
    waited = (first["changed_at"] - first["created_at"]) / DAY
    begun = first.assign(part="begin", from_step=None, to_step=first["stage"], days=waited.where(waited >= 0))
    columns = ["deal_id", "part", "from_step", "to_step", "days"]
    edges = pd.concat([begun[columns], onward[columns]]).groupby(["part", "from_step", "to_step"], dropna=False)
    found = edges.agg(moves=("deal_id", "size"), deals=("deal_id", "nunique"), median_days=("days", "median"))
    return {"directly_follows": rows(found)}


def variants(folder: Path, _: Basis) -> Answer:
    steps = _steps(visits(folder)[0])
    of_deal = steps.groupby("deal_id", sort=False)
    paths = of_deal.agg(path=("stage", " → ".join), outcome=("outcome", "first"), began=("changed_at", "first"))
    ended = steps[steps["ends"]].set_index("deal_id")["left_at"]
    paths["days"] = ((ended - paths["began"]) / DAY).where(paths["outcome"].isin(CLOSED))
    taken = paths.groupby("path")
    found = taken["days"].agg(deals="size", median_days="median")
    for outcome in CLOSED:
        found[outcome] = (paths["outcome"] == outcome).groupby(paths["path"]).sum()
    return {"variants": rows(found)}


def _steps(visited: pd.DataFrame) -> pd.DataFrame:
    """The visits without the closed stage at the end, which is the outcome and no step."""
    steps = visited[~(visited["is_last"] & ~visited["is_first"] & visited["kind"].isin(CLOSED))].copy()
    steps["ends"] = steps["deal_id"] != steps["deal_id"].shift(-1)
    return steps


def _reached(visited: pd.DataFrame) -> list[tuple[str, int, pd.DataFrame, pd.Series]]:
    """Each open stage with the deals that entered it, and those that jumped over it, by their outcome."""
    was_open = visited[visited["kind"] == "open"].copy()
    backwards = was_open[::-1].groupby("deal_id", sort=False)["position"]
    was_open["furthest"] = backwards.cummax()[::-1]
    was_open["furthest"] = was_open.groupby("deal_id", sort=False)["furthest"].shift(-1)
    was_open["before"] = was_open.groupby("deal_id", sort=False)["position"].shift()
    leaps = was_open[was_open["position"] > was_open["before"] + 1]
    ends = was_open["furthest"].isna() & (was_open["next_kind"] != "open")
    wins = was_open[(was_open["outcome"] == "won") & ends]
    found = []
    for stage, position in was_open.groupby("stage")["position"].first().sort_values().items():
        entered = was_open[was_open["stage"] == stage].drop_duplicates("deal_id")
        over = leaps[(leaps["before"] < position) & (position < leaps["position"])]
        jumped = pd.concat([over, wins[wins["position"] < position]]).drop_duplicates("deal_id")
        found.append((stage, int(position), entered, jumped.set_index("deal_id")["outcome"]))
    return found


def _stay_times(visited: pd.DataFrame, basis: Basis) -> list[dict[str, Any]]:
    was_open = visited[visited["kind"] == "open"]
    known = was_open[was_open["left_at"].notna() | ~was_open["outcome"].isin(CLOSED)]
    until = known["left_at"].fillna(pd.Timestamp(basis.as_of, tz="UTC"))
    stays = known.assign(days=(until - known["changed_at"]) / DAY, ended=known["left_at"].notna())
    return [{"stage": stage, **_kaplan_meier(group)} for stage, group in stays.groupby("stage")]


def _kaplan_meier(stays: pd.DataFrame) -> dict[str, Any]:
    steps = stays.groupby("days")["ended"].agg(["sum", "size"])
    at_risk = steps["size"][::-1].cumsum()[::-1]
    survival = (1.0 - steps["sum"] / at_risk).cumprod()
    found: dict[str, Any] = {"n": len(stays)}
    for name, left in (("median_days", 0.5), ("p90_days", 0.1)):
        reached = survival.index[survival <= left + 1e-9]
        found[name] = float(reached[0]) if len(reached) else None
    before, days = np.r_[1.0, survival.to_numpy()[:-1]], survival.index.to_numpy()
    found["mean_days"] = float((before * np.diff(np.r_[0.0, days])).sum())
    return found
