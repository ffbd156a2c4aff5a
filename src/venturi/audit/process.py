"""Process: which ways do deals really take, where do they go back or jump, and where do they get stuck?"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import ibis
from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.audit.process_flows import flows
from venturi.audit.process_review import no_history, review, touchpoints, typical_path
from venturi.dataset import Dataset
from venturi.made import kept
from venturi.metrics.periods import Period
from venturi.process.conformance import KEY
from venturi.process.lint import answered_criteria, lint
from venturi.result import Result

SHOWN_IDS = 50
SHOWN_PATHS = 10
SHOWN_RULES = 20
MOST_OF = 0.8
VARIANT = (
    "variant",
    "path",
    "steps",
    "deals",
    "share",
    "won",
    "lost",
    "open",
    "win_rate",
    "low",
    "high",
    "median_days",
)
MOVES = ("part", "moves", "over", "deals", "of_deals", "share", "low", "high")
OFF = ("skip", "back", "repeat", "reopened")
FROM_HERE = OFF[:3]
PLACE = ("pipeline", "stage")
OFF_TURN = (*PLACE, "part", "times")
SHARE = ("deals", "of_deals", "share", "low", "high")
STAGE = (
    "pipeline",
    "stage",
    "position",
    "deals",
    "reentered",
    "share",
    "low",
    "high",
    "reentries",
    "extra_days",
    "median_extra_days",
    "median_days_away",
    "without_end",
)
RULE = (
    "rule",
    "pipeline",
    "stage",
    "next_stage",
    "deals",
    "of_deals",
    "share",
    "low",
    "high",
    "times",
    "broken_win_rate",
    "kept_win_rate",
    "gap",
)
LEFT_OUT = "stage_left_out"
PROFILE = ("from_step", "to_step", "n", "mean_days", "sd_days", "low_days", "high_days", "fast", "slow")
Part = dict[str, Any]


def process_section(dataset: Dataset, period: Period | None, stages: Sequence[Mapping[str, Any]]) -> Part:
    """The ``process`` part of the document.

    Parameters
    ----------
    dataset : what was read, as of a moment.
    period : paths of the deals decided in it, moves made and visits begun in it. Rules, times and the review of the
        last deals are told of the whole history: they take no period.
    stages : the ``stages`` of the document.
    """
    rules, moves = dataset.ask("conformance"), dataset.ask("skips", moved_in=period)
    off = None if moves.refusal else _behind(dataset, "skips", {"moved_in": period}, OFF_TURN, _.part.isin(OFF))
    return {
        "flows": flows(dataset, period, stages),
        "variants": _variants(dataset, period),
        "moves": _moves(moves, off),
        "stages": _stages(dataset, period, rules, off),
        "conformance": _rules(dataset, rules),
        "temporal": _temporal(dataset),
        "lint": _lint(dataset),
        "review": review(dataset),
        "touchpoints": touchpoints(dataset),
        "typical_path": typical_path(dataset, period),
    }


def _variants(dataset: Dataset, period: Period | None) -> Part:
    """The most frequent paths, and how many there are."""
    span = {"decided_in": period}
    answer = dataset.ask("variants", **span)
    if answer.refusal:
        return answer.refusal.as_dict()
    ranked = answer.to_arrow().sort_by("variant")
    deals = ranked["deals"].to_pylist()
    whole = sum(deals)
    # A deal took one path only, so that each of them stands there once.
    taking = _behind(dataset, "variants", span, ["part"], _.part <= SHOWN_PATHS)
    listed = behind(taking, by=["part"], shown=SHOWN_IDS)
    return {
        "paths": len(deals),
        "deals": whole,
        "for_most": next((n for n, taking in enumerate(accumulate(deals), 1) if taking >= MOST_OF * whole), 0),
        "top": [
            {name: row[name] for name in VARIANT} | {"behind": listed.get((row["variant"],), NONE)}
            for row in ranked.slice(0, SHOWN_PATHS).to_pylist()
        ],
    }


def _moves(answer: Result, off: ibis.Table | None) -> list[Part] | Part:
    """The moves by what they are: to the next stage, over stages, back, into the same one again."""
    if answer.refusal or off is None:
        return _refused(answer)
    listed = _listed(off, ["part"])
    return [
        {name: row[name] for name in MOVES}
        | {"behind": listed.get((row["part"],), NONE if row["part"] in OFF else None)}
        for row in sorted(answer.rows(), key=lambda row: (-row["moves"], row["part"]))
    ]


def _stages(dataset: Dataset, period: Period | None, rules: Result, off: ibis.Table | None) -> list[Part] | Part:
    """For each stage, who came back to it, who left it out, and how deals leave it out of turn."""
    span = {"entered_in": period}
    answer = dataset.ask("rework", **span)
    if answer.refusal or off is None:
        return _refused(answer)
    moved = off.aggregate(by=[*PLACE, "part"], moves=_.times.sum()).to_pyarrow().to_pylist()
    away = {(*_key(row), row["part"]): row["moves"] for row in moved}
    left_out = {} if rules.refusal else {_key(row): row for row in rules.rows() if row["rule"] == LEFT_OUT}
    listed = _listed(_behind(dataset, "rework", span, PLACE), PLACE)
    rows = sorted(answer.rows(), key=lambda row: (row["pipeline"], row["position"], row["stage"]))
    return [
        {name: row[name] for name in STAGE}
        | {part: away.get((*_key(row), part), 0) for part in FROM_HERE}
        | {f"left_out_{name}": left_out.get(_key(row), {}).get(name) for name in SHARE}
        | {"behind": listed.get(_key(row), NONE)}
        for row in rows
    ]


def _rules(dataset: Dataset, rules: Result) -> Part:
    """The rules that most deals broke."""
    if rules.refusal:
        return _refused(rules)
    ranked = sorted(rules.rows(), key=lambda row: row["place"])
    listed = _listed(_behind(dataset, "conformance", {}, KEY, _.part == "broken"), KEY) if ranked else {}
    return {
        "broken": len(ranked),
        "rules": [
            {name: row[name] for name in RULE} | {"behind": listed[tuple(row[name] for name in KEY)]}
            for row in ranked[:SHOWN_RULES]
        ],
    }


def _temporal(dataset: Dataset) -> Part:
    """The steps with times far off the usual, and the deals that are stuck in one now."""
    answer = dataset.ask("temporal_profile")
    if answer.refusal:
        return answer.refusal.as_dict()
    rows = answer.rows()
    off = [row for row in rows if row["fast"] or row["slow"]]
    off.sort(key=_worth_a_look)
    waiting = _behind(dataset, "temporal_profile", {}, ["part"], _.to_step.isnull() & (_.part == "slow"))
    stuck = _listed(waiting, ["part"])
    return {
        "beyond": rows[0]["beyond"] if rows else None,
        "scale": rows[0]["scale"] if rows else None,
        "stays": sum(row["n"] for row in rows),
        "slow": sum(row["slow"] for row in rows),
        "fast": sum(row["fast"] for row in rows),
        "steps": [{name: row[name] for name in PROFILE} for row in off],
        "stuck": stuck.get(("slow",), NONE),
    }


def _worth_a_look(row: Mapping[str, Any]) -> tuple[bool, bool, int, int, str]:
    """Who is still there first; where times are told in hours, nobody waits for long."""
    hours = row["high_days"] is None or row["high_days"] < 1
    return row["to_step"] is not None, hours, -row["slow"], -row["fast"], row["from_step"]


def _lint(dataset: Dataset) -> Part:
    """What makes the stages hard to work with. Exit criteria are those that were ever answered."""
    if dataset.tables.stages is None or dataset.stays is None:
        return no_history(dataset)
    answers = dataset.tables.criteria_answers
    stages, deals = dataset.tables.stages, dataset.deals
    criteria = None if answers is None else answered_criteria(answers, deals, stages)
    found = lint(stages, deals, dataset.stays, criteria=criteria, entries=dataset.entries())
    return {
        "findings": [
            {"code": one.code, "message": one.message, "remedy": one.remedy, "stages": list(one.records)}
            for one in found.findings
        ],
        "not_checked": [one.as_dict() for one in found.not_checked],
    }


@kept("behind")
def _behind(
    dataset: Dataset,
    metric: str,
    options: Mapping[str, Any],
    by: Sequence[str],
    where: ibis.Deferred | None = None,
) -> ibis.Table:
    """Of the records behind a metric those that are wanted, stored: more than one question is asked of them."""
    answer = dataset.ask(metric, **options)
    assert answer.behind is not None
    records = answer.behind()
    wanted = records if where is None else records.filter(where)
    return wanted.select("deal_id", *by)


def _listed(records: ibis.Table, by: Sequence[str]) -> dict[tuple[Any, ...], Part]:
    """The deals behind each cell, each of them once."""
    return behind(records.select("deal_id", *by).distinct(), by=by, shown=SHOWN_IDS)


def _refused(answer: Result) -> Part:
    assert answer.refusal is not None
    return answer.refusal.as_dict()


def _key(row: Mapping[str, Any]) -> tuple[Any, Any]:
    return row["pipeline"], row["stage"]
