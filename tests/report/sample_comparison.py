"""The sample company's quarter beside the one before."""

from typing import Any

from tests.report.sample_figures import refused


def comparison() -> dict[str, Any]:
    return {
        "first": "2025Q4",
        "second": "2025Q3",
        "so_far": False,
        "win_rate": _rates(89, 319, 96, 318, "chance"),
        "conversion": {
            "first": "2025Q3",
            "second": "2025Q2",
            "stages": [
                _at("Qualified", 1) | _rates(250, 380, 300, 390, "beyond"),
                _at("Demonstration", 3) | _rates(90, 160, 85, 170, "chance"),
                _at("Proposal", 4) | _rates(60, 70, 40, 70, "early") | {"first_unresolved": 18},
                _at("Negotiation", 5) | _rates(3, 3, 0, 0, None),
            ],
        },
        "times": [
            _at("Qualified", 1) | _stays(6.2, 9.4, "beyond"),
            _at("Demonstration", 3) | _stays(14.7, 14.1, "chance"),
            _at("Negotiation", 5) | _stays(None, 12.8, None),
        ],
    }


def comparison_refused() -> dict[str, Any]:
    history = refused("no-history", "No file holds a history of stages.")
    few = refused("floor", "Only 12 % of the decided deals have a closing date; the floor is 80 %.")
    return comparison() | {"win_rate": few, "conversion": history, "times": history}


def _at(stage: str, position: int) -> dict[str, Any]:
    return {"pipeline": "default", "stage": stage, "position": position}


def _rates(first: int, of_first: int, second: int, of_second: int, verdict: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for side, counted, of in (("first", first, of_first), ("second", second, of_second)):
        rate = counted / of if of else None
        ends = {"low": rate and max(0.0, rate - 0.05), "high": rate and min(1.0, rate + 0.05)}
        told |= {f"{side}_{name}": end for name, end in ends.items()}
        told |= {f"{side}_counted": counted, f"{side}_of": of, f"{side}_rate": rate, f"{side}_unresolved": 0}
    apart = None if verdict is None else told["first_rate"] - told["second_rate"]
    p = {"chance": 0.6, "beyond": 0.001, "early": 0.01}.get(verdict or "")
    ends = {f"difference_{end}": None if apart is None else apart + by for end, by in (("low", -0.06), ("high", 0.06))}
    return told | ends | {"difference": apart, "p_adjusted": p, "verdict": verdict}


def _stays(first: float | None, second: float | None, verdict: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for side, median in (("first", first), ("second", second)):
        told |= {f"{side}_n": 300, f"{side}_open": 12, f"{side}_median": median}
        told |= {f"{side}_median_low": median and median - 1, f"{side}_median_high": median and median + 1}
    apart = None if first is None or second is None else first - second
    p = {"chance": 0.5, "beyond": 0.001}.get(verdict or "")
    return told | {"difference": apart, "p_adjusted": p, "verdict": verdict}
