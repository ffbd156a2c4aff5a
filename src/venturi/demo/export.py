"""Export: the tables of one cell, as the CRM would write them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from venturi.demo import columns
from venturi.demo.arrays import Flags, Ints, Moments, Numbers, rank_within
from venturi.demo.arrivals import Arrivals
from venturi.demo.calls import CATEGORIES, Calls
from venturi.demo.changes import Changes
from venturi.demo.clock import Clock, first_day
from venturi.demo.contacts import ATTITUDES, KINDS, MEETING, NOTE, ROLES, Activities, Answers, Stakeholders
from venturi.demo.faults import Spoilt
from venturi.demo.parameters import Parameters
from venturi.demo.record import LOST, OPEN
from venturi.demo.sheet import FIRST_ID, ID_STEP, NEXT_STEPS, Sheet, reasons
from venturi.demo.staff import Staff
from venturi.metrics.tables import OUTCOMES

# fmt: off
_STEMS = (
    "Alder", "Birch", "Cedar", "Delta", "Ember", "Falcon", "Granite", "Harbour", "Ivory", "Juniper", "Kestrel", "Lumen",
    "Meridian", "Northwind", "Orchard", "Pinnacle", "Quarry", "Rowan", "Summit", "Tidal", "Umber", "Vale", "Willow",
)
_TRADES = (
    "Brewing", "Ceramics", "Chemicals", "Dairy", "Energy", "Foods", "Glass", "Hospitals", "Paper", "Pharma", "Plastics",
    "Steel", "Textiles", "Water",
)
# fmt: on
_NOTES = ("Agreed the next meeting.", "They will talk to finance.", "Asked for references.", "Showed the savings.")


@dataclass(frozen=True, slots=True)
class Names:
    """What the export needs of the whole company."""

    parameters: Parameters
    staff: Staff
    clock: Clock

    @property
    def stages(self) -> list[str]:
        known = self.parameters
        # The last one is no stage of the process: somebody renamed it, and old deals kept it.
        former = f"{known.stages[known.danger].name} (old)"
        return [stage.name for stage in known.stages] + [known.closed.won, known.closed.lost, former]

    def authors(self, who: Ints) -> pa.Array:
        """People, and below 0 the lead of person −1 − who."""
        names = pa.array([*self.staff.names, *self.staff.leads])
        return names.take(pa.array(np.where(who >= 0, who, len(self.staff.names) - 1 - who)))


def deal_ids(deals: Arrivals, which: Numbers) -> pa.Array:
    return columns.ids(FIRST_ID + deals.number[which] * ID_STEP)


def sheet_ids(sheet: Sheet) -> pa.Array:
    """The identifiers of the deals table; damaged ones as a spreadsheet writes them."""
    texts = columns.ids(sheet.id)
    damaged = [f"{number:.11E}" for number in sheet.id[sheet.damaged].tolist()]
    return pc.replace_with_mask(texts, pa.array(sheet.damaged), pa.array(damaged, pa.string()))


def deals_table(names: Names, deals: Arrivals, sheet: Sheet, last_activity: Moments, last_call: Ints) -> pa.Table:
    known, staff, row = names.parameters, names.staff, sheet.deal
    category = np.select([sheet.outcome == OPEN, sheet.outcome == LOST], [last_call[row], 4], 3)
    return columns.rows(
        "deals",
        {
            **_customer(known, deals, sheet),
            "deal_id": sheet_ids(sheet),
            "pipeline": pa.repeat("default", len(row)),
            "stage": columns.pick(names.stages, sheet.stage),
            "outcome": columns.pick(OUTCOMES, sheet.outcome),
            "created_at": columns.moments(sheet.created),
            "closed_at": columns.moments(sheet.closed),
            "expected_close_on": columns.dates(sheet.expected),
            "amount": columns.money(sheet.amount),
            "currency": columns.pick([r.currency for r in known.regions], sheet.currency),
            "owner": columns.pick(staff.names, sheet.owner),
            "team": columns.pick(staff.teams, sheet.owner),
            "category": columns.pick([*CATEGORIES, "closed", "omitted"], category),
            "probability": pa.array(sheet.probability),
            "next_step": columns.pick(NEXT_STEPS, sheet.next_step),
            "next_step_on": columns.dates(sheet.next_step_on),
            "last_activity_at": columns.moments(last_activity[row]),
            "loss_reason": columns.pick(reasons(known), sheet.reason),
            "competitor": columns.pick(list(known.competitors.names), sheet.competitor),
        },
    )


def _customer(known: Parameters, deals: Arrivals, sheet: Sheet) -> dict[str, pa.Array]:
    """Who buys what, and where the deal came from."""
    row = sheet.deal
    account = _accounts(deals.account[row])
    product = columns.pick([p.name for p in known.products], deals.product[row])
    return {
        "name": columns.joined(account, product, by=" – "),
        "account": account,
        "product": product,
        "source": columns.pick([c.source for c in known.channels], sheet.channel),
        "channel": columns.pick([c.name for c in known.channels], sheet.channel),
        "region": columns.pick([r.name for r in known.regions], deals.region[row]),
        "segment": columns.pick([s.name for s in known.segments], deals.segment[row]),
    }


def _accounts(account: Ints) -> pa.Array:
    stems, trades = len(_STEMS), len(_TRADES)
    stem = columns.pick(_STEMS, account % stems)
    trade = columns.pick(_TRADES, account // stems % trades)
    number = columns.ids(account // (stems * trades) + 1)
    return columns.joined(stem, trade, number, by=" ")


def moves_table(names: Names, spoilt: Spoilt) -> pa.Table:
    moves = spoilt.moves
    return columns.rows(
        "stage_changes",
        {
            "deal_id": columns.ids(moves.id),
            "changed_at": columns.moments(moves.at),
            "stage": columns.pick(names.stages, moves.stage),
            "pipeline": pa.repeat("default", len(moves.deal)),
            "ordinal": pa.array(moves.ordinal),
            "author": names.authors(moves.author),
        },
    )


def field_changes_table(
    names: Names, deals: Arrivals, spoilt: Spoilt, expected: Changes, amount: Changes, owner: Changes
) -> pa.Table:
    """Changes of all fields by deal and time. A value that is empty today has no history either."""
    sheet, late, n = spoilt.sheet, spoilt.late, len(deals)
    parts = [
        _history(names, "expected_close_on", expected, np.isnat(sheet.expected[:n])),
        _history(names, "amount", amount, sheet.amount[:n] < 0),
        _history(names, "owner", owner, sheet.owner[:n] < 0),
        ("amount", late.deal, late.at, columns.ids(late.before), columns.ids(late.after)),
    ]
    deal = np.concatenate([part[1] for part in parts])
    at = np.concatenate([part[2] for part in parts])
    order = np.lexsort((at, deal))
    owners = owner.value(deals.owner, deal, _working(names.clock, at)).astype(np.int64)
    texts = [pa.concat_arrays([part[place] for part in parts]).take(pa.array(order)) for place in (3, 4)]
    which = np.repeat(np.arange(len(parts)), [len(part[1]) for part in parts])[order]
    return columns.rows(
        "field_changes",
        {
            "deal_id": deal_ids(deals, deal[order]),
            "changed_at": columns.moments(at[order]),
            "field": columns.pick([part[0] for part in parts], which),
            "old_value": texts[0],
            "new_value": texts[1],
            "ordinal": pa.array(rank_within(deal[order]) + 1),
            "author": names.authors(owners[order]),
        },
    )


def _history(names: Names, field: str, history: Changes, empty: Flags) -> tuple[str, Ints, Moments, pa.Array, pa.Array]:
    """Field, deal, moment, old and new value of the changes of deals where the field is not `empty`."""
    kept = ~empty[history.deal]
    before, after = (_text(names, field, values[kept]) for values in (history.before, history.after))
    return field, history.deal[kept], names.clock.moments(history.at[kept]), before, after


def _text(names: Names, field: str, values: Numbers) -> pa.Array:
    if field == "expected_close_on":
        return columns.date_text(names.clock.dates(np.asarray(values, dtype=np.float64)))
    if field == "owner":
        return columns.pick(names.staff.names, values.astype(np.int64))
    return columns.ids(values)


def _working(clock: Clock, at: Moments) -> Numbers:
    """Working time of moments, to the day: enough to say who owned the deal."""
    days = (at.astype("datetime64[D]") - np.datetime64(clock.monday)).astype(np.int64)
    return (days // 7) * 5.0 + np.minimum(days % 7, 4) + 0.999


def activities_table(names: Names, deals: Arrivals, found: Activities, without_note: Numbers, owner: Ints) -> pa.Table:
    ids = deal_ids(deals, found.deal)
    noted = ((found.kind == MEETING) | (found.kind == NOTE)) & ~without_note
    return columns.rows(
        "activities",
        {
            "activity_id": activity_ids(deals, found),
            "deal_id": ids,
            "at": columns.moments(names.clock.moments(found.at)),
            "kind": columns.pick(KINDS, found.kind),
            "by_buyer": columns.flags(found.by_buyer),
            "person": columns.pick(names.staff.names, owner),
            "note": columns.pick(_NOTES, np.where(noted, (found.deal + found.nth) % len(_NOTES), -1)),
            "done": columns.flags(np.ones(len(found.deal), dtype=np.bool_)),
        },
    )


def activity_ids(deals: Arrivals, found: Activities) -> pa.Array:
    return columns.joined("A", columns.ids(deals.number[found.deal]), "-", columns.ids(found.nth + 1))


def stakeholders_table(names: Names, deals: Arrivals, found: Stakeholders) -> pa.Table:
    number = columns.ids(deals.number[found.deal])
    return columns.rows(
        "stakeholders",
        {
            "stakeholder_id": columns.joined("S", number, "-", columns.ids(found.nth + 1)),
            "deal_id": deal_ids(deals, found.deal),
            "role": columns.pick(ROLES, found.role),
            "attitude": columns.pick(ATTITUDES, found.attitude),
            "identified_at": columns.moments(names.clock.moments(found.since)),
        },
    )


def answers_table(names: Names, deals: Arrivals, found: Answers, owner: Ints) -> pa.Table:
    criteria = names.parameters.criteria
    return columns.rows(
        "criteria_answers",
        {
            "deal_id": deal_ids(deals, found.deal),
            "stage": columns.pick([criterion.stage for criterion in criteria], found.criterion),
            "criterion": columns.pick([criterion.name for criterion in criteria], found.criterion),
            "met": columns.flags(found.met),
            "by_buyer": columns.flags(found.by_buyer),
            "answered_at": columns.moments(names.clock.moments(found.at)),
            "author": columns.pick(names.staff.names, owner),
        },
    )


def calls_table(names: Names, deals: Arrivals, found: Calls) -> pa.Table:
    quarters = np.unique(found.quarter)
    labels = [f"{first_day(int(quarter)).year}Q{int(quarter) % 4 + 1}" for quarter in quarters]
    return columns.rows(
        "forecast_calls",
        {
            "person": columns.pick(names.staff.names, found.person),
            "week": columns.dates(names.clock.dates(found.week.astype(np.float64) * 5)),
            "period": columns.pick(labels, np.searchsorted(quarters, found.quarter)),
            "deal_id": deal_ids(deals, found.deal),
            "category": columns.pick(CATEGORIES, found.category),
            "amount": columns.money(found.amount),
        },
    )
