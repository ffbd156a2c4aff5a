"""What the CRM of the demo company would have exported on an earlier day: its logs played forward, row by row.

Nothing of ours is used but the simulator: an exporter of its own, so that it can judge how the past is rebuilt.
"""

import csv
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from venturi.demo import write
from venturi.demo.parameters import Parameters

LOGGED = ("expected_close_on", "amount", "owner")
# A CRM overwrites these and keeps no log: what they were on an earlier day is in no later export.
FORGOTTEN = ("category", "probability", "next_step", "next_step_on", "last_activity_at")
MOMENTS = {
    "activities": "at",
    "criteria_answers": "answered_at",
    "field_changes": "changed_at",
    "stage_changes": "changed_at",
    "stakeholders": "identified_at",
    "costs": "on",
}
Rows = list[dict[str, str]]


def faultless(folder: Path, *, deals: int, seed: int = 7) -> Path:
    """The demo company's files, with what people do and without a fault anybody planted."""
    known = Parameters.load()
    write(folder, parameters=replace(known, faults={}), deals=deals, seed=seed)
    told = {path.stem: _rows(path) for path in folder.glob("*.csv")}
    for deal in told["deals"]:
        deal.update(dict.fromkeys(FORGOTTEN, ""))
    _write(folder, told)
    return folder


def exported_at(whole: Path, folder: Path, day: str) -> Path:
    """The files of `whole` as they would have been exported at the end of the day, in UTC."""
    told = {path.stem: _rows(path) for path in whole.glob("*.csv")}
    end = (datetime.fromisoformat(day) + timedelta(days=1)).replace(tzinfo=UTC)
    for table, column in MOMENTS.items():
        told[table] = [row for row in told[table] if not row[column] or _moment(row[column]) < end]
    later = _by_deal(_rows(whole / "field_changes.csv"))
    moves = _by_deal(told["stage_changes"])
    team = {person["person"]: person["team"] for person in told["people"]}
    kinds = {stage["stage"]: stage["kind"] for stage in told["stages"]}
    known = [deal for deal in told["deals"] if _moment(deal["created_at"]) < end]
    told["deals"] = [_then(deal, moves[deal["deal_id"]], later[deal["deal_id"]], kinds, team, end) for deal in known]
    told["people"] = [_there(person, end) for person in told["people"] if _moment(person["started_on"]) < end]
    folder.mkdir()
    _write(folder, told)
    return folder


def _then(
    deal: dict[str, str], moves: Rows, changes: Rows, kinds: dict[str, str], team: dict[str, str], end: datetime
) -> dict[str, str]:
    last = moves[-1]
    kind = kinds[last["stage"]]
    row = deal | {"stage": last["stage"], "outcome": kind, "closed_at": "" if kind == "open" else last["changed_at"]}
    for field in LOGGED:
        of_field = [change for change in changes if change["field"] == field]
        if of_field:
            row[field] = of_field[0]["old_value"]
        for change in of_field:
            if _moment(change["changed_at"]) < end:
                row[field] = change["new_value"]
    row["team"] = team.get(row["owner"], "")
    # Why a deal was lost is written down when it is, and a second loss writes over the first.
    same = row["closed_at"] == deal["closed_at"]
    return row if same else row | {"loss_reason": "", "competitor": ""}


def _there(person: dict[str, str], end: datetime) -> dict[str, str]:
    gone = person["left_on"] and _moment(person["left_on"]) < end
    return person if gone else person | {"left_on": "", "active": "true"}


def _by_deal(rows: Rows) -> defaultdict[str, Rows]:
    found: defaultdict[str, Rows] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["changed_at"], int(row["ordinal"]))):
        found[row["deal_id"]].append(row)
    return found


def _moment(text: str) -> datetime:
    known = datetime.fromisoformat(text)
    return known if known.tzinfo else known.replace(tzinfo=UTC)


def _rows(path: Path) -> Rows:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _write(folder: Path, told: dict[str, Rows]) -> None:
    for table, rows in told.items():
        with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
