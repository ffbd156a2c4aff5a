"""The state of a deal: what its events add up to. The one place that knows how; nothing else derives a column."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from venturi.web.deals.models import Deal, DealEvent, Deletion, FieldChange, Opening, Reversal, StageChange, of_deals
from venturi.web.deals.texts import as_value
from venturi.web.process.models import Kind


@dataclass(frozen=True, slots=True)
class State:
    """Everything of a deal that is derived, after its last event. Names are the columns of `Deal`.

    ``stage_entered_at`` and ``created_at`` are null where nobody told them.
    """

    pipeline_id: int
    stage_id: int
    stage_entered_at: datetime | None
    created_at: datetime | None
    last_at: datetime
    name: str = ""
    account_id: int | None = None
    owner_id: int | None = None
    amount: Decimal | None = None
    currency: str | None = None
    expected_close_on: date | None = None
    pushes: int = 0
    source: str | None = None
    channel: str | None = None
    product: str | None = None
    category: str | None = None
    next_step: str | None = None
    next_step_on: date | None = None
    outcome: str = Kind.OPEN
    closed_at: datetime | None = None
    loss_reason: str | None = None
    competitor: str | None = None
    deleted: bool = False
    merged_into_id: int | None = None

    def onto(self, deal: Deal) -> list[str]:
        """Write the state onto the deal's columns; their names."""
        for name, value in self.columns().items():
            setattr(deal, name, value)
        return [name.removesuffix("_id") for name in self.columns()]

    def columns(self) -> dict[str, Any]:
        """The columns and their values."""
        return asdict(self)


NAMES = tuple(one.name for one in fields(State))


def state_of(deal: Deal) -> State:
    """The state that stands in the deal's columns."""
    return State(**{name: getattr(deal, name) for name in NAMES})


def opened(event: Opening) -> State:
    """The state of a deal that just came to be."""
    known = {field: as_value(field, text) for field, text in event.values.items()}
    return State(
        pipeline_id=event.stage.pipeline_id,
        stage_id=event.stage_id,
        stage_entered_at=_since(event, event.stage.kind),
        created_at=None if event.undated else event.at,
        last_at=event.at,
        **_decided(event.stage.kind, event.at, None, None),
        **known,
    )


def after(state: State, event: DealEvent) -> State:
    """The state after one more event; events come in the order in which they took effect."""
    match event:
        case StageChange():
            return _moved(state, event)
        case FieldChange():
            return _changed(state, event)
        case Deletion():
            return replace(state, deleted=event.deleted, merged_into_id=event.into_id, last_at=_last(state, event))
        case _:
            raise ValueError(f"{type(event).__name__} does not happen to a deal that is there")


def rebuilt(events: Iterable[DealEvent], *, until: datetime | None = None) -> State:
    """The state that all events of a deal add up to, in whatever order they come; ``until`` and with a moment.

    The opening always counts: a deal of which nobody told when it came to be was there before. What was taken back
    does not.
    """
    there = (one for one in standing(events) if until is None or one.at <= until or isinstance(one, Opening))
    first, *later = sorted(there, key=order)
    if not isinstance(first, Opening):
        raise ValueError(f"a deal begins with its opening, not with {type(first).__name__} at {first.at}")
    state = opened(first)
    for event in later:
        state = after(state, event)
    return state


def standing(events: Iterable[DealEvent]) -> list[DealEvent]:
    """The events of a deal that were not taken back, without those that took others back."""
    known = list(events)
    taken_back = {one.of_id for one in known if isinstance(one, Reversal)}
    return [one for one in known if one.entry_id not in taken_back and not isinstance(one, Reversal)]


def order(event: DealEvent) -> tuple[bool, datetime, int, int]:
    """The opening comes first; the others as they took effect, those of one moment as they were recorded."""
    return not isinstance(event, Opening), event.at, event.entry_id, of_deals().index(type(event))


def _last(state: State, event: DealEvent) -> datetime:
    """When the last of its events took effect, with this one."""
    return max(state.last_at, event.at)


def _moved(state: State, event: StageChange) -> State:
    kind = event.stage.kind
    if event.stage_id == state.stage_id:
        # Somebody recorded later that it had come here earlier: it is one stay, from when it is known to have begun.
        since = state.stage_entered_at or (None if event.untold else event.at)
        return replace(state, stage_entered_at=since, last_at=_last(state, event))
    return replace(
        state,
        pipeline_id=event.stage.pipeline_id,
        stage_id=event.stage_id,
        stage_entered_at=_since(event, kind),
        last_at=_last(state, event),
        **_decided(kind, event.at, event.reason, event.competitor),
    )


def _since(event: Opening | StageChange, kind: str) -> datetime | None:
    """Since when it stands there. Where files show a decided deal, they tell when it was decided."""
    return None if event.untold and kind == Kind.OPEN else event.at


def _decided(kind: str, at: datetime, reason: str | None, competitor: str | None) -> dict[str, Any]:
    lost = kind == Kind.LOST
    return {
        "outcome": kind,
        "closed_at": None if kind == Kind.OPEN else at,
        "loss_reason": reason if lost else None,
        "competitor": competitor if lost else None,
    }


def _changed(state: State, event: FieldChange) -> State:
    value = as_value(event.field, event.new)
    # The pushes of one deal; what they do to many is for `venturi.metrics.movement.slippage`.
    pushed = (
        event.field == "expected_close_on"
        and value is not None
        and state.expected_close_on is not None
        and value > state.expected_close_on
    )
    given: dict[str, Any] = {event.field: value if event.field != "name" else value or ""}
    return replace(state, last_at=_last(state, event), pushes=state.pushes + pushed, **given)
