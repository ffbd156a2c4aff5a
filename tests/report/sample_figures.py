"""Figures of a sample: ids behind a number, a rate, a refusal, the levers of velocity."""

from typing import Any


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
