"""Small files written by hand, and a look at what became of them."""

from pathlib import Path

import pytest

from venturi import ingest


class Desk:
    """Writes files into a folder and reads them; everything is closed at the end of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened = []

    def file(self, name, *lines):
        path = self.folder / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    def read(self, *paths, **said):
        found = ingest.read(list(paths), workdir=self.folder / "work", **said)
        self.opened.append(found)
        return found

    def rows(self, *paths, table="deals", **said):
        """The rows of a table by their first key column."""
        found = getattr(self.read(*paths, **said).tables, table)
        return found.to_pyarrow().to_pylist()

    def deals(self, *paths, **said):
        return {row["deal_id"]: row for row in self.rows(*paths, **said)}

    def moves(self, *paths, **said):
        rows = self.rows(*paths, table="stage_changes", **said)
        ordered = sorted(rows, key=lambda row: (row["deal_id"], row["changed_at"], row["ordinal"]))
        return [(row["deal_id"], row["changed_at"].strftime("%Y-%m-%d"), row["stage"]) for row in ordered]


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    yield made
    for found in made.opened:
        found.close()
