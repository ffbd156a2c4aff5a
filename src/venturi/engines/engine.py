"""Engine: what a data set asks of whatever computes its tables."""

from pathlib import Path
from typing import Any, Protocol

import ibis


class Engine(Protocol):
    """Where tables are read, kept and computed.

    Attributes
    ----------
    backend : the Ibis backend; every table of a data set belongs to one.
    folder : of this machine, for what is written on the way; gone once closed.
    """

    backend: Any
    folder: Path

    def read_parquet(self, place: str) -> ibis.Table:
        """The Parquet file, or folder of such files, as a table."""

    def store(self, name: str, table: ibis.Table) -> ibis.Table:
        """The table computed once, kept until `close`. A name may be given again: that is another table."""

    def close(self) -> None:
        """Let go of everything; a second call does nothing."""
