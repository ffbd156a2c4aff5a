"""Verdicts: what became of every row (taken, taken with issues, rejected), and why."""

from collections.abc import Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.ingest.source import Source
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import Fault
from venturi.ingest.wording import counted

SHOWN = 20
FAULTS = {
    "date-unreadable": (
        Severity.ERROR,
        '"{value}" is not a date.',
        "Write dates as YYYY-MM-DD or set the date format of this file.",
    ),
    "date-implausible": (
        Severity.WARNING,
        '"{value}" lies before 1950 or after 2100.',
        "Correct the date, or empty it when it stands for none.",
    ),
    "amount-unreadable": (Severity.ERROR, '"{value}" is not an amount.', "Write a number such as 1234.50."),
    "amount-out-of-range": (
        Severity.ERROR,
        '"{value}" is more than an amount can be (14 digits before the point).',
        "Correct the amount.",
    ),
    "amount-negative": (
        Severity.WARNING,
        '"{value}" is less than nothing.',
        "Correct the amount, or leave credits out of the export.",
    ),
    "currency-unknown": (
        Severity.WARNING,
        '"{value}" is no currency code of ISO 4217.',
        "Write the three letters of the currency, such as USD; the amount is kept, without a currency.",
    ),
    "number-unreadable": (Severity.ERROR, '"{value}" is not a number.', "Write a number."),
    "probability-outside": (Severity.WARNING, '"{value}" is not a chance between 0 and 100 %.', "Correct the chance."),
    "boolean-unreadable": (Severity.ERROR, '"{value}" is neither yes nor no.', "Write true or false."),
}
# What is said of the first row, which is named by its key.
REJECTIONS = {
    "deal-id-missing": ("The row has no deal id.", "Fill in the id, or leave the row out."),
    "moment-missing": ("The row has no date that can be read.", "Fill in the date."),
    "stage-missing": ("The row names no stage.", "Fill in the stage."),
    "value-missing": ("The row lacks a value without which it means nothing.", "Fill it in."),
    "deleted": ("The row is marked as deleted.", "Nothing to do, unless the mark is wrong."),
    "filtered-out": ("The row is left out by the mapping.", "Change [files.where] in the mapping to take it."),
    "duplicate-row": ('The row of "{key}" repeats an earlier row.', "Nothing to do: the earlier row was taken."),
    "deal-id-twice": (
        'The deal id "{key}" was read before with other content.',
        "Keep one row for each deal; the first one was taken.",
    ),
    "deal-unknown": ('Deal "{key}" of this row is in no file of deals.', "Export the deals with it."),
    "amount-unreadable": (
        '"{value}", to which the amount of "{key}" changed, is not an amount.',
        "Write a number such as 1234.50.",
    ),
    "amount-out-of-range": (
        '"{value}", to which the amount of "{key}" changed, is more than an amount can be (14 digits before the '
        "point).",
        "Correct the amount.",
    ),
    "key-twice": (
        'The key "{key}" of this row was read before.',
        "Keep one row for each key; the first one was taken.",
    ),
}
KEYS = {"people": "person", "activities": "activity_id", "products": "product", "accounts": "account"}
LONGEST = 80
QUIET = ("deleted", "filtered-out", "duplicate-row")


def begin(run: Run) -> None:
    """Make the list of rows that are rejected because of other rows."""
    run.execute("CREATE TABLE rejections (_file INTEGER, source_row BIGINT, code VARCHAR)")


def reject(run: Run, query: str) -> None:
    """Reject the rows that `query` gives as ``_file``, ``source_row``, ``code``."""
    run.execute(f"INSERT INTO rejections {query}")


def judge(run: Run, file: TypedFile) -> tuple[int, int, int]:
    """Rows taken, taken with issues, and rejected, of the staged rows of a file; what was found goes to the issues."""
    faults = [f"count(*) FILTER (_faults & {1 << nth} <> 0)" for nth in range(len(file.faults))]
    staged, rejected, with_issues, *found = run.row(
        f"SELECT count(*), count(*) FILTER ({_OUT}), count(*) FILTER ({_DOUBTFUL} AND NOT ({_OUT})), "
        f"{', '.join([*faults, 'NULL'])} FROM {_with_notes(run, file)}"
    )
    for nth, (fault, count) in enumerate(zip(file.faults, found[:-1], strict=True)):
        if count:
            run.issues.append(_fault_issue(run, file, nth, fault, count))
    if rejected:
        _rejection_issues(run, file)
    return staged - rejected, with_issues, rejected


_OUT = "_reject IS NOT NULL OR x.code IS NOT NULL"
_DOUBTFUL = "(_faults <> 0 OR coalesce(n.doubtful, false))"


def _with_notes(run: Run, file: TypedFile) -> str:
    """The typed rows ``t`` of a file with why other rows reject them (``x``) and what its reader noticed (``n``)."""
    rejected = f"SELECT source_row, first(code) AS code FROM rejections WHERE _file = {file.index} GROUP BY source_row"
    joined = f"{sql.name(file.relation)} t "
    if run.number(f"SELECT count(*) FROM rejections WHERE _file = {file.index}"):
        joined += f"LEFT JOIN ({rejected}) x ON x.source_row = t.source_row "
    else:
        joined += "CROSS JOIN (SELECT CAST(NULL AS VARCHAR) AS code) x "
    if file.source.notes is None:
        return f"{joined} CROSS JOIN (SELECT CAST([] AS VARCHAR[]) AS codes, false AS doubtful) n"
    return f"{joined} LEFT JOIN ({_notes(file.source)}) n ON n.row = t.source_row"


def _notes(source: Source) -> str:
    """What the reader of a source noticed about each row of it."""
    return (
        "SELECT row, list(DISTINCT code) AS codes, bool_or(doubtful) AS doubtful, "
        f"CAST(sum(rejected) AS BIGINT) AS rejected FROM read_parquet({sql.text(str(source.notes))}) GROUP BY row"
    )


def _fault_issue(run: Run, file: TypedFile, nth: int, fault: Fault, count: int) -> Issue:
    rows = run.rows(
        f"SELECT t.source_row, CAST(r.{sql.name(fault.column)} AS VARCHAR) FROM {sql.name(file.relation)} t "
        f"JOIN {sql.name(file.raw)} r ON r.source_row = t.source_row WHERE t._faults & {1 << nth} <> 0 "
        f"ORDER BY t.source_row LIMIT {SHOWN}"
    )
    severity, message, remedy = FAULTS[fault.code]
    value = str(rows[0][1])
    spelled = next(c.spelled for c in file.source.columns if c.name == fault.column)
    return Issue(
        code=fault.code,
        severity=severity,
        file=file.source.name,
        row=rows[0][0],
        column=spelled,
        message=message.format(value=_short(value)),
        remedy=remedy,
        count=count,
        records=tuple(f"{file.source.name}:{row}" for row, _ in rows),
    )


def _rejection_issues(run: Run, file: TypedFile) -> None:
    """One issue for each reason for which rows of a file were rejected."""
    rows = run.rows(
        f"SELECT code, count(*), list(source_row ORDER BY source_row)[1:{SHOWN}] FROM ("
        f"SELECT _reject AS code, source_row FROM {sql.name(file.relation)} WHERE _reject IS NOT NULL "
        f"UNION ALL SELECT code, source_row FROM rejections WHERE _file = {file.index}) GROUP BY code ORDER BY code"
    )
    for code, count, first in rows:
        message, remedy = REJECTIONS[code]
        run.issues.append(
            Issue(
                code=code,
                severity=Severity.NOTE if code in QUIET else Severity.ERROR,
                file=file.source.name,
                row=first[0],
                message=message.format(key=_key(run, file, first[0]), value=_changed_to(run, file, first[0]))
                + _more(count - 1),
                remedy=remedy,
                count=count,
                records=tuple(f"{file.source.name}:{row}" for row in first),
            )
        )


def _key(run: Run, file: TypedFile, row: int) -> str:
    """What the row is called: the deal, person … it is about."""
    column = KEYS.get(file.table, "deal_id")
    if column not in file.columns:
        return f"row {row:,}"
    found = run.rows(f"SELECT {sql.name(column)} FROM {sql.name(file.relation)} WHERE source_row = {row}")
    return _short(str(found[0][0]))


def _changed_to(run: Run, file: TypedFile, row: int) -> str:
    """What a row of a log says that something changed to; of others nothing."""
    if "new_value" not in file.columns:
        return ""
    found = run.rows(f"SELECT new_value FROM {sql.name(file.relation)} WHERE source_row = {row}")
    return _short(str(found[0][0]))


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"


def _more(rows: int) -> str:
    return f" {counted(rows, 'more row is', 'more rows are')} like it." if rows else ""


def view(run: Run, files: Sequence[TypedFile], unused: Sequence[tuple[Source, str]]) -> str:
    """The verdict of every row as a view: file, row, table, verdict, codes."""
    parts = [_of_file(run, file) for file in files]
    parts += [_of_unused(source, raw) for source, raw in unused]
    # A record that could not be read is as many rows as its lines, all of them named by the first.
    parts += [
        f"SELECT {sql.text(source.name)}, row, 'unread', 'rejected', codes FROM "
        f"(SELECT row, codes, unnest(range(rejected)) FROM ({_notes(source)}) WHERE rejected > 0)"
        for source in [*(file.source for file in files), *(source for source, _ in unused)]
        if source.rows_rejected
    ]
    nothing = 'SELECT CAST(NULL AS VARCHAR) AS file, CAST(NULL AS BIGINT) AS row, CAST(NULL AS VARCHAR) AS "table", '
    nothing += "CAST(NULL AS VARCHAR) AS verdict, CAST([] AS VARCHAR[]) AS codes WHERE false"
    return run.view("verdicts", " UNION ALL ".join([nothing, *parts]))


def _of_unused(source: Source, raw: str) -> str:
    rows = f"SELECT {sql.text(source.name)}, r.source_row, 'unused', 'rejected', "
    if source.notes is None:
        return f"{rows} ['file-not-used'] FROM {sql.name(raw)} r"
    return (
        f"{rows} list_concat(['file-not-used'], coalesce(n.codes, [])) FROM {sql.name(raw)} r "
        f"LEFT JOIN ({_notes(source)}) n ON n.row = r.source_row"
    )


def _of_file(run: Run, file: TypedFile) -> str:
    codes = [f"CASE WHEN _faults & {1 << nth} <> 0 THEN {sql.text(f.code)} END" for nth, f in enumerate(file.faults)]
    codes = [f"[{code}]" for code in ("coalesce(_reject, x.code)", *codes)]
    known = f"list_concat({', '.join(codes)}, coalesce(n.codes, []))"
    found = f"list_sort(list_distinct(list_filter({known}, c -> c IS NOT NULL)))"
    return (
        f"SELECT t.source_file, t.source_row, {sql.text(file.table)}, CASE WHEN {_OUT} THEN 'rejected' "
        f"WHEN {_DOUBTFUL} THEN 'taken with issues' ELSE 'taken' END, {found} FROM {_with_notes(run, file)}"
    )
