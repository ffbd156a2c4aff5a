"""Reading: the files of an import become staged tables, once, with a verdict for every row."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from venturi import ingest
from venturi.cells import defused
from venturi.errors import SHOWN, Issue, MappingError, Severity
from venturi.ingest import Corrections, Ingested, Mapping
from venturi.ingest.progress import Progress
from venturi.web.imports.folders import emptied
from venturi.web.imports.staged import TABLES

# What files may hold beside and an import leaves where it is.
LEFT = ("criteria_answers",)
REJECTED = "rejected.csv"


@dataclass(frozen=True, slots=True)
class Read:
    """What became of the files. ``stopped``: something must be said before they can be read."""

    mapping: str
    verdict: dict[str, Any]
    issues: list[dict[str, Any]]
    stopped: bool


def read(
    paths: list[Path], folder: Path, *, mapping: Mapping | None, corrections: Corrections, progress: Progress
) -> Read:
    """Read the files into ``folder / "staged"``. Raises ``ReadError`` where a file cannot be read at all."""
    emptied(folder / "staged")
    try:
        with ingest.read(paths, mapping=mapping, corrections=corrections, workdir=folder, progress=progress) as found:
            progress("keeping what was read", 0, 0)
            _stage(found, folder)
            verdict = {"files": [file.as_dict() for file in found.files], "history": found.history.sentence}
            verdict["stages"] = _stages(found)
            verdict["left"] = [name for name in LEFT if getattr(found.tables, name) is not None]
            lacking = _without_currency(found)
            return Read(ingest.text_of(found.mapping), verdict, told([*lacking, *found.issues]), stopped=bool(lacking))
    except MappingError:
        seen = ingest.inspect(paths, mapping=mapping, corrections=corrections, workdir=folder, progress=progress)
        verdict = {"files": [file.as_dict() for file in seen.files]}
        return Read(ingest.text_of(seen.mapping), verdict, told(seen.issues), stopped=True)


def told(issues: Any) -> list[dict[str, Any]]:
    """The worst issues as they are kept, and how many there are beside."""
    found: list[Issue] = list(issues)
    return [one.as_dict() | {"place": one.place} for one in found[:SHOWN]] + (
        [{"more": len(found) - SHOWN}] if len(found) > SHOWN else []
    )


def _stage(found: Ingested, folder: Path) -> None:
    for name in TABLES:
        table = getattr(found.tables, name)
        if table is not None:
            table.to_parquet(folder / "staged" / f"{name}.parquet")
    rows = found.verdicts
    rejected = rows.filter(rows.verdict != "taken").order_by("file", "row")
    plain = rejected.select("file", "row", "table", "verdict", codes=rejected.codes.join(" "))
    found.engine.backend.to_csv(defused(plain), folder / REJECTED)


def _without_currency(found: Ingested) -> list[Issue]:
    """An amount without a currency is none: where none has one, somebody has to say which."""
    deals = found.tables.deals
    priced = deals.filter(deals.amount.notnull())
    count, named = (int(one.to_pyarrow().as_py()) for one in (priced.count(), priced.currency.count()))
    if named or not count:
        return []
    message = f"{count:,} amounts name no currency."
    remedy = "Say below which one they are in."
    return [Issue(code="amount-without-currency", severity=Severity.STOP, count=count, message=message, remedy=remedy)]


def _stages(found: Ingested) -> list[dict[str, Any]]:
    stages = found.tables.stages
    if stages is None:
        return []
    return list(stages.order_by("pipeline", "position", "stage").to_pyarrow().to_pylist())
