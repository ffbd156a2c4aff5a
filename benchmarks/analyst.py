"""Analyst: the same measures in pandas, as the obvious script would compute them. It shares no code with Venturi."""

import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd

GRACE = pd.Timedelta(days=30)
DAY = pd.Timedelta(days=1)
Numbers = dict[str, Any]


def numbers(folder: Path) -> Numbers:
    """Every measure of the company in `folder`, by name."""
    deals, moves, stages = tables(folder)
    as_of = moves.attrs["as_of"]
    visited = visits(moves, stages, deals, as_of)
    steps = funnel(visited, stages)
    return {
        "outcomes": deals["outcome"].value_counts().to_dict(),
        "win_rate": win_rates(deals, as_of),
        "velocity": velocity(deals),
        "velocity_by_source": {source: velocity(group) for source, group in deals.groupby("source")},
        "funnel": steps,
        "stay_times": stay_times(visited, as_of),
        "danger_points": {stage: step["lost"] for stage, step in steps.items() if step["lost"]},
        "throughput": throughput(deals, as_of),
    }


def tables(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Deals once each with the last value of every logged field and money in euro; moves of known deals; stages."""
    deals = pd.read_parquet(folder / "deals.parquet").drop_duplicates("deal_id").set_index("deal_id")
    moves = pd.read_parquet(folder / "stage_changes.parquet")
    fields = pd.read_parquet(folder / "field_changes.parquet")
    stages = pd.read_parquet(folder / "stages.parquet")
    moves = moves[moves["deal_id"].isin(deals.index)]
    fields = fields[fields["deal_id"].isin(deals.index)]
    moments = [deals["created_at"], deals["closed_at"], moves["changed_at"], fields["changed_at"]]
    last = max(column.max() for column in moments)
    deals = with_last_values(deals, fields)
    deals["amount"] = in_euro(deals, pd.read_parquet(folder / "rates.parquet"), last.normalize())
    moves.attrs["as_of"] = last.normalize() + DAY - pd.Timedelta(microseconds=1)
    return deals.reset_index(), moves, stages


def with_last_values(deals: pd.DataFrame, fields: pd.DataFrame) -> pd.DataFrame:
    ordered = fields.sort_values(["changed_at", "ordinal"])
    for field, changes in ordered.groupby("field"):
        if field not in deals.columns:
            continue
        value = changes.drop_duplicates("deal_id", keep="last").set_index("deal_id")["new_value"]
        logged = deals.index.isin(value.index)
        told = value.reindex(deals.index[logged])
        if field == "amount":
            told = pd.to_numeric(told)
            deals["amount"] = pd.to_numeric(deals["amount"])
        elif field == "expected_close_on":
            told = pd.to_datetime(told).dt.date
        deals.loc[logged, field] = told.to_numpy()
    return deals


def in_euro(deals: pd.DataFrame, rates: pd.DataFrame, today: pd.Timestamp) -> pd.Series:
    day = deals["closed_at"].dt.normalize().fillna(today).dt.tz_localize(None).astype("datetime64[us]")
    rates = rates[rates["into"] == "EUR"].assign(
        on=lambda found: pd.to_datetime(found["on"]).astype("datetime64[us]"),
        rate=lambda found: found["rate"].astype(float),
    )
    wanted = pd.DataFrame({"deal_id": deals.index, "on": day.to_numpy(), "currency": deals["currency"].to_numpy()})
    priced = pd.merge_asof(wanted.sort_values("on"), rates.sort_values("on"), on="on", by="currency").set_index(
        "deal_id"
    )
    rate = priced["rate"].reindex(deals.index).mask(deals["currency"] == "EUR", 1.0)
    return pd.to_numeric(deals["amount"]) * rate


def win_rates(deals: pd.DataFrame, as_of: pd.Timestamp) -> Numbers:
    won, lost, is_open = (deals["outcome"] == outcome for outcome in ("won", "lost", "open"))
    promised = pd.to_datetime(deals["expected_close_on"], utc=True)
    overdue = is_open & (promised < as_of.normalize() - GRACE)
    amount = deals["amount"]
    return {
        "unit": {
            "closed_only": won.sum() / (won | lost).sum(),
            "all_pursued": won.sum() / len(deals),
            "overdue_as_lost": won.sum() / (won | lost | overdue).sum(),
        },
        "value": {
            "closed_only": amount[won].sum() / amount[won | lost].sum(),
            "all_pursued": amount[won].sum() / amount.sum(),
            "overdue_as_lost": amount[won].sum() / amount[won | lost | overdue].sum(),
        },
    }


def velocity(deals: pd.DataFrame) -> Numbers:
    won = deals[deals["outcome"] == "won"]
    decided = int(deals["outcome"].isin(["won", "lost"]).sum())
    cycle = (won["closed_at"] - won["created_at"]) / DAY
    days, amount, rate = cycle[cycle >= 0].mean(), won["amount"].mean(), len(won) / decided
    return {
        "n": decided,
        "won": len(won),
        "average_amount": amount,
        "cycle_days": days,
        "per_day": decided * rate * amount / days,
    }


def visits(moves: pd.DataFrame, stages: pd.DataFrame, deals: pd.DataFrame, as_of: pd.Timestamp) -> pd.DataFrame:
    """One row for each visit of a deal to a stage, with the furthest open stage strictly after it."""
    moves = moves[moves["changed_at"] <= as_of].merge(stages, on=["pipeline", "stage"], how="left")
    moves = moves.sort_values(["deal_id", "changed_at", "ordinal"], kind="stable")
    same = (moves["deal_id"] == moves["deal_id"].shift()) & (moves["stage"] == moves["stage"].shift())
    visited = moves[~same].reset_index(drop=True)
    deal = visited.groupby("deal_id", sort=False)
    visited["left_at"] = deal["changed_at"].shift(-1)
    visited["next_kind"] = deal["kind"].shift(-1)
    visited["is_last"] = visited["deal_id"] != visited["deal_id"].shift(-1)
    visited["rung"] = visited["position"].where(visited["kind"] == "open")
    backwards = visited[::-1].groupby("deal_id", sort=False)["rung"]
    visited["furthest"] = backwards.cummax().groupby(visited["deal_id"]).ffill()[::-1]
    visited["furthest"] = visited.groupby("deal_id", sort=False)["furthest"].shift(-1)
    visited["before"] = visited.groupby("deal_id", sort=False)["rung"].ffill()
    visited["before"] = visited.groupby("deal_id", sort=False)["before"].shift()
    visited = visited.merge(deals[["deal_id", "outcome", "closed_at"]], on="deal_id", how="left")
    ends = visited["is_last"] & (visited["kind"] == "open") & visited["outcome"].isin(["won", "lost"])
    closed = visited[["closed_at", "changed_at"]].max(axis=1).where(visited["closed_at"].notna())
    visited["left_at"] = visited["left_at"].mask(ends, closed)
    return visited


def funnel(visited: pd.DataFrame, stages: pd.DataFrame) -> dict[str, Numbers]:
    """Each open stage: who entered, went on, was lost, is still there. A stage that was jumped over was passed."""
    ladder = stages[stages["kind"] == "open"].sort_values("position")
    found = {}
    was_open = visited[visited["kind"] == "open"]
    stands = visited[visited["is_last"]].set_index("deal_id")["stage"]
    leaps = was_open[was_open["position"] > was_open["before"] + 1]
    wins = was_open[(was_open["outcome"] == "won") & was_open["furthest"].isna() & (was_open["next_kind"] != "open")]
    for stage, position in zip(ladder["stage"], ladder["position"], strict=True):
        here = was_open[was_open["stage"] == stage].drop_duplicates("deal_id")
        over = leaps[(leaps["before"] < position) & (position < leaps["position"])]
        over_by_win = wins[wins["position"] < position]
        jumped = pd.concat([over["deal_id"], over_by_win["deal_id"]]).unique()
        onward = here[(here["furthest"] > position) | (here["outcome"] == "won")]["deal_id"]
        entered = pd.Index(here["deal_id"]).union(jumped)
        advanced = pd.Index(onward).union(jumped)
        rest = here[~here["deal_id"].isin(advanced)]
        outcome = pd.concat([here, over, over_by_win]).drop_duplicates("deal_id")["outcome"]
        won, lost = (outcome == "won").sum(), (outcome == "lost").sum()
        found[stage] = {
            "entered": len(entered),
            "advanced": len(advanced),
            "lost": int((rest["outcome"] == "lost").sum()),
            "still_here": int((rest["outcome"].eq("open") & rest["deal_id"].map(stands).eq(stage)).sum()),
            "elsewhere": int((rest["outcome"].eq("open") & rest["deal_id"].map(stands).ne(stage)).sum()),
            "to_win_unit": won / (won + lost),
        }
    return found


def stay_times(visited: pd.DataFrame, as_of: pd.Timestamp) -> dict[str, Numbers]:
    """Median and ninth decile of the stays by Kaplan and Meier."""
    was_open = visited[visited["kind"] == "open"]
    known = was_open[was_open["left_at"].notna() | ~was_open["outcome"].isin(["won", "lost"])]
    days = (known["left_at"].fillna(as_of) - known["changed_at"]) / DAY
    stays = pd.DataFrame({"stage": known["stage"], "days": days, "ended": known["left_at"].notna()})
    return {stage: _quantiles(group) for stage, group in stays.groupby("stage")}


def _quantiles(stays: pd.DataFrame) -> Numbers:
    steps = stays.groupby("days")["ended"].agg(["sum", "size"])
    at_risk = steps["size"][::-1].cumsum()[::-1]
    survival = (1.0 - steps["sum"] / at_risk).cumprod()
    reached = {
        name: survival.index[survival <= left + 1e-9] for name, left in (("median_days", 0.5), ("p90_days", 0.1))
    }
    return {name: float(index[0]) if len(index) else None for name, index in reached.items()}


def throughput(deals: pd.DataFrame, as_of: pd.Timestamp) -> dict[str, int]:
    """Deals that each person decided in the last quarter that is over."""
    quarter = (as_of + DAY).tz_localize(None).to_period("Q") - 1
    decided = deals[deals["outcome"].isin(["won", "lost"])]
    during = decided[decided["closed_at"].dt.tz_localize(None).dt.to_period("Q") == quarter]
    counts: dict[str, int] = during["owner"].value_counts().to_dict()
    return counts


if __name__ == "__main__":
    folder, out = map(Path, sys.argv[1:])
    out.write_text(json.dumps(numbers(folder), default=float), encoding="utf-8")
