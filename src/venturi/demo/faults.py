"""Faults: which records are spoilt, and how?

Every fault has the code of the integrity rule that should find it, strikes at its rate in ``company.toml``, and is
listed in ``truth/faults``. What people do, such as jumping over a stage, is listed too, with its cause.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from venturi.demo.arrays import Flags, Ints
from venturi.demo.clock import Clock
from venturi.demo.gaps import COPIES, Late, Planted, behaviour, bulk_moves, copy_records, gaps, late_amounts
from venturi.demo.parameters import Parameters
from venturi.demo.record import OPEN
from venturi.demo.sheet import DAY, Moves, Sheet
from venturi.demo.staff import Staff

_NEVER = np.datetime64("NaT")


@dataclass(slots=True)
class Spoilt:
    """The tables after the faults."""

    sheet: Sheet
    moves: Moves
    planted: Planted
    late: Late


def spoil(
    parameters: Parameters, sheet: Sheet, moves: Moves, staff: Staff, clock: Clock, rng: np.random.Generator
) -> Spoilt:
    """Strike the records, each fault at its rate."""
    planted = Planted()
    struck = _structure(parameters, sheet, moves, clock, planted, rng)
    whole = struck < 0
    bulk_moves(parameters, moves, whole, sheet.owner, staff, clock, planted, rng)
    sheet, moves = copy_records(sheet, moves, struck - len(_STRIKES), planted, rng)
    whole = np.r_[whole, np.zeros(len(sheet.deal) - len(whole), dtype=np.bool_)]
    gaps(parameters, sheet, whole, clock, planted, rng)
    late = late_amounts(parameters, sheet, whole, clock, planted, rng)
    behaviour(parameters, sheet, moves, staff, clock, planted)
    return Spoilt(sheet, moves, planted, late)


def _structure(
    parameters: Parameters, sheet: Sheet, moves: Moves, clock: Clock, planted: Planted, rng: np.random.Generator
) -> Ints:
    """Faults of which a deal has one at most. Returns the number of the deal's fault, −1 for none."""
    n, decided, is_open = len(sheet.deal), sheet.outcome != OPEN, sheet.outcome == OPEN
    changes = np.bincount(moves.deal, minlength=n)
    settled = decided & (sheet.closed < np.datetime64(clock.end) - 5 * DAY)
    eligible: dict[str, Flags] = {
        "closed-before-created": decided,
        "close-date-missing": decided,
        "close-date-on-open-deal": is_open,
        "open-in-closed-stage": decided,
        "decided-in-open-stage": decided,
        "stage-unknown": is_open,
        "event-before-creation": np.ones(n, dtype=np.bool_),
        "events-out-of-order": (changes >= 3) & _apart(moves, n),
        "id-scientific": np.ones(n, dtype=np.bool_),
        **dict.fromkeys(COPIES, settled),
    }
    edges = np.cumsum([parameters.fault(code) * who for code, who in eligible.items()], axis=0)
    place = (rng.random(n) >= edges).sum(axis=0)
    struck = np.where(place < len(eligible), place, -1)
    for number, code in enumerate(eligible):
        rows = np.flatnonzero(struck == number)
        if code not in COPIES:
            _STRIKES[code](parameters, sheet, moves, rows, rng)
            planted.add(code, rows)
    return struck


def _apart(moves: Moves, n: int) -> Flags:
    """Deals whose second and third move happened at different moments, so that swapping them shows."""
    second = moves.ordinal == 2
    third = np.r_[False, second[:-1]] & (moves.ordinal == 3)
    found = np.zeros(n, dtype=np.bool_)
    found[moves.deal[third]] = moves.at[third] != moves.at[np.flatnonzero(third) - 1]
    return found


def _closed_before_created(_: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.closed[rows] = sheet.created[rows] - rng.integers(1, 60, len(rows)) * DAY


def _without_close_date(_: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.closed[rows] = _NEVER


def _without_outcome(_: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.closed[rows] = sheet.created[rows] + rng.integers(0, 3600, len(rows)).astype("timedelta64[s]")


def _open_in_closed(parameters: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.outcome[rows], sheet.closed[rows], sheet.reason[rows] = OPEN, _NEVER, -1
    sheet.next_step[rows], sheet.next_step_on[rows] = 0, np.datetime64(parameters.company.end) + 7 * DAY


def _closed_in_open(parameters: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.stage[rows] = rng.integers(0, len(parameters.stages), len(rows))


def _stage_unknown(parameters: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.stage[rows] = len(parameters.stages) + 2


def _before_creation(_: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    first = np.flatnonzero((moves.ordinal == 1) & np.isin(moves.deal, rows))
    moves.at[first] -= rng.integers(1, 40, len(first)) * DAY


def _out_of_order(_: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    second = np.flatnonzero((moves.ordinal == 2) & np.isin(moves.deal, rows))
    moves.at[second], moves.at[second + 1] = moves.at[second + 1].copy(), moves.at[second].copy()


def _damage(_: Parameters, sheet: Sheet, moves: Moves, rows: Ints, rng: np.random.Generator) -> None:
    sheet.damaged[rows] = True


_STRIKES: dict[str, Callable[[Parameters, Sheet, Moves, Ints, np.random.Generator], None]] = {
    "closed-before-created": _closed_before_created,
    "close-date-missing": _without_close_date,
    "close-date-on-open-deal": _without_outcome,
    "open-in-closed-stage": _open_in_closed,
    "decided-in-open-stage": _closed_in_open,
    "stage-unknown": _stage_unknown,
    "event-before-creation": _before_creation,
    "events-out-of-order": _out_of_order,
    "id-scientific": _damage,
}
