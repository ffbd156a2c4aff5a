"""Reading: the columns of a table as a frame, money as floating numbers."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

DAY = pd.Timedelta(days=1)
Answer = dict[str, list[dict[str, Any]]]


def frame(folder: Path, table: str, columns: Sequence[str]) -> pd.DataFrame:
    """Decimals would become objects of Python, which no analyst would add up."""
    read = pq.read_table(folder / f"{table}.parquet", columns=list(columns))
    kinds = [pa.float64() if pa.types.is_decimal(field.type) else field.type for field in read.schema]
    return read.cast(pa.schema(zip(read.schema.names, kinds, strict=True))).to_pandas()


def rows(found: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame with its index as columns, and None for what is missing."""
    plain = found.reset_index()
    return plain.astype(object).where(plain.notna(), None).to_dict("records")
