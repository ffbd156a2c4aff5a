"""A store opened on an engine has the tables it has when it is opened here."""

import pytest
from tests.audit.audited import written
from tests.engines.same import differences, rows_of

from venturi import read, store
from venturi.engines.embedded import Embedded
from venturi.metrics.tables import CONTRACTS
from venturi.store.faults import StoreError

FIRST = [
    (1, "Won", "won", "1200", "2025-01-10", "2025-03-01", "Ann", "inbound"),
    (2, "Demo", "open", "800", "2025-01-12", "", "Bob", "outbound"),
]
THEN = [
    (2, "Lost", "lost", "800", "2025-01-12", "2025-04-20", "Bob", "outbound"),
    (3, "Demo", "open", "90", "2025-05-01", "", "Ann", "inbound"),
]


@pytest.fixture
def kept(tmp_path):
    """A store of two generations: the second one replaces a deal of the first and adds one."""
    folder = tmp_path / "store"
    store.refresh(folder, [written(tmp_path / "first.csv", FIRST)])
    store.refresh(folder, [written(tmp_path / "then.csv", THEN)], scope=store.Scope.NEW)
    return folder


def test_the_tables_are_the_same(kept):
    with store.opened(kept) as here, store.opened_on(Embedded(), kept) as there:
        for name in CONTRACTS:
            ours, theirs = getattr(here.tables, name), getattr(there.tables, name)
            assert (ours is None) == (theirs is None), name
            if ours is not None:
                columns = sorted(ours.columns)
                assert sorted(theirs.columns) == columns
                assert differences(rows_of(ours.select(columns)), rows_of(theirs.select(columns))) == []
        assert there.tables.deals.count().to_pyarrow().as_py() == 3


def test_the_account_of_the_reading_comes_along(kept):
    with store.opened(kept) as here, store.opened_on(Embedded(), kept) as there:
        assert (there.files, there.issues, there.history) == (here.files, here.issues, here.history)
        assert (there.latest, there.mapping) == (here.latest, here.mapping)


def test_a_column_that_only_one_generation_has_is_null_in_the_other(tmp_path):
    folder = tmp_path / "store"
    header = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Source", "Colour")
    store.refresh(folder, [written(tmp_path / "first.csv", FIRST)])
    coloured = [(*row, "red") for row in THEN]
    store.refresh(folder, [written(tmp_path / "then.csv", coloured, header=header)], scope=store.Scope.NEW)
    with store.opened(folder) as here, store.opened_on(Embedded(), folder) as there:
        columns = sorted(here.tables.deals.columns)
        assert sorted(there.tables.deals.columns) == columns
        assert (
            differences(rows_of(here.tables.deals.select(columns)), rows_of(there.tables.deals.select(columns))) == []
        )


def test_a_folder_that_is_no_store_is_refused(tmp_path):
    engine = Embedded()
    with pytest.raises(StoreError):
        store.opened_on(engine, tmp_path)
    engine.close()


def test_a_data_set_of_a_store_is_read_by_the_engine_it_is_given(kept):
    with read(kept) as here, read(kept, engine=Embedded()) as there:
        assert differences(rows_of(here.deals), rows_of(there.deals.select(here.deals.columns))) == []


def test_an_engine_takes_no_mapping_and_is_closed_when_it_cannot_read(kept, tmp_path):
    engine = Embedded()
    with pytest.raises(ValueError, match="read as they are"):
        read(kept, engine=engine, mapping=tmp_path / "m.toml")
    assert not engine.folder.exists()
