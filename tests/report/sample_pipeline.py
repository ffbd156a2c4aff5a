"""What stands open in the sample company, against a target of 4.2 million for the quarter that has begun."""

from typing import Any

from tests.report.sample_figures import ids, refused

TARGET = 4_200_000.0
# Stage, days of stay, won from here, deals and money that stand there.
STAGES = (
    ("Qualified", 11.0, 0.198, 120, 4_310_000.0, "within"),
    ("Needs agreed", 14.0, 0.27, 94, 3_300_000.0, "within"),
    ("Demonstration", 19.0, 0.36, 85, 1_290_000.0, "short"),
    ("Proposal", 24.0, 0.58, 42, 1_480_000.0, "within"),
    ("Negotiation", 15.0, 0.81, 31, 1_950_000.0, "over"),
)
PLACE = {"pipeline": "default"}


def pipeline() -> dict[str, Any]:
    return {
        "during": {"label": "2026Q1", "start": "2026-01-01", "end": "2026-04-01"},
        "days_left": 86.0,
        "target": TARGET,
        "needed": needed(),
        "still_needed": still_needed(),
        "safe_multiple": {
            "multiple": 2.9, "multiple_low": 2.5, "multiple_high": 3.4, "usual_multiple": 2.1, "chance": 0.8,
            "chance_at_usual": 0.46, "chance_at_rule": 0.82, "target": TARGET, "needed": 2.9 * TARGET, "periods": 8,
            "without_amount": 11,
        },
        "balance": {
            "stages": [
                PLACE | {"stage": stage, "position": place, "share": 0.2, "implied": 0.18 + place / 100}
                | {"share_by_count": 0.2, "implied_by_count": 0.2}
                for place, (stage, *_) in enumerate(STAGES, start=1)
            ],
            "wholes": [PLACE | {"balance": 0.871, "balance_by_count": 0.9}],
        },
        "sizes": [
            size("rock", 420_000.0, 3, 1_610_000.0, 0.131),
            size("stone", 84_000.0, 61, 7_020_000.0, 0.57),
            size("pebble", 0.0, 297, 3_690_000.0, 0.299),
            {"size": "unknown", "from_amount": None, "deals": 11, "amount": None, "share": None, "share_by_count": None}
            | {"of_target": None, "expected": None, "expected_deals": 2.1, "none_closes": 0.1, "without_chance": 0},
        ],
        "concentration": {
            "deals": 361, "amount": 12_330_000.0, "largest_id": "D-20417", "largest": 640_000.0, "top_1": 0.052,
            "top_5": 0.141, "top_10": 0.213, "equal_deals": 118.4, "expected": 5_140_000.0, "expected_deals": 161.2,
            "none_closes": 0.0, "target": TARGET, "won": 212_000.0, "missed": 0.043, "missed_without_largest": 0.118,
            "without_amount": 11, "without_chance": 3,
        },
        "phantom": phantom(),
        "win_rate_by_age": {
            "by_source": True, "without_date": 3,
            "curves": [
                {"group": "inbound", "n": 2_310, "curve": curve(0.302, 2_310)},
                {"group": "outbound", "n": 1_620, "curve": curve(0.171, 1_620)},
                {"group": None, "n": 279, "curve": curve(0.241, 279)},
            ],
        },
    }  # fmt: skip


def needed() -> dict[str, Any]:
    rows = [row(*known, place) for place, known in enumerate(STAGES, start=1)]
    sums = {name: sum(one[name] for one in rows) for name in ("factor", "factor_by_count", "needed", "amount", "gap")}
    whole = dict.fromkeys(rows[0]) | sums | PLACE | {"days": 90, "target_share": 1.0, "target": TARGET, "elsewhere": 3}
    whole |= {"factor_low": 1.34, "factor_high": 1.71, "factor_by_count_low": 1.3, "factor_by_count_high": 1.6}
    whole |= {"needed_low": 1.34 * TARGET, "needed_high": 1.71 * TARGET, "deals": 372, "without_amount": 11}
    whole |= {"covered": sums["amount"] / sums["needed"], "verdict": "over", "usual": 2.1, "behind": ids("P-", 0)}
    return {"in_money": True, "no_money": None, "wins": None, "wins_since": None, "stages": rows, "wholes": [whole]}


def row(stage: str, days: float, won: float, deals: int, amount: float, verdict: str, place: int) -> dict[str, Any]:
    factor = days / (90 * won)
    wanted = factor * TARGET
    return PLACE | {
        "stage": stage, "position": place, "stay_days": days, "beyond_share": 0.07 if place == 1 else 0.01,
        "unit": won, "value": won, "days": 90, "target_share": 1.0, "factor": factor, "factor_low": 0.8 * factor,
        "factor_high": 1.3 * factor, "factor_by_count": factor, "factor_by_count_low": 0.8 * factor,
        "factor_by_count_high": 1.3 * factor, "target": TARGET, "needed": wanted, "needed_low": 0.8 * wanted,
        "needed_high": 1.3 * wanted, "deals": deals, "amount": amount, "without_amount": 3 if place == 2 else 0,
        "elsewhere": None, "gap": amount - wanted, "covered": amount / wanted, "verdict": verdict,
        "usual": factor * 1.2, "behind": ids(f"P{place}-", deals),
    }  # fmt: skip


def still_needed() -> dict[str, Any]:
    return {
        "whole": {
            "target": TARGET, "won_amount": 212_000.0, "remaining": 3_988_000.0, "expected": 3_210_000.0,
            "gap": 778_000.0, "without_end": 12, "elsewhere": 3,
        },
        "stages": [
            PLACE
            | {"stage": stage, "position": place, "deals": deals, "amount": amount, "without_amount": 0}
            | {"chance": won / 2, "chance_low": won / 2 - 0.03, "chance_high": won / 2 + 0.03}
            | {"in_time": place / 10 - 0.08, "can_close": place > 1, "expected": amount * won / 2}
            | {"needed_here": 778_000 * 2 / won if place > 1 else None}
            for place, (stage, _, won, deals, amount, _) in enumerate(STAGES, start=1)
        ],
    }  # fmt: skip


def size(name: str, least: float, deals: int, amount: float, share: float) -> dict[str, Any]:
    return {
        "size": name, "from_amount": least, "deals": deals, "amount": amount, "share": share,
        "share_by_count": deals / 361, "of_target": amount / TARGET, "expected": amount * 0.4,
        "expected_deals": deals * 0.4, "none_closes": 0.6**deals, "without_chance": 0,
    }  # fmt: skip


def phantom() -> dict[str, Any]:
    return {
        "open": 714, "phantom": 163, "share": 0.2292, "open_amount": 12_330_000.0, "phantom_amount": 2_140_000.0,
        "amount_share": 0.1736, "expected_won": 2.4, "beyond": 21, "by_pipeline": 9, "without_chance": 3,
        "without_amount": 8, "threshold": 0.05,
        "deals": [
            PLACE | {"deal_id": deal, "stage": stage, "basis": "stage", "days": days, "chance": chance}
            | {"lasted": lasted, "amount": amount}
            for deal, stage, days, chance, lasted, amount in (
                ("D-18802", "Proposal", 211, 0.031, 64, 310_000.0),
                ("D-17110", "Qualified", 402, 0.0, 3, 120_000.0),
                ("D-19001", "Demonstration", 188, 0.044, 91, None),
            )
        ],
        "behind": ids("D-1", 163),
    }  # fmt: skip


def curve(share: float, deals: int, weeks: int = 60) -> dict[str, Any]:
    shares = [share * min(1.0, week / 40) for week in range(weeks)]
    return {
        "share": shares,
        "low": [max(0.0, one - 0.02) for one in shares],
        "high": [one + 0.02 for one in shares],
        "followed": [max(0, deals - week * deals // weeks) for week in range(weeks)],
    }


def without_history() -> dict[str, Any]:
    """Only what the deals say by themselves is known: their age."""
    none = refused("no-history", "No file holds a history of stages.")
    parts = ("needed", "still_needed", "safe_multiple", "balance", "sizes", "concentration")
    return pipeline() | dict.fromkeys(parts, none) | {"target": None}


def in_deals() -> dict[str, Any]:
    """No target is known: the stages are held against the wins of last year, in deals."""
    found = pipeline()
    none = refused("target-unknown", "The files hold no target for 2026Q1.")
    known = found["needed"]
    for one in (*known["stages"], *known["wholes"]):
        one |= {name: one[name] / 40_000 for name in ("needed", "needed_low", "needed_high", "gap")}
        one |= {"target": 105.0, "amount": float(one["deals"])}
    known |= {"in_money": False, "no_money": none, "wins": 105.0, "wins_since": "2025-01-05"}
    return found | {"target": None, "still_needed": none, "sizes": none}


def nothing_open() -> dict[str, Any]:
    found = without_history()
    found["phantom"] |= dict.fromkeys(
        ("open", "phantom", "beyond", "by_pipeline", "without_chance", "without_amount"), 0
    )
    found["phantom"] |= dict.fromkeys(("share", "open_amount", "phantom_amount", "amount_share"))
    found["phantom"] |= {"deals": [], "behind": ids("", 0)}
    found["win_rate_by_age"] = {"by_source": False, "without_date": 0, "curves": []}
    return found
