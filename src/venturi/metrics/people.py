"""People: who was there on a day, and in whose team was a deal?"""

from datetime import date

import ibis
from ibis import _

from venturi.metrics.tables import require_columns


def people_as_of(people: ibis.Table, *, on: date) -> ibis.Table:
    """The people as they were known at the end of a day: who starts later is not there, who leaves later has not left.

    Parameters
    ----------
    people : one row per person
        ``started_on``, ``left_on``, ``active``.
    on : day

    Returns
    -------
    The same columns. ``left_on`` is null when it lies ahead, and ``active`` true then. Who is not active and has no
    ``left_on`` stays so: nobody knows since when.
    """
    require_columns(people, ["started_on", "left_on", "active"], name="people")
    day = ibis.literal(on)
    there = people.filter(_.started_on.isnull() | (_.started_on <= day))
    ahead = (there.left_on > day).fill_null(False)
    return there.mutate(
        left_on=ibis.ifelse(ahead, ibis.null("date"), there.left_on), active=ibis.ifelse(ahead, True, there.active)
    )


def with_team_then(deals: ibis.Table, today: ibis.Table, people: ibis.Table | None) -> ibis.Table:
    """The deals of an earlier moment, each in the team of the owner it had: the export tells today's owner's.

    Parameters
    ----------
    deals : one row per deal
        ``deal_id``, ``owner``, ``team``, as `deals_as_of` gives them, where no log speaks of the team.
    today : one row per deal
        ``deal_id``, ``owner``, as exported.
    people : one row per person, or None
        ``person``, ``team``. Without it, or without the person in it, the team of another owner is unknown: null.
    """
    require_columns(deals, ["deal_id", "owner", "team"], name="deals")
    now = today.group_by(now_id=_.deal_id).aggregate(now_owner=_.owner.max())
    known = deals.left_join(now, deals.deal_id == now.now_id)
    known = known.mutate(same=known.owner.identical_to(known.now_owner))
    if people is None:
        return known.mutate(team=ibis.ifelse(known.same, known.team, ibis.null("string"))).select(deals.columns)
    teams = people.group_by(team_of=_.person).aggregate(its_team=_.team.max())
    joined = known.left_join(teams, known.owner == teams.team_of)
    return joined.mutate(team=ibis.ifelse(joined.same, joined.team, joined.its_team)).select(deals.columns)
