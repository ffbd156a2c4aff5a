"""Win and loss: why are deals lost, of which kind is it where, and which exit criterion tells who will win?"""

from typing import Any

import ibis
from ibis import _

from venturi.audit.behind import NONE, behind
from venturi.dataset import Dataset
from venturi.metrics.periods import Period
from venturi.metrics.win_loss.at_decision import with_unmet_criteria
from venturi.metrics.win_loss.families import NOT_ASSIGNED, NOT_SAID
from venturi.metrics.win_loss.reasons import reasons, reasons_deals

SHOWN_IDS = 50
SHOWN_GROUPS = 12
DIMENSIONS = ("stage", "source", "owner", "competitor", "unmet_criterion")
MEASURES = (
    *("deals", "of", "share", "share_low", "share_high", "amount", "value"),
    "without_amount",
)
PER_CRITERION = (
    *("stage", "criterion", "met_won", "met_lost", "unmet_won", "unmet_lost"),
    *("met_rate", "met_rate_low", "met_rate_high", "unmet_rate", "unmet_rate_low", "unmet_rate_high"),
    *("compared", "met_alike", "unmet_alike", "difference", "difference_low", "difference_high", "q", "predicts"),
)
WHOLE = "all"
Rows = list[dict[str, Any]]


def win_loss_section(dataset: Dataset, period: Period | None, skips: Any) -> dict[str, Any]:
    """The ``win_loss`` part of the document: losses by reason and family, and what the exit criteria tell.

    A deal is lost from the stage at which the funnel counts it as lost.
    """
    return {**_reasons(dataset, period, skips), "criteria": _criteria(dataset, period)}


def _reasons(dataset: Dataset, period: Period | None, skips: Any) -> dict[str, Any]:
    if refusal := dataset.refusal("reasons", period):
        return {"reasons": refusal.as_dict(), "families": refusal.as_dict(), "by": {}}
    said: dict[str, Any] = {"decided_in": period, "families": dataset.ingested.mapping.loss_families}
    rows = _rows(reasons(dataset.deals, **said))
    # Now that the family of every reason is known, no word of it has to be searched again.
    known = {row["reason"]: row["family"] for row in rows if row["family"] not in (NOT_ASSIGNED, NOT_SAID)}
    said["families"] = {**said["families"], **known}
    told = _by(dataset, said, dimensions(dataset), skips) if any(row["reason"] is not None for row in rows) else {}
    listed = reasons_deals(dataset.deals, **said).filter(_.part == "lost")
    ids = behind(listed, by=["family", "reason"], shown=SHOWN_IDS) if rows else {}
    return {
        "reasons": [
            _told(row, "family", "reason", "guessed") | {"behind": ids.get((row["family"], row["reason"]), NONE)}
            for row in rows
        ],
        "families": [_told(row, "family") | {"guessed": _guessed(rows, row)} for row in told.get(WHOLE, [])],
        "by": {name: _most(told[name]) for name in DIMENSIONS if name in told},
    }


def _guessed(rows: Rows, family: dict[str, Any]) -> int:
    return sum(row["guessed"] for row in rows if row["family"] == family["family"])


def dimensions(dataset: Dataset) -> list[str]:
    """By what losses are shown: columns with values, the stage with a history, unmet criteria with answers."""
    lost = dataset.deals.filter(dataset.deals.outcome == "lost")
    asked = {name: lost[name].notnull().any() for name in DIMENSIONS if name in lost.columns}
    [known] = lost.aggregate(**asked).to_pyarrow().to_pylist()
    known["stage"] = dataset.stays is not None
    known["unmet_criterion"] = dataset.tables.criteria_answers is not None
    return [name for name in DIMENSIONS if known.get(name)]


def _by(dataset: Dataset, said: dict[str, Any], names: list[str], skips: Any) -> dict[str, Rows]:
    """The families of all losses, and by each dimension, in one query: as if each deal stood once in each."""
    lost = dataset.deals.filter(_.outcome == "lost")
    if "stage" in names:
        entries = dataset.entries(skips=skips).filter(_.part == "lost")
        place = entries.aggregate(by={"lost_id": entries.deal_id}, lost_from=entries.stage.argmax(entries.entered_at))
        lost = lost.drop("stage").left_join(place, lost.deal_id == place.lost_id).rename(stage="lost_from")
    each = [_placed(lost, WHOLE, ibis.null("string"))]
    each += [_placed(lost, name, lost[name].cast("string")) for name in names if name != "unmet_criterion"]
    if "unmet_criterion" in names:
        assert dataset.tables.criteria_answers is not None
        unmet = with_unmet_criteria(lost, dataset.tables.criteria_answers)
        each.append(_placed(unmet, "unmet_criterion", unmet.unmet_criterion))
    rows = _rows(reasons(ibis.union(*each), per="family", by=["dimension", "group"], **said))
    found: dict[str, Rows] = {}
    for row in rows:
        found.setdefault(row["dimension"], []).append(_told(row, "group", "family"))
    return found


def _most(rows: Rows) -> dict[str, Any]:
    """The groups with most losses, and how many groups there are."""
    of = {row["group"]: row["of"] for row in sorted(rows, key=lambda row: (-row["of"], row["group"] or ""))}
    kept = list(of)[:SHOWN_GROUPS]
    ordered = sorted(rows, key=lambda row: list(of).index(row["group"]))
    return {"groups": len(of), "rows": [row for row in ordered if row["group"] in kept]}


def _placed(deals: ibis.Table, dimension: str, group: Any) -> ibis.Table:
    named = ("deal_id", "outcome", "closed_at", "amount", "loss_reason")
    return deals.select(*named, dimension=ibis.literal(dimension), group=group)


def _rows(table: ibis.Table) -> Rows:
    """The most frequent first; what nobody says a reason of stands last."""
    rows: Rows = table.filter(_.deals > 0).to_pyarrow().to_pylist()

    def place(row: dict[str, Any]) -> tuple[bool, int, str, str]:
        return row["family"] == NOT_SAID, -row["deals"], row["family"], row.get("reason") or ""

    return sorted(rows, key=place)


def _told(row: dict[str, Any], *named: str) -> dict[str, Any]:
    return {name: row[name] for name in (*named, *MEASURES)}


def _criteria(dataset: Dataset, period: Period | None) -> Any:
    """Null where the data hold no answers to criteria."""
    if dataset.tables.criteria_answers is None:
        return None
    answer = dataset.ask("criteria", decided_in=period)
    if answer.refusal:
        return answer.refusal.as_dict()
    return [{name: row[name] for name in PER_CRITERION} for row in answer.rows()]
