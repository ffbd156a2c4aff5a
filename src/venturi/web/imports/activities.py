"""Activities of files: calls, meetings, emails and notes that happened, each once."""

import polars as pl

from venturi.web.activities.models import Activity, ActivityKind
from venturi.web.imports import fresh
from venturi.web.imports.found import Matching
from venturi.web.imports.staged import Staged
from venturi.web.trail import rows

AT_ONCE = 100_000
# What has no identifier is told by what it says; of equal ones, by which of them it is.
_SAID = "md5(concat_ws('|', a.deal_id, a.at, a.kind, a.person, a.note))"
_NTH = f"row_number() OVER (PARTITION BY {_SAID} ORDER BY a.source_row)"
_KEY = f"coalesce(nullif(a.activity_id, ''), {_SAID} || '-' || {_NTH})"


def activities(matching: Matching, staged: Staged, deals: pl.DataFrame) -> None:
    """Make the activities that are not here yet; `deals`: key and id of those that come in or are here."""
    if not staged.has("activities"):
        return
    staged.give("known_deals", deals)
    away, _ = fresh.gone(Activity)
    there = rows.read(Activity, ["id", "key", "version", away])
    staged.give("known_activities", there.select("key", "id", "version", away))
    kinds = ", ".join(f"'{kind}'" for kind in ActivityKind.values)
    staged.ask(
        f"CREATE OR REPLACE TABLE come AS SELECT {_KEY} AS key, d.id AS deal_id, lower(a.kind) AS kind, "
        "a.at, a.by_buyer, p.id AS person_id, coalesce(a.note, '') AS note, a.source_file, a.source_row, CASE "
        f"WHEN lower(a.kind) IS NULL OR lower(a.kind) NOT IN ({kinds}) THEN 'activity-kind' "
        f"WHEN a.done = false OR a.at > TIMESTAMPTZ '{matching.at.isoformat()}' THEN 'activity-planned' "
        "WHEN d.id IS NULL THEN 'activity-homeless' END AS code, row_number() OVER () AS nth FROM {activities} a "
        "LEFT JOIN known_deals d ON d.key = a.deal_id LEFT JOIN people_ids p ON p.key = a.person"
    )
    # An identifier that two have is one activity: the first.
    staged.ask(
        "CREATE OR REPLACE TABLE fit AS SELECT c.*, k.id AS known, row_number() OVER (ORDER BY c.nth) AS place FROM "
        "(SELECT * FROM come WHERE code IS NULL QUALIFY row_number() OVER (PARTITION BY key ORDER BY nth) = 1) c "
        "LEFT JOIN known_activities k ON k.key = c.key"
    )
    matching.tally.reject(
        "activities", staged.ask("SELECT key, source_file, source_row, code FROM come WHERE code IS NOT NULL")
    )
    _written(matching, staged)
    back = staged.ask(f"SELECT k.* FROM known_activities k SEMI JOIN fit f ON f.known = k.id WHERE k.{away}")
    fresh.change(
        matching.prepared, Activity, back.with_columns(pl.lit(value=False).alias(f"{away}_new")), [away], at=matching.at
    )
    known = staged.ask("SELECT count(*) AS n FROM fit WHERE known IS NOT NULL").item()
    matching.tally.count("activities", changed=back.height, unchanged=known - back.height)


def _written(matching: Matching, staged: Staged) -> None:
    columns = 'key, deal_id, kind, "at", by_buyer, person_id, note'
    last = staged.ask("SELECT coalesce(max(place), 0) AS n FROM fit").item()
    for start in range(0, last, AT_ONCE):
        part = staged.ask(
            f"SELECT {columns} FROM fit WHERE known IS NULL "
            f"AND place > {start} AND place <= {start + AT_ONCE} ORDER BY place"
        )
        if part.is_empty():
            continue
        fresh.make(matching.prepared, Activity, part, at=matching.at)
        matching.tally.count("activities", new=part.height)
