"""Reading: files of a CRM, a store, or tables on another engine become a data set."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from venturi import ingest, store
from venturi.basis import When
from venturi.dataset import Dataset
from venturi.engines import Engine
from venturi.errors import IssuesFound
from venturi.ingest import Corrections, Ingested
from venturi.ingest.progress import Progress, silent


def read(
    *paths: str | Path,
    mapping: str | Path | None = None,
    corrections: Corrections | None = None,
    as_of: When = None,
    currency: str | None = None,
    zone: str | None = None,
    fiscal_start: int = 1,
    today: date | None = None,
    engine: Engine | None = None,
    progress: Progress = silent,
) -> Dataset:
    """Read files of a CRM: deals, and with them their history, activities, people, stages, costs, rates.

    Parameters
    ----------
    paths : CSV, XLSX, Parquet, JSON or XES files that belong together, or the folder of a store (`venturi.store`).
    mapping : a mapping file (TOML); without one the columns are guessed, see ``p.ingested.files``.
    corrections : what to change of the mapping.
    as_of : the moment everything describes; a day means its end in `zone`. Default: the last event in the data.
    currency : ISO 4217 code to report in. Default: the one most deals carry at that moment.
    zone : days are dates in this time zone. Default: the one of the mapping, or UTC.
    fiscal_start : first month of the fiscal year.
    today : dates after it are no events and never become `as_of`; without it, any date up to 2100 is believed.
    engine : what computes instead of the engine in this process, such as `venturi.engines.spark.Spark`; closed with the
        data set. It reads `paths` itself: the folder of a store, or Parquet files that are named after our tables and
        keep their contracts.
    progress : told how far the reading is.

    Raises
    ------
    IssuesFound
        With every reason, when the files cannot be used.
    ValueError
        When no file is named.
    """
    if not paths:
        raise ValueError("Name at least one file to read.")
    said = None if mapping is None else Path(mapping)
    files = [Path(path) for path in paths]
    if engine is not None:
        ingested: Ingested = _read_by(engine, paths, mapping=said, said=corrections or Corrections())
    elif any(map(store.is_store, files)):
        ingested = store.alone(files, mapping=said, corrections=corrections)
    else:
        ingested = ingest.read(files, mapping=said, corrections=corrections, progress=progress)
    try:
        return Dataset(ingested, as_of=as_of, currency=currency, zone=zone, fiscal_start=fiscal_start, today=today)
    except IssuesFound as error:
        ingested.close()
        # Where nothing was read, no moment is known for that reason, which the reader has told.
        nothing = ingested.rows_read == 0 and ingested.issues
        raise IssuesFound(ingested.issues if nothing else [*error.issues, *ingested.issues]) from error
    except BaseException:
        ingested.close()
        raise


def _read_by(engine: Engine, paths: Sequence[str | Path], *, mapping: Path | None, said: Corrections) -> Ingested:
    """What another engine reads; it is closed when it cannot."""
    try:
        if mapping is not None or replace(said, zone=None, currency=None) != Corrections():
            raise ValueError("Tables on an engine are read as they are: say nothing of mappings or columns.")
        [first, *others] = paths
        if store.is_store(Path(first)) and not others:
            return store.opened_on(engine, Path(first))
        return ingest.read_tables(engine, [str(path) for path in paths])
    except BaseException:
        engine.close()
        raise
