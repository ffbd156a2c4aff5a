import csv
import hashlib
import json
from datetime import date

import pyarrow.parquet as pq
import pytest

from venturi.demo import Parameters, simulate, write
from venturi.demo.simulation import CELL
from venturi.errors import OutputExists


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_same_seed_writes_the_same_bytes(tmp_path, kind):
    first, second = (write(tmp_path / name, deals=200, format=kind) for name in ("a", "b"))
    assert digests(first.folder) == digests(second.folder)


def test_another_seed_writes_another_company(tmp_path):
    first, second = (write(tmp_path / str(seed), deals=200, seed=seed) for seed in (1, 2))
    assert digests(first.folder)["deals.csv"] != digests(second.folder)["deals.csv"]


def test_records_do_not_depend_on_the_chunks():
    parameters = Parameters.load(deals=2 * CELL + 500)
    alone = list(simulate(parameters, cells_in_a_chunk=1))
    together = list(simulate(parameters, cells_in_a_chunk=3))
    assert (len(alone), len(together)) == (3, 1)
    for name in ("deals", "stage_changes", "forecast_calls"):
        rows = [row for chunk in alone for row in chunk.tables[name].to_pylist()]
        assert rows == together[0].tables[name].to_pylist()


def test_every_table_and_the_truth_are_written(tmp_path):
    demo = write(tmp_path / "out", deals=200)
    assert set(demo.rows) == {
        "deals", "stage_changes", "field_changes", "activities", "stages", "people", "targets", "costs", "rates",
        "stakeholders", "criteria_answers", "workspace/forecast_calls", "workspace/process_changes",
        "truth/deals", "truth/faults",
    }  # fmt: skip
    for name, path in demo.files.items():
        with path.open(newline="", encoding="utf-8") as lines:
            assert len(list(csv.reader(lines))) == demo.rows[name] + 1
    assert json.loads((demo.folder / "truth" / "company.json").read_text())["parameters"]["company"]["deals"] == 200


def test_csv_says_moments_with_z_days_as_dates_and_money_with_two_decimals(tmp_path):
    with write(tmp_path / "out", deals=200).files["deals"].open(newline="", encoding="utf-8") as lines:
        first = next(csv.DictReader(lines))
    assert first["created_at"].endswith("Z")
    assert len(first["created_at"]) == len("2026-09-30T12:00:00Z")
    assert date.fromisoformat(first["expected_close_on"])
    assert first["amount"] == "" or first["amount"][-3] == "."


def test_parquet_and_csv_hold_the_same_number_of_rows(tmp_path):
    text, columnar = (write(tmp_path / kind, deals=200, format=kind) for kind in ("csv", "parquet"))
    assert text.rows == columnar.rows
    assert pq.read_metadata(columnar.files["deals"]).num_rows == columnar.rows["deals"]


def test_two_hundred_deals_have_two_hundred_rows_and_the_planted_copies(tmp_path):
    demo = write(tmp_path / "out", deals=200, format="parquet")
    faults = pq.read_table(demo.files["truth/faults"]).to_pylist()
    copies = [fault for fault in faults if fault["code"] in ("id-twice", "id-twice-different", "deal-twice")]
    assert demo.rows["deals"] == 200 + len(copies)


def test_a_single_deal_works(tmp_path):
    assert write(tmp_path / "out", deals=1).rows["truth/deals"] == 1


def test_what_is_there_is_not_replaced(tmp_path):
    out = write(tmp_path / "out", deals=200).folder
    before = digests(out)
    with pytest.raises(OutputExists, match=r"is there already.*--force.*\[output-exists\]"):
        write(out, deals=200, seed=3)
    assert digests(out) == before


def test_force_replaces_a_demo_company(tmp_path):
    out = write(tmp_path / "out", deals=200).folder
    before = digests(out)
    write(out, deals=200, seed=3, force=True)
    assert digests(out) != before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_force_never_replaces_a_folder_that_holds_something_else(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputExists, match="never replaced"):
        write(tmp_path, deals=200, force=True)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "out").mkdir()
    assert write(tmp_path / "out", deals=200).files["deals"].is_file()


def test_a_break_in_the_middle_leaves_nothing(tmp_path):
    def stop(step, done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out", deals=200, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_break_in_the_middle_leaves_the_old_company(tmp_path):
    def stop(step, done, of):
        raise KeyboardInterrupt

    out = write(tmp_path / "out", deals=200).folder
    before = digests(out)
    with pytest.raises(KeyboardInterrupt):
        write(out, deals=200, seed=3, force=True, progress=stop)
    assert digests(out) == before


def test_progress_tells_how_many_deals_are_done(tmp_path):
    told = []
    write(tmp_path / "out", deals=200, progress=lambda step, done, of: told.append((done, of)))
    assert told == [(200, 200)]


def test_an_unknown_format_is_named(tmp_path):
    with pytest.raises(ValueError, match="'xlsx'"):
        write(tmp_path / "out", deals=200, format="xlsx")


def test_people_grow_with_the_deals():
    chunk = next(simulate(Parameters.load(deals=45_000)))
    people = chunk.tables["people"].to_pylist()
    assert len(people) == 45
    assert len({person["person"] for person in people}) == 45
    # The list of twenty, again, and five more of its first team: 3 + 3 + 1.
    assert len({person["team"] for person in people}) == 7
