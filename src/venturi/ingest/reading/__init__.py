"""Reading: what tables are in a file?

`open_sources` finds out what a file is by its content, stages every table in it as Parquet in bounded memory and says
what it noticed. What the columns mean is decided later, by a mapping.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from venturi.errors import ReadError
from venturi.ingest.progress import Progress, silent
from venturi.ingest.reading import delimited, document, event_log, issues, parquet, workbook
from venturi.ingest.reading.kinds import SPOKEN, Found, find_kind
from venturi.ingest.reading.limits import Limits, ReadOptions
from venturi.ingest.source import Source

__all__ = ["Limits", "ReadOptions", "open_sources"]


def open_sources(
    path: Path, *, workdir: Path, progress: Progress = silent, options: ReadOptions | None = None
) -> list[Source]:
    """Every table of one file, staged in `workdir`.

    Parameters
    ----------
    path : CSV or other delimited text, XLSX (XLS, ODS), Parquet, JSON (lines), XES; text formats also gzipped.
    workdir : where staged files go; made when missing. The caller removes it.
    progress : told about once per megabyte.
    options : what the content should not be asked for.

    Returns
    -------
    One source per table, at least one.

    Raises
    ------
    ReadError : nothing in the file can be used. Single bad rows do not raise: they are in `Source.issues`.
    """
    options = options or ReadOptions()
    found = find_kind(path, options.limits, options.encoding)
    with _nothing_half_done(workdir):
        read = _READERS[found.kind]
        sources = read(path, workdir=workdir, progress=progress, options=options, packed=found.packed)
    return [_told(source, found) for source in sources]


@contextmanager
def _nothing_half_done(workdir: Path) -> Iterator[None]:
    """Files that were staged before an error go with it."""
    workdir.mkdir(parents=True, exist_ok=True)
    before = set(workdir.iterdir())
    try:
        yield
    except ReadError:
        for half_done in set(workdir.iterdir()) - before:
            half_done.unlink()
        raise


def _told(source: Source, found: Found) -> Source:
    if found.misleading is None:
        return source
    issue = issues.name_misleads(found.misleading, SPOKEN[found.kind]).at(file=source.path.name)
    return replace(source, issues=(issue, *source.issues))


_READERS = {
    "text": delimited.read,
    "workbook": workbook.read,
    "parquet": parquet.read,
    "document": document.read,
    "event log": event_log.read,
}
