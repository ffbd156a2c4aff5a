"""Lint: is the process defined so that people can follow it and numbers can be trusted?"""

from dataclasses import dataclass, field
from typing import Any

import ibis

from venturi.errors import Issue
from venturi.metrics.as_of import pipeline_of
from venturi.metrics.integrity import NotChecked
from venturi.metrics.stays import carry
from venturi.metrics.tables import require_columns
from venturi.process import stage_rules
from venturi.process.stage_facts import stage_facts
from venturi.process.stage_rules import Lines


@dataclass(frozen=True, slots=True)
class Lint:
    """What was found, and what could not be checked and why: silence would look like a pass."""

    findings: tuple[Issue, ...]
    not_checked: tuple[NotChecked, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        return {
            "findings": [finding.as_dict() for finding in self.findings],
            "not_checked": [rule.as_dict() for rule in self.not_checked],
        }


def lint(
    stages: ibis.Table,
    deals: ibis.Table,
    stays: ibis.Table | None = None,
    *,
    criteria: ibis.Table | None = None,
    lines: Lines | None = None,
    entries: ibis.Table | None = None,
) -> Lint:
    """Look for stages that nobody can work with: too many, unused, jumped over, fleeting, crowded, without criteria.

    **Population:** the stages as they are listed; for their use all visits and all open deals.

    Parameters
    ----------
    stages : one row per stage of a pipeline
        ``pipeline``, ``stage``, ``position``, ``kind``.
    deals : one row per deal
        ``deal_id``, ``outcome``, ``stage``, ``amount``; ``pipeline`` if there is any.
    stays : one row per visit, from `stays`, or None where the source keeps no history
    criteria : one row per exit criterion, or None where nobody wrote them down
        ``stage``, ``criterion``; ``pipeline`` if there is any.
    lines : where each rule draws its line; default: `Lines`.
    entries : what `conversion_deals` gave for the same stays and stages, when it is stored already.

    Returns
    -------
    `Lint`: one issue per rule and pipeline that breaks it, with the stages as its records (``pipeline / stage``). A
    rule whose table is not there is in ``not_checked``, **never passed**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when a process was changed lately: stages of the old one look unused or jumped over in the new one. Hand in
    the stays of the time since.
    """
    drawn = lines or Lines()
    facts = stage_facts(stages, deals, stays, fleeting_days=drawn.fleeting_days, entries=entries)
    findings = [*stage_rules.of_definition(facts, drawn), *stage_rules.of_deals(facts, drawn)]
    unchecked: list[NotChecked] = []
    if stays is None:
        reason = "there is no history of the deals' stages"
        unchecked += [NotChecked(code=code, reason=reason) for code in stage_rules.NEEDS_HISTORY]
    else:
        findings += stage_rules.of_history(facts, drawn)
    if criteria is None:
        reason = "there is no table of exit criteria"
        unchecked += [NotChecked(code=code, reason=reason) for code in stage_rules.NEEDS_CRITERIA]
    else:
        findings += stage_rules.of_criteria(facts, _written(criteria))
    return Lint(tuple(sorted(findings, key=lambda finding: finding.severity.rank)), tuple(unchecked))


def answered_criteria(answers: ibis.Table, deals: ibis.Table, stages: ibis.Table) -> ibis.Table:
    """The exit criteria that were ever answered: ``pipeline``, ``stage``, ``criterion``.

    Where an answer names no pipeline, it is that of the deal; where that has no such stage, any other one that has: the
    deal was there before.
    """
    require_columns(answers, ["deal_id", "stage", "criterion"], name="criteria_answers")
    told = answers.pipeline if "pipeline" in answers.columns else ibis.null("string")
    asked = carry(answers.select("deal_id", "stage", "criterion", told=told), deals, ["pipeline"])
    pairs = asked.select("stage", "criterion", pipeline=ibis.coalesce(asked.told, pipeline_of(asked))).distinct()
    known = stages.select("stage", pipeline=pipeline_of(stages)).distinct()
    strange = pairs.anti_join(known, ["pipeline", "stage"])
    elsewhere = strange.drop("pipeline").join(known, "stage")
    columns = ("pipeline", "stage", "criterion")
    parts = (pairs.semi_join(known, ["pipeline", "stage"]), elsewhere, strange.anti_join(known, "stage"))
    return ibis.union(*(part.select(*columns) for part in parts), distinct=True)


def _written(criteria: ibis.Table) -> dict[tuple[str, str], int]:
    """How many exit criteria each stage has; a criterion without words is none."""
    require_columns(criteria, ["stage", "criterion"], name="criteria")
    known = criteria.filter(criteria.criterion.strip() != "")
    key = {"pipeline": pipeline_of(known), "stage": known.stage}
    rows = known.aggregate(by=key, criteria=known.criterion.nunique()).to_pyarrow().to_pylist()
    return {(row["pipeline"], row["stage"]): row["criteria"] for row in rows}
