"""The simulated company, whose parameters say how answers to exit criteria come about, and why deals are lost."""

from dataclasses import replace
from datetime import datetime

import ibis
import pyarrow as pa
import pytest
from tests.metrics.win_loss.closed_deals import rows_of

from venturi.demo import Parameters, simulate
from venturi.metrics.stays import stays
from venturi.metrics.win_loss.at_decision import with_last_stage
from venturi.metrics.win_loss.criteria import criteria
from venturi.metrics.win_loss.reasons import reasons

AS_OF = datetime(2026, 9, 30, 23, 59, 59)


class Company:
    """What it exports with nothing spoilt, and its parameters."""

    def __init__(self):
        self.parameters = replace(Parameters.load(deals=12_000), faults={})
        chunks = [chunk.tables for chunk in simulate(self.parameters)]
        self.tables = {name: ibis.memtable(pa.concat_tables([one[name] for one in chunks])) for name in chunks[0]}
        changes, stages, deals = (self.tables[name] for name in ("stage_changes", "stages", "deals"))
        self.deals = deals
        self.stays = ibis.memtable(stays(changes, stages, deals, as_of=AS_OF).to_pyarrow())


@pytest.fixture(scope="module")
def company():
    return Company()


def expected(company, stage):
    """Win rates with and without a criterion, from the simulator's chances of a "yes" and where deals truly went.

    A deal that leaves the stage forwards is answered yes with one chance, any other deal with another.
    """
    rules = company.parameters.contacts
    visits = company.stays.filter(company.stays.stage == stage, company.stays.outcome.isin(["won", "lost"]))
    last = {row["deal_id"]: row for row in sorted(rows_of(visits), key=lambda row: row["sequence"])}
    ends = [(row["next_kind"], row["next_position"], row["position"], row["outcome"]) for row in last.values()]
    forward = [
        outcome for kind, following, here, outcome in ends if kind == "won" or (kind == "open" and following > here)
    ]
    others = [
        outcome for kind, following, here, outcome in ends if kind != "won" and (kind != "open" or following <= here)
    ]

    def rate(yes, no):
        won = forward.count("won") * yes + others.count("won") * no
        return won / (len(forward) * yes + len(others) * no)

    return rate(rules.met_forward, rules.met_lost), rate(1 - rules.met_forward, 1 - rules.met_lost)


def test_every_criterion_of_the_demo_company_predicts_as_much_as_its_parameters_say(company):
    found = rows_of(criteria(company.deals, company.tables["criteria_answers"], company.stays, decided_in=None))
    assert len(found) == len(company.parameters.criteria)
    inside = 0
    for row in found:
        with_it, without = expected(company, row["stage"])
        inside += row["met_rate_low"] <= with_it <= row["met_rate_high"]
        inside += row["unmet_rate_low"] <= without <= row["unmet_rate_high"]
        assert row["predicts"]
        assert row["difference"] == pytest.approx(with_it - without, abs=0.05)
    # Of twelve intervals of 95 % one may miss.
    assert inside >= 11


def test_losses_of_each_stage_have_the_reasons_of_the_parameters(company):
    lost = with_last_stage(company.deals, company.stays)
    for row in rows_of(reasons(lost, decided_in=None, by=["last_stage"])):
        share = company.parameters.loss_reasons[row["last_stage"]][row["reason"]]
        # Four standard errors and more: these are many shares.
        assert row["share"] == pytest.approx(share, abs=4 * (share * (1 - share) / row["of"]) ** 0.5)
        assert row["guessed"] == row["deals"]
