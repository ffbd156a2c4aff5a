"""Economics on the page: cost and return of a customer, or what to import."""

from tests.report.sample import all_refused, company

from venturi.report.page import Exhibit, Refused
from venturi.report.sections.economics import economics


def exhibits(audit):
    return {block.title: block for block in economics(audit).blocks if isinstance(block, Exhibit)}


def test_cost_stands_by_source_with_all_below_and_velocity_beside():
    found = exhibits(company())["What did a customer cost in 2025Q4?"]
    assert [row[0].text for row in found.table.rows] == ["inbound", "outbound", "not recorded", "all sources"]
    assert found.table.columns[-1].title == "Velocity"
    assert "365 days" in found.note
    assert "6 costs in a currency without a rate" in found.note
    assert found.behind[0].title == "inbound, wins that made a customer"


def test_no_cost_of_an_unknown_source_is_drawn():
    audit = company()
    for row in [*audit["economics"]["cost"]["source"], *audit["economics"]["cost"]["overall"]]:
        row |= {"cac": None, "customer_is": "deal"}
    found = exhibits(audit)["What did a customer cost in 2025Q4?"]
    assert found.picture is None
    assert "too few name an account" in found.note


def test_how_many_times_its_cost_a_customer_brought_stands_by_source_only():
    found = exhibits(company())
    source, segment = (found[f"What has a customer brought so far, by {name}?"].table for name in ("source", "segment"))
    assert source.columns[-1].title == "Times its cost"
    assert [row[-1].text for row in source.rows] == ["21.6", "6.7", "no data"]
    assert segment.columns[-1].title == "Customer for"


def test_groups_without_a_name_are_shown_once_as_a_whole():
    audit = company()
    values = audit["economics"]["value"]
    values["source"] = values["segment"] = [values["source"][0] | {"group": None}]
    titles = [title for title in exhibits(audit) if "brought" in title]
    assert titles == ["What has a customer brought so far?"]


def test_without_costs_and_accounts_it_says_what_to_import():
    blocks = [block for block in economics(all_refused()).blocks if isinstance(block, Refused)]
    assert [block.what for block in blocks] == ["Cost of a customer", "What a customer returns"]
    assert blocks[0].remedy.startswith("Import a table of costs")
    assert blocks[1].remedy.startswith("Export with every deal the account")


def test_the_last_four_quarters_are_called_that():
    audit = company()
    audit["economics"]["period"] = "2025-04-01..2026-04-01"
    assert "What did a customer cost in the last four quarters?" in exhibits(audit)
