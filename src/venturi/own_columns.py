"""Own columns: what the files call as they like may be called like what a metric answers with, or like ours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import ibis
import pyarrow as pa

from venturi.metrics.metric import Metric
from venturi.metrics.tables import ADDED
from venturi.result import Result

RENAME = "Rename the column in the file, or map it to another one of ours, such as segment."


class NameTaken(ValueError):
    """A column of a file to group by is called like a column that the answer has by itself."""


def refuse_hidden(metric: Metric, theirs: Sequence[str]) -> None:
    """Raise `NameTaken` where a column to group by would be hidden by one of the deals or of the rows."""
    if hidden := [column for column in theirs if column in {*ADDED, *metric.rows}]:
        whose = "deals" if hidden[0] in ADDED else f"rows of {metric.name}"
        raise NameTaken(f'by is "{hidden[0]}", and the {whose} have a column of that name beside yours. {RENAME}')


def named_again(result: Result, named: Mapping[str, str]) -> Result:
    """The answer with the columns of the files called as the files call them; `named`: what they are called here."""
    theirs = {column.lower(): column for column in named.values()}

    def again(table: ibis.Table | pa.Table) -> Any:
        columns = table.column_names if isinstance(table, pa.Table) else table.columns
        # Engines know no difference between large and small letters in a name.
        if clash := [column for column in columns if column not in named and column.lower() in theirs]:
            told = f'the answer of {result.metric.name} has a column "{clash[0]}" beside yours.'
            raise NameTaken(f'by is "{theirs[clash[0].lower()]}", and {told} {RENAME}')
        if isinstance(table, pa.Table):
            return table.rename_columns([named.get(column, column) for column in columns])
        return table.rename({named[column]: column for column in columns if column in named})

    behind = result.behind
    table = None if result.table is None else again(result.table)
    return replace(result, table=table, behind=None if behind is None else lambda: again(behind()))
