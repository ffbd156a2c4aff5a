"""Inspection: what is in files and how they would be read, also when something has to be said before they can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from venturi.errors import Issue, MappingError
from venturi.ingest.ingested import FileReport, History, Ingested
from venturi.ingest.mapping import Corrections, Mapping
from venturi.ingest.plan import Planned, plan
from venturi.ingest.progress import Progress, silent
from venturi.ingest.read import ingest, open_all, said_mapping
from venturi.ingest.reading import ReadOptions
from venturi.ingest.reports import column_reports
from venturi.ingest.run import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """How files would be read. ``stopped``: something must be said first; rows then count as neither taken nor rejected
    and ``outcomes`` and ``history`` are null."""

    files: tuple[FileReport, ...]
    mapping: Mapping
    issues: tuple[Issue, ...]
    stopped: bool
    outcomes: dict[str, int] | None = None
    history: History | None = None


def inspect(
    paths: Sequence[Path | str] | Path | str,
    *,
    mapping: Mapping | Path | None = None,
    corrections: Corrections | None = None,
    options: ReadOptions | None = None,
    workdir: Path | None = None,
    progress: Progress = silent,
) -> Inspection:
    """What is in the files, the mapping with the reason of each guess, and the verdict. Nothing is kept.

    Parameters as of `venturi.ingest.read.read`. Raises ``ReadError`` when a file cannot be read at all.
    """
    listed = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    run = Run(workdir, progress=progress)
    try:
        sources = open_all(run, listed, options)
        try:
            with ingest(run, sources, mapping=mapping, corrections=corrections) as ingested:
                return _through(run, ingested)
        except MappingError as stop:
            return _stopped(plan(run, sources, said_mapping(mapping), corrections or Corrections()), mapping, stop)
    finally:
        run.close()


def _through(run: Run, ingested: Ingested) -> Inspection:
    counts = dict.fromkeys(("won", "lost", "open"), 0)
    counts |= dict(run.rows("SELECT outcome, count(*) FROM deals GROUP BY outcome"))
    return Inspection(
        files=ingested.files,
        mapping=ingested.mapping,
        issues=ingested.issues,
        stopped=False,
        outcomes=counts,
        history=ingested.history,
    )


def _stopped(planned: Sequence[Planned], mapping: Mapping | Path | None, stop: MappingError) -> Inspection:
    said = said_mapping(mapping)
    files = tuple(one.mapping for one in planned)
    return Inspection(
        files=tuple(_unread(one) for one in planned),
        mapping=Mapping(files=files, stages=said.stages, zone=said.zone, currency=said.currency),
        issues=tuple(stop.issues),
        stopped=True,
    )


def _unread(one: Planned) -> FileReport:
    return FileReport(
        name=one.source.name,
        table=one.mapping.table,
        format=one.source.format,
        rows_read=one.source.rows_read,
        rows_taken=0,
        rows_with_issues=0,
        rows_rejected=0,
        columns=column_reports(one.source, one.mapping),
        details=dict(one.source.details),
    )
