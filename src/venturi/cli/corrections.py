"""Corrections of a guessed mapping as the command line has them: ``amount=Deal Value``, ``Close Date=DD/MM/YYYY``."""

from collections.abc import Sequence
from datetime import date

import typer

from venturi.ingest import Corrections


def corrections(
    *,
    columns: Sequence[str],
    tables: Sequence[str],
    date_formats: Sequence[str],
    decimals: Sequence[str],
    stage_kinds: Sequence[str],
    values: Sequence[str],
    snapshot_dates: Sequence[str],
    zone: str | None,
) -> Corrections:
    """What the options of `audit` and `inspect` say, or a complaint that names the option."""
    return Corrections(
        columns=_pairs(columns, "--column", "ours=Their Column"),
        tables=_pairs(tables, "--table", "file.csv=deals"),
        date_formats=_pairs(date_formats, "--date-format", '"Close Date=DD/MM/YYYY"'),
        decimals=_pairs(decimals, "--decimal", '"Amount=,"'),
        kinds=_pairs(stage_kinds, "--stage-kind", '"Closed Won=won"'),
        values=_nested(values),
        snapshot_dates={
            file: _day(day, "--snapshot-date") for file, day in _pairs(snapshot_dates, "--snapshot-date", "").items()
        },
        zone=zone,
    )


def _pairs(texts: Sequence[str], option: str, example: str) -> dict[str, str]:
    pairs = {}
    for text in texts:
        name, equals, value = text.rpartition("=") if option in {"--stage-kind", "--table"} else text.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(f'"{text}" has no "name=value". Write it like {example}.', param_hint=option)
        pairs[name.strip()] = value.strip()
    return pairs


def _nested(texts: Sequence[str]) -> dict[str, dict[str, str]]:
    """``source:Web=inbound`` → {"source": {"Web": "inbound"}}."""
    values: dict[str, dict[str, str]] = {}
    for name, ours in _pairs(texts, "--value", '"source:Web=inbound"').items():
        column, colon, theirs = name.partition(":")
        if not colon:
            raise typer.BadParameter(
                f'"{name}" names no column. Write --value "source:Web=inbound".', param_hint="--value"
            )
        values.setdefault(column, {})[theirs] = ours
    return values


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f'"{text}" is not a day. Write YYYY-MM-DD.', param_hint=option) from error
