"""On entry: what did a field of a deal hold when the deal came into a stage?"""

from collections.abc import Callable
from typing import Any

import ibis
from ibis import _

from venturi.metrics import money
from venturi.metrics.as_of import BEGINNING, holds, values_over_time
from venturi.metrics.tables import require_columns


def on_entry(
    entries: ibis.Table,
    field_changes: ibis.Table | None,
    *,
    field: str,
    convert: Callable[[ibis.Table, Any], Any] | None = None,
) -> ibis.Table:
    """The entries with ``<field>_on_entry``: what the field of the deal was at the moment of the entry.

    Parameters
    ----------
    entries : one row per deal and stage
        ``deal_id``, ``entered_at`` and `field` as it is today, which holds for deals of whose field the log knows no
        change, and without a log. Entries that have the column already are left as they are.
    field_changes : the log of changed fields, or None
    field : the name of the field in the log
    convert : from the entries and the column of values, of the type of `field`, to values that compare with today's:
        see `money.at_rate_of_deal`.

    Returns
    -------
    `entries` with one more column: null where the log says that the field was empty, where its text does not fit the
    type, and for an entry at an unknown moment of a deal whose field changed. What is converted is also null where the
    log says that the deal was in another currency, see `money.in_its_currency`.
    """
    name = f"{field}_on_entry"
    if name in entries.columns:
        return entries
    require_columns(entries, ["deal_id", "entered_at", field], name="entries")
    if field_changes is None:
        return entries.mutate(**{name: entries[field]})
    spans = values_over_time(field_changes, field=field).rename(held_id="deal_id", held="value")
    # An unknown moment finds the first value: so one join of few rows tells what was held, and who has a log at all.
    joined = entries.left_join(spans, [entries.deal_id == spans.held_id, *holds(spans, _moment_of(entries))])
    kind = entries[field].type()
    then = joined.held.try_cast(kind)
    told = ibis.ifelse(joined.entered_at.isnull(), ibis.null(kind), convert(joined, then) if convert else then)
    value = ibis.ifelse(joined.held_id.notnull(), told, joined[field])
    found = joined.mutate(**{name: value}).select(*entries.columns, name)
    return found if convert is None else _in_its_currency(found, field_changes, name)


def _moment_of(entries: ibis.Table) -> Any:
    return entries.entered_at.fill_null(BEGINNING.cast(entries.entered_at.type()))


def _in_its_currency(entries: ibis.Table, field_changes: ibis.Table, name: str) -> ibis.Table:
    """The entries with the amount called `name` only where the log knows of no other currency then than at the end."""
    spans = values_over_time(field_changes, field="currency").rename(spoken_id="deal_id", spoken="value")
    last = spans.filter(_.holds_until.isnull()).select(last_id="spoken_id", now="spoken")
    joined = entries.left_join(spans, [entries.deal_id == spans.spoken_id, *holds(spans, _moment_of(entries))])
    joined = joined.left_join(last, joined.spoken_id == last.last_id)
    amount = money.in_its_currency(joined[name], joined.spoken, today=joined.now)
    return joined.mutate(**{name: amount}).select(entries.columns)


def knows_changes(field_changes: ibis.Table | None, *, field: str) -> bool:
    """Whether the log knows any change of the field; without one nobody can say what it held before. Runs a query."""
    if field_changes is None:
        return False
    return bool(field_changes.filter(_.field == field).limit(1).count().to_pyarrow().as_py())
