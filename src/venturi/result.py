"""A result: a metric's table with its definition beside it, or the reason why there is no number."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from venturi.errors import Refusal, VenturiError
from venturi.metrics.metric import Metric
from venturi.plain import formula, prose

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

ROWS_PRINTED = 40


class Refused(VenturiError):
    """Somebody asked a refused result for its numbers."""


@dataclass(frozen=True)
class Result:
    """What a metric answered.

    Prints as a table, shows as one in a notebook, and converts to Arrow, Polars, pandas or plain rows. `definition`
    says how the number was made and over which records. Rows come sorted by their groups; stages in their order. When
    the metric refused, `refusal` holds code and reason, printing shows them, and asking for the table raises `Refused`.
    """

    metric: Metric
    table: ibis.Table | pa.Table | None
    refusal: Refusal | None = None
    behind: Callable[[], ibis.Table] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _arrow(self) -> pa.Table:
        if self.table is None:
            reason = self.refusal.reason if self.refusal else "There is nothing to compute it from."
            raise Refused(f"{self.metric.name}: {reason}")
        # A table that came ready-made has the order of its metric, such as the worst first; an expression has none.
        return self.table if isinstance(self.table, pa.Table) else _sorted(self.table).to_pyarrow()

    @property
    def definition(self) -> str:
        """Question, formula, population and when the number misleads."""
        parts = {
            "Question": self.metric.question,
            "Formula": formula(self.metric.formula) if self.metric.formula else "",
            "Population": prose(self.metric.population),
            "Careful": prose(self.metric.misleads),
        }
        return "\n".join(f"{name}: {text}" for name, text in parts.items() if text)

    def to_arrow(self) -> pa.Table:
        return self._arrow

    def to_polars(self) -> "pl.DataFrame":
        import polars as pl

        frame = pl.from_arrow(self._arrow)
        assert isinstance(frame, pl.DataFrame)
        return frame

    def to_pandas(self) -> "pd.DataFrame":
        return self._arrow.to_pandas()

    def rows(self) -> list[dict[str, Any]]:
        """One dictionary for each row."""
        return self._arrow.to_pylist()

    def deals(self, **cell: Any) -> pa.Table:
        """The deals behind the numbers: ``deal_id``, the columns of the groups, and ``part``, what a deal counts as.

        `cell` names one cell by its columns: ``deals(source="inbound", part="won")``; null is ``None``.
        Raises ``ValueError`` for a column that the deals do not have.
        """
        if self.behind is None:
            raise Refused(f"{self.metric.name}: {self.refusal.reason if self.refusal else 'no deals are known.'}")
        behind = self.behind()
        if unknown := [name for name in cell if name not in behind.columns]:
            raise ValueError(f'The deals have no column "{unknown[0]}". They have {", ".join(behind.columns)}.')
        chosen = [behind[name].identical_to(ibis.literal(value, behind[name].type())) for name, value in cell.items()]
        return _sorted(behind.filter(chosen) if chosen else behind).to_pyarrow()

    def deal_ids(self, **cell: Any) -> list[str]:
        """The ids of the deals behind a cell, each once, see `deals`."""
        return sorted(set(self.deals(**cell)["deal_id"].to_pylist()))

    def __len__(self) -> int:
        return self._arrow.num_rows

    def __repr__(self) -> str:
        if self.refusal:
            told = f"{self.metric.name}: no number. {self.refusal.reason} [{self.refusal.code}]"
        elif not len(self):
            told = "No rows: nothing is there to count."
        else:
            told = _listed(self.rows()[0]) if len(self) == 1 else _tabled(self.to_polars())
        return "\n".join([*self._head, told])

    def _repr_html_(self) -> str:
        head = "".join(f"<p>{escape(line)}</p>" for line in self._head)
        if self.refusal:
            name, reason = escape(self.metric.name), escape(self.refusal.reason)
            return f"{head}<p><strong>{name}</strong>: no number. {reason} [{escape(self.refusal.code)}]</p>"
        return f"{head}{self.to_polars()._repr_html_()}"

    @property
    def _head(self) -> list[str]:
        return [self.metric.question, f"Population: {prose(self.metric.population)}"]


def _sorted(table: ibis.Table) -> ibis.Table:
    """By its leading columns, which are the groups; stages by their place in the pipeline, not by name."""
    keys = [name for name, kind in table.schema().items() if not kind.is_nested()]
    placed = [name for name in ("pipeline", "position") if name in keys and "position" in keys]
    return table.order_by([*placed, *(name for name in keys if name not in placed)]) if keys else table


def _listed(row: dict[str, Any]) -> str:
    """One row, a line for each value: as a table it would be wider than a screen."""
    width = max(map(len, row))
    return "\n".join(f"{name:<{width}}  {_written(value)}" for name, value in row.items())


def _written(value: Any) -> str:
    if value is None:
        return "null"
    return f"{value:,.4f}" if isinstance(value, float) else f"{value:,}" if type(value) is int else str(value)


def _tabled(frame: "pl.DataFrame") -> str:
    """The first rows, no heading folded, and how many rows more there are."""
    import polars as pl

    with pl.Config(
        tbl_rows=ROWS_PRINTED,
        tbl_cols=-1,
        tbl_width_chars=10_000,
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
        tbl_formatting="NOTHING",
        fmt_str_lengths=60,
        float_precision=4,
    ):
        told = str(frame.head(ROWS_PRINTED))
    more = frame.height - ROWS_PRINTED
    return f"{told}\n… {more:,} more rows" if more > 0 else told
