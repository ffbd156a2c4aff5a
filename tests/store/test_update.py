"""A store after any refreshes is what it would be if it were built from nothing."""

from copy import deepcopy
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import START, histories
from tests.store.states import Small, after, alike, counts, rebuilt, state

from venturi.store import generation
from venturi.store.scope import Scope


@st.composite
def _activities(draw):
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["a1", "a2", "a3", "a4", None]),
                st.sampled_from(["d0", "d1", "d9", None]),
                st.integers(0, 5),
                st.sampled_from(["call", "note"]),
            ),
            max_size=5,
            unique_by=lambda row: row[0] if row[0] else object(),
        )
    )
    return [
        {"activity_id": id_, "deal_id": deal, "at": START + timedelta(hours=hour), "kind": kind}
        for id_, deal, hour, kind in rows
    ]


@st.composite
def states(draw):
    return state(draw(histories(max_deals=4)), draw(_activities()))


@st.composite
def corrected(draw, before):
    """A later export of the same: late and corrected events, deals gone, others new."""
    rows = deepcopy(before)
    other = draw(states())
    for name in ("stage_changes", "field_changes", "activities"):
        kept = [row for row in rows[name] if draw(st.integers(0, 5)) > 0]
        for row in kept:
            if draw(st.integers(0, 5)) == 0:
                moment = "at" if name == "activities" else "changed_at"
                row[moment] += timedelta(hours=draw(st.sampled_from([-500, 3])))
        known = {row.get("activity_id") for row in kept}
        further = draw(st.lists(st.sampled_from(other[name]), max_size=3)) if other[name] else []
        rows[name] = kept + [row for row in further if name != "activities" or row["activity_id"] not in known]
        if name == "activities":
            rows[name] = list({row["activity_id"] or id(row): row for row in rows[name]}.values())
    deals = {row["deal_id"]: row for row in rows["deals"] if draw(st.integers(0, 5)) > 0}
    deals |= {row["deal_id"]: row for row in other["deals"] if draw(st.booleans())}
    return rows | {"deals": list(deals.values())}


@st.composite
def journeys(draw):
    """A state, and refreshes of it: batches with their scopes."""
    first = draw(states())
    steps, known = [], first
    for _ in range(draw(st.integers(1, 3))):
        scope = draw(st.sampled_from(list(Scope)))
        batch = draw(corrected(known)) if scope is Scope.EVERYTHING else draw(states())
        deleted = draw(st.lists(st.sampled_from(["d0", "d3"]), max_size=1)) if scope is not Scope.EVERYTHING else []
        if scope is not Scope.EVERYTHING:
            batch = {name: rows for name, rows in batch.items() if name != "stages" and draw(st.integers(0, 3))}
        steps.append((batch, scope, deleted))
        known = after(known, batch, scope, deleted)
    return first, steps


@settings(
    max_examples=some(8),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(journey=journeys(), share=st.sampled_from([0.25, 1e9]))
def test_any_refreshes_leave_what_building_anew_would(journey, share, tmp_path_factory, monkeypatch):
    monkeypatch.setattr(generation, "SHARE", share)
    store = Small(tmp_path_factory.mktemp("store") / "store")
    expected, steps = journey
    store.take(expected)
    for batch, scope, deleted in steps:
        store.take(batch, scope, deleted)
        expected = after(expected, batch, scope, deleted)
        tables, stays = store.rows()
        assert counts(tables) == counts(expected)
        assert alike(stays) == alike(rebuilt(expected))


def test_a_call_that_moves_to_another_deal_leaves_the_other_calls_where_they_are(tmp_path):
    store, note = Small(tmp_path / "store"), {"deal_id": "d9", "at": START, "kind": "note"}
    store.take(state(activities=[{"activity_id": "a1", "deal_id": "d9", "at": START, "kind": "call"}, note]))
    moved = {"activity_id": "a1", "deal_id": "d1", "at": START, "kind": "call"}
    store.take({"activities": [moved]}, Scope.DEALS)
    assert counts(store.rows()[0])["activities"] == counts({"activities": [moved, note]})["activities"]
