"""Three audit documents made by hand: a believable company, one that refuses everything, one without deals."""

import copy
from collections.abc import Mapping
from typing import Any

HOSTILE = '<script>alert("x")</script> #strong $x$ @ref *b* _i_ \\ `raw` <!-- & " fill="red'
ROLES = ["Qualified", "Needs agreed", "Demonstration", "Proposal", "Negotiation"]


def ids(prefix: str, total: int) -> dict[str, Any]:
    return {"total": total, "ids": [f"{prefix}{number:05d}" for number in range(1, min(total, 200) + 1)]}


def rate(won: float, lost: float, open_: float, share: float, low: float, high: float) -> dict[str, Any]:
    return {"won": won, "lost": lost, "open": open_, "rate": share, "low": low, "high": high}


def refused(code: str, reason: str) -> dict[str, Any]:
    return {"refused": {"code": code, "reason": reason}}


def lever(n: int, won: int, amount: float, cycle: float, spread: float = 0.09) -> dict[str, Any]:
    per_day = won * amount / cycle
    return {
        "n": n,
        "won": won,
        "win_rate": won / n,
        "average_amount": amount,
        "cycle_days": cycle,
        "per_day": per_day,
        "low": per_day * (1 - spread),
        "high": per_day * (1 + spread),
    }


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
        "funnel_skips": "implied",
        "danger_points": danger_points(),
        "throughput": throughput(),
        "definitions": definitions(),
    }


def answers() -> dict[str, str]:
    return {
        "integrity": "Mostly: 78 of 100. Win rates and the funnel can be trusted; throughput by activity cannot.",
        "velocity": "Money moves at EUR 39,046 a day, 6.5 % slower than in 2025Q3, because fewer deals were won.",
        "win_rate": "Of the deals decided in 2025Q4, 27.9 % were won, and 24.1 % of their money.",
        "funnel": "Half of all deals that reach a demonstration never get a proposal: it is the narrowest stage.",
        "danger_points": "Demonstration → Proposal: half the gap to the best quartile returns EUR 612,000 a quarter.",
        "throughput": "Two of nine people are outside the band of 20 %; chance explains one of them.",
    }


def actions() -> list[dict[str, Any]]:
    return [
        {
            "title": "Agree on the decision process before every demonstration",
            "why": "Demonstration → Proposal loses 49.6 % of its deals; the best owners lose 36.2 %. "
            "Half the gap is 11.7 wins a quarter.",
            "section": "danger_points",
            "money_per_quarter": 612_300.0,
            "measure": "Conversion from Demonstration to Proposal above 57.1 % in 2026Q2.",
        },
        {
            "title": "Answer inbound leads within one day",
            "why": "Qualified → Needs agreed loses 38.0 % of inbound deals, most of them for “no reply”.",
            "section": "danger_points",
            "money_per_quarter": 288_900.0,
            "measure": "Conversion from Qualified of inbound deals above 66 %.",
        },
        {
            "title": "Close or re-date the 163 open deals that are past their expected date",
            "why": "They hold EUR 4.1M that no forecast can count on, and hide how many deals are lost.",
            "section": "integrity",
            "money_per_quarter": None,
            "measure": "Open deals with an expected date in the past below 20.",
        },
    ]


def issue(code: str, severity: str, count: int, population: int | None, message: str, remedy: str, **place: Any) -> Any:
    return {
        "code": code,
        "severity": severity,
        "count": count,
        "population": population,
        "share": count / population if population else None,
        "message": message,
        "remedy": remedy,
        "records": [f"D-{number:05d}" for number in range(1, min(count, 50) + 1)],
        "records_total": count,
        "file": place.get("file"),
        "row": place.get("row"),
        "column": place.get("column"),
        "table": place.get("table"),
    }


def integrity() -> dict[str, Any]:
    return {
        "score": 78.4,
        "sentence": "Good enough for velocity, win rates and the funnel. 4 of 14 metrics are doubtful, 1 is refused.",
        "issues": [
            issue(
                "date-unreadable",
                "error",
                29,
                27_418,
                "29 rows have a closing date that is no date, such as “31/02/2025”.",
                "Correct the dates in the export, or set the date format of this file.",
                file="opportunities.csv",
                row=214,
                column="Close Date",
            ),
            issue(
                "closed-before-created",
                "error",
                37,
                3_498,
                "37 deals were closed before they were created.",
                "Correct the creation date of imported deals; it is often the day of the import.",
            ),
            issue(
                "expected-date-past",
                "warning",
                163,
                714,
                "163 open deals should have been decided already.",
                "Close them, or agree on a new date with the buyer.",
            ),
            issue(
                "amount-missing",
                "warning",
                402,
                3_498,
                "402 decided deals carry no amount.",
                "Fill the amount when a deal is qualified, and keep it when it is lost.",
            ),
            issue(
                "bulk-moves",
                "warning",
                212,
                23_177,
                "212 moves were made by one author within one minute.",
                "Ask who made them, and record moves when they happen.",
            ),
            issue(
                "owner-inactive",
                "note",
                48,
                714,
                "48 open deals belong to people who have left.",
                "Give them a new owner.",
            ),
        ],
        "not_checked": [
            {"code": "meeting-without-note", "reason": "The files hold no activities."},
            {"code": "probability-outside-range", "reason": "No column was mapped to the probability."},
        ],
        "completeness": {
            "fields": [
                {
                    "table": "deals",
                    "field": name,
                    "of": of,
                    "filled": filled,
                    "population": whole,
                    "share": filled / whole,
                }
                for name, of, filled, whole in [
                    ("owner", "all", 4_212, 4_212),
                    ("source", "all", 4_096, 4_212),
                    ("created_at", "all", 4_212, 4_212),
                    ("amount", "won", 1_019, 1_031),
                    ("amount", "lost", 2_077, 2_467),
                    ("expected_close_on", "open", 642, 714),
                    ("loss_reason", "lost", 1_718, 2_467),
                    ("closed_at", "decided", 3_498, 3_498),
                ]
            ],
            "people": [
                {"person": name, "deals": deals, "share": share, "worst_field": worst}
                for name, deals, share, worst in [
                    ("Amara Okafor", 498, 0.981, "loss_reason"),
                    ("Jonas Lindqvist", 611, 0.944, "loss_reason"),
                    ("Priya Raman", 472, 0.871, "amount"),
                    ("Tomás Herrera", 530, 0.742, "amount"),
                    (None, 12, None, "owner"),
                ]
            ],
            "periods": [
                {"period": "2025Q1", "deals": 388, "share": 0.842},
                {"period": "2025Q2", "deals": 402, "share": 0.881},
                {"period": "2025Q3", "deals": 395, "share": 0.917},
                {"period": "2025Q4", "deals": 411, "share": 0.936},
            ],
        },
        "metrics": [
            {"name": "velocity", "state": "trusted", "reason": None},
            {"name": "win_rate", "state": "trusted", "reason": None},
            {
                "name": "win_rate_overdue",
                "state": "doubtful",
                "reason": "10.1 % of the open deals have no expected date.",
            },
            {"name": "conversion", "state": "trusted", "reason": None},
            {"name": "conversion_to_win", "state": "doubtful", "reason": "15.8 % of lost deals carry no amount."},
            {"name": "danger_points", "state": "trusted", "reason": None},
            {"name": "worked", "state": "refused", "reason": "The files hold no activities."},
        ],
        "fix_first": [
            {
                "code": "amount-missing",
                "count": 402,
                "unlocks": ["win_rate_value", "conversion_to_win"],
                "message": "402 decided deals carry no amount.",
                "remedy": "Fill the amount when a deal is qualified, and keep it when it is lost.",
            },
            {
                "code": "activities-missing",
                "count": 0,
                "unlocks": ["worked"],
                "message": "No file holds activities.",
                "remedy": "Add an export of calls, meetings and messages.",
            },
        ],
    }


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
            "from": "2025Q3", "to": "2025Q4", "before": 41_759.48, "after": 39_046.09, "difference": -2_713.39,
            "contributions": {"number": 126.83, "win_rate": -3_184.48, "amount": 212.93, "cycle": 131.33},
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
                "lost": lost, "still_here": still, "conversion": share, "low": share - 0.03, "high": share + 0.03,
                "to_win_unit": to_win, "to_win_unit_low": to_win - 0.03, "to_win_unit_high": to_win + 0.03,
                "to_win_value": value, "median_days": median, "p90_days": p90,
                "behind": {
                    "advanced": ids(f"A{place}-", advanced),
                    "lost": ids(f"L{place}-", lost),
                    "still_here": ids(f"S{place}-", still),
                },
            }
        )  # fmt: skip
    return found


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
            "benchmark": best, "benchmark_kind": "owners", "target": target, "extra_wins_per_deal": wins,
            "extra_money_per_deal": wins * 40_362.25, "deals_lost_per_quarter": lost,
            "money_lost_per_quarter": lost * 44_100.0, "money_per_quarter": money, "money_per_quarter_low": low,
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


def files() -> list[dict[str, Any]]:
    return [
        {
            "name": "opportunities.csv", "table": "deals", "format": "CSV",
            "rows": {"read": 4_241, "taken": 4_212, "with_issues": 992, "rejected": 29},
            "columns": [
                {"source": "Opportunity ID", "ours": "deal_id", "guessed": False, "why": "mapping salesforce"},
                {"source": "Amount", "ours": "amount", "guessed": False, "why": "mapping salesforce"},
                {"source": "Lead Source", "ours": "source", "guessed": True, "why": "name; 4 values, all known"},
                {"source": "Close Date", "ours": "closed_at", "guessed": True, "why": "dates, YYYY-MM-DD in all rows"},
                {"source": "Fax", "ours": None, "guessed": False, "why": "nothing of ours is called that"},
            ],
            "details": {"delimiter": "semicolon", "encoding": "UTF-8 with BOM", "decimal mark": "comma"},
        },
        {
            "name": "opportunity-history.csv", "table": "stage_changes", "format": "CSV",
            "rows": {"read": 23_177, "taken": 23_177, "with_issues": 212, "rejected": 0},
            "columns": [{"source": "Stage", "ours": "to_stage", "guessed": False, "why": "mapping salesforce"}],
            "details": {"delimiter": "comma", "encoding": "UTF-8"},
        },
    ]  # fmt: skip


def definitions() -> dict[str, Any]:
    decided = "deals whose closed_at lies in the period. Open deals are in neither term."
    return {
        "velocity": meaning(
            "how much money a day does the process bring?", r"V = \frac{N \cdot W \cdot A}{L}", decided,
            "money per day", "a few very large wins carry the mean", [("won deals without an amount", 12)],
        ),
        "velocity_change": meaning(
            "which lever changed the velocity?", r"c_x = M(V_1, V_0) \cdot \ln\left(\frac{x_1}{x_0}\right)", decided,
            "money per day", "two levers moved for one common reason", [],
        ),
        "win_rate": meaning(
            "of the deals decided in a period, what share did we win?",
            r"\text{unit} = \frac{won}{won + lost} \qquad \text{value} = \frac{\sum won}{\sum won + \sum lost}",
            decided, "share", "lost deals are left open", [("decided deals without an amount, from the value", 36)],
        ),
        "conversion": meaning(
            "of the deals that entered a stage, how many went on?", r"\frac{advanced}{advanced + lost}",
            "deals that entered the stage, by their first entry.", "share", "many deals are still there", [],
        ),
        "stay_times": meaning(
            "how long do deals stay?", None, "stays that began before as_of.", "days", "deals are moved in bulk", []
        ),
        "danger_points": meaning(
            "where does it pay most to improve?", None, "steps between open stages.", "money per quarter",
            "the best owners have the easier deals", [("deals without an owner", 12)],
        ),
        "throughput": meaning(
            "how many deals does a person decide?", None, decided, "deals", "territories differ", [("no owner", 4)]
        ),
    }  # fmt: skip


def meaning(
    question: str, formula: str | None, population: str, unit: str, misleads: str, excluded: list[tuple[str, int]]
) -> dict[str, Any]:
    return {
        "question": question, "formula": formula, "population": population, "unit": unit,
        "misleads": f"Misleads when {misleads}.",
        "excluded": [{"reason": reason, "count": count} for reason, count in excluded],
    }  # fmt: skip


def all_refused() -> dict[str, Any]:
    """The same company with an export that carries nothing: every section says why."""
    audit = company()
    history = refused("no-history", "No file holds a history of stages.")
    amounts = refused("amounts-one-sided", "Lost deals carry no amount while won deals do.")
    few = refused("floor", "Only 12 % of the decided deals have a closing date; the floor is 80 %.")
    audit["velocity"] |= {"overall": amounts, "by": {"source": amounts}, "by_period": amounts, "change": amounts}
    audit["win_rate"] |= {"unit": dict.fromkeys(audit["win_rate"]["unit"], few), "value": amounts, "by": {}}
    audit["win_rate"] |= {"by_period": few, "gap": "No rate can be given, so there is no gap to explain."}
    audit |= {"funnel": history, "danger_points": history, "throughput": few, "actions": [], "definitions": {}}
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
        "danger_points": [],
        "throughput": [],
        "definitions": {},
        "actions": [],
        "currency_note": None,
    }
    audit["history"] = {"kind": "none", "sentence": "There is no history.", "stage_changes": None}
    audit["answers"] = dict.fromkeys(audit["answers"], "There are no deals.")
    audit["win_rate"] = {
        "unit": four, "value": copy.deepcopy(four), "without_amount": 0, "gap": "There are no deals.", "by_period": [],
        "by": {}, "behind": {"won": none, "lost": none, "open": none},
    }  # fmt: skip
    audit["velocity"] = {
        "latest": None,
        "overall": levers,
        "by": {},
        "by_period": [],
        "change": None,
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

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {name: spoil(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [spoil(one, key) for one in value]
        return HOSTILE if isinstance(value, str) and key not in kept else value

    return spoil(company())
