from datetime import date, datetime

import ibis
from tests.metrics.histories import deals_table, rows_of

from venturi.metrics.people import people_as_of, with_team_then

SCHEMA = {"person": "string", "team": "string", "started_on": "date", "left_on": "date", "active": "boolean"}
DAY = date(2026, 3, 31)


def people(*rows):
    return ibis.memtable([dict.fromkeys(SCHEMA) | row for row in rows], schema=SCHEMA)


def test_who_starts_later_is_not_there_and_who_starts_that_day_is():
    known = people({"person": "a", "started_on": DAY}, {"person": "b", "started_on": date(2026, 4, 1)}, {"person": "c"})
    assert [row["person"] for row in rows_of(people_as_of(known, on=DAY).order_by("person"))] == ["a", "c"]


def test_who_leaves_later_has_not_left():
    known = people(
        {"person": "a", "left_on": DAY, "active": False},
        {"person": "b", "left_on": date(2026, 4, 1), "active": False},
        {"person": "c", "active": False},
    )
    rows = {row["person"]: (row["left_on"], row["active"]) for row in rows_of(people_as_of(known, on=DAY))}
    assert rows == {"a": (DAY, False), "b": (None, True), "c": (None, False)}


def test_a_deal_is_in_the_team_of_the_owner_it_had():
    created = datetime(2026, 1, 1)
    today = deals_table([{"deal_id": name, "created_at": created, "owner": "ben"} for name in "xyzw"])
    then = deals_table(
        [
            {"deal_id": name, "created_at": created, "owner": owner}
            for name, owner in [("x", "ben"), ("y", "ana"), ("z", "zoe"), ("w", None)]
        ]
    ).mutate(team=ibis.literal("north"))
    known = people({"person": "ana", "team": "south"}, {"person": "ben", "team": "elsewhere"})
    # Of x the export tells the team itself, of y the people do, of z and w nobody.
    rows = {row["deal_id"]: row["team"] for row in rows_of(with_team_then(then, today, known))}
    assert rows == {"x": "north", "y": "south", "z": None, "w": None}
    rows = {row["deal_id"]: row["team"] for row in rows_of(with_team_then(then, today, None))}
    assert rows == {"x": "north", "y": None, "z": None, "w": None}
