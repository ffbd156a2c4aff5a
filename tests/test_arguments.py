"""What a metric's function takes is read from its parameters, and filled from the data set."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal

import ibis
import pytest
from tests.audit.audited import written
from tests.cli.conftest import ROWS

import venturi as vt
from venturi.arguments import Arguments, options, parsed
from venturi.metrics.periods import Period


@pytest.fixture
def p(tmp_path):
    with vt.read(written(tmp_path / "deals.csv", ROWS)) as dataset:
        yield dataset


def some(
    deals: ibis.Table,
    *,
    during: Period,
    before: Period,
    decided_in: Period | None,
    as_of: object,
    activities: ibis.Table | None = None,
    entries: ibis.Table | None = None,
    by: Sequence[str] = (),
    grace: int = 30,
) -> dict[str, object]:
    """What it was called with."""
    return dict(locals())


def test_tables_and_basis_are_filled_and_the_rest_is_asked(p):
    assert list(options(some)) == ["during", "before", "decided_in", "by", "grace"]
    got = Arguments(some, p, {"by": "source", "grace": 7, "decided_in": "2025Q1"}).call()
    assert got["deals"] is p.deals
    assert (got["as_of"], got["activities"], got["entries"]) == (p.as_of, None, None)
    assert (got["by"], got["grace"]) == (["source"], 7)
    assert got["decided_in"] == Period(date(2025, 1, 1), date(2025, 4, 1))


def test_a_period_that_must_be_there_is_the_last_whole_quarter_and_the_one_before_it(p):
    # The last event is of 3 April 2025: the first quarter is over.
    got = Arguments(some, p, {}).call()
    assert (got["during"].label, got["before"].label, got["decided_in"]) == ("2025Q1", "2024Q4", None)
    assert [span.label for span in Arguments(some, p, {}).spans] == ["2025Q1", "2024Q4"]


def test_an_option_that_is_not_there_is_named_with_those_that_are(p):
    with pytest.raises(
        ValueError, match=r'some has no option "skips"\. It takes during, before, decided_in, by, grace\.'
    ):
        Arguments(some, p, {"skips": "implied"})
    with pytest.raises(ValueError, match=r'There is no metric "luck"\. There are: velocity'):
        p.ask("luck")
    with pytest.raises(ValueError, match=r'win_rate has no option "grace"\. It takes decided_in, by\.'):
        p.ask("win_rate", grace=3)


def test_what_has_no_default_and_is_no_period_must_be_said(p):
    def needs(deals: ibis.Table, *, share: float) -> None: ...

    with pytest.raises(ValueError, match="needs needs the option share"):
        Arguments(needs, p, {}).call()

    def takes_none(deals: ibis.Table) -> None: ...

    with pytest.raises(ValueError, match="It takes none"):
        Arguments(takes_none, p, {"share": 1})


def typed(
    *,
    grace: int,
    share: float,
    how: Literal["mean", "median"],
    on: date,
    whole: bool,
    like: Sequence[str],
    only: Collection[str] | None,
    allowed: Collection[tuple[str | None, str]],
    name: str | None,
) -> None: ...


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("grace", "14", 14),
        ("share", "0.05", 0.05),
        ("how", "median", "median"),
        ("on", "2025-01-31", date(2025, 1, 31)),
        ("whole", "yes", True),
        ("whole", "false", False),
        ("like", "source, product", ["source", "product"]),
        ("only", "Lead,Offer", ["Lead", "Offer"]),
        ("allowed", "Lead > Offer, >Meeting", [("Lead", "Offer"), (None, "Meeting")]),
        ("name", "Ann", "Ann"),
        ("unknown", "kept", "kept"),
    ],
)
def test_text_becomes_what_the_parameter_is(name, text, value):
    assert parsed(typed, name, text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [("grace", "soon"), ("how", "mode"), ("on", "tomorrow"), ("whole", "perhaps"), ("allowed", "Lead")],
)
def test_text_that_is_no_such_value_is_told(name, text):
    with pytest.raises(ValueError, match=f'"{text}" is not'):
        parsed(typed, name, text)
