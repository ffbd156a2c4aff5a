"""Gaps: what is left empty, entered twice, late or in bulk, and what people do that a rule should notice?"""

from dataclasses import dataclass, field

import numpy as np

from venturi.demo.arrays import Flags, Ints, Moments, Numbers
from venturi.demo.clock import Clock
from venturi.demo.parameters import Parameters
from venturi.demo.record import LOST, OPEN
from venturi.demo.sheet import DAY, FIRST_COPY, FIRST_ID, Moves, Sheet
from venturi.demo.staff import Staff

PLANTED, BEHAVIOUR, PROCESS = range(3)
CAUSES = ("planted", "behaviour", "process change")
COPIES = ("id-twice", "id-twice-different", "deal-twice")
LARGEST_BATCH, SMALLEST_BATCH, DEALS_OF_A_BATCH = 40, 12, 2400
_NEVER = np.datetime64("NaT")


@dataclass(slots=True)
class Planted:
    """What was spoilt: code, table, rows of the sheet, cause. Ids are looked up at the end."""

    rows: list[tuple[str, str, Ints, int]] = field(default_factory=list)

    def add(self, code: str, rows: Numbers, *, table: str = "deals", cause: int = PLANTED) -> None:
        self.rows.append((code, table, np.asarray(rows, dtype=np.int64), cause))


@dataclass(frozen=True, slots=True)
class Late:
    """Amounts changed after the close, one entry of each array a change."""

    deal: Ints
    at: Moments
    before: Ints
    after: Ints


def copy_records(
    sheet: Sheet, moves: Moves, kinds: Ints, planted: Planted, rng: np.random.Generator
) -> tuple[Sheet, Moves]:
    """Append the copies: 0 the same record, 1 the same id with another amount, 2 the same deal under another id."""
    originals = [np.flatnonzero(kinds == number) for number in range(len(COPIES))]
    shift = rng.integers(1, 4, len(originals[2])) * DAY
    for number, (code, rows) in enumerate(zip(COPIES, originals, strict=True)):
        copied = sheet.take(rows)
        if number == 1:
            copied.amount = (copied.amount * rng.choice([0.5, 1.5, 2.0], len(rows))).astype(np.int64)
        if number == 2:
            copied.id += FIRST_COPY - FIRST_ID
            copied.created, copied.closed = copied.created + shift, copied.closed + shift
        planted.add(code, len(sheet.deal) + np.arange(len(rows)))
        sheet = sheet.plus(copied)
    later = np.zeros(len(kinds), dtype="timedelta64[s]")
    later[originals[2]] = shift
    again = moves.take(np.isin(moves.deal, originals[2]))
    again.id += FIRST_COPY - FIRST_ID
    again.at += later[again.deal]
    return sheet, moves.plus(again)


def bulk_moves(
    parameters: Parameters,
    moves: Moves,
    whole: Flags,
    owner: Ints,
    staff: Staff,
    clock: Clock,
    planted: Planted,
    rng: np.random.Generator,
) -> None:
    """A team's lead enters the last move of many open deals in one minute, long after they happened."""
    n, free = len(whole), whole.copy()
    expected = parameters.fault("bulk-moves") * n / DEALS_OF_A_BATCH
    teams = np.unique(np.array(staff.teams), return_inverse=True)[1][owner]
    following = np.r_[moves.at[1:], moves.at[:1]]
    following[np.r_[moves.deal[1:] != moves.deal[:-1], True]] = np.datetime64(clock.end) + DAY
    movable = (moves.ordinal > 1) & (moves.stage < len(parameters.stages))
    low, high = moves.at.min(), moves.at.max()
    for _ in range(int(expected) + int(rng.random() < expected % 1)):
        when = (low + (high - low) * (0.2 + 0.7 * rng.random())).astype("datetime64[m]").astype("datetime64[s]")
        standing = (moves.at <= when) & (when + 60 < following) & (moves.at > when - 90 * DAY)
        rows = np.flatnonzero(standing & movable & free[moves.deal])
        team = np.bincount(teams[moves.deal[rows]], minlength=1).argmax()
        rows = rows[teams[moves.deal[rows]] == team][:LARGEST_BATCH]
        if len(rows) < SMALLEST_BATCH:
            continue
        moves.at[rows] = when + np.arange(len(rows)).astype("timedelta64[s]")
        moves.author[rows] = -1 - owner[moves.deal[rows]]
        free[moves.deal[rows]] = False
        planted.add("bulk-moves", moves.deal[rows], table="stage_changes")


def late_amounts(
    parameters: Parameters, sheet: Sheet, whole: Flags, clock: Clock, planted: Planted, rng: np.random.Generator
) -> Late:
    """Somebody changes the amount of a decided deal a few days after."""
    settled = whole & (sheet.outcome != OPEN) & (sheet.closed < np.datetime64(clock.end) - DAY) & (sheet.amount >= 0)
    rows = np.flatnonzero(settled & (rng.random(len(whole)) < parameters.fault("amount-changed-after-close")))
    room = (np.datetime64(clock.end) - sheet.closed[rows]).astype("timedelta64[s]").astype(np.int64)
    after = np.minimum(rng.integers(3600, 20 * 86400, len(rows)), room).astype("timedelta64[s]")
    before = sheet.amount[rows].copy()
    sheet.amount[rows] = (before * rng.choice([0.8, 0.9, 1.1, 1.25], len(rows))).astype(np.int64)
    planted.add("amount-changed-after-close", rows)
    return Late(rows, sheet.closed[rows] + after, before, sheet.amount[rows])


def gaps(
    parameters: Parameters, sheet: Sheet, whole: Flags, clock: Clock, planted: Planted, rng: np.random.Generator
) -> None:
    """Leave values empty, or write impossible ones."""
    is_open = sheet.outcome == OPEN

    def struck(code: str, who: Flags) -> Ints:
        rows = np.flatnonzero(whole & who & (rng.random(len(whole)) < parameters.fault(code)))
        planted.add(code, rows)
        return rows

    everybody = np.ones(len(whole), dtype=np.bool_)
    sheet.owner[struck("owner-missing", everybody)] = -1
    sheet.amount[struck("amount-missing", everybody)] = -1
    sheet.channel[struck("source-missing", everybody)] = -1
    sheet.currency[struck("currency-missing", everybody)] = -1
    sheet.expected[struck("expected-date-missing", is_open)] = _NEVER
    sheet.reason[struck("loss-reason-missing", sheet.outcome == LOST)] = -1
    sheet.probability[struck("probability-outside-range", is_open & (sheet.probability > 0.01))] *= 100
    none = struck("next-step-missing", is_open & (sheet.next_step >= 0))
    sheet.next_step[none], sheet.next_step_on[none] = -1, _NEVER
    past = struck("next-step-past", is_open & (sheet.next_step >= 0))
    sheet.next_step_on[past] = np.datetime64(clock.end) - rng.integers(1, 60, len(past)) * DAY


def behaviour(parameters: Parameters, sheet: Sheet, moves: Moves, staff: Staff, clock: Clock, planted: Planted) -> None:
    """List what a rule should find although nobody planted it: dates gone by, owners gone, stages jumped over."""
    is_open = sheet.outcome == OPEN
    planted.add(
        "expected-date-past", np.flatnonzero(is_open & (sheet.expected < np.datetime64(clock.end))), cause=BEHAVIOUR
    )
    gone = (sheet.owner >= 0) & (staff.leaves[sheet.owner] < clock.horizon)
    planted.add("owner-inactive", np.flatnonzero(is_open & gone), cause=BEHAVIOUR)
    same = np.r_[False, moves.id[1:] == moves.id[:-1]]
    before = np.r_[0, moves.stage[:-1]]
    skipped = (
        same & (before < len(parameters.stages)) & (moves.stage > before + 1) & (moves.stage <= len(parameters.stages))
    )
    added = [change for change in parameters.process_changes if change.kind == "stage added"]
    moment = np.full(len(moves.at), False)
    for change in added:
        stage = parameters.stage(change.stage)
        old = sheet.created[_first_rows(sheet)[moves.deal]] < np.datetime64(clock.month(change.month))
        moment |= old & (before == stage - 1) & (moves.stage == stage + 1)
    for cause, which in ((BEHAVIOUR, skipped & ~moment), (PROCESS, skipped & moment)):
        rows = _rows_of(sheet, np.unique(moves.id[which]))
        planted.add("stage-skipped", rows, cause=cause)


def _first_rows(sheet: Sheet) -> Ints:
    """The row of each deal of the cell; copies come after."""
    return np.arange(int(sheet.deal.max(initial=-1)) + 1)


def _rows_of(sheet: Sheet, ids: Ints) -> Ints:
    order = np.argsort(sheet.id, kind="stable")
    return order[np.searchsorted(sheet.id[order], ids)]
