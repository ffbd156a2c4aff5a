"""Floors: is enough there to give this number, and may it be trusted?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from venturi.errors import Refusal
from venturi.formats import percent
from venturi.metrics.integrity.completeness import Completeness
from venturi.metrics.integrity.rule import Finding, Slot
from venturi.metrics.metric import Metric, Need

SOUND = 0.95
GUESSED = "stage-kind-guessed"
ORDER_GUESSED, UNORDERED = "stage-order-guessed", "stage-order-unknown"
KINDS, ORDER = "stages.kind", "stages.position"
# A history is read by the order and kinds of the stages; as long as those are guesses, so is what follows from it.
GUESSES = {
    GUESSED: (KINDS, "the order and kinds of the stages are guesses nobody confirmed"),
    ORDER_GUESSED: (ORDER, "the order of the stages is a guess nobody confirmed"),
}
Sound = Mapping[tuple[Slot, str], float | None]

# How a column is called in a sentence.
WORDS = {
    "amount": "amount",
    "closed_at": "date of closing",
    "created_at": "date of creation",
    "expected_close_on": "expected date",
    "outcome": "outcome",
    "owner": "owner",
    "source": "source",
    "stage": "stage",
}

# What to add when a table is not there at all.
ABSENT = {
    "activities": "a file of calls, meetings and emails: deal, date, kind",
    "costs": "a file of what was spent: date, source, amount",
    "criteria_answers": "a file of answers to exit criteria: deal, criterion, date, met or not",
    "field_changes": "a log of changed fields: deal, date, field, old and new value",
    "people": "a file of people: name, team, first and last day",
    "stakeholders": "a file of the people on the buyer's side: deal, person, role",
    "targets": "a file of targets: person or team, first and last day, amount",
}

_SLOTS: dict[tuple[str, str], Slot] = {
    ("deals", "owner"): "owner",
    ("deals", "amount"): "amount",
    ("deals", "source"): "source",
    ("deals", "created_at"): "created",
    ("deals", "closed_at"): "close",
    ("deals", "expected_close_on"): "close",
    ("deals", "stage"): "stage",
    ("deals", "outcome"): "stage",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Whether a metric may be trusted, and why not. ``wanting`` : the columns that hold it back."""

    name: str
    state: Literal["trusted", "doubtful", "refused"]
    reason: str | None = None
    wanting: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, str | None]:
        return {"name": self.name, "state": self.state, "reason": self.reason}


def refusal(metric: Metric, completeness: Completeness, findings: Sequence[Finding] = ()) -> Refusal | None:
    """Why a metric gives no number: a table it needs is not there, or too few of its records have a value; else null.

    `findings` : a history in stages of unknown order tells nobody who went on.
    An empty population is no reason to refuse: the metric itself is null then, with its counts.
    """
    for finding in findings:
        if metric.reads_history and finding.code == UNORDERED:
            return Refusal(UNORDERED, finding.message)
    for need in metric.needs:
        if reason := _short(need, completeness):
            return Refusal("below-floor", f"{reason[0].upper()}{reason[1:]}.")
    return None


def states(
    metrics: Sequence[Metric], completeness: Completeness, *, sound: Sound, findings: Sequence[Finding] = ()
) -> tuple[State, ...]:
    """Trusted, doubtful or refused, for each metric.

    Parameters
    ----------
    metrics : what is to be computed, with needs. completeness : what is there.
    sound : (slot, population) -> share of its values that are there and not contradicted.
    findings : those about the whole data set make a metric doubtful by themselves.
    """
    return tuple(_state(metric, completeness, sound, findings) for metric in metrics)


def _state(metric: Metric, completeness: Completeness, sound: Sound, findings: Sequence[Finding]) -> State:
    short = [need for need in metric.needs if _short(need, completeness)]
    if refused := refusal(metric, completeness, findings):
        wanting = (ORDER,) if refused.code == UNORDERED else _named(short)
        return State(name=metric.name, state="refused", reason=refused.reason, wanting=wanting)
    needs = (*metric.needs, *metric.by_value)
    doubts = [(need, reason) for need in needs if (reason := _doubt(need, completeness, sound, findings))]
    reasons = [reason for _need, reason in doubts]
    wanting = _named([need for need, _reason in doubts])
    for code, (column, reason) in GUESSES.items():
        if metric.reads_history and any(finding.code == code for finding in findings):
            reasons.append(reason)
            wanting = (*wanting, column)
    if reasons:
        reason = "; ".join(dict.fromkeys(reasons))
        return State(name=metric.name, state="doubtful", reason=f"{reason[0].upper()}{reason[1:]}.", wanting=wanting)
    return State(name=metric.name, state="trusted")


def _short(need: Need, completeness: Completeness) -> str | None:
    filled, population = completeness.filled(need.table, need.column, need.of)
    who = _population(need)
    if not population:
        told = f"there are no {need.table.replace('_', ' ')}"
        return f"{told}; add {ABSENT[need.table]}" if need.table in ABSENT else None
    if filled >= need.floor * population:
        return None
    enough = f"it takes {'all' if need.floor == 1 else f'{100 * need.floor:.0f} %'} of them"
    return f"{_counted(filled)} of {population:,} {who} {_has(filled)} {with_article(_word(need))}; {enough}"


def _doubt(need: Need, completeness: Completeness, sound: Sound, findings: Sequence[Finding]) -> str | None:
    filled, population = completeness.filled(need.table, need.column, need.of)
    if not population:
        return f"there are no {_population(need)} to count"
    for finding in findings:
        if finding.code == "amounts-one-sided" and (need.table, need.column) == ("deals", "amount"):
            return "amounts are known for one outcome only"
    share = filled / population
    if share < SOUND:
        lacking = population - filled
        return f"{lacking:,} of {population:,} {_population(need)} {_has(lacking)} no {_word(need)}"
    slot: Slot | None = "history" if need.table == "stage_changes" else _SLOTS.get((need.table, need.column))
    worth = sound.get((slot, need.of)) if slot else None
    if worth is None or worth >= SOUND:
        return None
    return f"the {_word(need)} is there and not contradicted for {percent(worth)} of {_population(need)} only"


def _population(need: Need) -> str:
    if need.table not in {"deals", "stage_changes"}:
        return f"records of {need.table.replace('_', ' ')}"
    return "deals" if need.of == "all" else f"{need.of} deals"


def _word(need: Need) -> str:
    return "history" if need.table == "stage_changes" else WORDS.get(need.column, f'"{need.column}"')


def with_article(word: str) -> str:
    """`an owner`, `a date of closing`; a name in quotes stays bare."""
    return word if word.startswith('"') else f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _counted(number: int) -> str:
    return f"only {number:,}" if number else "none"


def _has(number: int) -> str:
    return "has" if number in {0, 1} else "have"


def _named(needs: Sequence[Need]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{need.table}.{need.column}" for need in needs))
