"""Stage facts: what has happened in each stage of the process, counted once for all rules?"""

from dataclasses import dataclass

import ibis
from ibis import _

from venturi.metrics.as_of import pipeline_of
from venturi.metrics.conversion import conversion_deals
from venturi.metrics.periods import days_between
from venturi.metrics.pipeline_health.standing import open_deals
from venturi.metrics.tables import require_columns

KEY = ("pipeline", "stage")


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """One stage: where it stands in the process, and what deals did there. Null: there is no history to tell."""

    pipeline: str
    stage: str
    position: int
    kind: str
    standing: int  # open deals that stand there now
    visits: int | None = None
    timed: int | None = None  # visits of which the end is known
    fleeting: int | None = None  # of these, the ones shorter than a stay can be
    passed: int | None = None  # deals that came to it or jumped over it
    jumped: int | None = None  # of these, the ones that never stood there


def stage_facts(
    stages: ibis.Table,
    deals: ibis.Table,
    stays: ibis.Table | None,
    *,
    fleeting_days: float,
    entries: ibis.Table | None = None,
) -> list[StageFacts]:
    """The facts of every stage, in the order of the process. Runs the queries.

    Parameters
    ----------
    stages : one row per stage of a pipeline
    deals : one row per deal
    stays : one row per visit, from `stays`, or None
    fleeting_days : stays shorter than this are fleeting.
    entries : what `conversion_deals` gave for the same stays and stages, when it is stored already.
    """
    require_columns(stages, ["stage", "position", "kind"], name="stages")
    # A stage listed twice is one stage; that it is there twice other rules tell.
    key = {"pipeline": pipeline_of(stages), "stage": stages.stage}
    listed = stages.aggregate(by=key, position=stages.position.min(), kind=stages.kind.min())
    standing = open_deals(deals).aggregate(by=list(KEY), standing=_.count())
    facts = _beside(listed, standing).mutate(standing=_.standing.fill_null(0))
    if stays is not None:
        days = days_between(_.entered_at, _.left_at)
        visits = stays.aggregate(
            by=list(KEY),
            visits=_.count(),
            timed=_.left_at.count(),
            fleeting=_.count(where=days < fleeting_days),
        )
        if entries is None:
            entries = conversion_deals(stays, stages)
        passages = entries.aggregate(by=list(KEY), passed=_.count(), jumped=_.count(where=_.passed_over))
        facts = _beside(_beside(facts, visits), passages)
        facts = facts.mutate(
            **{name: facts[name].fill_null(0) for name in ("visits", "timed", "fleeting", "passed", "jumped")}
        )
    rows = facts.order_by(["pipeline", "position", "stage"]).to_pyarrow().to_pylist()
    return [StageFacts(**row) for row in rows]


def _beside(listed: ibis.Table, counted: ibis.Table) -> ibis.Table:
    """The counts of each listed stage; null where nothing was counted."""
    found = counted.rename({f"of_{name}": name for name in KEY})
    joined = listed.left_join(found, [listed.pipeline == found.of_pipeline, listed.stage == found.of_stage])
    return joined.drop([f"of_{name}" for name in KEY])
