"""The people of the sample company: who does which step how well, and how many are needed."""

from typing import Any

from tests.report.sample_figures import ids, refused

STAGES = ("Qualified", "Demonstration", "Negotiation")
PEOPLE: dict[str, tuple[tuple[int, int, str | None], ...]] = {
    "Amara Okafor": ((140, 98, "chance"), (96, 62, "best"), (40, 33, "chance")),
    "Tomás Herrera": ((132, 90, "chance"), (88, 27, "below"), (21, 17, "chance")),
    "Zoë Müller": ((9, 6, None), (4, 2, None), (0, 0, None)),
}
EXPECTED = (0.691, 0.504, 0.826)


def people() -> dict[str, Any]:
    return {
        "alike": ["source", "product"],
        "steps": {
            "people": 3,
            "entered": 560,
            "of_nobody": 14,
            "rows": [
                _step(place, stage, person, *counts[place - 1])
                for place, stage in enumerate(STAGES, start=1)
                for person, counts in PEOPLE.items()
            ],
        },
        "win_rate": {
            "people": 3,
            "rows": [
                _win("Amara Okafor", 41, 90, 30.2, "best"),
                _win("Tomás Herrera", 17, 104, 28.6, "below"),
                _win("Zoë Müller", 1, 5, 1.1, None),
            ],
        },
        "headcount": {
            "planned": "2026Q1", "during": "2025Q4", "inflow": 402.0, "pace": 39.1, "needed": 10.3, "needed_low": 9.2,
            "needed_high": 11.5, "present": 9, "ramping": 1, "capacity": 8.6, "gap": 1.7, "hires": 2,
            "hires_on_first_day": 4, "start_on": "2025-10-03", "too_late": True, "without_owner": 4,
        },
    }  # fmt: skip


def people_refused() -> dict[str, Any]:
    """No owner is known, at no step and of no deal."""
    few = refused("floor", "Only 12 % of the deals have an owner; the floor is 80 %.")
    return {"alike": [], "steps": few, "win_rate": few, "headcount": few}


def nobody() -> dict[str, Any]:
    none = {"people": 0, "rows": []}
    steps = none | {"entered": 0, "of_nobody": 0}
    return {"alike": [], "steps": steps, "win_rate": none, "headcount": None}


def _step(place: int, stage: str, person: str, resolved: int, advanced: int, verdict: str | None) -> dict[str, Any]:
    share = advanced / resolved if resolved else None
    expected, below = EXPECTED[place - 1], verdict == "below"
    told = {"best": "A", "below": "L"}.get(verdict or "")
    biggest = below or (person == "Zoë Müller" and place == 1)
    short = expected * resolved - advanced if resolved else None
    return {
        "pipeline": "default", "stage": stage, "position": place, "person": person, "entered": resolved + 3,
        "advanced": advanced, "lost": resolved - advanced, "resolved": resolved, "conversion": share,
        "low": None if share is None else max(0.0, share - 0.1),
        "high": None if share is None else min(1.0, share + 0.1),
        "team": expected, "expected": expected * resolved if resolved else None,
        "expected_share": expected if resolved else None, "like_for_like": share,
        "shrunk": expected if share is None else (share + expected) / 2, "shrunk_low": 0.3, "shrunk_high": 0.9,
        "p_adjusted": {"below": 0.01, "chance": 0.4, "best": 0.99}.get(verdict or ""),
        "deals_short": short, "money_short": None if short is None else short * 21_000.0,
        "biggest_in_deals": biggest, "biggest_in_money": biggest, "verdict": verdict,
        "behind": ids(f"{told or 'L'}P{place}-", 61) if told or biggest else None,
    }  # fmt: skip


def _win(person: str, won: int, lost: int, expected: float, verdict: str | None) -> dict[str, Any]:
    share, ratio = won / (won + lost), won / expected
    return {
        "person": person, "won": won, "lost": lost, "open": 12, "unit": share, "unit_low": share / 2,
        "unit_high": min(1.0, share * 1.5), "expected": expected, "ratio": ratio, "shrunk": (ratio + 1) / 2,
        "shrunk_low": 0.4, "shrunk_high": 1.5, "p_adjusted": None if verdict is None else 0.03,
        "wins_short": expected - won, "verdict": verdict, "behind": ids("W", won) if verdict else None,
    }  # fmt: skip
