"""A company as deals given by the path they took, for the tests of danger points."""

from datetime import date, datetime, timedelta

from tests.metrics.histories import changes_table, deals_table, fields_table, stages_table

from venturi.metrics.danger_points import danger_points
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
START = datetime(2026, 1, 10)
FUNNEL = [(100, 90), (90, 50), (50, 20)]
STAGES = [
    *({"pipeline": "default", "stage": stage, "position": n, "kind": "open"} for n, stage in enumerate("abc", 1)),
    {"pipeline": "default", "stage": "won", "position": 9, "kind": "won"},
]
WORKED = [
    *[{"path": "a", "outcome": "lost"}] * 10,
    *[{"path": "ab", "outcome": "lost"}] * 40,
    *[{"path": "abc", "outcome": "lost"}] * 30,
    *[{"path": "abc", "outcome": "won"}] * 20,
]


def company(deals, start=START):
    """Stays, stages and deals, for deals given by path (a letter a stage, a stage a day), outcome and what differs."""
    moves, rows = [], []
    for number, deal in enumerate(deals):
        begins = deal.get("start", start)
        moves += [
            {"deal_id": f"d{number}", "changed_at": begins + timedelta(days=nth), "stage": stage}
            for nth, stage in enumerate(deal["path"])
        ]
        closed_at = None if deal["outcome"] == "open" else begins + timedelta(days=len(deal["path"]))
        given_ = {"amount": 100, "owner": "ana", "source": "inbound", "product": "small"} | deal
        rows.append({"deal_id": f"d{number}", "created_at": begins, "closed_at": closed_at} | given_)
    table, stages = deals_table(rows), stages_table(STAGES)
    return stays(changes_table(moves), stages, table, as_of=datetime(2027, 1, 1)), stages, table


# Some deal changed its owner: the source keeps such changes, so the owner of the others was always the same.
KEPT = fields_table([{"deal_id": "x", "changed_at": START, "field": "owner", "old_value": "p8", "new_value": "p9"}])


def points(deals, entered_in=YEAR, **choices):
    """The danger points by stage, in their order."""
    choices = {"replicates": 200, "field_changes": KEPT} | choices
    return {point["stage"]: point for point in danger_points(*company(deals), entered_in=entered_in, **choices)}


def of_owner(owner, advanced, lost, **more):
    return [{"path": "abc", "outcome": "won", "owner": owner, **more}] * advanced + [
        {"path": "abc", "outcome": "lost", "owner": owner, **more}
    ] * lost


# Two owners win 30 of 100 at the last step, three win 60 of 100: 240 of 500, 48 %.
UNEQUAL = [deal for nth, won in enumerate([30, 30, 60, 60, 60]) for deal in of_owner(f"p{nth}", won, 100 - won)]
