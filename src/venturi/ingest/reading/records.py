"""The records of a delimited text, one after the other, with a verdict on each that is unusual.

Blocks in which nothing is unusual go to `plain`; in the others every record is looked at. Every record has its number
as a spreadsheet shows it: blank lines are numbered, but are no records.
"""

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from venturi.errors import Issue
from venturi.ingest.reading import issues, plain
from venturi.ingest.reading.dialect import Layout
from venturi.ingest.reading.encoding import Lines
from venturi.ingest.reading.limits import Limits, too_many_columns
from venturi.ingest.reading.staging import CHARACTERS, Noticed, Staging, name_columns
from venturi.ingest.source import SourceColumn

if TYPE_CHECKING:
    from _csv import Reader


class Records:
    """Reads `blocks` once, from the header on."""

    def __init__(self, blocks: Iterator[bytes], layout: Layout, noticed: Noticed, limits: Limits, staged: Path) -> None:
        self.blocks, self.layout, self.noticed, self.limits, self.staged = blocks, layout, noticed, limits, staged
        self.number = 0
        self.rejected = 0
        self.read = 0
        self.columns: tuple[SourceColumn, ...] = ()

    def stage(self) -> None:
        """Stage every record that can be staged."""
        reader, lines = self._open(next(self.blocks))
        self.columns = self._header(reader, lines)
        names = [column.name for column in self.columns]
        with Staging(self.staged, self.columns, self.noticed) as staging:
            self._carefully(reader, lines, staging)
            for block in self.blocks:
                table = plain.parse(block, names, self.layout.delimiter, longest=self.limits.cell)
                if table is None:
                    self._carefully(*self._open(block), staging)
                else:
                    staging.write_table(table, range(self.number + 1, self.number + 1 + table.num_rows))
                    self.number += table.num_rows
        self.read = staging.rows + self.rejected

    def _open(self, block: bytes) -> tuple["Reader", Lines]:
        lines = Lines(chain([block], self.blocks), long=self.limits.cell)
        return csv.reader(iter(lines), delimiter=self.layout.delimiter), lines

    def _header(self, reader: "Reader", lines: Lines) -> tuple[SourceColumn, ...]:
        header: list[str] = []
        while self.number <= self.layout.above:
            header = next(reader, [])
            self.number += 1
        if self.layout.above:
            self.noticed.add(issues.lines_above_header(self.layout.above, self.number))
        self._marks(lines, reader.line_num)
        if len(header) > self.limits.columns:
            raise too_many_columns(self.noticed.file, len(header), self.limits.columns)
        return name_columns(header, self.noticed, row=self.number)

    def _carefully(self, reader: "Reader", lines: Lines, staging: Staging) -> None:
        """Look at every record up to the end of the block in which a record ends."""
        rows: list[list[str]] = []
        numbers: list[int] = []
        characters = 0
        before = reader.line_num
        while before < lines.loaded or not lines.loaded:
            self.number += 1
            try:
                row = next(reader, None)
            except csv.Error:
                self._unreadable(lines, reader.line_num, reader.line_num - before)
            else:
                if row is None:
                    break
                taken = self._verdict(row, lines, reader.line_num, reader.line_num - before)
                if taken is not None:
                    rows.append(taken)
                    numbers.append(self.number)
                    characters += sum(map(len, taken))
            before = reader.line_num
            if len(rows) >= staging.batch or characters > CHARACTERS:
                staging.write(rows, numbers)
                rows, numbers, characters = [], [], 0
        staging.write(rows, numbers)

    def _verdict(self, row: list[str], lines: Lines, line: int, spanned: int) -> list[str] | None:
        """The cells to stage, or None."""
        marked = self._marks(lines, line) if lines.marks else set()
        if lines.finished:
            # The reader asked for a line after the last one: the record still waited for its quotation mark.
            self._reject(issues.quote_unclosed(self.number, spanned), spanned)
            return None
        if not any(row):
            if row:
                self.noticed.count(issues.blank_row(self.number))
            return None
        if ("long" in marked or spanned > 1) and max(map(len, row)) > self.limits.cell:
            self._reject(self._long_cell(row))
            return None
        return row if len(row) == len(self.columns) else self._fitted(row)

    def _fitted(self, row: list[str]) -> list[str] | None:
        width = len(self.columns)
        if any(row[width:]):
            self._reject(issues.row_too_long(self.number, len(row), width, row[width:]))
            return None
        if len(row) < width:
            self.noticed.count(issues.row_short(self.number, len(row), width))
        return row[:width] + [""] * (width - len(row))

    def _long_cell(self, row: Sequence[str]) -> Issue:
        length, index = max((len(cell), index) for index, cell in enumerate(row))
        column = self.columns[min(index, len(self.columns) - 1)]
        return issues.cell_too_long(self.number, column, length, self.limits.cell)

    def _unreadable(self, lines: Lines, line: int, spanned: int) -> None:
        self._marks(lines, line)
        self._reject(issues.record_too_long(self.number, self.limits.record, spanned), max(spanned, 1))

    def _reject(self, issue: Issue, records: int = 1) -> None:
        self.rejected += records
        self.noticed.reject(issue.at(count=records))

    def _marks(self, lines: Lines, line: int) -> set[str]:
        """What was marked about the lines of the current record."""
        kinds = set()
        while lines.marks and lines.marks[0].line <= line:
            kinds.add(lines.marks.popleft().kind)
        if "encoding" in kinds:
            self.noticed.count(issues.encoding_mixed(self.number))
        if "nul" in kinds:
            self.noticed.count(issues.nul_removed(self.number))
        return kinds
