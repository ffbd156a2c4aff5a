"""Integrity: can these data be trusted, what is wrong with them, and what is to be mended first?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import ibis

from venturi.errors import Issue, Severity
from venturi.metrics.integrity.completeness import Completeness, completeness
from venturi.metrics.integrity.findings import counted, worth
from venturi.metrics.integrity.findings import findings as findings_of
from venturi.metrics.integrity.fix_first import Fix, fix_first
from venturi.metrics.integrity.flags import SLOTS, flags
from venturi.metrics.integrity.floors import State, states
from venturi.metrics.integrity.profile import look
from venturi.metrics.integrity.rule import Context, Finding, Limits, NotChecked
from venturi.metrics.integrity.score import score
from venturi.metrics.metric import Metric
from venturi.metrics.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What can be trusted, what cannot, and what to mend first.

    ``score`` : 0 to 100, null without deals. ``findings`` : worst first. ``not_checked`` : rules that lack their data.
    ``metrics`` : trusted, doubtful or refused. ``fix_first`` : by metrics unlocked.
    """

    score: float | None
    sentence: str
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    completeness: Completeness
    metrics: tuple[State, ...]
    fix_first: tuple[Fix, ...]
    context: Context = field(repr=False)

    def as_dict(self) -> dict[str, Any]:
        """The ``integrity`` part of an audit."""
        return {
            "score": self.score,
            "sentence": self.sentence,
            "issues": [finding.as_dict() for finding in self.findings],
            "not_checked": [rule.as_dict() for rule in self.not_checked],
            "completeness": self.completeness.as_dict(),
            "metrics": [state.as_dict() for state in self.metrics],
            "fix_first": [fix.as_dict() for fix in self.fix_first],
        }


def in_memory(table: ibis.Table) -> ibis.Table:
    """The rows of a table, read once."""
    return ibis.memtable(table.to_pyarrow())


def integrity(
    tables: Tables,
    *,
    stays: ibis.Table | None = None,
    as_of: datetime,
    zone: str = "UTC",
    fiscal_start: int = 1,
    read_issues: Sequence[Issue] = (),
    metrics: Sequence[Metric] = (),
    limits: Limits | None = None,
    keep: Callable[[ibis.Table], ibis.Table] = in_memory,
) -> Verdict:
    """Hold every rule against every record, and say what follows for the metrics.

    **Population:** all deals as they were at ``as_of``; events after it do not exist.

    Parameters
    ----------
    tables : the tables of one data set. stays : one row per visit of a deal to a stage, see `venturi.metrics.stays`.
    as_of : the moment the verdict describes. zone : reporting time zone.
    fiscal_start : the month in which the fiscal year begins, whose quarters completeness is told by.
    read_issues : what was noticed while reading; they join the findings and the score.
    metrics : what is to be computed; each is called trusted, doubtful or refused.
    limits : where rules draw their lines.
    keep : holds what every deal breaks (some 60 bytes a deal), because everything asks it again.

    Returns
    -------
    `Verdict`. ``score`` is null when there are no deals.

    Raises
    ------
    TableError
        If a table lacks a required column.

    Notes
    -----
    Misleads when a source fills fields with defaults: a value that is there and contradicts nothing counts as sound.
    """
    context = look(tables, stays=stays, as_of=as_of, zone=zone, limits=limits)
    flagged = keep(flags(context))
    numbers = counted(flagged)
    found, unchecked = findings_of(flagged, context, numbers)
    read_issues, found = _told_once(read_issues, found, context)
    complete = completeness(context, flagged, zone=zone, fiscal_start=fiscal_start)
    findings = _worst_first([*map(Finding.from_issue, read_issues), *found])
    judged = states(metrics, complete, sound=worth(numbers), findings=findings)
    total = sum(numbers[f"slot_{slot}/all"] or 0.0 for slot in SLOTS)
    points = score(total, context.rows["deals"], read_issues)
    return Verdict(
        score=points,
        sentence=_sentence(points, findings, judged),
        findings=findings,
        not_checked=unchecked,
        completeness=complete,
        metrics=judged,
        fix_first=fix_first(findings, judged),
        context=context,
    )


def _told_once(
    read_issues: Sequence[Issue], found: Sequence[Finding], context: Context
) -> tuple[list[Issue], list[Finding]]:
    """What the reader and a rule both say of the deals is said by the rule, which knows the deals, with the place."""
    ruled = {finding.code for finding in found}
    doubles = [issue for issue in read_issues if issue.code in ruled]
    if not doubles or "source_file" not in context.tables.deals.columns:
        return list(read_issues), list(found)
    files = set(context.tables.deals.select("source_file").distinct().source_file.to_pyarrow().to_pylist())
    places = {issue.code: issue for issue in reversed(doubles) if issue.file in files}
    placed = [
        replace(finding, file=places[finding.code].file, row=places[finding.code].row)
        if finding.code in places
        else finding
        for finding in found
    ]
    return [issue for issue in read_issues if issue.code not in ruled or issue.file not in files], placed


def _worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.severity.rank, -finding.count, finding.code)))


def _sentence(points: float | None, findings: Sequence[Finding], judged: Sequence[State]) -> str:
    if points is None:
        return "There are no deals, so there is nothing to judge."
    faults = [finding for finding in findings if finding.severity is not Severity.NOTE]
    found = f"{len(faults)} kinds of faults were found" if len(faults) != 1 else "one kind of fault was found"
    refused = sum(state.state == "refused" for state in judged)
    doubtful = sum(state.state == "doubtful" for state in judged)
    told = f"{points:.0f} of 100: {found}" if faults else f"{points:.0f} of 100: no faults were found"
    if not judged:
        return f"{told}."
    trusted = len(judged) - refused - doubtful
    if trusted == len(judged):
        return f"{told}; all metrics can be trusted."
    counts = [f"{trusted or 'none'} can be trusted"]
    counts += [
        f"{n} {'is' if n == 1 else 'are'} {state}" for n, state in ((doubtful, "doubtful"), (refused, "refused")) if n
    ]
    return f"{told}; of {len(judged)} metrics {', '.join(counts[:-1])} and {counts[-1]}."
