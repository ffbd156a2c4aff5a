"""How money moves in the sample company: win rates, velocity, funnel, danger points, throughput."""

from typing import Any

from tests.report.sample_figures import ids, lever, rate, refused


def win_rate() -> dict[str, Any]:
    return {
        "unit": {
            "closed_only": rate(89, 230, 0, 0.279, 0.2326, 0.3307),
            "all_pursued": rate(74, 201, 136, 0.18, 0.1459, 0.2201),
            "overdue_as_lost": rate(89, 393, 0, 0.1846, 0.1524, 0.2218),
            "survival": rate(89, 230, 714, 0.241, 0.2133, 0.2687),
        },
        "value": {
            "closed_only": rate(3_592_240, 11_313_000, 0, 0.241, 0.188, 0.3),
            "all_pursued": rate(2_911_000, 9_120_400, 6_804_000, 0.1545, 0.1176, 0.1961),
            "overdue_as_lost": rate(3_592_240, 15_417_000, 0, 0.189, 0.1466, 0.2348),
            "survival": refused("too-few-amounts", "Only 71 % of the open deals carry an amount; the floor is 80 %."),
        },
        "without_amount": 36,
        "without_date": {
            "closed_only": {"creation_unknown": 0, "closing_unknown": 12, "closed_before_created": 0},
            "survival": {"creation_unknown": 4, "closing_unknown": 12, "closed_before_created": 3},
        },
        "gap": "Counting the 163 overdue deals as lost takes 9.4 points off: the truth lies between 18.5 % and 27.9 %.",
        "by_period": [
            {"period": label, "won": won, "lost": lost, "rate": share, "low": share - wide, "high": share + wide}
            | {"left_truncated": label == "2024Q1"}
            for label, won, lost, share, wide in [
                ("2024Q1", 118, 142, 0.4538, 0.06),
                ("2024Q2", 84, 204, 0.2917, 0.052),
                ("2024Q3", 88, 214, 0.2914, 0.051),
                ("2024Q4", 92, 220, 0.2949, 0.05),
                ("2025Q1", 86, 221, 0.2801, 0.05),
                ("2025Q2", 94, 224, 0.2956, 0.05),
                ("2025Q3", 96, 222, 0.3019, 0.05),
                ("2025Q4", 89, 230, 0.279, 0.049),
            ]
        ],
        "by": {
            "source": [
                win_group("inbound", 61, 121, 88, 0.3352, 0.2708, 0.4065, 0.301),
                win_group("outbound", 28, 106, 46, 0.209, 0.1488, 0.2853, 0.198),
                win_group(None, 0, 3, 2, 0.0, 0.0, 0.5615, None),
            ],
            "product": [
                win_group("Spectrometer", 34, 71, 40, 0.3238, 0.2419, 0.4183, 0.29),
                win_group("Microscope", 31, 88, 51, 0.2605, 0.1901, 0.3458, 0.221),
                win_group("Service contract", 24, 71, 45, 0.2526, 0.1761, 0.3485, None),
            ],
        },
        "behind": {"won": ids("D-1", 89), "lost": ids("D-2", 230), "open": ids("D-3", 714)},
    }


def win_group(
    name: str | None, won: int, lost: int, open_: int, share: float, low: float, high: float, value: float | None
) -> dict[str, Any]:
    money = (
        refused("amounts-one-sided", "Lost deals carry no amount while won deals do.")
        if value is None
        else {"rate": value, "low": value - 0.05, "high": value + 0.05}
    )
    unit = {"rate": share, "low": low, "high": high}
    return {"group": name, "won": won, "lost": lost, "open": open_, "unit": unit, "value": money}


def velocity() -> dict[str, Any]:
    quarters = [
        ("2024Q1", 260, 118, 38_900.0, 121.0),
        ("2024Q2", 288, 84, 39_400.0, 96.2),
        ("2024Q3", 302, 88, 39_100.0, 95.8),
        ("2024Q4", 312, 92, 40_900.0, 96.6),
        ("2025Q1", 307, 86, 40_200.0, 94.1),
        ("2025Q2", 318, 94, 39_600.0, 93.4),
        ("2025Q3", 318, 96, 40_150.0, 92.3),
        ("2025Q4", 319, 89, 40_362.25, 92.0),
    ]
    return {
        "latest": None,
        "overall": lever(319, 89, 40_362.25, 92.0),
        "by": {
            "source": [
                {"group": "inbound"} | lever(182, 61, 34_210.0, 71.4),
                {"group": "outbound"} | lever(134, 28, 53_770.0, 136.9, 0.2),
                {"group": None, "n": 3, "won": 0, "win_rate": 0.0, "average_amount": None, "cycle_days": None}
                | {"per_day": None, "low": None, "high": None},
            ],
            "team": [
                {"group": "North"} | lever(171, 51, 41_020.0, 90.2),
                {"group": "South"} | lever(148, 38, 39_480.0, 94.4),
            ],
        },
        "by_period": [{"period": label} | lever(*rest) for label, *rest in quarters],
        "change": {
            "from": "2025Q3", "to": "2025Q4", "so_far": False, "before": 41_759.48, "after": 39_046.09,
            "difference": -2_713.39,
            "contributions": {"number": 126.83, "win_rate": -3_184.48, "amount": 212.93, "cycle": 131.33},
        },
        "pipeline": {
            "n": 714, "win_rate": 0.2892, "average_amount": 40_080.0, "cycle_days": 93.0, "per_day": 88_988.0,
            "qualified_from": None, "in_closed_stage": 3, "decided": 1_262, "from": "2025",
        },
        "behind": {"won": ids("D-1", 89), "lost": ids("D-2", 230)},
    }  # fmt: skip


def funnel() -> list[dict[str, Any]]:
    rows = [
        ("Qualified", 1_640, 1_050, 470, 120, 0.198, 0.171, 6.2, 24.0),
        ("Needs agreed", 1_050, 742, 214, 94, 0.287, 11.0, 0.255, 33.5),
        ("Demonstration", 742, 331, 326, 85, 0.39, 14.7, 0.348, 48.9),
        ("Proposal", 331, 226, 63, 42, 0.611, 19.4, 0.577, 61.0),
        ("Negotiation", 226, 161, 34, 31, 0.826, 12.8, 0.801, None),
    ]
    found = []
    for place, (stage, entered, advanced, lost, still, *rest) in enumerate(rows, start=1):
        to_win, *other, p90 = rest
        value, median = sorted(number for number in other if number is not None)
        share = advanced / (advanced + lost)
        found.append(
            {
                "pipeline": "default", "stage": stage, "position": place, "entered": entered, "advanced": advanced,
                "lost": lost, "still_here": still, "elsewhere": 0,
                "conversion": share, "low": share - 0.03, "high": share + 0.03,
                "to_win_unit": to_win, "to_win_unit_low": to_win - 0.03, "to_win_unit_high": to_win + 0.03,
                "to_win_value": value, "to_win_won_amount": 1e6 * value, "to_win_lost_amount": 1e6 * (1 - value),
                "to_win_without_amount": 4, "median_days": median, "p90_days": p90,
                "behind": {
                    "advanced": ids(f"A{place}-", advanced),
                    "lost": ids(f"L{place}-", lost),
                    "still_here": ids(f"S{place}-", still),
                    "elsewhere": ids(f"E{place}-", 0),
                },
            }
        )  # fmt: skip
    return found


def funnel_by() -> list[dict[str, Any]]:
    """The first two stages by source; a third of the deals came without one."""
    rows = [
        ("inbound", "Qualified", 820, 560, 210, 50),
        ("inbound", "Needs agreed", 560, 410, 100, 50),
        ("outbound", "Qualified", 500, 300, 160, 40),
        (None, "Qualified", 320, 190, 100, 30),
    ]
    return [
        {
            "group": name, "pipeline": "default", "stage": stage, "entered": entered, "advanced": advanced,
            "lost": lost, "still_here": still, "elsewhere": 0, "conversion": advanced / (advanced + lost),
            "low": advanced / (advanced + lost) - 0.04, "high": advanced / (advanced + lost) + 0.04,
        }
        for name, stage, entered, advanced, lost, still in rows
    ]  # fmt: skip


def flow() -> dict[str, Any]:
    """Deals in and out of each stage: what was there, and came, and did not go, is there at the end."""
    rows = [
        ("Qualified", 128, 410, 418, (264, 0, 0, 151, 3)),
        ("Needs agreed", 91, 271, 268, (186, 9, 0, 73, 0)),
        ("Demonstration", 88, 190, 193, (83, 12, 0, 98, 0)),
        ("Proposal", 44, 86, 88, (57, 6, 2, 23, 0)),
        ("Negotiation", 33, 57, 59, (0, 4, 42, 13, 0)),
    ]
    ways = ("forward", "back", "won", "lost", "elsewhere")
    return {
        "period": "2025Q4",
        "stages": [
            {"pipeline": "default", "stage": stage, "position": place, "kind": "open", "at_start": start}
            | {"entered": came, "left": went, "at_end": start + came - went}
            | dict(zip(ways, out, strict=True))
            | {"without_end": 0}
            for place, (stage, start, came, went, out) in enumerate(rows, start=1)
        ],
    }


def danger_points() -> list[dict[str, Any]]:
    rows = [
        ("Demonstration", "Proposal", 0.504, 0.638, 0.571, 0.52, 27.2, 612_300.0, 391_000.0, 848_000.0),
        ("Qualified", "Needs agreed", 0.691, 0.752, 0.7215, 0.287, 39.2, 288_900.0, 102_000.0, 471_500.0),
        ("Needs agreed", "Demonstration", 0.776, 0.812, 0.794, 0.39, 17.8, 121_400.0, 22_300.0, 219_000.0),
        ("Proposal", "Negotiation", 0.782, 0.801, 0.7915, 0.611, 5.3, 48_700.0, 0.0, 103_800.0),
    ]
    return [
        {
            "pipeline": "default", "stage": stage, "step": f"{stage} → {after}", "conversion": now,
            "benchmark": best, "benchmark_kind": "best quartile of owners", "benchmark_note": None,
            "like_for_like": ["source", "product"],
            "target": target, "gap": best_example(rank, now), "extra_wins_per_deal": wins,
            "wins_per_quarter": money / 40_362.25,
            "extra_money_per_deal": wins * 40_362.25, "deals_lost_per_quarter": lost,
            "money_lost_per_quarter": lost * 44_100.0, "money_note": None,
            "money_per_quarter": money, "money_per_quarter_low": low,
            "money_per_quarter_high": high, "extra_velocity": money / 92,
            "evidence": {
                "loss_reasons": [
                    {"reason": "No decision", "deals": 121, "amount": 5_210_000.0},
                    {"reason": "Price", "deals": 84, "amount": 4_040_000.0},
                    {"reason": "Competitor chosen", "deals": 61, "amount": 2_730_000.0},
                    {"reason": None, "deals": 60, "amount": None},
                ],
                "median_days_before_loss": 31.5,
                "owners": [
                    {"group": "Tomás Herrera", "lost": 91, "share": 0.612},
                    {"group": "Priya Raman", "lost": 74, "share": 0.521},
                    {"group": "Jonas Lindqvist", "lost": 70, "share": 0.449},
                ],
                "sources": [
                    {"group": "outbound", "lost": 189, "share": 0.583},
                    {"group": "inbound", "lost": 137, "share": 0.411},
                ],
            },
            "behind": ids(f"L{rank}-", 326),
        }
        for rank, (stage, after, now, best, target, wins, lost, money, low, high) in enumerate(rows, start=1)
    ]  # fmt: skip


def best_example(rank: int, now: float) -> dict[str, Any] | None:
    """The first step has a segment to learn from; at the others nobody does better than chance explains."""
    return {"kind": "segment", "group": "universities", "conversion": now + 0.09, "gap": 0.09} if rank == 1 else None


def throughput() -> list[dict[str, Any]]:
    before = [row | {"period": "2025Q3", "closed": row["closed"] + 2} for row in quarter()[:-1]]
    return before + quarter()


def quarter() -> list[dict[str, Any]]:
    mean = 39.125
    rows = [
        ("Jonas Lindqvist", 52, 47.3, 0.04, False, False),
        ("Amara Okafor", 47, 44.0, 0.2, True, False),
        ("Hana Novák", 45, 41.1, 0.38, None, False),
        ("Luca Bianchi", 41, 42.2, 0.77, None, False),
        ("Priya Raman", 38, 39.9, 0.86, None, False),
        ("Mei Tanaka", 36, 36.4, 0.62, None, False),
        ("Erik Sørensen", 32, 33.5, 0.27, None, False),
        ("Tomás Herrera", 22, 34.1, 0.004, False, False),
        ("Zoë Müller", 6, None, None, None, True),
    ]
    return [
        {
            "person": name, "period": "2025Q4", "closed": closed, "worked": None, "days": 92.0, "per_day": closed / 92,
            "per_week": closed / 92 * 7, "per_month": closed / 3, "mean": mean,
            "deviation": None if ramping else closed / mean - 1,
            "flagged": None if ramping else abs(closed / mean - 1) > 0.2,
            "expected": expected, "like_for_like": None if expected is None else closed / expected * mean,
            "chance_p": chance, "chance_explains": explains, "ramping": ramping, "behind": ids(f"T{place}-", closed),
        }
        for place, (name, closed, expected, chance, explains, ramping) in enumerate(rows, start=1)
    ]  # fmt: skip
