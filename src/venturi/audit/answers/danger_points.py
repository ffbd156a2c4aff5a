"""Danger points: at which step is most to be won back?"""

from venturi.audit.answers.parts import NO_OUTCOME, NO_STEP, Document, decided_anything, unanswered
from venturi.formats import decimal, short_money, short_money_interval


def danger_points(document: Document) -> str:
    part, currency = document["danger_points"], document["reporting_currency"]
    if reason := unanswered(part):
        return reason
    if not part:
        if document["funnel"] == []:
            return NO_STEP
        lost_nowhere = f"{NO_OUTCOME}, so nobody can tell at which step deals are lost."
        return "No step loses deals." if decided_anything(document) else lost_nowhere
    worst = part[0]
    if not worst["money_per_quarter"]:
        worst = max(part, key=lambda row: row["deals_lost_per_quarter"])
        told = f'Most deals are lost at "{worst["stage"]}": {decimal(worst["deals_lost_per_quarter"])} a quarter.'
        if worst["money_per_quarter"] is None:
            return f"{told} What mending it would return cannot be put in money."
        return f"{told} Nobody does better at any step than chance explains, so there is no example to follow."
    between = short_money_interval(worst["money_per_quarter_low"], worst["money_per_quarter_high"], currency)
    unlike = "" if worst["like_for_like"] else ", not like for like: the export names neither source nor product"
    return (
        f'Most money is to be won back at "{worst["stage"]}": about '
        f"{short_money(worst['money_per_quarter'], currency)} a quarter ({between}) "
        f"for closing half the gap to the {worst['benchmark_kind']}{unlike}."
    )
