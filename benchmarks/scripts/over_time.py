"""Over time: what stood open at a moment, with the stage and the amount of then, and what moved in between."""

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.basis import Basis
from benchmarks.measures import quarter, week, year
from benchmarks.scripts.reading import Answer, frame, rows
from benchmarks.scripts.stages import CLOSED, visits

# In the unit of the files: frames of several units become objects of Python, which are fifty times as slow.
BEGINNING, END = (pd.Timestamp(day, tz="UTC").as_unit("us") for day in ("1900-01-01", "2200-01-01"))
TODAY = ("created_at", "stage", "amount", "exchange_rate")


def snapshots(folder: Path, basis: Basis) -> Answer:
    weeks = pd.date_range(*year(basis.as_of.date()), freq="7D", tz="UTC")
    stood, _ = _pieces(folder, weeks[0], weeks[-1])
    found = []
    for ends in weeks[1:]:
        counted = _at(stood, ends).groupby("stage", dropna=False)["amount"].agg(deals="size", amount="sum")
        found += [{"week": week(ends.date()) - 1, **row} for row in rows(counted)]
    return {"snapshots": found}


def bridge(folder: Path, basis: Basis) -> Answer:
    starts, ends = (pd.Timestamp(day, tz="UTC") for day in quarter(basis.as_of.date()))
    pieces, amounts = _pieces(folder, starts, ends)
    pieces = pieces.sort_values(["deal_id", "since"]).reset_index(drop=True)
    goes_on = (pieces["deal_id"] == pieces["deal_id"].shift()) & (pieces["since"] == pieces["until"].shift())
    change = (pieces["amount"].fillna(0) - pieces["amount"].shift().fillna(0)).where(goes_on)
    began = pieces["since"].between(starts, ends, inclusive="left")
    came = pieces[began & ~goes_on]
    came = came.assign(movement=np.where(came["created"], "new", "reopened"))
    changed = pieces[began & goes_on & (change != 0)].assign(amount=change)
    changed["movement"] = np.where(changed["amount"] > 0, "increased", "decreased")
    gone = pieces[pieces["until"].between(starts, ends, inclusive="left") & ~goes_on.shift(-1, fill_value=False)]
    gone, late = _as_it_left(gone, amounts)
    moved = [
        _at(pieces, starts).assign(movement="opening"),
        _at(pieces, ends).assign(movement="closing"),
        came,
        changed,
        late,
        gone.assign(movement=gone["goes_to"], amount=-gone["amount"]),
    ]
    counted = pd.concat([part[["movement", "deal_id", "amount"]] for part in moved]).groupby("movement")
    return {"bridge": rows(counted.agg(deals=("deal_id", "nunique"), amount=("amount", "sum")))}


def _as_it_left(gone: pd.DataFrame, amounts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What left, with the amount that its last moment may have set, and these changes."""
    then = gone[["deal_id", "until"]].merge(amounts, left_on=["deal_id", "until"], right_on=["deal_id", "since"])
    new = gone["deal_id"].map(then.set_index("deal_id")["amount"])
    late = gone.assign(amount=new - gone["amount"])[new.notna() & (new != gone["amount"])]
    late["movement"] = np.where(late["amount"] > 0, "increased", "decreased")
    return gone.assign(amount=new.fillna(gone["amount"])), late


def _pieces(folder: Path, starts: pd.Timestamp, ends: pd.Timestamp) -> tuple[pd.DataFrame, pd.DataFrame]:
    """When each deal stood open in one stage with one amount, at any time of a period; and all amounts."""
    stood, amounts = _open_spans(folder)
    near = stood[(stood["since"] < ends) & (stood["until"] >= starts)]
    pieces = near.merge(amounts, on="deal_id", suffixes=("", "_amount"))
    pieces = pieces[(pieces["since_amount"] < pieces["until"]) & (pieces["until_amount"] > pieces["since"])]
    pieces["since"] = _later(pieces["since"], pieces["since_amount"])
    pieces["until"] = _earlier(pieces["until"], pieces["until_amount"])
    return pieces, amounts


def _later(one: pd.Series, other: pd.Series) -> pd.Series:
    return one.mask(other > one, other)


def _earlier(one: pd.Series, other: pd.Series) -> pd.Series:
    return one.mask(other < one, other)


def _at(spans: pd.DataFrame, moment: pd.Timestamp) -> pd.DataFrame:
    return spans[(spans["since"] < moment) & (spans["until"] >= moment)]


def _open_spans(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """When each deal stood open in which stage, ``created`` for its first time; and its amounts, from when to when."""
    visited, deals = visits(folder, also=TODAY)
    kinds = frame(folder, "stages", ["stage", "kind"]).set_index("stage")["kind"]
    deals["decided"] = deals["outcome"].isin(CLOSED)
    deals["hides"] = deals["decided"] & deals["stage"].map(kinds).isin(CLOSED)
    deals = deals.join(_moved_to_the_end(visited, deals), on="deal_id")
    deals["born"] = deals["created_at"].fillna(BEGINNING)
    deals["ended"] = deals["closed_at"].fillna(deals["moved_at"]).where(deals["decided"], END)
    lives = deals[deals["ended"] > deals["born"]]
    told = ["deal_id", "born", "ended", "hides", "stage", "outcome"]
    stood = visited[["deal_id", "changed_at", "stage", "kind", "is_first", "is_last"]].rename(columns={"stage": "at"})
    stood = stood.assign(until=stood["changed_at"].shift(-1).mask(stood["is_last"], END))
    before = stood[stood["is_first"]].assign(until=lambda first: first["changed_at"], changed_at=BEGINNING, at=None)
    before = before.assign(kind=None, is_last=False)
    spans = lives[told].merge(pd.concat([before, stood]).drop(columns="is_first"), on="deal_id", how="left")
    spans["goes_to"] = spans["outcome"]
    nowhere = spans["changed_at"].isna()
    last, closed = spans["is_last"].eq(True) | nowhere, spans["kind"].isin(CLOSED)
    spans["since"] = _later(spans["born"], spans["changed_at"])
    spans["until"] = _earlier(spans["ended"], spans["until"])
    known = spans["at"].mask(last & closed & spans["hides"], None)
    spans["stage"] = known.where(~last | spans["hides"], spans["stage"])
    spans = spans[(spans["until"] > spans["since"])].sort_values(["deal_id", "since"])
    same = spans["deal_id"] == spans["deal_id"].shift()
    spans["created"] = ~same & (spans["since"] > BEGINNING)
    out = closed & ~last
    following = spans["kind"].where(out).shift(-1).where(spans["deal_id"] == spans["deal_id"].shift(-1))
    spans["goes_to"] = following.fillna(spans["goes_to"])
    return spans[~out.reindex(spans.index)], _amounts(folder, deals)


def _moved_to_the_end(visited: pd.DataFrame, deals: pd.DataFrame) -> pd.Series:
    """The last move into a stage of its outcome, of deals that do not say when they were decided."""
    undated = deals[deals["decided"] & deals["closed_at"].isna()]["deal_id"]
    moved = visited[visited["deal_id"].isin(undated) & (visited["kind"] == visited["outcome"])]
    return moved.groupby("deal_id")["changed_at"].max().rename("moved_at")


def _amounts(folder: Path, deals: pd.DataFrame) -> pd.DataFrame:
    log = frame(folder, "field_changes", ["deal_id", "changed_at", "field", "old_value", "new_value", "ordinal"])
    log = log[log["field"] == "amount"].sort_values(["deal_id", "changed_at", "ordinal"])
    rate = log["deal_id"].map(deals.set_index("deal_id")["exchange_rate"])
    old, new = (pd.to_numeric(log[name], errors="coerce") * rate for name in ("old_value", "new_value"))
    log = log.assign(old=old, new=new)
    first, last = (log["deal_id"] != log["deal_id"].shift(way) for way in (1, -1))
    log["until"] = log["changed_at"].shift(-1).mask(last, END)
    log["value"] = log["old"].shift(-1).mask(last).fillna(log["new"])
    today = log["deal_id"].map(deals.set_index("deal_id")["amount"])
    log["value"] = log["value"].mask(last, today)
    start = log[first].assign(until=lambda found: found["changed_at"], changed_at=BEGINNING, value=lambda f: f["old"])
    spans = pd.concat([start, log])[["deal_id", "changed_at", "until", "value"]]
    spans = spans[spans["until"] > spans["changed_at"]].set_axis(["deal_id", "since", "until", "amount"], axis=1)
    rest = deals[~deals["deal_id"].isin(spans["deal_id"])][["deal_id", "amount"]]
    return pd.concat([spans, rest.assign(since=BEGINNING, until=END)])
