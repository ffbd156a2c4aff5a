"""A store is brought up to date by files: by the whole export, by what is new, by the whole of some deals."""

from datetime import UTC, datetime

import pytest
from tests.store.exports import DEALS, FIRST, MOVES, built, content, deal, written
from tests.store.states import alike

import venturi as vt
from venturi import prepared
from venturi.errors import IssuesFound
from venturi.store import Scope, generation, opened, refresh

LATER = {
    "deals.csv": [
        DEALS,
        "D1,Won,won,1200,EUR,2026-01-10,ann",
        "D2,Won,won,850,EUR,2026-01-12,bob",
        "D4,Talk,open,700,EUR,2026-03-05,bob",
        "D5,Talk,open,300,EUR,2026-04-01,ann",
    ],
    "moves.csv": [
        MOVES,
        "D5,2026-04-01 09:00:00,Talk",
        "D2,2026-04-02 10:00:00,Won",
        "D1,2026-01-10 09:00:00,Talk",
        "D1,2026-01-15 09:30:00,Offer",  # corrected: five days earlier
        "D1,2026-02-02 10:00:00,Won",
        "D2,2026-01-12 09:00:00,Talk",
        "D2,2026-02-20 11:00:00,Offer",
        "D4,2026-03-05 09:00:00,Talk",
        "D4,2026-03-01 09:00:00,Offer",  # late: before everything that was known of the deal
    ],
    "stages.csv": FIRST["stages.csv"],
}


@pytest.fixture(autouse=True)
def _not_written_anew(monkeypatch):
    """These stores are so small that each change is a large part of them."""
    monkeypatch.setattr(generation, "SHARE", 1e9)


def refused(store, files, **options):
    with pytest.raises(IssuesFound) as found:
        refresh(store, files, **options)
    return found.value.issues[0].code


def test_a_whole_export_again_leaves_what_building_anew_would(tmp_path):
    store = built(tmp_path, FIRST)
    done = refresh(store, written(tmp_path / "later", LATER))
    assert (done.created, dict(done.changed)) == (False, {"deals": 3, "stage_changes": 5})  # D2 D3 D5; and D1 D4
    assert content(store) == content(built(tmp_path / "anew", LATER))


def test_the_same_export_in_another_order_changes_nothing(tmp_path):
    store = built(tmp_path, FIRST)
    [heading, *rows] = FIRST["moves.csv"]
    again = FIRST | {"moves.csv": [heading, *reversed(rows)]}
    before = (store / "manifest.json").read_text().count("sha256")
    done = refresh(store, written(tmp_path / "again", again))
    assert (dict(done.changed), done.rebuilt) == ({}, False)
    assert (store / "manifest.json").read_text().count("sha256") == before


def test_only_new_rows_leave_what_building_from_all_of_them_would(tmp_path):
    store = built(tmp_path, FIRST)
    new = {
        "deals-2026-04.csv": [DEALS, "D2,Won,won,850,EUR,2026-01-12,bob", "D5,Talk,open,300,EUR,2026-04-01,ann"],
        "moves-2026-04.csv": [
            MOVES,
            "D2,2026-04-02 10:00:00,Won",
            "D5,2026-04-01 09:00:00,Talk",
            "D4,2026-03-01 09:00:00,Offer",  # late, of a deal that is not among the deals
            "D4,2026-03-05 09:00:00,Talk",  # known already
        ],
    }
    refresh(store, written(tmp_path / "new", new), scope=Scope.NEW)
    every = FIRST | {
        "deals.csv": [*(row for row in FIRST["deals.csv"] if not row.startswith("D2")), *new["deals-2026-04.csv"][1:]],
        "moves.csv": [*FIRST["moves.csv"], *new["moves-2026-04.csv"][1:4]],
    }
    assert content(store) == content(built(tmp_path / "anew", every))
    again = refresh(store, written(tmp_path / "new", new), scope=Scope.NEW)
    assert not again.changed


def test_a_move_known_from_before_says_when_a_deal_that_comes_now_was_decided(tmp_path):
    store = built(tmp_path, FIRST)
    assert deal(store, "D1")["closed_at"] == datetime(2026, 2, 2, 10, tzinfo=UTC)
    corrected = {"deals.csv": [DEALS, "D1,Won,won,1300,EUR,2026-01-10,ann"]}
    refresh(store, written(tmp_path / "new", corrected), scope=Scope.NEW)
    assert deal(store, "D1")["closed_at"] == datetime(2026, 2, 2, 10, tzinfo=UTC)
    assert deal(store, "D1")["amount"] == 1300


def test_what_comes_later_stands_behind_what_is_known_at_the_same_moment(tmp_path):
    store = built(tmp_path, FIRST)
    new = {"moves.csv": [MOVES, "D4,2026-03-05 09:00:00,Offer", "D4,2026-03-05 09:00:00,Talk"]}
    refresh(store, written(tmp_path / "new", new), scope=Scope.NEW)
    with opened(store) as kept:
        rows = kept.stays.filter(kept.stays.deal_id == "D4").to_pyarrow().to_pylist()
    # The second Talk says the same as the known one, so only the move into Offer is new; it comes after.
    assert [row["stage"] for row in sorted(rows, key=lambda row: row["sequence"])] == ["Talk", "Offer"]


def test_whole_deals_replace_the_history_of_the_deals_they_name(tmp_path):
    store = built(tmp_path, FIRST)
    corrected = {
        "deals.csv": [DEALS, "D3,Lost,lost,500,EUR,2026-02-01,ann"],
        "moves.csv": [MOVES, "D3,2026-02-01 09:00:00,Talk", "D3,2026-02-08 15:00:00,Lost"],
    }
    refresh(store, written(tmp_path / "new", corrected), scope=Scope.DEALS)
    moves = [row.replace("D3,2026-02-11", "D3,2026-02-08") for row in FIRST["moves.csv"]]
    assert content(store) == content(built(tmp_path / "anew", FIRST | {"moves.csv": moves}))


def test_a_deal_can_be_forgotten_without_any_file(tmp_path):
    store = built(tmp_path, FIRST)
    refresh(store, [], scope=Scope.DEALS, deleted=["D2"])
    without = {name: [row for row in rows if not row.startswith("D2")] for name, rows in FIRST.items()}
    assert content(store) == content(built(tmp_path / "anew", without))


def test_a_new_stage_in_the_list_of_stages_changes_the_stays_of_all_deals(tmp_path):
    store = built(tmp_path, FIRST)
    stages = ["stage,position,kind", "Intake,1,open", "Talk,2,open", "Offer,3,open", "Won,4,won", "Lost,5,lost"]
    done = refresh(store, written(tmp_path / "new", {"stages.csv": stages}), scope=Scope.NEW)
    assert done.rebuilt
    assert content(store) == content(built(tmp_path / "anew", FIRST | {"stages.csv": stages}))


def test_a_team_that_comes_from_the_people_comes_from_those_in_the_store(tmp_path):
    people = ["person,name,team", "ann,Ann,North", "bob,Bob,South"]
    store = built(tmp_path, FIRST | {"people.csv": people})
    assert deal(store, "D2")["team"] == "South"
    new = {"deals.csv": [DEALS, "D5,Talk,open,300,EUR,2026-04-01,ann"]}
    refresh(store, written(tmp_path / "new", new), scope=Scope.NEW)
    assert deal(store, "D5")["team"] == "North"


def test_a_store_knows_its_last_event_also_when_that_was_a_mistake(tmp_path):
    store = built(tmp_path, FIRST)
    with opened(store) as kept:
        assert kept.latest == datetime(2026, 3, 5, 9, tzinfo=UTC)
    refresh(store, [], scope=Scope.DEALS, deleted=["D4"])
    with opened(store) as kept:
        assert kept.latest == datetime(2026, 2, 20, 11, tzinfo=UTC)


def test_what_is_new_is_refused_where_nobody_can_tell_what_is(tmp_path):
    log = {"log.csv": ["case_id,activity,timestamp", "1,Talk,2026-01-01 09:00:00", "1,Won,2026-02-01 09:00:00"]}
    store = built(tmp_path, log)
    new = written(tmp_path / "new", {"log.csv": ["case_id,activity,timestamp", "1,Paid,2026-03-01 09:00:00"]})
    assert refused(store, new, scope=Scope.NEW) == "refresh-needs-all"


def test_a_history_of_whole_deals_refreshes_a_store_that_has_nothing_but_one(tmp_path):
    heading = "case_id,activity,timestamp"
    log = [heading, "1,Talk,2026-01-01 09:00:00", "1,Won,2026-02-01 09:00:00", "2,Talk,2026-01-05 09:00:00"]
    store = built(tmp_path, {"log.csv": log})
    new = {"log.csv": [heading, "2,Talk,2026-01-05 09:00:00", "2,Won,2026-03-01 09:00:00"]}
    refresh(store, written(tmp_path / "new", new), scope=Scope.DEALS)
    assert content(store) == content(built(tmp_path / "anew", {"log.csv": [*log[:3], *new["log.csv"][1:]]}))


def test_what_is_new_is_refused_without_a_file_that_the_deals_have_columns_from(tmp_path):
    products = ["product,line", "small,A", "large,B"]
    deals = [f"{row},{'product' if not nth else 'small'}" for nth, row in enumerate(FIRST["deals.csv"])]
    store = built(tmp_path, FIRST | {"deals.csv": deals, "products.csv": products})
    new = {"deals.csv": [deals[0], "D5,Talk,open,300,EUR,2026-04-01,ann,large"]}
    assert refused(store, written(tmp_path / "new", new), scope=Scope.NEW) == "refresh-needs-file"
    refresh(store, written(tmp_path / "new", new | {"products.csv": products}), scope=Scope.NEW)
    assert deal(store, "D5")["line"] == "B"


def test_what_is_new_is_refused_of_deals_without_identifiers_and_of_snapshots(tmp_path):
    nameless = {"deals.csv": ["stage,status,amount,created", "Won,won,10,2026-01-10", "Talk,open,20,2026-01-12"]}
    store = built(tmp_path / "nameless", nameless)
    assert refused(store, written(tmp_path / "n", nameless), scope=Scope.NEW) == "refresh-needs-all"
    shots = {f"deals-2026-0{month}-01.csv": FIRST["deals.csv"] for month in (3, 4)}
    store = built(tmp_path / "shots", shots)
    assert refused(store, written(tmp_path / "s", shots), scope=Scope.NEW) == "refresh-needs-all"


def test_a_store_answers_as_its_files_do_and_does_not_read_the_moves_again(tmp_path, monkeypatch):
    store = built(tmp_path, FIRST)
    files = written(tmp_path / "later", LATER)
    refresh(store, files)
    for as_of in (None, "2026-02-15"):
        with vt.read(*files, as_of=as_of) as read, vt.read(store, as_of=as_of) as kept:
            assert (kept.as_of, kept.currency) == (read.as_of, read.currency)
            assert alike(kept.stays.to_pyarrow().to_pylist()) == alike(read.stays.to_pyarrow().to_pylist())
            assert kept.win_rate().rows() == read.win_rate().rows()
    monkeypatch.setattr(prepared, "stays", None)
    with vt.read(store) as kept:
        assert kept.stays is not None


def test_a_store_without_a_history_gets_one_when_moves_come(tmp_path):
    deals = {"deals.csv": FIRST["deals.csv"]}
    store = built(tmp_path, deals)
    with vt.read(store) as kept:
        assert kept.stays is None
    deal = {"deals.csv": [DEALS, "D5,Talk,open,300,EUR,2026-04-01,ann"]}
    assert not refresh(store, written(tmp_path / "deal", deal), scope=Scope.NEW).rebuilt
    refresh(store, written(tmp_path / "later", FIRST))
    assert content(store) == content(built(tmp_path / "anew", FIRST))
    refresh(store, written(tmp_path / "without", deals))
    assert content(store) == content(built(tmp_path / "again", deals))
