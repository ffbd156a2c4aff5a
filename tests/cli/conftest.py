"""The command line in this process, as a person meets it: exit code, what is printed, what is left on the disk."""

from dataclasses import dataclass

import pytest
from tests.audit.audited import written

from venturi.cli import main

ROWS = [
    (1, "Won", "won", "1200", "2025-01-10", "2025-03-01", "Ann", "inbound"),
    (2, "Lost", "lost", "800", "2025-01-12", "2025-02-20", "Bob", "outbound"),
    (3, "Won", "won", "500", "2025-02-01", "2025-04-03", "Ann", "outbound"),
    (4, "Demo", "open", "700", "2025-03-05", "", "Bob", "inbound"),
]


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str


@pytest.fixture
def venturi(capfd, monkeypatch):
    """Run a command line in this process. A terminal of 200 columns keeps lines whole."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("VENTURI_DEBUG", raising=False)

    def run(*arguments):
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code or 0
        told = capfd.readouterr()
        return Ran(code, told.out, told.err)

    return run


@pytest.fixture
def deals(tmp_path):
    """Four deals of two people."""
    return written(tmp_path / "deals.csv", ROWS)
