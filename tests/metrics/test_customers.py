from datetime import timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_customers import deals, naive_firsts, random_deals
from tests.metrics.some_deals import IN_Q1, rows_of

from venturi.errors import TableError
from venturi.metrics.customers import beside, wins


def firsts(*rows):
    return {row["deal_id"]: row["first"] for row in rows_of(wins(deals(*rows)))}


def test_the_earliest_win_of_an_account_is_its_first():
    later = {"account": "acme", "closed_at": IN_Q1 + timedelta(days=1)}
    assert firsts(later, {"account": "acme", "closed_at": IN_Q1}) == {"d00": False, "d01": True}


def test_of_two_wins_of_one_moment_the_lower_identifier_is_the_first():
    same = {"account": "acme", "closed_at": IN_Q1}
    assert firsts(same, same) == {"d00": True, "d01": False}


def test_a_lost_deal_makes_no_customer():
    lost = {"account": "acme", "outcome": "lost", "closed_at": IN_Q1 - timedelta(days=9)}
    assert firsts(lost, {"account": "acme", "closed_at": IN_Q1}) == {"d01": True}


def test_without_an_account_or_a_day_nobody_knows():
    undated = {"account": "acme", "closed_at": None}
    found = firsts({"closed_at": IN_Q1}, {"closed_at": IN_Q1}, undated, {"account": "acme", "closed_at": IN_Q1})
    assert found == {"d00": None, "d01": None, "d02": None, "d03": True}


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "account"'):
        wins(deals().drop("account"))


@settings(max_examples=some(20), deadline=None)
@given(random_deals)
def test_it_agrees_with_looking_at_each_account(rows):
    found = {f"d{number:02}" for number in naive_firsts(rows).values()}
    assert {deal for deal, first in firsts(*rows).items() if first} == found


def test_tables_stand_beside_each_other_for_every_group_of_any():
    one = ibis.memtable({"source": ["inbound", None], "cost": [1.0, 2.0]})
    other = ibis.memtable({"source": [None, "outbound"], "won": [3, 4]})
    found = {row.pop("source"): row for row in rows_of(beside([one, other], by=["source"]))}
    nothing = {"cost": None, "won": None}
    assert found == {
        "inbound": nothing | {"cost": 1.0},
        "outbound": nothing | {"won": 4},
        None: {"cost": 2.0, "won": 3},
    }
