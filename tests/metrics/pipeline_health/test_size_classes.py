import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import rows_of
from tests.metrics.pipeline_health.made import conversions_table, open_deals

from venturi.errors import TableError
from venturi.metrics.pipeline_health.size_classes import size_classes, size_classes_deals

TENTH = conversions_table(lead=0.1)


def asked(*rows, conversions=TENTH, target=1000, **choices):
    return rows_of(size_classes(open_deals(*rows), conversions, target=target, **choices))


def by_size(*rows, **choices):
    return {row["size"]: row for row in asked(*rows, **choices)}


def lead(amount, **more):
    return {"stage": "lead", "amount": amount} | more


def test_the_worked_example():
    # Of a target of 1,000 a rock is 100 and more, a stone 20 and more.
    rows = by_size(lead(300), lead(100), lead(99), lead(20), lead(19), lead(0))
    assert {size: (row["deals"], row["amount"]) for size, row in rows.items()} == {
        "rock": (2, 400),
        "stone": (2, 119),
        "pebble": (2, 19),
        "unknown": (0, None),
    }
    rock = rows["rock"]
    assert (rock["share"], rock["share_by_count"], rock["of_target"]) == (pytest.approx(400 / 538), 2 / 6, 0.4)
    assert (rock["expected"], rock["expected_deals"]) == (pytest.approx(40), pytest.approx(0.2))
    assert [rows[size]["from_amount"] for size in ("rock", "stone", "pebble", "unknown")] == [100, 20, 0, None]


def test_of_ten_deals_at_ten_per_cent_none_closes_in_35_of_100_cases():
    # 0.9^10 = 0.349.
    assert by_size(*[lead(50)] * 10)["stone"]["none_closes"] == pytest.approx(0.349, abs=5e-4)


def test_where_to_draw_the_lines_can_be_chosen():
    rows = by_size(lead(300), lead(100), rock=0.3, stone=0.2)
    assert (rows["rock"]["deals"], rows["stone"]["deals"], rows["pebble"]["deals"]) == (1, 0, 1)


def test_the_chance_is_that_of_the_stage_and_the_sources_only_when_asked_for():
    deals = [lead(300, probability=0.9), lead(300, probability=7)]
    assert by_size(*deals)["rock"]["expected_deals"] == pytest.approx(0.2)
    told = by_size(*deals, chance="probability")["rock"]
    assert (told["expected_deals"], told["without_chance"]) == (pytest.approx(0.9), 1)


def test_a_sure_deal_closes():
    rows = by_size(lead(300), {"stage": "meet", "amount": 300}, conversions=conversions_table(lead=0.5, meet=1.0))
    assert rows["rock"]["none_closes"] == 0


def test_deals_without_an_amount_are_a_class_of_their_own():
    rows = by_size(lead(None), lead(-5), lead(50))
    assert [rows["unknown"][name] for name in ("deals", "amount", "share", "expected")] == [2, None, None, None]
    assert (rows["unknown"]["expected_deals"], rows["stone"]["share"]) == (pytest.approx(0.2), 1)


def test_where_no_chance_is_known_nothing_is_expected_of_anybody():
    rows = by_size({"stage": "unlisted", "amount": 300}, conversions=conversions_table(lead=0.1))
    rock = rows["rock"]
    assert [rock[name] for name in ("expected", "expected_deals", "none_closes", "without_chance")] == [
        None,
        None,
        None,
        1,
    ]
    assert (rows["pebble"]["expected"], rows["pebble"]["expected_deals"]) == (0, 0)


def test_only_open_deals_count():
    assert by_size(lead(300, outcome="won"))["rock"]["deals"] == 0


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"target": 0}, "target is 0"),
        ({"stone": 0.2}, "stone is 0.2 and rock 0.1"),
        ({"chance": "hope"}, 'chance is "hope"'),
    ],
)
def test_what_makes_no_classes_is_refused(choices, words):
    with pytest.raises(ValueError, match=words):
        asked(lead(1), **choices)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='conversions table, column "unit"'):
        size_classes(open_deals(), TENTH.drop("unit"), target=1)
    with pytest.raises(TableError, match='deals table, column "probability"'):
        size_classes(open_deals().drop("probability"), TENTH, target=1, chance="probability")


_deal = st.fixed_dictionaries(
    {
        "amount": st.none() | st.sampled_from([-1, 0, 19, 20, 99, 100, 300]),
        "stage": st.sampled_from(["lead", "meet"]),
        "owner": st.sampled_from(["ana", None]),
    }
)


@settings(max_examples=some(10), deadline=None)
@given(st.lists(_deal, max_size=9))
def test_it_finds_what_a_row_by_row_reader_finds(found):
    rows = {(row["owner"], row["size"]): row for row in asked(*found, by=["owner"])}
    for owner in {deal["owner"] for deal in found}:
        for size, (least, most) in {"rock": (100, 1e9), "stone": (20, 100), "pebble": (0, 20)}.items():
            here = [d for d in found if d["owner"] == owner and d["amount"] is not None and least <= d["amount"] < most]
            row = rows[owner, size]
            assert (row["deals"], row["amount"]) == (len(here), sum(d["amount"] for d in here))
            none, known = 1.0, [d for d in here if d["stage"] == "lead"]
            for _ in known:
                none *= 0.9
            assert row["none_closes"] == (pytest.approx(none) if known else None)
    behind = rows_of(size_classes_deals(open_deals(*found), TENTH, target=1000))
    assert len(behind) == sum(row["deals"] for row in rows.values()) == len(found)
