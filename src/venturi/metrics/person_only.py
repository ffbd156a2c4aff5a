"""Only some deals: which records have one of the wanted values in each of the named columns?"""

from collections.abc import Mapping, Sequence

import ibis

Only = Mapping[str, Sequence[str | None]]


def with_only(rows: ibis.Table, only: Only | None) -> ibis.Table:
    """The rows whose every named column has one of its values; null is a value as well. None keeps all."""
    for column, values in (only or {}).items():
        named = rows[column].isin([value for value in values if value is not None]).fill_null(False)
        rows = rows.filter(named | rows[column].isnull() if None in values else named)
    return rows
