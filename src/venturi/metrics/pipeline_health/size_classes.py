"""Size classes: how much of the pipeline is a few large deals, and how much is many small ones?"""

from collections.abc import Sequence
from typing import Any

import ibis

from venturi.metrics import money
from venturi.metrics.pipeline_health.chances import Chance, none_closes, open_with_chance

ROCK, STONE = 0.10, 0.02
UNKNOWN = "unknown"
SIZES = ("rock", "stone", "pebble", UNKNOWN)
SUMS = ("deals", "amount", "expected", "expected_deals", "none_closes", "without_chance")
CHANCES = SUMS[2:]


def size_classes(
    deals: ibis.Table,
    conversions: ibis.Table,
    *,
    target: float,
    rock: float = ROCK,
    stone: float = STONE,
    chance: Chance = "conversion",
    by: Sequence[str] = (),
) -> ibis.Table:
    r"""Open deals by their size against the target: rocks, stones and pebbles.

    .. math:: \text{class} = \begin{cases} \text{rock} & \text{amount} \ge \text{rock} \cdot T \\
              \text{stone} & \text{amount} \ge \text{stone} \cdot T \\ \text{pebble} & \text{else} \end{cases}

    **Population:** the deals open now, with an amount not below 0.

    Parameters
    ----------
    deals, conversions, chance : see `open_with_chance`
    target : money to be won in the period.
    rock : a deal of at least this share of the target is a rock. Default 10 %: losing one is felt by everybody, and
        ten of them are the whole target.
    stone : a deal of at least this share that is no rock is a stone. Default 2 %: fifty of them are the target, as many
        as a team can work on at a time. What is smaller is a pebble: only their number counts.
    by : column names
        One set of rows for each combination that any open deal has; null is a group of its own.

    Returns
    -------
    one row per class and group, also where there are none
        ``size`` : rock, stone or pebble, or unknown: open deals without an amount.  ``from_amount`` : the smallest
        amount of the class, in money.  ``deals``.  ``amount`` : money.  ``share`` : of the open money, in [0, 1].
        ``share_by_count`` : of the open deals with an amount.  ``of_target`` : amount / target.  ``expected`` : sum of
        amount × chance.  ``expected_deals`` : sum of the chances.  ``none_closes`` : chance that not one of them is
        won, if each is won or lost on its own.  ``without_chance`` : deals left out of these three.  Of unknown size
        the money is **null**; without any chance known so are the last ones.

    Raises
    ------
    ValueError
        If the target is not above 0, or not 0 < stone < rock.
    TableError
        If a needed column is missing; it names table and column.

    Notes
    -----
    Misleads when several deals are one customer's decision: they close together or not at all.
    """
    rows = size_classes_deals(deals, conversions, target=target, rock=rock, stone=stone, chance=chance, by=by)
    wide = rows.aggregate(
        by=list(by), **{f"{size}_{name}": sum_ for size in SIZES for name, sum_ in _sums(rows, size).items()}
    )
    least = {"rock": rock * target, "stone": stone * target, "pebble": 0.0, UNKNOWN: None}
    tall = [
        wide.select(
            *by,
            size=ibis.literal(size),
            from_amount=ibis.literal(least[size], "float64"),
            **{name: wide[f"{size}_{name}"] for name in SUMS},
        )
        for size in SIZES
    ]
    return _shares(ibis.union(*tall), target, by)


def size_classes_deals(
    deals: ibis.Table,
    conversions: ibis.Table,
    *,
    target: float,
    rock: float = ROCK,
    stone: float = STONE,
    chance: Chance = "conversion",
    by: Sequence[str] = (),
) -> ibis.Table:
    """The deals behind `size_classes`: every open deal.

    ``deal_id``, ``pipeline``, ``stage``, the columns of `by`, ``amount``, ``chance``, and ``size``, which is also its
    ``part``: rock, stone, pebble or unknown.
    """
    if target <= 0:
        raise ValueError(f"target is {target}; it is money above 0.")
    if not 0 < stone < rock:
        raise ValueError(f"stone is {stone} and rock {rock}; both are shares of the target, 0 < stone < rock.")
    rows = open_with_chance(deals, conversions, chance=chance, by=by)
    amount = rows.amount.cast("float64")
    size = ibis.cases(
        (~rows.priced, UNKNOWN), (amount >= rock * target, "rock"), (amount >= stone * target, "stone"), else_="pebble"
    )
    return rows.select("deal_id", *dict.fromkeys(["pipeline", "stage", *by]), "amount", "chance", size=size, part=size)


def _sums(rows: ibis.Table, size: str) -> dict[str, Any]:
    here = rows["size"] == size
    priced = here & (rows["size"] != UNKNOWN)
    return {
        "deals": rows.count(where=here),
        "amount": money.total(rows.amount, where=priced).fill_null(0.0),
        "expected": (rows.amount.cast("float64") * rows.chance).sum(where=priced),
        "expected_deals": rows.chance.sum(where=here),
        "none_closes": none_closes(ibis.ifelse(here, rows.chance, ibis.null("float64"))),
        "without_chance": rows.count(where=here & rows.chance.isnull()),
    }


def _shares(rows: ibis.Table, target: float, by: Sequence[str]) -> ibis.Table:
    every, known = ibis.window(group_by=list(by)), rows["size"] != UNKNOWN
    money_known = ibis.ifelse(known, rows.amount, ibis.null("float64"))
    counted = ibis.ifelse(known, rows.deals, ibis.null("int64"))
    # Of deals that are not there nothing is expected; of deals without a chance nobody knows.
    expected = {n: ibis.ifelse(rows.deals == 0, 0.0, rows[n]) for n in ("expected", "expected_deals")}
    told = rows.mutate(
        amount=money_known,
        share=money_known / money_known.sum().over(every).nullif(0.0),
        share_by_count=counted / counted.sum().over(every).cast("float64").nullif(0.0),
        of_target=money_known / target,
        expected=ibis.ifelse(known, expected["expected"], ibis.null("float64")),
        expected_deals=expected["expected_deals"],
    )
    return told.select("size", *by, "from_amount", "deals", "amount", "share", "share_by_count", "of_target", *CHANCES)
