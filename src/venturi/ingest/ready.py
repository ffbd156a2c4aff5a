"""Ready: a Parquet file whose values can be taken as they are needs no second copy of them."""

import shutil
from dataclasses import replace

import ibis.expr.datatypes as dt

from venturi.ingest import sql
from venturi.ingest.mapping import FileMapping
from venturi.ingest.run import Run
from venturi.ingest.source import ROW, Source
from venturi.ingest.targets import columns_of


def rows_of(source: Source) -> str:
    """The staged rows of a source with ``source_row``, as a query."""
    path = sql.text(str(source.staged))
    if source.has_row:
        return f"FROM read_parquet({path})"
    kept = ", ".join(sql.name(column.name) for column in source.columns if column.name != ROW)
    return f"SELECT {kept}, file_row_number + 2 AS {ROW} FROM read_parquet({path}, file_row_number = true)"


def is_ready(run: Run, source: Source, raw: str, mapping: FileMapping) -> bool:
    """Whether every mapped column has its type in the file and no text needs to be trimmed. Reads all of them, so that
    a file that is damaged in the middle is noticed here."""
    if source.staged != source.path or source.has_row or mapping.where:
        return False
    types = {column.name: dt.dtype(column.dtype) for column in source.columns}
    wanted = columns_of(mapping.table)
    needs = {theirs: dt.dtype(wanted[ours]) for ours, theirs in mapping.columns.items()}
    needs |= dict.fromkeys(mapping.stage_dates.values(), dt.dtype("timestamp"))
    if not all(_alike(types[theirs], needed) for theirs, needed in needs.items()):
        return False
    read = dict.fromkeys([*needs, *mapping.dimensions])
    texts = [column for column in read if types[column].is_string()]
    # The others are only read, and in a way that the statistics of the file cannot answer.
    asked = [f"bool_or({sql.unfilled(column)})" for column in texts]
    asked += [f"bit_xor(hash({sql.name(column)}))" for column in read if column not in texts]
    found = run.row(f"SELECT {', '.join(asked)} FROM {sql.name(raw)}") if asked else ()
    return not any(found[: len(texts)])


def _alike(native: dt.DataType, needed: dt.DataType) -> bool:
    """Whether a column of the file has the kind of type that ours needs; texts may come from anything but texts."""
    if needed.is_temporal():
        return native.is_temporal()
    if needed.is_numeric() or needed.is_boolean():
        return native.is_numeric() or native.is_boolean()
    return True


def keep(run: Run, source: Source, raw: str) -> None:
    """Read from a copy from here on: whoever writes the file again must not change the tables."""
    copy = run.folder / f"{raw}.parquet"
    shutil.copyfile(source.staged, copy)
    run.view(raw, rows_of(replace(source, staged=copy)))
