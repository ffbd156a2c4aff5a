"""`venturi refresh` keeps an export in a store; `venturi audit` takes the store for its files."""

import json


def test_a_store_is_made_brought_up_to_date_and_audited(venturi, deals, tmp_path):
    store, out = tmp_path / "store", tmp_path / "audit.json"
    made = venturi("refresh", store, deals)
    assert (made.code, f"{store}: made." in made.out) == (0, True)
    assert "nothing has changed" in venturi("refresh", store, deals).out
    new = tmp_path / "new.csv"
    lines = deals.read_text().splitlines()
    new.write_text("\n".join([lines[0], lines[4].replace("open", "won").replace("Demo", "Won")]) + "\n")
    changed = venturi("refresh", store, new, "--only-new")
    assert changed.code == 0
    assert "deals: 1 changed deals" in changed.out
    assert venturi("audit", store, "--json", out).code == 0
    assert json.loads(out.read_text())["deals"] == 4


def test_what_was_asked_for_of_the_reading_is_written(venturi, deals, tmp_path):
    verdicts, mapping = tmp_path / "verdicts.csv", tmp_path / "mapping.toml"
    venturi("refresh", tmp_path / "store", deals, "--verdicts", verdicts, "--save-mapping", mapping)
    assert verdicts.read_text().count("taken") >= 4
    assert 'table = "deals"' in mapping.read_text()


def test_wrong_use_is_refused_before_any_work(venturi, deals, tmp_path):
    store = tmp_path / "store"
    for arguments in (
        (store,),
        (store, deals, "--only-new", "--whole-deals"),
        (store, deals, "--delete-deal", "1"),
        (deals, deals),
    ):
        assert venturi("refresh", *arguments).code == 2
    assert not store.exists()


def test_a_deal_is_forgotten(venturi, deals, tmp_path):
    store = tmp_path / "store"
    venturi("refresh", store, deals)
    assert "deals: 1 changed deals" in venturi("refresh", store, "--delete-deal", "1").out


def test_nothing_more_is_said_of_a_store_that_is_audited(venturi, deals, tmp_path):
    store = tmp_path / "store"
    venturi("refresh", store, deals)
    refused = venturi("audit", store, deals)
    assert (refused.code, "store-read-already" in refused.err) == (1, True)
    assert "store-read-already" in venturi("audit", store, "--column", "amount=name").err
