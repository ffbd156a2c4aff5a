"""The verdict on the data of the sample company."""

from typing import Any


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
