"""Write: the demo company as a folder of files, complete or not at all."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from venturi.demo import truth
from venturi.demo.parameters import Parameters
from venturi.demo.simulation import setting, simulate
from venturi.errors import Issue, OutputExists, Severity
from venturi.metrics.tables import CONTRACTS

Format = Literal["csv", "parquet"]
FORMATS = ("csv", "parquet")
TRUTH = "truth"
# A CRM exports none of these, and an audit reads none of them yet: they do not lie among the files it is given.
WORKSPACE = "workspace"
_MARK = Path(TRUTH) / "company.json"
_MOMENT = pa.timestamp("us", tz="UTC")
_MONEY, _CENTS = pa.decimal128(18, 4), pa.decimal128(18, 2)


class _Progress(Protocol):
    def __call__(self, step: str, done: float, of: float) -> None: ...


def _silent(step: str, done: float, of: float) -> None:
    """Says nothing."""


@dataclass(frozen=True, slots=True)
class WrittenDemo:
    """What was written. ``rows`` and ``files`` by table; those in a folder are named ``truth/…``, ``workspace/…``."""

    folder: Path
    parameters: Parameters
    files: Mapping[str, Path]
    rows: Mapping[str, int]


def write(
    out: Path,
    *,
    deals: int | None = None,
    seed: int | None = None,
    parameters: Parameters | None = None,
    format: Format = "csv",  # noqa: A002  the word of the command line
    force: bool = False,
    progress: _Progress = _silent,
) -> WrittenDemo:
    """Simulate the company and write its tables to `out`, and what is true of it to ``out/truth``.

    Parameters
    ----------
    out : a folder that does not exist or is empty
    deals, seed : replace those of `parameters`
    parameters : default: the company that comes with Venturi
    format : ``csv`` or ``parquet``
    force : replace a demo company that is there. Anything else is never replaced.

    Raises
    ------
    OutputExists
        If something is there that may not be replaced.
    IssuesFound
        If a parameter cannot be worked with.
    """
    if format not in FORMATS:
        raise ValueError(f"format is {format!r}; choose one of {', '.join(FORMATS)}")
    known = parameters or Parameters.load()
    company = known.company
    known = known.checked(
        replace(
            company,
            deals=company.deals if deals is None else deals,
            seed=company.seed if seed is None else seed,
        )
    )
    _refuse(out, force=force)
    with _complete_or_not_at_all(out) as folder:
        rows = _write_all(known, folder, format, progress)
    files = {name: out / f"{name}.{format}" for name in rows}
    return WrittenDemo(folder=out, parameters=known, files=files, rows=rows)


def _write_all(known: Parameters, folder: Path, kind: Format, progress: _Progress) -> dict[str, int]:
    for name in (TRUTH, WORKSPACE):
        (folder / name).mkdir()
    rows: dict[str, int] = {}
    done, counted = 0, None
    with ExitStack() as open_files:
        writers: dict[str, Any] = {}
        for chunk in simulate(known):
            tables = {name if name in CONTRACTS else f"{WORKSPACE}/{name}": t for name, t in chunk.tables.items()}
            tables |= {f"{TRUTH}/{name}": table for name, table in chunk.truth.items()}
            for name, table in tables.items():
                if name not in writers:
                    writers[name] = open_files.enter_context(_writer(folder / f"{name}.{kind}", table, kind))
                writers[name].write_table(_as_text(table) if kind == "csv" else table)
                rows[name] = rows.get(name, 0) + table.num_rows
            done += chunk.deals
            counted = chunk.tally if counted is None else counted + chunk.tally
            progress("Simulating the demo company's deals", done, known.company.deals)
    if counted is not None:
        here, _ = setting(known)
        summary = truth.summary(known, here.clock, here.staff, counted)
        (folder / _MARK).write_text(json.dumps(summary, indent=2, default=_as_json) + "\n", encoding="utf-8")
    return rows


def _writer(path: Path, table: pa.Table, kind: Format) -> Any:
    if kind == "parquet":
        return pq.ParquetWriter(path, table.schema, compression="zstd")
    options = pacsv.WriteOptions(quoting_style="needed")
    return pacsv.CSVWriter(path, _as_text(table.slice(0, 0)).schema, write_options=options)


def _as_text(table: pa.Table) -> pa.Table:
    """Moments as ISO 8601 with Z, money with two decimals, as a CRM exports them."""
    for place, field in enumerate(table.schema):
        if field.type == _MOMENT:
            # Without the zone Arrow does not ask for a time zone database, which Windows has none of.
            seconds = table.column(place).cast(pa.timestamp("us")).cast(pa.timestamp("s"), safe=False)
            table = table.set_column(place, field.name, pc.strftime(seconds, format="%Y-%m-%dT%H:%M:%SZ"))
        elif field.type == _MONEY:
            table = table.set_column(place, field.name, table.column(place).cast(_CENTS))
    return table


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in JSON")


def _refuse(out: Path, *, force: bool) -> None:
    if not out.exists() or (out.is_dir() and not any(out.iterdir())) or (force and (out / _MARK).is_file()):
        return
    is_demo = (out / _MARK).is_file()
    remedy = (
        "Choose another folder, or replace it with --force (force=True)."
        if is_demo
        else "It holds something other than a demo company and is never replaced. Choose another folder."
    )
    raise OutputExists(
        str(
            Issue(
                code="output-exists", severity=Severity.STOP, file=str(out), message="is there already.", remedy=remedy
            )
        )
    )


@contextmanager
def _complete_or_not_at_all(out: Path) -> Iterator[Path]:
    """A folder beside `out` that takes its place at the end, or vanishes."""
    out = out.absolute()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as beside:
        new = Path(beside) / "new"
        new.mkdir()
        yield new
        old = Path(beside) / "old"
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
