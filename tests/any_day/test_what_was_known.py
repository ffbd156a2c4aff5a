"""What a data set of an earlier moment must not take from what came later, each counted by hand."""

import pytest

import venturi as vt

DEALS = [
    "deal_id,stage,outcome,created_at,closed_at,amount,currency",
    "A1,Won,won,2026-01-05T09:00:00Z,2026-02-10,100,EUR",
    "A2,Talk,open,2026-01-06T09:00:00Z,,200,EUR",
    "A3,Talk,open,2026-01-07T09:00:00Z,,300,CHF",
    "A4,Talk,open,2026-03-01T09:00:00Z,,400,USD",
    "A5,Talk,open,2026-03-02T09:00:00Z,,500,USD",
    "A6,Talk,open,2026-03-03T09:00:00Z,,600,USD",
]
MOVES = [
    "deal_id,changed_at,stage",
    "A1,2026-01-05T09:00:00Z,Talk",
    "A1,2026-02-10T17:30:00Z,Won",
    *(f"{row[:2]},{row.split(',')[3]},Talk" for row in DEALS[2:]),
]
STAGES = ["stage,position,kind", "Talk,1,open", "Won,2,won"]
BUYERS = ["stakeholder_id,deal_id,role,identified_at", "P1,A1,user,", "P2,A4,user,", "P3,A1,legal,2026-03-04T10:00:00Z"]


@pytest.fixture
def files(tmp_path):
    named = {"deals": DEALS, "stage_changes": MOVES, "stages": STAGES, "stakeholders": BUYERS}
    for name, lines in named.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return [tmp_path / f"{name}.csv" for name in named]


def test_most_deals_of_that_day_choose_the_currency(files):
    # By the end of January there are two in EUR and one in CHF; since March three are in USD.
    with vt.read(*files) as today, vt.read(*files, as_of="2026-01-31") as then:
        assert (today.currency, then.currency) == ("USD", "EUR")
        assert then.currency_note.startswith("Most deals are in EUR")
        assert "1 deal is left out" in then.currency_note


def test_before_the_first_deal_the_deals_to_come_choose_it(files):
    with vt.read(*files, as_of="2025-12-31") as then:
        assert (then.currency, then.deals.count().to_pyarrow().as_py()) == ("USD", 0)


def test_a_deal_decided_in_the_evening_was_open_at_noon(files):
    # The deals tell the day only, the moves the hour: 17:30.
    for as_of, told in (("2026-02-10T12:00:00", ("open", "Talk")), ("2026-02-10T17:30:00", ("won", "Won"))):
        with vt.read(*files, as_of=as_of) as then:
            [row] = then.deals.filter(then.deals.deal_id == "A1").to_pyarrow().to_pylist()
            assert (row["outcome"], row["stage"]) == told


def test_people_of_a_deal_to_come_are_not_there(files):
    for as_of, there in (("2026-01-31", ["P1"]), ("2026-03-02", ["P1", "P2"]), ("2026-03-04", ["P1", "P2", "P3"])):
        with vt.read(*files, as_of=as_of) as then:
            found = then.tables.stakeholders.order_by("stakeholder_id")
            assert found.stakeholder_id.to_pyarrow().to_pylist() == there
