"""The answer of one metric on files: its rows, or the deals behind them, on the screen, as CSV or as JSON."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import typer

from venturi.arguments import parsed
from venturi.cli import options
from venturi.cli.exits import WRONG_USE
from venturi.cli.periods import flag
from venturi.cli.screen import complain, out, progress
from venturi.dataset import options_of
from venturi.errors import TableError
from venturi.registry import METRICS

if TYPE_CHECKING:
    import pyarrow as pa

    from venturi.result import Result


Form = Literal["csv", "json"] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What is shown: the numbers or the ``deals`` behind them, of the cell ``where``, in which ``form``."""

    deals: bool
    where: Mapping[str, str]
    form: Form


def answer(
    name: str,
    said: Mapping[str, Any],
    told: Mapping[str, str],
    reading: options.Reading,
    basis: Mapping[str, Any],
    shape: Shape,
) -> None:
    """Compute the metric `name` and print it; `said` and `told` are its options, the latter as text.

    Exit code 1: it refuses. 2: it has no such option, or no such value of it.
    """
    # Loaded here: listing the metrics does not wait for the readers.
    from venturi.reading import read

    reading.claim()
    known = options_of(name)
    for option in (*said, *told):
        if option not in known:
            spelled = f"--set {option}=…" if option in told else flag(option)
            complain(f"{name} has no option {spelled}. It takes {', '.join(known) or 'none'}.")
            raise typer.Exit(WRONG_USE)
    with options.wrong_use("--set"):
        wanted = {**said, **{option: parsed(METRICS[name].function, option, text) for option, text in told.items()}}
    with progress(quiet=reading.quiet) as tell:
        dataset = read(*reading.files, corrections=reading.corrections(), progress=tell, **reading.basis, **basis)
    with dataset:
        try:
            result = dataset.ask(name, **wanted)
            written = _written(result, shape)
        except (ValueError, TableError) as error:
            complain(str(error))
            raise typer.Exit(WRONG_USE) from error
        if written is None:
            out.print(repr(result), markup=False)
        else:
            typer.echo(written, nl=False)
        if result.refusal:
            raise typer.Exit(1)


def _written(result: "Result", shape: Shape) -> str | None:
    """The rows in the form asked for; null: the screen shows the result as it prints itself."""
    if result.refusal:
        if shape.form is None:
            return None
        complain(f"{result.metric.name}: no number. {result.refusal.reason} [{result.refusal.code}]")
        refused = {"refused": {"code": result.refusal.code, "reason": result.refusal.reason}}
        return json.dumps(refused, ensure_ascii=False) + "\n" if shape.form == "json" else ""
    if not shape.deals:
        return None if shape.form is None else _text(result.to_arrow(), shape.form)
    cell = {column: value or None for column, value in shape.where.items()}
    return _text(result.deals(**cell), shape.form or "csv")


def _text(rows: "pa.Table", form: Form) -> str:
    if form == "json":
        return json.dumps(rows.to_pylist(), ensure_ascii=False, indent=2, default=str) + "\n"
    import ibis
    import pyarrow as pa
    from pyarrow import csv

    from venturi.cells import defused

    flat = pa.table({name: _flat(rows[name]) for name in rows.column_names})
    kept = io.BytesIO()
    csv.write_csv(defused(ibis.memtable(flat)).to_pyarrow() if flat.num_rows else flat, kept)
    return kept.getvalue().decode()


def _flat(column: "pa.ChunkedArray") -> "pa.ChunkedArray | pa.Array":
    """A column that a cell can hold: what is nested is written as JSON."""
    import pyarrow as pa

    if not pa.types.is_nested(column.type):
        return column
    return pa.array([None if value is None else json.dumps(value, default=str) for value in column.to_pylist()])
