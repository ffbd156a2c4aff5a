from tests.report.sample import all_refused, company
from tests.report.sample_figures import lever

from venturi.report.sections.velocity import velocity


def with_latest():
    audit = company()
    audit["velocity"]["latest"] = {
        "period": "2025Q4",
        "overall": lever(101, 30, 20_000.0, 60.0),
        "by": {"source": [{"group": "inbound"} | lever(77, 20, 20_000.0, 60.0)]},
        "behind": {"won": {"total": 30, "ids": ["D-7"]}, "lost": {"total": 71, "ids": ["D-8"]}},
    }
    return audit


def words(section):
    return repr(section.blocks)


def test_a_span_of_years_is_shown_by_its_last_complete_quarter():
    shown = words(velocity(with_latest()))
    assert "in 2025Q4, 30 won" in shown
    assert "Inbound and outbound, apart, 2025Q4" in shown
    assert "D-7" in shown


def test_a_period_that_was_asked_for_is_shown_itself():
    audit = company()
    assert f"in {audit['period']['label']}, 89 won" in words(velocity(audit))


def test_the_open_pipeline_is_one_sentence():
    shown = words(velocity(company()))
    assert "All 714 open deals, qualified or not, won as often" in shown
    assert "3 open deals in a stage that means won or lost: not counted." in shown
    assert "the 1,262 deals decided in 2025" in shown


def test_without_a_pace_nothing_is_said_of_the_pipeline():
    assert "The open pipeline" not in words(velocity(all_refused()))


def test_deals_without_a_cycle_are_told_beside_it():
    audit = with_latest()
    audit["velocity"]["latest"]["overall"]["without_cycle"] = 7
    assert "from creation to won, 7 won deals left out" in words(velocity(audit))
