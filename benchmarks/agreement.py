"""Agreement: do the audit and the analyst's script say the same numbers?"""

import math
from typing import Any

SAME = 1e-6
COUNTS = ("entered", "advanced", "lost", "still_here", "elsewhere")
Document = dict[str, Any]


def disagreements(audit: Document, script: Document) -> list[str]:
    """Every number of the script that the audit does not say, as a sentence."""
    told, asked = _of_audit(audit), _flat(script)
    return [
        f"{name}: audit {told.get(name)!r}, script {value!r}"
        for name, value in asked.items()
        if not _same(told.get(name), value)
    ]


def compared(script: Document) -> int:
    """How many numbers are held against each other."""
    return len(_flat(script))


def _of_audit(audit: Document) -> dict[str, Any]:
    velocity = audit["velocity"]
    last = audit["throughput"][-1]["period"]
    funnel = {row["stage"]: row for row in audit["funnel"]}
    return _flat(
        {
            "outcomes": audit["outcomes"],
            "win_rate": {
                measure: {name: row.get("rate") for name, row in audit["win_rate"][measure].items()}
                for measure in ("unit", "value")
            },
            "velocity": velocity["overall"],
            "velocity_by_source": {row["group"]: row for row in velocity["by"]["source"]},
            "funnel": {stage: {name: row[name] for name in (*COUNTS, "to_win_unit")} for stage, row in funnel.items()},
            "stay_times": {
                stage: {name: row[name] for name in ("median_days", "p90_days")} for stage, row in funnel.items()
            },
            "danger_points": {row["stage"]: row["behind"]["total"] for row in audit["danger_points"]},
            "throughput": {row["person"]: row["closed"] for row in audit["throughput"] if row["period"] == last},
        }
    )


def _flat(value: Any, name: str = "") -> dict[str, Any]:
    if not isinstance(value, dict):
        return {name: value}
    return {key: found for part, inner in value.items() for key, found in _flat(inner, f"{name}/{part}").items()}


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return isinstance(one, int | float) and math.isclose(one, other, rel_tol=SAME, abs_tol=SAME)
