"""Whether two engines gave the same rows."""

import math
from datetime import datetime
from decimal import Decimal

import ibis

RELATIVE, ABSOLUTE = 1e-9, 1e-12


def rows_of(answer):
    """The rows of an answer, in an order that says nothing: that of their values."""
    rows = answer.to_pyarrow().to_pylist() if isinstance(answer, ibis.Table) else answer
    plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return sorted(plain, key=lambda row: [_place(value) for value in row.values()])


def told(result):
    """What a metric of a data set says: its rows, or the code of the reason why it gives none."""
    return result.refusal.code if result.refusal else rows_of(result.rows())


def differences(one, other, at=""):
    """Where two values differ, as sentences: numbers by more than rounding, everything else at all."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [told for name in one for told in differences(one[name], other[name], f"{at}/{name}")]
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        return [told for nth, pair in enumerate(zip(one, other)) for told in differences(*pair, f"{at}/{nth}")]
    if _is_number(one) and _is_number(other):
        alike = math.isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
    else:
        alike = type(one) is type(other) and one == other
    return [] if alike else [f"{at}: {one!r} is not {other!r}"]


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _plain(value):
    """Moments of both engines are UTC, with a zone or without; sums of money are exact on both."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return float(value) if isinstance(value, Decimal) else value


def _place(value):
    # Numbers that differ by rounding must not stand in another order.
    return (value is not None, f"{value:.6g}" if isinstance(value, float) else str(value))
