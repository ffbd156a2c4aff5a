"""Three audit documents made by hand: a believable company, one that refuses everything, one without deals."""

import copy
from collections.abc import Mapping
from typing import Any

from tests.report.sample_comparison import comparison, comparison_refused
from tests.report.sample_economics import economics, economics_refused
from tests.report.sample_figures import refused
from tests.report.sample_flow import danger_points, flow, funnel, funnel_by, throughput, velocity, win_rate
from tests.report.sample_integrity import integrity
from tests.report.sample_movement import movement, refusing
from tests.report.sample_people import nobody, people, people_refused
from tests.report.sample_pipeline import nothing_open, pipeline, without_history
from tests.report.sample_process import no_process, process, process_refused
from tests.report.sample_win_loss import no_losses, win_loss, win_loss_refused
from tests.report.sample_words import actions, answers, definitions, files

HOSTILE = '<script>alert("x")</script> #strong $x$ @ref *b* _i_ \\ `raw` <!-- & " fill="red'
ROLES = ["Qualified", "Needs agreed", "Demonstration", "Proposal", "Negotiation"]


def company() -> dict[str, Any]:
    """A maker of laboratory instruments: 4,212 deals, one quarter audited."""
    return {
        "schema": "venturi-audit/1",
        "venturi": "0.1.0",
        "as_of": "2026-01-04T22:59:59Z",
        "as_of_basis": "the last event in the data",
        "reporting_currency": "EUR",
        "currency_note": "318 deals in USD and 41 in CHF were converted at the rate of the day they were decided.",
        "time_zone": "Europe/Berlin",
        "period": {"label": "2025Q4", "start": "2025-10-01", "end": "2026-01-01"},
        "previous_period": {"label": "2025Q3", "start": "2025-07-01", "end": "2025-10-01"},
        "period_note": None,
        "files": files(),
        "rows": {"read": 27_418, "taken": 27_389, "with_issues": 1_204, "rejected": 29},
        "deals": 4_212,
        "outcomes": {"won": 1_031, "lost": 2_467, "open": 714},
        "history": {
            "kind": "change log",
            "sentence": "History comes from a change log: 23,177 moves between stages, from 3 Jan 2023 on.",
            "stage_changes": 23_177,
        },
        "stages": [
            {"pipeline": "default", "stage": name, "position": place, "kind": kind, "kind_guessed": guessed}
            for place, (name, kind, guessed) in enumerate(
                [*((role, "open", False) for role in ROLES), ("Won", "won", True), ("Closed lost", "lost", True)],
                start=1,
            )
        ],
        "answers": answers(),
        "actions": actions(),
        "integrity": integrity(),
        "win_rate": win_rate(),
        "velocity": velocity(),
        "funnel": funnel(),
        "funnel_by": {"source": funnel_by()},
        "flow": flow(),
        "left_out": [],
        "funnel_skips": "implied",
        "comparison": comparison(),
        "danger_points": danger_points(),
        "process": process(),
        "win_loss": win_loss(),
        "pipeline": pipeline(),
        "movement": movement(),
        "throughput": throughput(),
        "people": people(),
        "economics": economics(),
        "definitions": definitions(),
    }


def all_refused() -> dict[str, Any]:
    """The same company with an export that carries nothing: every section says why."""
    audit = company()
    history = refused("no-history", "No file holds a history of stages.")
    amounts = refused("amounts-one-sided", "Lost deals carry no amount while won deals do.")
    few = refused("floor", "Only 12 % of the decided deals have a closing date; the floor is 80 %.")
    audit["velocity"] |= {"overall": amounts, "by": {"source": amounts}, "by_period": amounts, "change": amounts}
    audit["velocity"]["pipeline"] = amounts
    audit["win_rate"] |= {"unit": dict.fromkeys(audit["win_rate"]["unit"], few), "value": amounts, "by": {}}
    audit["win_rate"] |= {"by_period": few, "gap": "No rate can be given, so there is no gap to explain."}
    audit |= {"funnel": history, "funnel_by": history, "flow": history}
    audit |= {"danger_points": history, "throughput": few, "actions": [], "definitions": {}}
    audit |= {"comparison": comparison_refused(), "win_loss": win_loss_refused()}
    audit |= {"people": people_refused(), "economics": economics_refused()}
    audit |= {"pipeline": without_history(), "movement": refusing()}
    audit["process"] = process_refused()
    audit["integrity"] |= {"score": 23.0, "sentence": "Nothing can be concluded from this export yet."}
    return audit


def no_deals() -> dict[str, Any]:
    """Files that hold no deal at all."""
    audit = company()
    none = {"total": 0, "ids": []}
    rates = {"won": 0, "lost": 0, "open": 0, "rate": None, "low": None, "high": None}
    levers = {"n": 0, "won": 0} | dict.fromkeys(("win_rate", "average_amount", "cycle_days", "per_day", "low", "high"))
    four = {way: dict(rates) for way in audit["win_rate"]["unit"]}
    audit |= {"deals": 0, "outcomes": {"won": 0, "lost": 0, "open": 0}, "reporting_currency": None, "stages": []}
    audit |= {"files": [], "rows": {"read": 0, "taken": 0, "with_issues": 0, "rejected": 0}, "previous_period": None}
    audit |= {
        "funnel": [],
        "funnel_by": {},
        "flow": {"period": "2025Q4", "stages": []},
        "danger_points": [],
        "throughput": [],
        "definitions": {},
        "actions": [],
        "currency_note": None,
    }
    audit |= {"comparison": None, "win_loss": no_losses(), "people": nobody(), "economics": economics_refused()}
    audit |= {"pipeline": nothing_open(), "movement": refusing()}
    audit["process"] = no_process()
    audit["history"] = {"kind": "none", "sentence": "There is no history.", "stage_changes": None}
    audit["answers"] = dict.fromkeys(audit["answers"], "There are no deals.")
    audit["win_rate"] = {
        "unit": four, "value": copy.deepcopy(four), "without_amount": 0, "without_date": {}, "by_period": [],
        "gap": "There are no deals.", "by": {}, "behind": {"won": none, "lost": none, "open": none},
    }  # fmt: skip
    audit["velocity"] = {
        "latest": None,
        "overall": levers,
        "by": {},
        "by_period": [],
        "change": None,
        "pipeline": refused("velocity-undefined", "2025 has no velocity: no deal was decided in it."),
        "behind": {"won": none, "lost": none},
    }
    audit["integrity"] = {
        "score": None, "sentence": "There is nothing to judge.", "issues": [], "not_checked": [], "metrics": [],
        "fix_first": [], "completeness": {"fields": [], "people": [], "periods": []},
    }  # fmt: skip
    return audit


def hostile() -> dict[str, Any]:
    """The company, with every text of the document replaced by one that tries to be markup."""
    kept = {"as_of", "time_zone", "start", "end", "schema", "state", "severity", "kind", "funnel_skips"}
    kept |= {"way", "what", "rule", "part", "closed_on"}  # words of ours, and a day
    kept |= {"on", "size", "basis", "became", "movement", "pushes", "step"}
    kept |= {"verdict", "start_on"}

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {name: spoil(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [spoil(one, key) for one in value]
        return HOSTILE if isinstance(value, str) and key not in kept else value

    return spoil(company())
