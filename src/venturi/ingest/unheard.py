"""Unheard: what somebody said that no file takes: files, columns and stages stop, values that no row has are told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.mapping import Corrections, FileMapping, StageMapping, said_for
from venturi.ingest.meanings import mapped
from venturi.ingest.run import Run
from venturi.ingest.source import Source
from venturi.ingest.targets import TABLES, UNUSED, columns_of
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import text_of

SHOWN = 40
Files = Sequence[tuple[Source, FileMapping]]


def names(source: Source) -> set[str]:
    """The columns of a source, as it spells them and as they are told apart."""
    return {name for column in source.columns for name in (column.name, column.spelled)}


def takes(source: Source, table: str, ours: str, theirs: str, *, pinned: bool) -> bool:
    """Whether a source read as `table` takes a column for ours. `pinned`: said of this file, so that a column it has
    not is a mistake to be told and not meant for another file."""
    return ours in columns_of(table) and (not theirs or pinned or theirs in names(source))


def corrections(files: Files, said: Corrections) -> Iterator[Issue]:
    """One issue for each correction of a file or a column that no file takes."""
    # A table that does not exist is told already, and what its columns would be nobody knows.
    if all(mapping.table in {*TABLES, UNUSED} for _, mapping in files):
        yield from (issue for key, theirs in said.columns.items() for issue in _column(files, key, theirs))
    for option, keys in (("--date-format", said.date_formats), ("--decimal", said.decimals)):
        yield from (issue for key in keys for issue in _written(files, key, option))
    for option, named in (("--table", said.tables), ("--snapshot-date", said.snapshot_dates)):
        for file in named:
            if not any(file in {source.name, source.path.name} for source, _ in files):
                yield _no_file(files, file, option)


def _column(files: Files, key: str, theirs: str) -> Iterator[Issue]:
    concerned = [(*one, ours) for one in files for ours in said_for({key: theirs}, one[0])]
    if not concerned:
        yield _no_file(files, key.partition(":")[0], "--column")
        return
    if any(
        mapping.table != UNUSED and takes(source, mapping.table, ours, theirs, pinned=ours != key)
        for source, mapping, ours in concerned
    ):
        return
    ours = concerned[0][2]
    if not any(ours in columns_of(table) for table in TABLES):
        tables = {mapping.table for _, mapping in files} - {UNUSED} or TABLES
        wanted = dict.fromkeys(column for table in TABLES if table in tables for column in columns_of(table))
        yield _stop("column-not-ours", f'"{ours}" is no column of ours.', f"Use one of {', '.join(wanted)}.")
    elif having := [(one, mapping) for one, mapping, _ in concerned if not theirs or theirs in names(one)]:
        yield _elsewhere(having, ours, theirs)
    else:
        there = _there(source for source, _, _ in concerned)
        yield _stop("column-not-found", f'There is no column "{theirs}", which --column takes for {ours}.', there)


def _elsewhere(having: Files, ours: str, theirs: str) -> Issue:
    """Files have the column, and what they hold has none of ours for it."""
    used = [f"{source.name} ({mapping.table})" for source, mapping in having if mapping.table != UNUSED]
    if not used:
        file = having[0][0].name
        message = f"{ours} was said of {file}, which is not read, because it is not known what it holds."
        return _stop("column-not-ours", message, f'Say it: --table "{file}=deals", or another table.')
    what = f'The column "{theirs}" is in' if theirs else "There is only"
    tables = ", ".join(table for table in TABLES if ours in columns_of(table))
    message = f"{what} {', '.join(used)}, where {ours} is no column of ours: it belongs to {tables}."
    return _stop("column-not-ours", message, "Say what the file holds, --table FILE=TABLE, or name another column.")


def _written(files: Files, key: str, option: str) -> Iterator[Issue]:
    concerned = [(source, column) for source, _ in files for column in said_for({key: ""}, source)]
    if not concerned:
        yield _no_file(files, key.partition(":")[0], option)
    elif not any(column in names(source) for source, column in concerned):
        message = f'There is no column "{concerned[0][1]}", of which {option} speaks.'
        yield _stop("column-not-found", message, _there(source for source, _ in concerned))


def _no_file(files: Files, name: str, option: str) -> Issue:
    there = _quoted(source.name for source, _ in files)
    return _stop("file-not-found", f'There is no file "{name}", of which {option} speaks.', f"There are {there}.")


def _there(sources: Iterable[Source]) -> str:
    return f"There are {_quoted(column.spelled for source in sources for column in source.columns)}."


def _quoted(listed: Iterable[str]) -> str:
    shown = [f'"{name}"' for name in dict.fromkeys(listed)]
    return ", ".join(shown[:SHOWN]) + (" …" if len(shown) > SHOWN else "")


def _stop(code: str, message: str, remedy: str) -> Issue:
    return Issue(code=code, severity=Severity.STOP, message=message, remedy=remedy)


def kinds(stages: Sequence[StageMapping], said: Iterable[str]) -> Iterator[Issue]:
    """One issue when kinds were said of stages that there are not."""
    there = {stage.stage for stage in stages}
    if missed := [stage for stage in said if stage not in there]:
        message = f"A kind was said of {_quoted(missed)}, and there is no such stage."
        yield _stop("stage-not-found", message, f"Check the spelling. There are {_quoted(s.stage for s in stages)}.")


def values(run: Run, files: Sequence[TypedFile], said: Mapping[str, Mapping[str, str]]) -> list[Issue]:
    """One issue for each column of ours for which values were given a meaning that no row has."""
    found = []
    for ours, meanings in said.items():
        columns = [(file, column) for file in files if (column := mapped(file.mapping, ours))]
        missed = [value for value in meanings if not any(_has(run, file, column, value) for file, column in columns)]
        if missed:
            found.append(_unheard(ours, missed, [(file.source.name, column) for file, column in columns]))
    return found


def _has(run: Run, file: TypedFile, column: str, value: str) -> bool:
    dtype = next(one.dtype for one in file.source.columns if one.name == column)
    test = f"lower({text_of(column, dtype)}) = {sql.text(value.lower())}"
    return bool(run.row(f"SELECT EXISTS (SELECT 1 FROM {sql.name(file.raw)} WHERE {test})")[0])


def _unheard(ours: str, missed: list[str], columns: list[tuple[str, str]]) -> Issue:
    shown = ", ".join(f'"{value}"' for value in missed[:8])
    more = f" and {len(missed) - 8:,} more" if len(missed) > 8 else ""
    where = ", ".join(f'"{column}" of {file}' for file, column in columns)
    places = f"the column it is read from ({where}) has no such value" if where else f"no column is read as {ours}"
    return Issue(
        code="value-not-found",
        severity=Severity.WARNING,
        count=len(missed),
        message=f"What was said of {shown}{more} for {ours} changes nothing: {places}.",
        remedy=f"Check the spelling, or name the column: --column {ours}=COLUMN.",
    )
