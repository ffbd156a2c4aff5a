"""A result: a metric's table with its definition beside it, or the reason why there is no number."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from venturi.errors import Refusal, VenturiError
from venturi.metrics.registry import Metric

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
    says how the number was made and over which records. When the metric refused, `refusal` holds code and reason,
    printing shows them, and asking for the table raises `Refused`.
    """

    metric: Metric
    table: ibis.Table | pa.Table | None
    refusal: Refusal | None = None

    @cached_property
    def _arrow(self) -> pa.Table:
        if self.table is None:
            reason = self.refusal.reason if self.refusal else "There is nothing to compute it from."
            raise Refused(f"{self.metric.name}: {reason}")
        return self.table if isinstance(self.table, pa.Table) else self.table.to_pyarrow()

    @property
    def definition(self) -> str:
        """Question, formula, population and when the number misleads."""
        parts = {
            "Question": self.metric.question,
            "Formula": self.metric.formula,
            "Population": self.metric.population,
            "Careful": self.metric.misleads,
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

    def __len__(self) -> int:
        return self._arrow.num_rows

    def __repr__(self) -> str:
        if self.refusal:
            return f"{self.metric.name}: no number. {self.refusal.reason} [{self.refusal.code}]"
        import polars as pl

        with pl.Config(
            tbl_rows=ROWS_PRINTED,
            tbl_cols=-1,
            tbl_width_chars=160,
            tbl_hide_dataframe_shape=True,
            tbl_hide_column_data_types=True,
            tbl_formatting="UTF8_HORIZONTAL_ONLY",
            float_precision=4,
        ):
            return f"{self.metric.question}\n{self.to_polars()}"

    def _repr_html_(self) -> str:
        if self.refusal:
            return f"<p><strong>{_escaped(self.metric.name)}</strong>: no number. {_escaped(self.refusal.reason)}</p>"
        return f"<p>{_escaped(self.metric.question)}</p>{self.to_polars()._repr_html_()}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
