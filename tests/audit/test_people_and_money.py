"""People, reasons of losses, economics and two periods in the document: of one small company, read once.

Ann and Bob get 30 leads each in every quarter of 2025. Ann brings 25 of them to an offer, Bob 10; of the offers every
second is won, in the last quarter every seventh. 20 more leads of the last quarter are still open.
"""

import pytest
from tests.audit.audited import code, written

import venturi as vt
from venturi.audit import economics
from venturi.audit.comparison import comparison_section
from venturi.audit.economics import economics_section
from venturi.audit.people import people_section
from venturi.audit.throughput import throughput_section
from venturi.audit.win_loss import win_loss_section

DEALS = (
    *("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Source", "Account"),
    *("Loss reason", "Competitor"),
)
CHANGES = ("deal_id", "changed_at", "stage", "pipeline")
KINDS = {"Lead": "open", "Offer": "open", "Won": "won", "Lost": "lost"}
TO_OFFER = {"Ann": 25, "Bob": 10}
LEADS = 30


def deal(name, owner, month, path, reason=""):
    """A row of the deals and its moves, one a day from the 1st of the month on."""
    days = [f"2025-{month:02d}-{1 + nth:02d}" for nth in range(len(path))]
    outcome = {"Won": "won", "Lost": "lost"}.get(path[-1], "open")
    closed = days[-1] if outcome != "open" else ""
    row = (name, path[-1], outcome, "100", days[0], closed, owner, "inbound", f"of {name}", reason, "")
    return row, [(name, day, stage, "default") for day, stage in zip(days, path, strict=True)]


def deals():
    for quarter in range(4):
        month = 3 * quarter + 1
        for owner, offers in TO_OFFER.items():
            for nth in range(LEADS):
                name = f"{owner}-{quarter}-{nth:02d}"
                if nth >= offers:
                    yield deal(name, owner, month, ("Lead", "Lost"), "no budget")
                elif nth % (7 if quarter == 3 else 2) == 0:
                    yield deal(name, owner, month, ("Lead", "Offer", "Won"))
                else:
                    yield deal(name, owner, month, ("Lead", "Offer", "Lost"), "price" if nth > 2 else "")
    for nth in range(20):
        yield deal(f"open-{nth:02d}", "Ann", 12, ("Lead",))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    made = list(deals())
    # An owner who changed: without any change nobody would know whose deal it was.
    handed = [("Ann-0-00", "2025-01-01T01:00:00Z", "owner", "Bob", "Ann", "1", "Ann")]
    asked = [(row[0], "Offer", "budget agreed", row[2] == "won", "2025-01-02") for row, _ in made if row[8] != "open"]
    files = {
        "deals": (DEALS, [row for row, _ in made]),
        "stage_changes": (
            ("deal_id", "changed_at", "stage", "pipeline"),
            [move for _, moves in made for move in moves],
        ),
        "stages": (("pipeline", "stage", "position", "kind"), _stages()),
        "field_changes": (
            ("deal_id", "changed_at", "field", "old_value", "new_value", "ordinal", "author"),
            handed,
        ),
        "costs": (
            ("on", "source", "channel", "amount", "currency"),
            [(f"2025-{month:02d}-01", "inbound", "", "50", "EUR") for month in range(1, 13)],
        ),
        "criteria_answers": (("deal_id", "stage", "criterion", "met", "answered_at"), asked),
    }
    paths = [written(folder / f"{name}.csv", rows, header) for name, (header, rows) in files.items()]
    dataset = vt.read(*paths, as_of="2026-01-05", currency="EUR")
    yield dataset
    dataset.close()


def _stages():
    return [("default", name, place, kind) for place, (name, kind) in enumerate(KINDS.items(), 1)]


@pytest.fixture(scope="module")
def people(company):
    return people_section(company, None, "implied", throughput_section(company, None))


def test_who_is_ahead_and_who_is_behind_is_told_with_the_deals(people):
    found = {row["person"]: row for row in people["steps"]["rows"] if row["stage"] == "Lead"}
    assert {person: row["verdict"] for person, row in found.items()} == {"Ann": "best", "Bob": "below"}
    # 4 quarters: 25 of Ann's leads went on, of which one was Bob's as it came in; 20 of Bob's were lost.
    assert {person: row["behind"]["total"] for person, row in found.items()} == {"Ann": 99, "Bob": 80}
    assert len(found["Ann"]["behind"]["ids"]) == 50
    assert found["Bob"]["biggest_in_deals"]
    assert people["alike"] == ["source"]


def test_a_step_at_which_chance_explains_it_lists_no_deals(people):
    offers = [row for row in people["steps"]["rows"] if row["stage"] == "Offer" and not row["biggest_in_deals"]]
    assert {row["verdict"] for row in offers} == {"chance"}
    assert all(row["behind"] is None for row in offers)


def test_headcount_rests_on_the_last_quarter_of_throughput(people):
    # 80 leads came in, 30 of each were decided.
    heads = people["headcount"]
    assert (heads["during"], heads["planned"], heads["present"]) == ("2025Q4", "2026Q2", 2)
    assert heads["pace"] == pytest.approx(30 * 91 / 92)


def test_people_of_a_period_that_has_not_begun_refuse(company):
    part = people_section(company, company.period("2027"), "implied", [])
    assert {code(part[name]) for name in ("steps", "win_rate", "headcount")} == {"period-ahead"}


def test_families_add_up_to_all_losses_and_to_those_of_each_group(company):
    part = win_loss_section(company, None, "implied")
    lost = sum(row["deals"] for row in part["families"])
    assert lost == sum(row["deals"] for row in part["reasons"]) == part["families"][0]["of"]
    for dimension in ("stage", "source", "owner"):
        assert sum(row["deals"] for row in part["by"][dimension]["rows"]) == lost
    assert "competitor" not in part["by"]  # no deal names one
    told = {(row["group"], row["family"]): row["share"] for row in part["by"]["stage"]["rows"]}
    assert told["Lead", "should not have been there"] == 1.0
    assert ("Offer", "not said") in told
    assert part["reasons"][-1]["reason"] is None
    budget = next(row for row in part["reasons"] if row["reason"] == "no budget")
    assert budget["behind"]["total"] == budget["deals"] == 4 * (5 + 20)
    assert [row["criterion"] for row in part["criteria"]] == ["budget agreed"]


def test_cost_and_return_of_a_customer(company):
    part = economics_section(company, None)
    assert part["period"] == "2025"  # the last four quarters, for all of which costs are known
    [whole] = part["cost"]["overall"]
    # Every won deal is of an account of its own; 13 and 5 wins in each of three quarters, 4 and 2 in the last.
    assert whole["customers"] == 3 * (13 + 5) + 4 + 2
    assert whole["cac"] == pytest.approx(12 * 50 / 60)
    assert part["cost"]["source"][0]["payback_days"] == pytest.approx(10 / 100 * 365)
    assert part["value"]["source"][0]["ltv"] == 100
    assert part["ratio"] == [{"group": "inbound", "ltv_to_cac": 10.0}]
    assert part["behind"][0]["behind"]["total"] == 60


def test_the_last_quarter_stands_beside_the_one_before(company):
    part = comparison_section(company, None, "implied")
    assert (part["first"], part["second"], part["so_far"]) == ("2025Q4", "2025Q3", False)
    assert (part["win_rate"]["first_counted"], part["win_rate"]["second_counted"]) == (6, 18)
    assert part["win_rate"]["verdict"] == "beyond"
    # 20 of 115 entries of the last quarter are open: its conversions are not compared.
    assert (part["conversion"]["first"], part["conversion"]["second"]) == ("2025Q3", "2025Q2")
    assert {row["verdict"] for row in part["conversion"]["stages"]} == {"chance"}
    assert {row["stage"] for row in part["times"]} == {"Lead", "Offer"}


def test_a_period_asked_for_is_compared_although_deals_are_open(company):
    part = comparison_section(company, company.period("2025Q4"), "implied")
    lead = part["conversion"]["stages"][0]
    assert (part["conversion"]["first"], lead["first_of"], lead["first_unresolved"]) == ("2025Q4", 60, 20)


def test_where_the_open_deals_could_turn_it_it_is_too_early():
    from venturi.audit.comparison import _verdict

    row = {"p_adjusted": 0.01, "difference": 0.2, "first_counted": 80, "first_of": 100, "second_counted": 60}
    row |= {"second_of": 100, "second_unresolved": 0}
    assert _verdict(row | {"first_unresolved": 10}) == "beyond"  # 80 of 110 are more than 60 of 100
    assert _verdict(row | {"first_unresolved": 40}) == "early"  # 80 of 140 are not
    assert _verdict(row | {"first_unresolved": 40, "p_adjusted": 0.2}) == "chance"
    assert _verdict(row | {"p_adjusted": None}) is None


def test_a_period_in_which_the_data_begin_has_none_before_it(company):
    assert comparison_section(company, company.period("2025"), "implied") is None
    assert comparison_section(company, company.period("2027"), "implied") is None


def test_no_engine_decides_the_order_of_groups():
    rows = [{"group": None}, {"group": "outbound"}, {"group": "inbound"}]
    assert [row["group"] for row in economics._by_group(rows)] == ["inbound", "outbound", None]
