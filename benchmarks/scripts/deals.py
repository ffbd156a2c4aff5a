"""Deals: measures that need no history."""

from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.basis import Basis
from benchmarks.measures import GRACE, quarter
from benchmarks.scripts.reading import DAY, Answer, frame, rows


def velocity(folder: Path, _: Basis) -> Answer:
    deals = frame(folder, "deals", ["source", "outcome", "created_at", "closed_at", "amount"])
    decided = deals[deals["outcome"].isin(["won", "lost"])]
    won = decided[decided["outcome"] == "won"].copy()
    won["cycle"] = (won["closed_at"] - won["created_at"]) / DAY
    won["cycle"] = won["cycle"].where(won["cycle"] >= 0)
    won["amount"] = won["amount"].where(won["amount"] >= 0)
    by_source = won.groupby("source", dropna=False)
    found = pd.DataFrame(
        {
            "n": decided.groupby("source", dropna=False).size(),
            "won": by_source.size(),
            "average_amount": by_source["amount"].mean(),
            "cycle_days": by_source["cycle"].mean(),
        }
    )
    found["per_day"] = found["won"] * found["average_amount"] / found["cycle_days"]
    return {"velocity": rows(found)}


def win_rates(folder: Path, basis: Basis) -> Answer:
    deals = frame(folder, "deals", ["source", "outcome", "amount", "expected_close_on"])
    deals["amount"] = deals["amount"].where(deals["amount"] >= 0)
    late = pd.to_datetime(deals["expected_close_on"]) < pd.Timestamp(basis.as_of.date() - GRACE)
    overdue = deals["outcome"].mask((deals["outcome"] == "open") & late, "lost")
    return {
        "closed_only": _rates(deals, deals["outcome"], ["won", "lost"]),
        "all_pursued": _rates(deals, deals["outcome"], ["won", "lost", "open"]),
        "overdue_as_lost": _rates(deals, overdue, ["won", "lost"]),
    }


def _rates(deals: pd.DataFrame, part: pd.Series, of: list[str]) -> list[dict[str, Any]]:
    counted = deals.assign(part=part)[part.isin(of)]
    parts = counted.groupby(["source", "part"], dropna=False)["amount"].agg(["size", "sum"]).unstack(fill_value=0)
    numbers, money = parts["size"], parts["sum"]
    found = numbers[["won", "lost"]].copy()
    found["unit"] = numbers["won"] / numbers.sum(axis=1)
    found["value"] = money["won"] / money.sum(axis=1)
    return rows(found)


def throughput(folder: Path, basis: Basis) -> Answer:
    deals = frame(folder, "deals", ["owner", "outcome", "created_at", "closed_at", "source", "product"])
    starts, ends = (pd.Timestamp(day, tz="UTC") for day in quarter(basis.as_of.date()))
    closed = deals["outcome"].isin(["won", "lost"]) & (deals["closed_at"] >= starts) & (deals["closed_at"] < ends)
    still = (deals["outcome"] == "open") | (deals["closed_at"] >= starts)
    hand = deals.assign(closed=closed)[closed | ((deals["created_at"] < ends) & still)]
    found = hand.groupby("owner", dropna=False)["closed"].agg(closed="sum", in_hand="size")
    cells = hand.groupby(["owner", "source", "product"], dropna=False)["closed"].agg(c="sum", h="size").reset_index()
    cells = cells[cells["owner"].notna()]
    alike = cells.groupby(["source", "product"], dropna=False)
    usual = alike["c"].transform("sum") / alike["h"].transform("sum")
    share = alike["h"].transform("sum") / cells["h"].sum()
    cells["due"] = cells["h"] * usual
    cells["extra"] = share * (cells["c"] / cells["h"] - usual)
    summed = cells.groupby("owner")[["due", "extra", "h"]].sum()
    found["expected"] = summed["due"]
    found["like_for_like"] = summed["h"] * (cells["c"].sum() / cells["h"].sum() + summed["extra"])
    return {"throughput": rows(found.rename_axis("person"))}
