"""What a customer of the sample company costs, and has brought."""

from typing import Any

from tests.report.sample_figures import ids, refused

NO_COSTS = "No cost is known for a day in 2025Q4. Import a table with one row per cost."


def economics() -> dict[str, Any]:
    return {
        "period": "2025Q4",
        "costs_known": {"start": "2023-01-01", "end": "2025-12-31"},
        "earned_over": 365,
        "cost": {
            "overall": [_cost(None, 612_000.0, 89)],
            "source": [_cost("inbound", 201_000.0, 61), _cost("outbound", 401_000.0, 28), _cost(None, 10_000.0, 0)],
        },
        "value": {
            "source": [_value("inbound", 410, 71_300.0), _value("outbound", 188, 96_200.0), _value(None, 3, None)],
            "segment": [_value("universities", 301, 60_100.0)],
        },
        "ratio": [{"group": "inbound", "ltv_to_cac": 21.6}, {"group": "outbound", "ltv_to_cac": 6.7}],
        "behind": [{"group": "inbound", "behind": ids("C", 61)}, {"group": "outbound", "behind": ids("C", 28)}],
    }


def economics_refused() -> dict[str, Any]:
    """Neither a cost nor an account."""
    costs, accounts = refused("no-costs", NO_COSTS), refused("no-accounts", "No won deal names its account.")
    return {
        "period": "2025Q4",
        "costs_known": None,
        "earned_over": 365,
        "cost": {"overall": costs, "source": costs},
        "value": {"source": accounts, "segment": accounts},
        "ratio": [],
        "behind": [],
    }


def _cost(group: str | None, cost: float, customers: int) -> dict[str, Any]:
    of_one = cost / customers if customers else None
    return {
        "group": group, "cost": cost, "customers": customers, "customer_is": "account", "cac": of_one,
        "cac_low": of_one and of_one * 0.7, "cac_high": of_one and of_one * 1.4, "amount_per_customer": 40_362.25,
        "payback_days": of_one and of_one / 40_362.25 * 365, "won": customers, "win_rate": 0.28,
        "average_amount": 40_362.25, "cycle_days": 92.0, "per_day": 39_046.0, "again": 4, "without_account": 1,
        "without_amount": 0, "costs_left_out": 2,
    }  # fmt: skip


def _value(group: str | None, accounts: int, ltv: float | None) -> dict[str, Any]:
    return {
        "group": group, "accounts": accounts, "won": accounts, "won_amount": (ltv or 0.0) * accounts, "ltv": ltv,
        "ltv_low": ltv and ltv * 0.9, "ltv_high": ltv and ltv * 1.1, "tenure_days": 412.0,
        "first_amount": ltv and ltv / 2, "repeat_per_year": ltv and ltv / 3,
        "accounts_without_amount": 1, "without_account": 5,
    }  # fmt: skip
