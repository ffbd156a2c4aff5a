"""Process flows: which stage follows which, how often, and which of these flows are too small to be drawn?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi.dataset import Dataset
from venturi.metrics.paths.steps import step_name
from venturi.metrics.periods import Period
from venturi.result import Result

# Flows of a smaller share of the deals are counted and not shown one by one.
SMALL = 0.01
OPEN = "open"
ENDS = ("won", "lost", "open", "outcome_unknown")
APART = "\x1f"
Row = dict[str, Any]
Stages = Mapping[str, Mapping[str, Any]]


def flows(dataset: Dataset, period: Period | None, stages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The ``flows`` of the process: from where to where, the largest first.

    ``way`` says what a flow is: begin, forward, back, won, lost, open (still there), outcome_unknown, closed (into a
    closed stage that the deal left again), reopened (out of one), or other (into another pipeline, or a stage nobody
    listed).
    """
    answer = dataset.ask("directly_follows", decided_in=period)
    if answer.refusal:
        return answer.refusal.as_dict()
    rows, known = answer.rows(), {step_name(stage["pipeline"], stage["stage"]): stage for stage in stages}
    deals = sum(row["moves"] for row in rows if row["part"] == "begin")
    large = [row for row in rows if row["deals"] >= SMALL * deals]
    small = [row for row in rows if row["deals"] < SMALL * deals]
    large.sort(key=lambda row: (-row["deals"], row["from_step"] or "", row["to_step"]))
    return {
        "deals": deals,
        "pipelines": _pipelines([_flow(row, known, deals) for row in rows]),
        "flows": [_flow(row, known, deals) for row in large],
        "small": {
            "below": SMALL,
            "flows": len(small),
            "moves": sum(row["moves"] for row in small),
            "deals": _taking(answer, small),
        },
    }


def _pipelines(every: Sequence[Row]) -> list[Row]:
    """How many deals begin and end in each pipeline, the one with most of them first."""
    found: dict[str | None, Row] = {}
    for row in every:
        counted = found.setdefault(row["pipeline"], dict.fromkeys(("begin", *ENDS), 0))
        if row["way"] in counted:
            counted[row["way"]] += row["moves"]
    used = [{"pipeline": name} | counted for name, counted in found.items() if any(counted.values())]
    return sorted(used, key=lambda row: (-row["begin"], row["pipeline"] or ""))


def _taking(answer: Result, small: Sequence[Row]) -> int:
    """How many deals took at least one of these flows."""
    if not small:
        return 0
    assert answer.behind is not None
    edges = answer.behind()
    named = edges.from_step.fill_null("") + APART + edges.to_step
    wanted = [(row["from_step"] or "") + APART + row["to_step"] for row in small]
    taking: int = edges.filter(named.isin(wanted)).deal_id.nunique().to_pyarrow().as_py()
    return taking


def _flow(row: Row, known: Stages, deals: int) -> Row:
    ends = [known.get(row["from_step"] or ""), known.get(row["to_step"]) if row["part"] != "end" else None]
    pipelines = {end["pipeline"] for end in ends if end}
    # Two pipelines have no common order, and names of their stages need the pipeline.
    [pipeline] = pipelines if len(pipelines) == 1 else [None]
    steps = (row["from_step"], row["to_step"])
    names = [end["stage"] if end and pipeline else step for end, step in zip(ends, steps, strict=True)]
    return {
        "pipeline": pipeline,
        "way": _way(row, *ends),
        "from": names[0],
        "to": names[1],
        "deals": row["deals"],
        "share": row["deals"] / deals if deals else None,
        "moves": row["moves"],
        "median_days": row["median_days"],
        "without_days": row["without_days"],
    }


def _way(row: Row, start: Mapping[str, Any] | None, end: Mapping[str, Any] | None) -> str:
    if row["part"] == "begin":
        return "begin"
    if row["part"] == "end":
        return str(row["to_step"])
    if start and start["kind"] != OPEN:
        return "reopened"
    if end and end["kind"] != OPEN:
        return "closed"
    if not start or not end or start["pipeline"] != end["pipeline"] or start["position"] == end["position"]:
        return "other"
    return "forward" if start["position"] < end["position"] else "back"
