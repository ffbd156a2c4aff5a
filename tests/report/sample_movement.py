"""How the open pipeline of the sample company moved in the audited quarter."""

from typing import Any

from tests.report.sample_figures import ids, refused
from tests.report.sample_pipeline import STAGES

# Movement, deals, times, money; the same by the first and the last day only.
ALL = (
    ("opening", 702, 702, 11_900_000.0, 702, 11_900_000.0),
    ("new", 361, 361, 9_240_000.0, 301, 8_120_000.0),
    ("reopened", 4, 5, 96_000.0, 3, 71_000.0),
    ("increased", 88, 104, 1_318_000.0, 80, 1_220_000.0),
    ("decreased", 61, 66, -722_000.0, 52, -619_000.0),
    ("won", 89, 89, -3_592_240.0, 81, -3_301_240.0),
    ("lost", 264, 265, -5_909_760.0, 211, -5_060_760.0),
    ("removed", 0, 0, 0.0, 0, 0.0),
    ("closing", 714, 714, 12_330_000.0, 714, 12_330_000.0),
    ("closing unknown", 12, 12, 0.0, None, None),
)
DUE = (
    ("opening", 310, 310, 6_100_000.0, 310, 6_100_000.0),
    ("new", 41, 41, 804_000.0, 22, 511_000.0),
    ("reopened", 0, 0, 0.0, 0, 0.0),
    ("pulled in", 37, 40, 911_000.0, 9, 240_000.0),
    ("pushed out", 168, 205, -3_940_000.0, 131, -2_976_000.0),
    ("increased", 12, 12, 205_000.0, 12, 205_000.0),
    ("decreased", 5, 5, -88_000.0, 5, -88_000.0),
    ("won", 61, 61, -2_440_000.0, 61, -2_440_000.0),
    ("lost", 72, 72, -1_432_000.0, 72, -1_432_000.0),
    ("removed", 0, 0, 0.0, 0, 0.0),
    ("closing", 3, 3, 120_000.0, 3, 120_000.0),
    ("expected date unknown", 7, 7, 0.0, 7, 0.0),
    ("closing unknown", 12, 12, 0.0, None, None),
)


def movement() -> dict[str, Any]:
    return {
        "during": {"label": "2025Q4", "start": "2025-10-01", "end": "2026-01-01"},
        "bridge": bridge(ALL),
        "due": bridge(DUE),
        "snapshots": {
            "step": "week",
            "on": [f"2025-{month:02}-{day:02}" for month in (9, 10, 11, 12) for day in (7, 14, 21, 28)],
            "stages": [
                {"pipeline": "default", "stage": stage, "position": place}
                | {"deals": [deals + week for week in range(16)]}
                | {"amount": [amount + 9_000.0 * week for week in range(16)]}
                for place, (stage, _, _, deals, amount, _) in enumerate(STAGES, start=1)
            ],
        },
        "slippage": {
            "due": 388, "won": 94, "lost": 119, "slipped": 148, "still_due": 27, "date_emptied": 0, "pushed": 170,
            "share": 0.3814, "low": 0.3345, "high": 0.4307, "value": 0.4102,
            "behind": {"slipped": ids("S-", 148), "still_due": ids("T-", 27)},
        },
        "pushes": {
            "start": "2025-01-01",
            "end": "2026-01-01",
            "rows": [
                {"pushes": pushes, "won": won, "lost": lost, "open": 40, "unit": won / (won + lost)}
                | {"low": max(0.0, won / (won + lost) - 0.05), "high": won / (won + lost) + 0.05}
                for pushes, won, lost in (("0", 101, 480), ("1", 120, 211), ("2", 88, 119), ("3+", 57, 71))
            ]
            + [{"pushes": "date unknown", "won": 0, "lost": 0, "open": 3, "unit": None, "low": None, "high": None}],
        },
        "cohort": {
            "on": "2025-01-04",
            "of": 690,
            "rows": [
                became("won", None, None, 221, 0.3203, 4_310_000.0),
                became("lost", None, None, 410, 0.5942, 6_010_000.0),
                became("open", "Proposal", 4, 59, 0.0855, 880_000.0),
            ],
            "behind": ids("C-", 59),
        },
    }  # fmt: skip


def bridge(rows: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "no_money": None,
        "unexplained": 0.0,
        "rows": [
            {"movement": name, "deals": deals, "events": events, "without_amount": 4 if name == "new" else 0}
            | {"amount": amount, "net_deals": net, "net_amount": net_amount, "behind": ids(f"{name[:2]}-", deals)}
            for name, deals, events, amount, net, net_amount in rows
        ],
    }


def became(name: str, stage: str | None, place: int | None, deals: int, share: float, amount: float) -> dict[str, Any]:
    return {
        "became": name, "pipeline": "default" if stage else None, "stage": stage, "position": place, "deals": deals,
        "share": share, "low": share - 0.03, "high": share + 0.03, "amount_then": amount, "value": share,
    }  # fmt: skip


def in_deals() -> dict[str, Any]:
    """No amount is known, and no change of the expected date: what remains is counted."""
    found = movement()
    no_log = refused("no-log", "No change of the expected date is known, so none would be counted.")
    found["bridge"] |= {"unexplained": None}
    found["bridge"]["no_money"] = refused("amounts-missing", "702 of 1,063 deals carry no amount.")
    for row in found["bridge"]["rows"]:
        row |= {"amount": None, "net_amount": None}
    for stage in found["snapshots"]["stages"]:
        stage["amount"] = None
    for row in found["cohort"]["rows"]:
        row |= {"amount_then": None, "value": None}
    return found | {"due": no_log, "slippage": no_log, "pushes": no_log}


def refusing() -> dict[str, Any]:
    few = refused("below-floor", "Only 12 of 100 deals have a date of creation; it takes 80 % of them.")
    return movement() | dict.fromkeys(("bridge", "due", "snapshots", "slippage", "pushes", "cohort"), few)
