"""The table as a file: CSV row by row, XLSX through a temporary file, both in bounded memory, nothing a formula."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils import timezone

from venturi.cells import harmless
from venturi.web.deals.models import Deals
from venturi.web.deals.selectors import days_since
from venturi.web.table.columns import Column, Kind

AT_ONCE = 2_000
# What one sheet of a workbook holds, its head included.
MOST_ROWS = 1_048_576
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"


def heads(columns: list[Column]) -> list[str]:
    """What the columns are called; a currency has one of its own."""
    return [label for column in columns for label in _labels(column)]


def rows(deals: Deals, columns: list[Column], *, now: datetime) -> Iterator[list[Any]]:
    """The values of each deal, as the database hands them over."""
    paths = [path for column in columns for path in _paths(column)]
    # The deal comes first in every row: two columns may show the same path.
    read = [column for column in columns for _ in _paths(column)]
    for values in deals.values_list(*paths).iterator(AT_ONCE):
        yield [_value(column, value, now) for column, value in zip(read, values, strict=True)]


def as_csv(deals: Deals, columns: list[Column], *, now: datetime) -> Iterator[bytes]:
    """The lines of a CSV file. It begins with the mark by which spreadsheets know its letters."""
    writer = csv.writer(_Echo())
    yield (BYTE_ORDER_MARK + writer.writerow(heads(columns))).encode()
    waiting: list[str] = []
    for values in rows(deals, columns, now=now):
        waiting.append(writer.writerow([_told(value) for value in values]))
        if len(waiting) == AT_ONCE:
            yield "".join(waiting).encode()
            waiting = []
    yield "".join(waiting).encode()


def as_xlsx(deals: Deals, columns: list[Column], *, now: datetime) -> IO[bytes]:
    """A workbook with one sheet, in a file that is gone when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Deals")
        formats = {name: book.add_format({"num_format": name}) for name in (DAY, MOMENT)}
        sheet.freeze_panes(1, 1)
        for place, label in enumerate(heads(columns)):
            sheet.write_string(0, place, label)
        for number, values in enumerate(rows(deals, columns, now=now), start=1):
            for place, value in enumerate(values):
                _write(sheet, number, place, value, formats)
    file.seek(0)
    return file


class _Echo:
    """What a writer of lines hands them back through."""

    def write(self, line: str) -> str:
        return line


def _labels(column: Column) -> tuple[str, ...]:
    return ("Amount", "Currency") if column.kind == Kind.MONEY else (_unit(column),)


def _unit(column: Column) -> str:
    return f"{column.label} (days)" if column.kind == Kind.AGE else column.label


def _paths(column: Column) -> tuple[str, ...]:
    return (column.path, "currency") if column.kind == Kind.MONEY else (column.path,)


def _value(column: Column, value: Any, now: datetime) -> Any:
    if value is None:
        return None
    if column.kind == Kind.AGE:
        return Decimal(round(days_since(value, now), 1)).quantize(Decimal("0.1"))
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, second=0, microsecond=0)
    return column.said(value) if isinstance(value, str) else value


def _told(value: Any) -> str:
    """A value in a line of CSV: texts that look like a formula get an apostrophe, numbers stay numbers."""
    match value:
        case None:
            return ""
        case Decimal():
            return format(value.normalize(), "f")
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
        case str():
            return harmless(value)
        case _:
            return str(value)


def _write(sheet: Any, number: int, place: int, value: Any, formats: dict[str, Any]) -> None:
    match value:
        case None:
            return
        case datetime():
            sheet.write_datetime(number, place, value, formats[MOMENT])
        case date():
            sheet.write_datetime(number, place, value, formats[DAY])
        # A spreadsheet computes with sixteen digits: a number that has more stays exact as a text.
        case int() | Decimal() if Decimal(f"{value:.16G}") == value:
            sheet.write_number(number, place, value)
        case _:
            sheet.write_string(number, place, _told(value) if isinstance(value, Decimal) else str(value))
