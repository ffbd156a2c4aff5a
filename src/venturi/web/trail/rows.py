"""Rows by columns: many rows of one kind are read, written and changed at once, from Polars frames.

Columns are called as in the database (``account_id``) and hold what the database keeps: amounts as whole numbers, JSON
as its text. PostgreSQL takes them by COPY, SQLite by one prepared statement.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.db import connection, models

MOMENT = pl.Datetime("us", "UTC")
AT_ONCE = 50_000
# As Django writes moments into SQLite: without a zone, and without a fraction where there is none.
_MOMENT, _FRACTION = "%Y-%m-%d %H:%M:%S", "%.6f"
Model = type[models.Model]


class Outdated(Exception):
    """A row that was to be changed is not at the version before: somebody changed it meanwhile."""


def kind_of(model: Model, column: str) -> Any:
    """The type of a column in a frame."""
    match model._meta.get_field(column):
        case models.DateTimeField():
            return MOMENT
        case models.DateField():
            return pl.Date
        case models.BooleanField():
            return pl.Boolean
        case models.CharField() | models.TextField() | models.JSONField():
            return pl.String
        case _:
            return pl.Int64


def reserved(model: Model, count: int) -> int:
    """The first of so many ids in a row, which nobody else gets."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) SELECT %s, 0 "
                "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)",
                [table, table],
            )
            said = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq - %s + 1"
            cursor.execute(said, [count, table, count])
            return int(cursor.fetchone()[0])
        said = "SELECT min(n), max(n) FROM (SELECT nextval(pg_get_serial_sequence(%s, 'id')) n "
        said += "FROM generate_series(1, %s)) taken"
        while True:
            cursor.execute(said, [table, count])
            first, last = cursor.fetchone()
            # Where somebody else took one of them meanwhile, there is a gap: those are left, and others taken.
            if count == 0 or last - first + 1 == count:
                return int(first or 0)


def read(model: Model, columns: Sequence[str], where: str = "true", given: Sequence[Any] = ()) -> pl.DataFrame:
    """Columns of the rows for which a condition in SQL holds."""
    table, sqlite = model._meta.db_table, connection.vendor == "sqlite"
    said = ", ".join(_read(model, column, sqlite=sqlite) for column in columns)
    parts = []
    with connection.chunked_cursor() as cursor:
        cursor.execute(f'SELECT {said} FROM "{table}" WHERE {where}', list(given))
        schema = {column: _raw(model, column, sqlite=sqlite) for column in columns}
        while found := cursor.fetchmany(AT_ONCE):
            parts.append(pl.DataFrame(found, schema=schema, orient="row"))
    frame = pl.concat(parts) if parts else pl.DataFrame(schema=schema)
    return frame.with_columns(_typed(model, column) for column in columns) if sqlite else frame


def write(model: Model, frame: pl.DataFrame) -> None:
    """Write new rows: exactly these columns, and of the others their default in the database."""
    if frame.is_empty():
        return
    table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in frame.columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * frame.width)
            rows = _for_sqlite(frame).rows()
            cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)
        else:
            _copy(cursor, f'"{table}" ({columns})', frame)


def update(model: Model, frame: pl.DataFrame) -> None:
    """Give the rows with these ids the values of the other columns. Where ``version`` is among them, only rows at the
    version before it are changed; raises `Outdated` where one is elsewhere."""
    if frame.is_empty():
        return
    table, names = model._meta.db_table, [name for name in frame.columns if name != "id"]
    versioned = "version" in names
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            said = ", ".join(f'"{name}" = %s' for name in names)
            where, given = '"id" = %s', frame.select(*names, "id")
            if versioned:
                where, given = f'{where} AND "version" = %s', given.with_columns(before=pl.col("version") - 1)
            cursor.executemany(f'UPDATE "{table}" SET {said} WHERE {where}', _for_sqlite(given).rows())
            _all_of(frame, cursor.rowcount)
            return
        columns = ", ".join(f'"{name}"' for name in frame.columns)
        cursor.execute(f'CREATE TEMPORARY TABLE changed ON COMMIT DROP AS SELECT {columns} FROM "{table}" LIMIT 0')
        _copy(cursor, f"changed ({columns})", frame)
        said = ", ".join(f'"{name}" = changed."{name}"' for name in names)
        where = f'"{table}"."id" = changed."id"'
        where += f' AND "{table}"."version" = changed."version" - 1' if versioned else ""
        cursor.execute(f'UPDATE "{table}" SET {said} FROM changed WHERE {where}')
        _all_of(frame, cursor.rowcount)
        cursor.execute("DROP TABLE changed")


def _all_of(frame: pl.DataFrame, changed: int) -> None:
    if changed != frame.height:
        raise Outdated


def _copy(cursor: Any, into: str, frame: pl.DataFrame) -> None:
    # A text in quotes is a text, even an empty one; nothing without quotes is none.
    with cursor.copy(f"COPY {into} FROM STDIN (FORMAT csv)") as copy:
        for some in frame.iter_slices(AT_ONCE):
            copy.write(some.write_csv(include_header=False, quote_style="non_numeric", null_value=""))


def _for_sqlite(frame: pl.DataFrame) -> pl.DataFrame:
    said: list[pl.Expr] = []
    for name, kind in frame.schema.items():
        column = pl.col(name)
        if isinstance(kind, pl.Datetime):
            whole = column.dt.microsecond() == 0
            text = pl.when(whole).then(column.dt.strftime(_MOMENT))
            said.append(text.otherwise(column.dt.strftime(_MOMENT + _FRACTION)).alias(name))
        elif kind == pl.Date:
            said.append(column.dt.to_string("%Y-%m-%d"))
        elif kind == pl.Boolean:
            said.append(column.cast(pl.Int8))
    return frame.with_columns(said)


def _read(model: Model, column: str, *, sqlite: bool) -> str:
    """The column as the driver gives it at once: the converters of SQLite's work value by value."""
    kind = kind_of(model, column)
    if sqlite and kind in {MOMENT, pl.Date}:
        return f'CAST("{column}" AS TEXT)'
    if sqlite and kind == pl.Boolean:
        return f'CAST("{column}" AS INTEGER)'
    is_json = isinstance(model._meta.get_field(column), models.JSONField)
    return f'CAST("{column}" AS TEXT)' if is_json else f'"{column}"'


def _raw(model: Model, column: str, *, sqlite: bool) -> Any:
    kind = kind_of(model, column)
    return {MOMENT: pl.String, pl.Date: pl.String, pl.Boolean: pl.Int64}.get(kind, kind) if sqlite else kind


def _typed(model: Model, column: str) -> pl.Expr:
    kind, found = kind_of(model, column), pl.col(column)
    if kind == MOMENT:
        return found.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", time_unit="us", time_zone="UTC")
    return found.str.to_date("%Y-%m-%d") if kind == pl.Date else found.cast(kind)
