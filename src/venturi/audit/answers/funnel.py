"""Funnel: where do deals stop, and where do they stay?"""

from venturi.audit.answers.parts import NO_OUTCOME, NO_STEP, Document, decided_anything, unanswered
from venturi.formats import days, percent

FEWEST_RESOLVED = 20


def funnel(document: Document) -> str:
    part = document["funnel"]
    if reason := unanswered(part):
        return reason
    if not part:
        return NO_STEP
    if not decided_anything(document):
        return f"{NO_OUTCOME}, so no step can be called narrow.{_slowest(part)}"
    known = [row for row in part if row["conversion"] is not None and row["advanced"] + row["lost"] > 0]
    if not known:
        return "No deal has left a stage yet, so no step can be judged."
    if not document["outcomes"]["won"]:
        # Whoever goes on from the last stage wins: without a win it is 0 % and says nothing of the stage.
        known = [row for row in known if row["position"] < _last_position(part, row["pipeline"])]
    if not known:
        return "No deal was won, so the step that deals have left, the last one, cannot be judged."
    known = [row for row in known if row["advanced"] + row["lost"] >= FEWEST_RESOLVED]
    if not known:
        return f"At no step {FEWEST_RESOLVED} deals are resolved, too few to name the narrowest."
    narrow = min(known, key=lambda row: row["conversion"])
    told = (
        f'The narrowest step is "{narrow["stage"]}": {percent(narrow["conversion"])} of the deals resolved there go on.'
    )
    return f"{told}{_slowest(known)}"


def _slowest(rows: list[Document]) -> str:
    timed = [row for row in rows if row["median_days"] is not None]
    if not timed:
        return ""
    slow = max(timed, key=lambda row: row["median_days"])
    return f' Deals stay longest in "{slow["stage"]}": {days(slow["median_days"])} at the median.'


def _last_position(part: list[Document], pipeline: str) -> int:
    return max(row["position"] for row in part if row["pipeline"] == pipeline)
