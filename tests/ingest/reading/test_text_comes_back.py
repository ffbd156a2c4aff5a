"""Whatever text is in a table, and however it is written, it comes back unchanged."""

import csv
import io
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some

from venturi.ingest.reading import ReadOptions, open_sources, plain

LETTERS = st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"])
CELL = st.one_of(
    st.text(LETTERS, max_size=12),
    st.sampled_from(["", " ", '"', '""', ",", ";", "\n", "\r\n", "\r", "1,5", "a\tb", "ü", "=x", "'", "\\", "\ufeff"]),
)


@st.composite
def written(draw: st.DrawFn) -> tuple[list[list[str]], str, str, bytes]:
    """Rows, the delimiter, the encoding, the bytes of the file."""
    width = draw(st.integers(1, 5))
    rows = draw(st.lists(st.lists(CELL, min_size=width, max_size=width).filter(any), min_size=1, max_size=12))
    delimiter = draw(st.sampled_from([",", ";", "\t", "|", "^", "\x1f"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
    out = io.StringIO(newline="")
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    # The writer of the standard library leaves a line end of another kind without quotation marks unless told.
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])) if ends == "\r\n" else csv.QUOTE_ALL
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ends)
    writer.writerows([[f"column {index}" for index in range(width)], *rows])
    return rows, delimiter, encoding, out.getvalue().encode(encoding)


@settings(deadline=None, max_examples=some(150))
@given(written())
def test_every_cell_comes_back_unchanged(table: tuple[list[list[str]], str, str, bytes]) -> None:
    rows, delimiter, encoding, content = table
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deals.csv"
        path.write_bytes(content)
        options = ReadOptions(delimiter=delimiter, encoding=encoding)
        (source,) = open_sources(path, workdir=Path(folder) / "work", options=options)
        staged = pq.read_table(source.staged).select([column.name for column in source.columns])
    assert [list(row.values()) for row in staged.to_pylist()] == [[cell or None for cell in row] for row in rows]
    assert source.rows_rejected == 0


@pytest.mark.parametrize(("cell", "encoding"), [("\x1a" * 12, "utf-8"), ("漢\u0f0f字\u1a1a" * 9, "utf-16-le")])
def test_control_characters_and_scripts_whose_bytes_look_like_them_are_text(
    tmp_path: Path, cell: str, encoding: str
) -> None:
    path = tmp_path / "deals.csv"
    path.write_bytes(f"name\n{cell}\n".encode(encoding))
    (source,) = open_sources(path, workdir=tmp_path / "work", options=ReadOptions(encoding=encoding))
    assert pq.read_table(source.staged).column(source.columns[0].name).to_pylist() == [cell]


@settings(deadline=None, max_examples=some(150))
@given(written())
def test_arrow_and_python_agree_wherever_arrow_is_asked(table: tuple[list[list[str]], str, str, bytes]) -> None:
    rows, delimiter, _, _ = table
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    block = out.getvalue().encode()
    names = [f"c{index}" for index in range(len(rows[0]))]
    parsed = plain.parse(block, names, delimiter, longest=1_000_000)
    if parsed is not None:
        assert [list(row.values()) for row in parsed.to_pylist()] == [[cell or None for cell in row] for row in rows]


@settings(deadline=None, max_examples=some(300))
@given(st.text(st.sampled_from('ab,"\n\r'), max_size=30))
def test_arrow_and_python_agree_on_scribbles(text: str) -> None:
    parsed = plain.parse(text.encode(), ["x", "y"], ",", longest=1_000_000)
    if parsed is not None:
        lines = io.StringIO(text, newline="")
        expected = [[cell or None for cell in row] for row in csv.reader(lines)]
        assert [list(row.values()) for row in parsed.to_pylist()] == expected
