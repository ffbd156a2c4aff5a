"""Files made by the tests themselves, opened into a fresh work directory."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from venturi.errors import Issue, ReadError
from venturi.ingest.reading import ReadOptions, open_sources
from venturi.ingest.source import ROW, Source


class Opened:
    """One source, with its rows as Python values."""

    def __init__(self, source: Source) -> None:
        self.source = source
        table = pq.read_table(source.staged, partitioning=None)
        self.columns = [column.name for column in source.columns]
        self.numbers = table.column(ROW).to_pylist() if source.has_row else list(range(2, table.num_rows + 2))
        self.rows = [tuple(row[name] for name in self.columns) for row in table.to_pylist()]
        assert source.rows_read == len(self.rows) + source.rows_rejected

    def codes(self) -> list[str]:
        return [issue.code for issue in self.source.issues]

    def issue(self, code: str) -> Issue:
        (found,) = [issue for issue in self.source.issues if issue.code == code]
        return found


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Opened]:
    """Writes `content` to a file and opens the one source in it."""

    def open_one(content: bytes | str, name: str = "deals.csv", **options: Any) -> Opened:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        (source,) = open_sources(path, workdir=tmp_path / "work", options=ReadOptions(**options))
        return Opened(source)

    return open_one


@pytest.fixture
def refused(tmp_path: Path) -> Callable[..., Issue]:
    """Writes `content` to a file and gives the issue for which it cannot be used; nothing is left half-written."""

    def refuse(content: bytes | str, name: str = "deals.csv", **options: Any) -> Issue:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with pytest.raises(ReadError) as error:
            open_sources(path, workdir=tmp_path / "work", options=ReadOptions(**options))
        (issue,) = error.value.issues
        assert issue.file == name
        assert issue.remedy
        work = tmp_path / "work"
        assert not work.exists() or not list(work.iterdir())
        return issue

    return refuse
