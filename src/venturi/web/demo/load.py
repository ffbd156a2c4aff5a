"""Loads the demo company: its people, its process, every deal with its whole history, and what is done about them."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from venturi.demo import write
from venturi.demo.parameters import Parameters
from venturi.web.accounts.models import Account
from venturi.web.deals.bulk import History, record_histories
from venturi.web.deals.models import FieldChange, Opening, StageChange
from venturi.web.deals.texts import FIELDS
from venturi.web.demo import beside, finance
from venturi.web.demo.cast import cast
from venturi.web.people.models import Membership, Person, Team
from venturi.web.process.models import Kind, Pipeline, Stage
from venturi.web.trail.models import Via
from venturi.web.trail.recording import Recording, recording
from venturi.web.trail.records import made, made_all
from venturi.web.trail.texts import as_text

PIPELINE = "New business"
# Of the planted faults, what a workspace may lack; the others its gate would not have let in.
LACKING = ("amount-missing", "source-missing", "next-step-missing", "next-step-past", "expected-date-missing")
# What our fields are called in the files of the company.
_THEIRS = {"account_id": "account", "owner_id": "owner"}
_OURS = {theirs: ours for ours, theirs in _THEIRS.items()}
Rows = list[dict[str, Any]]


def load(*, until: date, deals: int | None = None, seed: int | None = None) -> int:
    """Three years of the company up to and with a day; how many deals. The workspace is empty before."""
    parameters = Parameters.load(end=until)
    kept = {code: share for code, share in parameters.faults.items() if code in LACKING}
    with tempfile.TemporaryDirectory() as folder:
        written = write(
            Path(folder) / "company",
            deals=deals,
            seed=seed,
            parameters=replace(parameters, faults=kept),
            format="parquet",
        )
        names = ("people", "stages", "deals", "stage_changes", "field_changes", "activities", *finance.TABLES)
        tables = {name: pq.read_table(written.files[name]).to_pylist() for name in names}
    with recording("load the demo company", by=None, via=Via.COMMAND) as act:
        loaded = _Loaded(tables, act)
        count = loaded.deals()
        beside.activities(act, tables["activities"], loaded.people, until=until)
        beside.tasks(act)
    return count


class _Loaded:
    """The company as it comes into the tables."""

    def __init__(self, tables: Mapping[str, Rows], act: Recording) -> None:
        self._rows, self._act = tables, act
        self._moves = _by_deal(tables["stage_changes"])
        self._changes = _by_deal(tables["field_changes"])
        self.people = self._make_people()
        self._stages = self._make_stages()
        self._accounts = self._make_accounts()
        finance.finance(tables, self.people, act)
        cast(self.people, act)

    def deals(self) -> int:
        """Every deal with its history; how many."""
        return record_histories(self._act, [self._history(row) for row in self._rows["deals"]])

    def _make_people(self) -> dict[str, Person]:
        rows = self._rows["people"]
        names = {row["person"] for row in rows} | {row["manager"] for row in rows if row["manager"]}
        people = {name: Person(key=name, name=name) for name in sorted(names)}
        for row in rows:
            person = people[row["person"]]
            person.region, person.is_active = row["region"] or "", bool(row["active"])
            person.started_on, person.left_on = row["started_on"], row["left_on"]
        for person in people.values():
            person.set_unusable_password()
        made_all(self._act, list(people.values()))
        self._make_teams(rows, people)
        return people

    def _make_teams(self, rows: Rows, people: Mapping[str, Person]) -> None:
        teams = {name: Team(name=name) for name in sorted({row["team"] for row in rows})}
        made_all(self._act, list(teams.values()))
        first = min(row["started_on"] for row in rows)
        leaders = {row["team"]: row["manager"] for row in rows if row["manager"]}
        made_all(
            self._act,
            [
                *(
                    Membership(
                        person=people[row["person"]],
                        team=teams[row["team"]],
                        since=row["started_on"],
                        until=row["left_on"],
                    )
                    for row in rows
                ),
                *(
                    Membership(person=people[leader], team=teams[team], since=first, leads=True)
                    for team, leader in leaders.items()
                ),
            ],
        )

    def _make_stages(self) -> dict[str, Stage]:
        pipeline = made(self._act, Pipeline(name=PIPELINE))
        rows = self._rows["stages"]
        stages = [
            Stage(pipeline=pipeline, name=row["stage"], position=row["position"], kind=row["kind"]) for row in rows
        ]
        made_all(self._act, stages)
        return {stage.name: stage for stage in stages}

    def _make_accounts(self) -> dict[str, Account]:
        found: dict[str, Account] = {}
        for row in self._rows["deals"]:
            if name := row["account"]:
                found.setdefault(
                    name,
                    Account(key=name, name=name, region=row["region"] or "", segment=row["segment"] or ""),
                )
        made_all(self._act, list(found.values()))
        return found

    def _history(self, row: dict[str, Any]) -> History:
        moves, changes = self._moves[row["deal_id"]], self._changes[row["deal_id"]]
        first = moves[0]
        opening = Opening(
            at=row["created_at"],
            author=self.people.get(first["author"]),
            stage=self._stages[first["stage"]],
            values=self._first_values(row, changes),
        )
        return History(
            key=row["deal_id"],
            opening=opening,
            changes=[*map(self._field_change, changes), *(self._move(row, move) for move in moves[1:])],
        )

    def _first_values(self, row: dict[str, Any], changes: Rows) -> dict[str, str]:
        """The fields as they were before the first change of each."""
        before = {change["field"]: change["old_value"] for change in reversed(changes)}
        texts = {
            field: before[theirs] if (theirs := _THEIRS.get(field, field)) in before else as_text(row[theirs])
            for field in FIELDS
        }
        known = {field: self._known(field, text) for field, text in texts.items()}
        return {field: text for field, text in known.items() if text is not None}

    def _known(self, field: str, text: str | None) -> str | None:
        """The text of a field; people and accounts by their id here."""
        if field not in _THEIRS:
            return text
        there: Mapping[str, Person | Account] = self.people if field == "owner_id" else self._accounts
        return str(there[text].pk) if text is not None and text in there else None

    def _field_change(self, change: dict[str, Any]) -> FieldChange:
        field = _OURS.get(change["field"], change["field"])
        old, new = (self._known(field, change[side]) for side in ("old_value", "new_value"))
        return FieldChange(
            at=change["changed_at"], author=self.people.get(change["author"]), field=field, old=old, new=new
        )

    def _move(self, row: dict[str, Any], move: dict[str, Any]) -> StageChange:
        stage = self._stages[move["stage"]]
        lost = stage.kind == Kind.LOST
        return StageChange(
            at=move["changed_at"],
            author=self.people.get(move["author"]),
            stage=stage,
            reason=row["loss_reason"] if lost else None,
            competitor=row["competitor"] if lost else None,
        )


def _by_deal(rows: Iterable[dict[str, Any]]) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in sorted(rows, key=_order):
        found[row["deal_id"]].append(row)
    return found


def _order(row: dict[str, Any]) -> tuple[datetime, int]:
    return row["changed_at"], row["ordinal"]
