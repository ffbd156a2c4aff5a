"""How the sample company runs its process: 1,640 deals on their ways through five stages."""

from itertools import pairwise
from typing import Any

from tests.report.sample_figures import ids, refused

DEALS = 1_640
NONE = {"total": 0, "ids": []}
STAGES = ("Qualified", "Needs agreed", "Demonstration", "Proposal", "Negotiation")
# From, to, deals, moves, median days.
FORWARD = (
    (None, "Qualified", 1_598, 1_598, 0.0),
    (None, "Needs agreed", 42, 42, 0.0),
    ("Qualified", "Needs agreed", 1_012, 1_031, 6.2),
    ("Qualified", "Demonstration", 60, 60, 4.0),
    ("Needs agreed", "Demonstration", 700, 742, 11.0),
    ("Needs agreed", "Proposal", 25, 25, None),
    ("Demonstration", "Proposal", 310, 331, 14.7),
    ("Proposal", "Negotiation", 221, 226, 19.4),
)
BACK = (("Proposal", "Demonstration", 44, 51, 9.0), ("Demonstration", "Needs agreed", 19, 19, 21.5))
LOST = (470, 214, 326, 63, 34)
OPEN = (120, 94, 85, 42, 31)


def process() -> dict[str, Any]:
    return {
        "flows": {
            "deals": DEALS,
            "pipelines": [
                {"pipeline": "default", "begin": DEALS, "won": 161, "lost": 1_107, "open": 372, "outcome_unknown": 0}
            ],
            "flows": sorted(_flows(), key=lambda row: -row["deals"]),
            "small": {"below": 0.01, "flows": 8, "moves": 31, "deals": 29},
        },
        "variants": {
            "paths": 87,
            "deals": DEALS,
            "for_most": 6,
            "top": [
                _variant(1, STAGES[:1], 470, 0, 420, 50, 12.0),
                _variant(2, STAGES, 380, 151, 190, 39, 81.0),
                _variant(3, STAGES[:3], 249, 0, 210, 39, 41.5),
                _variant(4, STAGES[:2], 198, 0, 160, 38, 24.0),
                _variant(5, (*STAGES[:4], "Demonstration", "Proposal"), 30, 4, 22, 4, 97.0),
                _variant(6, ("Needs agreed", "Proposal"), 17, 0, 0, 17, None),
            ],
        },
        "moves": [
            _move("next", 2_491, 0, 1_512, None),
            _move("lost", 1_107, 0, 1_107, None),
            _move("skip", 91, 91, 88, ids("K-", 88)),
            _move("back", 74, 6, 66, ids("B-", 66)),
            _move("repeat", 12, 0, 9, ids("R-", 9)),
        ],
        "stages": [
            _stage(1, 1_598, 0, (None, None), None, 60, 0),
            _stage(2, 1_074, 19, (4.1, 13.0), (41, 1_190), 25, 6),
            _stage(3, 742, 44, (8.5, 17.2), (29, 402), 0, 19),
            _stage(4, 331, 12, (9.9, 20.0), None, 0, 44),
            _stage(5, 226, 0, (None, None), (3, 164), 0, 5),
        ],
        "conformance": {
            "broken": 23,
            "rules": [
                _rule("moved_back", "Proposal", "Demonstration", 44, 331, 0.31, 0.49),
                _rule("stage_left_out", "Needs agreed", None, 41, 1_190, 0.20, 0.1284),
                _rule("reopened", "Closed lost", None, 6, 1_107, None, 0.0),
            ],
        },
        "temporal": {
            "beyond": 3.0, "scale": "raw", "stays": 3_871, "slow": 62, "fast": 1,
            "steps": [
                _profile("Demonstration", None, 85, None, None, 91.0, 7, 0),
                _profile("Qualified", "Needs agreed", 1_031, 9.4, 11.8, 44.8, 21, 0),
                _profile("Proposal", "lost", 63, 27.5, 22.1, 93.8, 2, 1),
            ],
            "stuck": ids("Z-", 7),
        },
        "lint": {
            "findings": [
                {
                    "code": "stage-crowded", "message": "201 of 372 open deals stand in one stage, Qualified.",
                    "remedy": "Split the stage where something is agreed with the buyer.",
                    "stages": ["default / Qualified"],
                }
            ],
            "not_checked": [{"code": "stage-without-criteria", "reason": "there is no table of exit criteria"}],
        },
        "review": [
            _deal("D-100089", "Nordlicht Optik", "Zoë Müller", "2025-12-19", (96.0, 88.5, 71.0, 52.0, 30.0), 3),
            _deal("D-100088", None, None, "2025-12-18", (61.0, 60.0, 44.0, 21.0, 8.0), 0),
            _deal("D-100087", "Nordlicht Optik", "Ana Sousa", "2025-12-11", (140.0, 118.0, 90.0, 33.0, 12.0), 2),
        ],
        "touchpoints": [
            _touch("D-100089", "call", 2, 1, 70.0, 4.0),
            _touch("D-100089", "meeting", 1, 1, 40.0, 40.0),
            _touch("D-100088", None, 0, 0, None, None),
            _touch("D-100087", "call", 2, 0, 80.0, 20.0),
        ],
        "typical_path": {
            "deals": 41, "of_deals": 80, "share": 0.5125, "low": 0.405, "high": 0.619,
            "typical_from_days": 58.0, "typical_to_days": 118.5,
            "steps": [
                {"step": name, "median_days_in": stay, "median_days_before": before}
                for name, stay, before in zip(
                    STAGES, (6.0, 10.5, 15.0, 19.0, 12.5), (88.0, 80.0, 62.5, 33.0, 12.5), strict=True
                )
            ],
        },
    }  # fmt: skip


def process_refused() -> dict[str, Any]:
    """No history, and no contacts either."""
    return dict.fromkeys(process(), refused("no-history", "No file holds a history of stages."))


def no_process() -> dict[str, Any]:
    """Nothing ever moved: every part is there and empty."""
    found = process()
    return (
        found
        | {
            "flows": {"deals": 0, "pipelines": [], "flows": [], "small": dict.fromkeys(found["flows"]["small"], 0)},
            "variants": {"paths": 0, "deals": 0, "for_most": 0, "top": []},
            "conformance": {"broken": 0, "rules": []},
            "temporal": {"beyond": None, "scale": None, "stays": 0, "slow": 0, "fast": 0, "steps": [], "stuck": NONE},
            "lint": {"findings": [], "not_checked": []},
            "typical_path": None,
        }
        | {part: [] for part in ("moves", "stages", "review", "touchpoints")}
    )


def _flows() -> list[dict[str, Any]]:
    rows = [_flow("begin" if one[0] is None else "forward", *one) for one in FORWARD]
    rows += [_flow("back", *one) for one in BACK]
    rows += [_flow("lost", stage, "lost", lost, lost, 20.0) for stage, lost in zip(STAGES, LOST, strict=True)]
    rows += [_flow("open", stage, "open", open_, open_, None) for stage, open_ in zip(STAGES, OPEN, strict=True)]
    rows += [_flow("closed", "Proposal", "Closed lost", 18, 18, 30.0)]
    return [
        *rows,
        _flow("reopened", "Closed lost", "Proposal", 18, 18, 75.0),
        _flow("won", "Negotiation", "won", 161, 161, 12.8),
    ]


def _flow(way: str, start: str | None, end: str, deals: int, moves: int, days: float | None) -> dict[str, Any]:
    return {
        "pipeline": "default", "way": way, "from": start, "to": end, "deals": deals, "share": deals / DEALS,
        "moves": moves, "median_days": days, "without_days": moves if days is None else 0,
    }  # fmt: skip


def _variant(
    nth: int, path: tuple[str, ...], deals: int, won: int, lost: int, open_: int, days: float | None
) -> dict[str, Any]:
    decided = won + lost
    return {
        "variant": nth, "path": " → ".join(path), "steps": len(path), "deals": deals, "share": deals / DEALS,
        "won": won, "lost": lost, "open": open_, "win_rate": won / decided if decided else None,
        "low": max(won / decided - 0.05, 0.0) if decided else None,
        "high": won / decided + 0.05 if decided else None, "median_days": days, "behind": ids(f"V{nth}-", deals),
    }  # fmt: skip


def _move(part: str, moves: int, over: int, deals: int, behind: dict[str, Any] | None) -> dict[str, Any]:
    share = deals / 1_590
    return {
        "part": part, "moves": moves, "over": over, "deals": deals, "of_deals": 1_590, "share": share,
        "low": share * 0.9, "high": min(share * 1.1, 1.0), "behind": behind,
    }  # fmt: skip


def _stage(
    place: int, deals: int, came_back: int, days: tuple[Any, Any], left: tuple[int, int] | None, skip: int, back: int
) -> dict[str, Any]:
    share = came_back / deals
    out = None if left is None else left[0] / left[1]
    return {
        "pipeline": "default", "stage": STAGES[place - 1], "position": place, "deals": deals, "reentered": came_back,
        "share": share, "low": share * 0.8, "high": share * 1.3, "reentries": came_back,
        "extra_days": None if days[0] is None else came_back * days[0], "median_extra_days": days[0],
        "median_days_away": days[1], "without_end": 0, "skip": skip, "back": back, "repeat": 3 if back else 0,
        "left_out_deals": left and left[0], "left_out_of_deals": left and left[1], "left_out_share": out,
        "left_out_low": out and out * 0.8, "left_out_high": out and out * 1.3,
        "behind": ids(f"W{place}-", came_back),
    }  # fmt: skip


def _rule(
    rule: str, stage: str, then: str | None, deals: int, of_deals: int, broken: float | None, kept: float
) -> dict[str, Any]:
    share = deals / of_deals
    return {
        "rule": rule, "pipeline": "default", "stage": stage, "next_stage": then, "deals": deals,
        "of_deals": of_deals, "share": share, "low": share * 0.8, "high": share * 1.2, "times": deals,
        "broken_win_rate": broken, "kept_win_rate": kept, "gap": None if broken is None else broken - kept,
        "behind": ids(f"{rule[0].upper()}-", deals),
    }  # fmt: skip


def _profile(start: str, end: str | None, n: int, *known: Any) -> dict[str, Any]:
    mean, deviation, high, slow, fast = known
    return {
        "from_step": start, "to_step": end, "n": n, "mean_days": mean, "sd_days": deviation, "low_days": None,
        "high_days": high, "fast": fast, "slow": slow,
    }  # fmt: skip


def _deal(
    deal: str, name: str | None, owner: str | None, day: str, entered: tuple[float, ...], calls: int
) -> dict[str, Any]:
    events = [_event("closed", "won", None, 0.0), _event("created", None, None, entered[0] + 1)]
    events += [_event("stage", stage, None, days) for stage, days in zip(STAGES, entered, strict=True)]
    events += [_event("activity", "call", nth == 1, 4.0 + 20 * nth) for nth in range(calls)]
    events.sort(key=lambda event: event["days_before_close"])
    for event, before in pairwise(events):
        event["days_since_previous"] = before["days_before_close"] - event["days_before_close"]
    known = {"deal_id": deal, "name": name, "owner": owner, "closed_on": day}
    return known | {"events_total": len(events), "events": events}


def _event(what: str, name: str | None, by_buyer: bool | None, days: float) -> dict[str, Any]:
    return {
        "what": what,
        "name": name,
        "by_buyer": by_buyer,
        "days_before_close": days,
        "days_since_previous": None,
    }


def _touch(deal: str, kind: str | None, times: int, buyer: int, first: Any, last: Any) -> dict[str, Any]:
    return {
        "deal_id": deal, "kind": kind, "times": times, "by_buyer": buyer, "after_close": 0,
        "first_days_before_close": first, "last_days_before_close": last,
    }  # fmt: skip
