import io
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq


def parquet(columns: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def test_a_plain_file_is_staged_as_itself_with_its_types(opened):
    read = opened(parquet({"id": ["a", "b"], "amount": [1.5, None], "won": [True, False]}), "deals.parquet")
    assert read.source.staged == read.source.path
    assert not read.source.has_row
    assert [(column.name, column.dtype) for column in read.source.columns] == [
        ("id", "string"),
        ("amount", "float64"),
        ("won", "boolean"),
    ]
    assert read.source.rows_read == 2


def test_types_are_told_in_the_words_of_the_engine(opened):
    moments = pa.array([datetime(2025, 3, 4, tzinfo=UTC)], pa.timestamp("us", tz="UTC"))
    read = opened(parquet({"at": moments, "money": pa.array([Decimal("1.50")])}), "deals.parquet")
    assert [column.dtype for column in read.source.columns] == ["timestamp('UTC', 6)", "decimal(3, 2)"]


def test_structures_become_columns_and_lists_become_text(opened):
    content = parquet({"id": [1, 2], "properties": [{"amount": 5, "tags": ["a", "b"]}, {"amount": None, "tags": None}]})
    read = opened(content, "deals.parquet")
    assert read.columns == ["id", "properties.amount", "properties.tags"]
    assert read.rows == [(1, 5, '["a", "b"]'), (2, None, None)]
    assert read.numbers == [2, 3]
    assert read.issue("nested-as-text").column == "properties.tags"


def test_names_that_differ_only_in_case_are_told_apart(opened):
    read = opened(parquet({"Amount": [1], "amount": [2], "source_row": [3]}), "deals.parquet")
    assert read.columns == ["Amount", "amount (2)", "source_row (2)"]
    assert read.rows == [(1, 2, 3)]
    assert read.numbers == [2]


def test_a_file_without_records_says_so(opened):
    read = opened(
        parquet({"id": pa.array([], pa.string()), "tags": pa.array([], pa.list_(pa.int8()))}), "deals.parquet"
    )
    assert read.columns == ["id", "tags"]
    assert "no-records" in read.codes()


def test_a_truncated_file_is_refused(refused):
    whole = parquet({"id": list(range(1000))})
    assert refused(whole[: len(whole) // 2], "deals.parquet").code == "file-damaged"


def test_noise_named_parquet_is_refused(refused):
    assert refused(bytes(range(256)) * 10, "deals.parquet").code == "file-damaged"
