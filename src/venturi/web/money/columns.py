"""Decimals by columns: as whole numbers of their last place, as the database keeps them, and as texts of events."""

import polars as pl


def whole(text: pl.Expr, places: int) -> pl.Expr:
    """The text of a decimal with so many places as the database keeps it."""
    exact = text.str.to_decimal(scale=places).cast(pl.Decimal(38, places))
    return (exact * 10**places).cast(pl.Int64)


def text_of(column: pl.Expr, places: int) -> pl.Expr:
    """The reverse of `whole`: without zeros at the end, without an exponent."""
    size, one = column.abs(), 10**places
    sign = pl.when(column < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    rest = (size % one).cast(pl.String).str.zfill(places)
    text = pl.concat_str(sign, (size // one).cast(pl.String), pl.lit("."), rest)
    return text.str.strip_chars_end("0").str.strip_chars_end(".")
