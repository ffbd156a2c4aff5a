"""Workbooks: each visible sheet with a header is a source (XLSX, XLSM, XLSB, XLS, ODS).

Cells become text: moments as ISO 8601, whole numbers without a decimal point, formulas as the value the program that
saved the file computed last. Identifiers that were typed as text keep their zeros.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import fastexcel
import pyarrow as pa
import pyarrow.compute as pc

from venturi.errors import Issue
from venturi.ingest.progress import Progress
from venturi.ingest.reading import issues
from venturi.ingest.reading.archive import check_archive, encrypted
from venturi.ingest.reading.dialect import lines_above
from venturi.ingest.reading.kinds import OLE
from venturi.ingest.reading.limits import ReadOptions, stop
from venturi.ingest.reading.staging import Noticed, Staging, fresh, name_columns
from venturi.ingest.source import Source, SourceColumn

# Numbers are handed out with nine decimals; where all nine are used there may be more.
ROUNDED = r"\.\d{9}$"
LOOKED_AT = 100
T = TypeVar("T")


def read(path: Path, *, workdir: Path, progress: Progress, options: ReadOptions, packed: bool) -> list[Source]:
    """One source for each sheet that is visible and not empty."""
    book = _open(path, options)
    names = _wanted(path, book, options)
    sources: list[Source] = []
    skipped: list[Issue] = []
    for done, name in enumerate(names):
        progress(f'Reading {path.name}, sheet "{name}"', done, len(names))
        found = _sheet(path, book, name, workdir, options)
        if isinstance(found, Issue):
            skipped.append(found)
        else:
            sources.append(found)
    progress(f"Reading {path.name}", len(names), len(names))
    if not sources:
        remedy = "Put the records on a visible sheet, with a header in the first row."
        raise stop(path, "no-records", "the workbook has no visible sheet with records.", remedy)
    return [_with(source, skipped if index == 0 else []) for index, source in enumerate(sources)]


def _with(source: Source, more: Sequence[Issue]) -> Source:
    return replace(source, issues=(*source.issues, *more))


def _open(path: Path, options: ReadOptions) -> fastexcel.ExcelReader:
    with path.open("rb") as file:
        start = file.read(1 << 20)
    if start.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in start:
            raise encrypted(path)
    else:
        check_archive(path, options.limits)
    return _guarded(path, lambda: fastexcel.read_excel(path))


def _guarded(path: Path, work: Callable[[], T]) -> T:
    """The reader's errors, and the panics below it, as ours."""
    try:
        return work()
    except fastexcel.FastExcelError as error:
        reason = str(error).splitlines()[0]
    except BaseException as error:
        # A panic of the reader below is no Exception; everything else passes.
        if type(error).__name__ != "PanicException":
            raise
        reason = str(error)
    raise stop(path, "file-damaged", f"the workbook cannot be read ({reason}).", "Save it again.")


def _wanted(path: Path, book: fastexcel.ExcelReader, options: ReadOptions) -> list[str]:
    if options.sheet is None:
        return list(book.sheet_names)
    if options.sheet not in book.sheet_names:
        there = ", ".join(f'"{name}"' for name in book.sheet_names)
        raise stop(path, "sheet-missing", f'there is no sheet "{options.sheet}".', f"Name one of {there}.")
    return [options.sheet]


def _sheet(path: Path, book: fastexcel.ExcelReader, name: str, workdir: Path, options: ReadOptions) -> Source | Issue:
    sheet = _guarded(path, lambda: book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string"))
    title = f'{path.name}, sheet "{name}"'
    if sheet.visible != "visible" and options.sheet is None:
        return issues.sheet_skipped(name, "hidden").at(file=path.name)
    cells, errors = _guarded(path, sheet.to_arrow_with_errors)
    if not cells.num_rows:
        return issues.sheet_skipped(name, "empty").at(file=path.name)
    noticed = Noticed(title, workdir)
    grid = _exact(path, book, name, pa.Table.from_batches([cells]))
    above = lines_above(_rows(grid.slice(0, LOOKED_AT)))
    if above >= grid.num_rows:
        return issues.sheet_skipped(name, "empty").at(file=path.name)
    return _stage(path, title, name, grid, above, errors, noticed, workdir)


def _rows(grid: pa.Table) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in zip(*(column.to_pylist() for column in grid.columns), strict=True)]


def _exact(path: Path, book: fastexcel.ExcelReader, name: str, grid: pa.Table) -> pa.Table:
    """The grid with every digit of its numbers."""
    rounded = [
        index for index, column in enumerate(grid.columns) if pc.any(pc.match_substring_regex(column, ROUNDED)).as_py()
    ]
    if not rounded:
        return grid
    header = next(i for i in range(grid.num_rows) if grid.column(rounded[0])[i].as_py() is not None) + 1
    sheet = _guarded(
        path, lambda: book.load_sheet(name, header_row=None, skip_rows=header, schema_sample_rows=None, eager=True)
    )
    for index in rounded:
        numbers = sheet.column(index)
        if pa.types.is_floating(numbers.type):
            texts = grid.column(index).to_pylist()
            exact = [None] * header + numbers.to_pylist()
            cells = [
                repr(number) if text and number is not None and re.search(ROUNDED, text) else text
                for text, number in zip(texts, exact, strict=True)
            ]
            grid = grid.set_column(index, grid.field(index), pa.chunked_array([pa.array(cells, pa.string())]))
    return grid


def _stage(
    path: Path, title: str, name: str, grid: pa.Table, above: int, errors: object, noticed: Noticed, workdir: Path
) -> Source:
    header = _rows(grid.slice(above, 1))[0]
    below = grid.slice(above + 1)
    kept = [i for i, cell in enumerate(header) if cell.strip() or below.column(i).null_count < below.num_rows]
    below = below.select(kept)
    columns = name_columns([header[i] for i in kept], noticed, row=above + 1)
    if above:
        noticed.add(issues.lines_above_header(above, above + 1))
    numbers = pa.array(range(above + 2, above + 2 + below.num_rows), pa.int64())
    filled = _filled(below, numbers, noticed)
    _tell_errors(errors, kept, columns, above, noticed)
    staged = fresh(workdir, title)
    with Staging(staged, columns, noticed) as staging:
        records = below.filter(filled).rename_columns([column.name for column in columns])
        staging.write_table(_nulls(records), numbers.filter(filled).to_pylist())
    if not records.num_rows:
        noticed.add(issues.no_records())
    return Source(
        path=path,
        name=title,
        format="xlsx",
        staged=staged,
        columns=columns,
        rows_read=records.num_rows,
        issues=noticed.all(),
        notes=noticed.notes.finish(),
        details={"sheet": name},
    )


def _filled(table: pa.Table, numbers: pa.Array, noticed: Noticed) -> pa.ChunkedArray:
    """Which rows hold a value; the others are told."""
    filled = table.column(0).is_valid()
    for column in table.columns[1:]:
        filled = pc.or_(filled, column.is_valid())
    for row in numbers.filter(pc.invert(filled)).to_pylist():
        noticed.count(issues.blank_row(row))
    return filled


def _nulls(table: pa.Table) -> pa.Table:
    arrays = [pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column) for column in table.columns]
    return pa.Table.from_arrays(arrays, names=table.column_names)


def _tell_errors(
    errors: object, kept: list[int], columns: Sequence[SourceColumn], above: int, noticed: Noticed
) -> None:
    for error in getattr(errors, "errors", []):
        row, index = error.offset_position
        if row > above and index in kept:
            found = re.search(r"Error\((\w+)\)", error.detail)
            noticed.count(issues.cell_error(columns[kept.index(index)], row + 1, found[1] if found else error.detail))
