"""Person and stage: how does each person do at each step, like for like, and is it more than chance?"""

from collections.abc import Sequence

import ibis
from ibis import _

from venturi.errors import Refusal
from venturi.metrics.conversion import PARTS, Skips, conversion_deals, open_stages
from venturi.metrics.danger_points import with_facts
from venturi.metrics.intervals import wilson
from venturi.metrics.money import usable
from venturi.metrics.periods import Period
from venturi.metrics.person_only import Only, with_only
from venturi.metrics.person_stage_rows import rows_of_people
from venturi.metrics.stays import PLACE, carry

LIKE = ("source", "product", "segment")


def person_stage(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    field_changes: ibis.Table | None = None,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    like: Sequence[str] = LIKE,
    only: Only | None = None,
    entries: ibis.Table | None = None,
) -> ibis.Table:
    r"""Conversion of each person at each stage beside what is to be expected of it. Runs the queries.

    .. math:: \text{expected}_i = \sum_s n_{is} \frac{a_s}{n_s}, \qquad
        \text{like for like}_i = \sum_s \frac{n_s}{n} \cdot \frac{a_{is}}{n_{is}}, \qquad
        z_i = \frac{a_i - \text{expected}_i}{\sqrt{V_i}}

    with n the resolved deals, a those that advanced, s a mix of `like` and V the variance in a team of equals.

    **Population:** deals that entered the stage, each once, by their first entry; with ``entered_in`` those whose first
    entry lies in it. The person is the owner the deal had when it came into the stage.

    Parameters
    ----------
    stays : one row per visit, from `stays`
    stages : one row per stage of a pipeline
    deals : one row per deal
        ``deal_id``, ``outcome``, ``created_at``, ``closed_at``, ``amount`` in the reporting currency, ``owner``, `like`
        and the columns of `only`.
    field_changes : the log of changed fields, or None
        It tells the owner on entry. Without a change of any owner in it nobody knows whose deal it was: no person is
        named, see `person_stage_refusal`.
    entered_in, skips : see `conversion`
    like : column names
        Deals are alike that agree in these; columns without any value compare nothing.
    only : by column of the deals the values to keep
        ``{"source": ["inbound"]}``: the team is then that of these deals. Null is a value as well.
    entries : what `conversion_deals`, or `with_facts` of it, gave for the same period and skips.

    Returns
    -------
    one row per open stage and person with a deal there
        ``pipeline``, ``stage``, ``position``, ``person`` (null: nobody knows whose deal).  ``entered``, ``advanced``,
        ``lost``, ``still_here``, ``elsewhere``, ``outcome_unknown`` : deals, see `conversion`; ``resolved`` : advanced
        or lost.  ``conversion``, ``low``, ``high`` : share with the 95 % Wilson interval.  ``team`` : share of
        everybody.  ``expected`` : deals that would have advanced, had the team done them; ``expected_share``.
        ``like_for_like`` : share, had the person's deals been mixed as everybody's; mixes the person had no deals of
        count as everybody's.  ``shrunk``, ``shrunk_low``, ``shrunk_high`` : what is likely of the person, see
        `beta_binomial`.  ``team_p``, ``p``, ``p_adjusted`` and ``below`` : see `people_verdicts`; below is true where
        the person falls behind more than chance explains, null for who is not compared (fewer than five deals expected
        to advance, or to be lost).  ``best`` : nobody does the step better, and chance does not explain it; at most one
        person a stage.  ``deals_short`` : expected − advanced; ``money_short`` : that times what one more deal through
        the step brings; null when it is not known.  ``biggest_in_deals``, ``biggest_in_money`` : the step at which the
        person falls behind most.  A share of nothing is **null, not 0**.

    Raises
    ------
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when deals differ in ways that `like` does not show: whoever gets the hard ones looks weak. The larger the
    shortfall, the more of it is bad luck; plan with ``shrunk``, not with ``conversion``.

    References
    ----------
    Fleiss, J. L., Levin, B., Paik, M. C. (2003). Statistical Methods for Rates and Proportions, chapter 19.
    """
    listed = person_stage_deals(
        stays,
        stages,
        deals,
        field_changes=field_changes,
        entered_in=entered_in,
        skips=skips,
        like=like,
        only=only,
        entries=entries,
    )
    rows = ibis.memtable(rows_of_people(_cells(listed, like), open_stages(stages)))
    low, high = wilson(rows.advanced, rows.resolved)
    return rows.mutate(low=low, high=high)


def person_stage_deals(
    stays: ibis.Table,
    stages: ibis.Table,
    deals: ibis.Table,
    *,
    field_changes: ibis.Table | None = None,
    entered_in: Period | None = None,
    skips: Skips = "implied",
    like: Sequence[str] = LIKE,
    only: Only | None = None,
    entries: ibis.Table | None = None,
) -> ibis.Table:
    """The deals behind `person_stage`: one row per deal and open stage it entered.

    ``deal_id``, ``pipeline``, ``stage``, ``position``, ``person``, the columns of `like`, ``entered_at``, ``outcome``,
    ``amount`` and ``part``: advanced, lost, still_here, elsewhere or outcome_unknown. Runs a query: whether the log
    knows any owner.
    """
    if entries is None:
        entries = conversion_deals(stays, stages, entered_in=entered_in, skips=skips)
    told = with_facts(carry(entries, deals, [*like, *(only or {})]), deals, field_changes, columns=like)
    told = with_only(told, only)
    shown = ["entered_at", "outcome", "amount", "part"]
    return told.select("deal_id", *PLACE, *like, *shown, person=told.owner_on_entry)


def person_stage_refusal(table: ibis.Table) -> Refusal | None:
    """Why `person_stage` compares nobody: of no deal it is known whose it was. Runs a query."""
    if not table.person.isnull().all().to_pyarrow().as_py():
        return None
    return Refusal(
        "owners-unknown",
        "No change of an owner is known, so nobody can say whose deal it was at a stage. Export the history of the "
        "field that names the owner.",
    )


def _cells(listed: ibis.Table, like: Sequence[str]) -> ibis.Table:
    """Deals by stage, person and mix, the mix as a number, and what was won of them; money stays exact."""
    won = _.outcome == "won"
    cells = listed.aggregate(
        by=[*PLACE, "person", *like],
        **{part: _.count(where=_.part == part) for part in PARTS},
        won=_.count(where=won),
        won_without_amount=_.count(where=won & ~usable(_.amount)),
        won_amount=_.amount.sum(where=won & usable(_.amount)),
    )
    mix = ibis.dense_rank().over(order_by=list(like)) if like else ibis.literal(0)
    return cells.mutate(mix=mix).drop(*like).order_by([*PLACE, "person", "mix"])
