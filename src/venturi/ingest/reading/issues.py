"""What can be wrong with a file, one function per issue. The place `file` is filled in by `Noticed`."""

from venturi.errors import Issue, Severity
from venturi.ingest.source import SourceColumn


def _shown(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:60]}…"


def duplicate_header(spelled: str, name: str, row: int | None) -> Issue:
    return Issue(
        code="duplicate-header",
        message=f'the header "{spelled}" is there already; this column is called "{name}".',
        remedy="Check that the right one of the two is mapped, or export it once.",
        severity=Severity.WARNING,
        row=row,
        column=spelled,
    )


def blank_header(name: str, row: int | None) -> Issue:
    return Issue(
        code="blank-header",
        message=f'a column has no header; it is called "{name}".',
        remedy="Give it a header if it is to be used.",
        severity=Severity.NOTE,
        row=row,
    )


def formula_in_cell(column: SourceColumn, row: int, value: str) -> Issue:
    return Issue(
        code="formula-in-cell",
        message=f'"{_shown(value)}" looks like a formula; it was kept as text and not computed.',
        remedy="Nothing to do if it is text; otherwise export values instead of formulas.",
        severity=Severity.NOTE,
        row=row,
        column=column.spelled,
    )


def lines_above_header(lines: int, row: int) -> Issue:
    return Issue(
        code="lines-above-header",
        message=f"the header was found in row {row}; {lines} {'line' if lines == 1 else 'lines'} above it left out.",
        remedy="Nothing to do if that is the header; otherwise delete what stands above it.",
        severity=Severity.NOTE,
        row=row,
    )


def no_records() -> Issue:
    return Issue(
        code="no-records",
        message="there is a header and nothing below it.",
        remedy="Check the filter of the export.",
        severity=Severity.WARNING,
        row=1,
    )


def characters_unreadable(count: int, encoding: str) -> Issue:
    return Issue(
        code="characters-unreadable",
        message=f"{count:,} characters are not {encoding}; each stands as � now.",
        remedy="Name the encoding of this file, or export it as UTF-8.",
        severity=Severity.WARNING,
        count=count,
    )


def encoding_mixed(row: int) -> Issue:
    return Issue(
        code="encoding-mixed",
        message="the line is not UTF-8 as the rest of the file; it was read as Windows-1252.",
        remedy="Check its accented letters, or export everything as UTF-8.",
        severity=Severity.WARNING,
        row=row,
    )


def encoding_guessed() -> Issue:
    return Issue(
        code="encoding-guessed",
        message="the file is not UTF-8 and does not say what it is; it was read as Windows-1252.",
        remedy="Check its accented letters; name the encoding of this file if they are wrong.",
        severity=Severity.NOTE,
    )


def nul_removed(row: int) -> Issue:
    return Issue(
        code="nul-removed",
        message="the row held NUL characters, which were taken out.",
        remedy="Check the row; NUL characters are left behind by damaged or wrongly converted files.",
        severity=Severity.WARNING,
        row=row,
    )


def blank_row(row: int) -> Issue:
    return Issue(
        code="blank-row",
        message="the row holds delimiters and no value; it counts as no record.",
        remedy="Nothing to do.",
        severity=Severity.NOTE,
        row=row,
    )


def quote_unclosed(row: int, lines: int) -> Issue:
    return Issue(
        code="quote-unclosed",
        message=f"a quotation mark is opened and never closed; {_lines(lines)} to the end of the file are in one cell.",
        remedy='Close it, or double it ("") if it is part of the text.',
        row=row,
    )


def record_too_long(row: int, limit: int, lines: int) -> Issue:
    return Issue(
        code="record-too-long",
        message=f"a cell runs on for more than {limit:,} characters over {_lines(lines)}, which were left out.",
        remedy="Look for a quotation mark that is never closed.",
        row=row,
    )


def cell_too_long(row: int, column: SourceColumn, length: int, limit: int) -> Issue:
    return Issue(
        code="cell-too-long",
        message=f"the cell has {length:,} characters; up to {limit:,} are read. The row was left out.",
        remedy="Shorten the cell, or leave this column out of the export.",
        row=row,
        column=column.spelled,
    )


def row_too_long(row: int, cells: int, width: int, extra: list[str]) -> Issue:
    beyond = ", ".join(f'"{_shown(cell)}"' for cell in extra[:3] if cell)
    return Issue(
        code="row-too-long",
        message=f"the row has {cells:,} cells under {width:,} headers ({beyond} stands outside); it was left out.",
        remedy="Put text that holds the delimiter between quotation marks.",
        row=row,
    )


def row_short(row: int, cells: int, width: int) -> Issue:
    return Issue(
        code="row-short",
        message=f"the row has {cells:,} cells under {width:,} headers; the missing ones were taken as empty.",
        remedy="Check whether a line end cut the row in two.",
        severity=Severity.WARNING,
        row=row,
    )


def name_misleads(ending: str, content: str) -> Issue:
    return Issue(
        code="name-misleads",
        message=f"the file is named {ending} and is {content}; it was read as what it is.",
        remedy="Rename it.",
        severity=Severity.WARNING,
    )


def case_unnamed(row: int) -> Issue:
    return Issue(
        code="case-unnamed",
        message="the event belongs to a case without a name (concept:name), so to no deal.",
        remedy="Give every trace of the log a concept:name.",
        severity=Severity.WARNING,
        row=row,
        column="case:concept:name",
    )


def event_without_moment(row: int) -> Issue:
    return Issue(
        code="event-without-moment",
        message="the event has no time:timestamp.",
        remedy="Export the log with the moment of every event.",
        severity=Severity.WARNING,
        row=row,
        column="time:timestamp",
    )


def offset_missing(row: int, key: str, text: str) -> Issue:
    return Issue(
        code="offset-missing",
        message=f'"{_shown(text)}" names no time zone; it was taken as UTC.',
        remedy="Export moments with their offset, as in 2025-03-04T09:30:00+01:00.",
        severity=Severity.WARNING,
        row=row,
        column=key,
    )


def value_unreadable(row: int, key: str, text: str, kind: str) -> Issue:
    return Issue(
        code="value-unreadable",
        message=f'"{_shown(text)}" is declared as {kind} and is none; it was left empty.',
        remedy="Mend the value in the source.",
        severity=Severity.WARNING,
        row=row,
        column=key,
    )


def nested_as_text(column: str) -> Issue:
    return Issue(
        code="nested-as-text",
        message="the column holds lists, which were kept as their JSON text.",
        remedy="Export them as a table of their own if they are needed.",
        severity=Severity.NOTE,
        column=column,
    )


def outside_lists(keys: tuple[str, ...]) -> Issue:
    named = ", ".join(f'"{key}"' for key in keys[:10])
    return Issue(
        code="json-outside-lists",
        message=f"{named} stand beside the lists of records and were left out.",
        remedy="Nothing to do if they only describe the export, as page numbers do.",
        severity=Severity.NOTE,
        count=len(keys),
    )


def record_not_object(row: int, record: object) -> Issue:
    return Issue(
        code="record-not-object",
        message=f"{_shown(str(record))} is no object with named values; it was left out.",
        remedy='Write every record as {"name": value, …}.',
        row=row,
    )


def sheet_skipped(sheet: str, reason: str) -> Issue:
    return Issue(
        code="sheet-skipped",
        message=f'the sheet "{sheet}" is {reason} and was not read.',
        remedy="Name it as the sheet to read if it is needed.",
        severity=Severity.NOTE,
    )


def cell_error(column: SourceColumn, row: int, error: str) -> Issue:
    return Issue(
        code="cell-error",
        message=f"the formula in the cell ends in an error ({error}); the cell was taken as empty.",
        remedy="Mend the formula, or write the value.",
        severity=Severity.WARNING,
        row=row,
        column=column.spelled,
    )


def _lines(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines:,} lines"
