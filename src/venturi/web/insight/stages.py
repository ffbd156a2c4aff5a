"""What is usual in each stage, and what should stand there: computed by the library in the background, and kept.

A page reads what is kept, and says as of when. Where the library refuses a number, its reason is kept.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from venturi.audit.pipeline import goal_of, needed
from venturi.dataset import Dataset
from venturi.ingest.progress import Progress, silent
from venturi.web.deals.usual import Usual
from venturi.web.insight import copy, kept
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import rights_of
from venturi.web.people.models import Person

KIND = "stages"
# What is usual changes slowly: nobody has it computed anew sooner.
CALM = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Figures:
    """The stages of all pipelines, by the names of pipeline and stage, up to entry ``number``.

    ``during``: whose target is meant; ``in_money``: whether needed is money in ``currency``, or a number of deals;
    ``reasons``: why some numbers are not given.
    """

    number: int
    as_of: datetime | None
    made_at: datetime
    stages: Mapping[tuple[str, str], Usual]
    during: str | None = None
    in_money: bool = False
    currency: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def needs(self) -> bool:
        """Whether it is told what should stand in any stage."""
        return any(one.needed is not None for one in self.stages.values())

    def of(self, pipeline: str, stage: str) -> Usual:
        """Those of one stage; of one that is called otherwise by now, nothing."""
        return self.stages.get((pipeline, stage), Usual())


def question_of(person: Person) -> Question:
    """What is asked for the board of a person: of today, of the deals and targets that they may see."""
    today = timezone.now().date()
    return Question(rights_of(person, on=today), today)


def figures(question: Question) -> Figures | None:
    """The last that were kept and tell nothing but what may still be seen; null: there are none."""
    found = kept.last(KIND, question)
    return None if found is None else _read(*found)


def are_current(there: Figures | None) -> bool:
    """Whether nothing happened since, or too little time passed to compute them anew."""
    if there is None:
        return False
    return timezone.now() - there.made_at < CALM or not copy.entries_after(there.number)


def make(question: Question, *, progress: Progress = silent) -> int:
    """Compute what is usual of the copy as it is and keep it; the number of the last entry that is in it."""
    del progress
    dataset, known = question.dataset()
    with dataset:
        told = _told(dataset)
    told |= {"as_of": known.recorded_at, "made_at": timezone.now().isoformat()}
    kept.keep(KIND, question, known.number, json.dumps(told))
    return known.number


def _told(dataset: Dataset) -> dict[str, Any]:
    if not dataset.deals.count().to_pyarrow().as_py():
        return {"stages": []}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    lasted = dataset.stay_times(interval=False)
    for row in [] if lasted.refusal else lasted.rows():
        found[row["pipeline"], row["stage"]] = {name: row[name] for name in ("median_days", "p90_days")}
    goal = goal_of(dataset, None)
    stands = needed(dataset, goal)
    for row in stands.get("stages", []):
        here = found.setdefault((row["pipeline"], row["stage"]), {})
        here |= {name: row[name] for name in ("needed", "gap", "verdict")}
    refused = [lasted.refusal.as_dict() if lasted.refusal else None, stands, stands.get("no_money")]
    return {
        "stages": [[*key, asdict(Usual(**values))] for key, values in found.items()],
        "during": goal.during.label,
        "in_money": stands.get("in_money", False),
        "currency": dataset.currency,
        "reasons": list(dict.fromkeys(one["refused"]["reason"] for one in refused if one and "refused" in one)),
    }


def _read(number: int, text: str) -> Figures:
    told = json.loads(text)
    stages = {(pipeline, stage): Usual(**values) for pipeline, stage, values in told.pop("stages")}
    told["as_of"] = datetime.fromisoformat(told["as_of"]) if told["as_of"] else None
    made_at, reasons = datetime.fromisoformat(told.pop("made_at")), tuple(told.pop("reasons", ()))
    return Figures(number, made_at=made_at, stages=stages, reasons=reasons, **told)
