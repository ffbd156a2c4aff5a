"""Corrections of a guessed mapping as the command line has them: ``amount=Deal Value``, ``Close Date=DD/MM/YYYY``."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import typer

from venturi.ingest import StageOrder, parse_order, vocabulary

Said = TypeVar("Said")

# What stands behind the equals sign has none in it; names of stages and files may.
_NAMES_WITH_EQUALS = {"--stage-kind", "--table"}


def pairs(texts: Sequence[str] | None, option: str, example: str) -> dict[str, str]:
    """Name → value, or a complaint that names the option."""
    found = {}
    for text in texts or ():
        name, equals, value = text.rpartition("=") if option in _NAMES_WITH_EQUALS else text.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(f'"{text}" has no "name=value". Write it like {example}.', param_hint=option)
        found[name.strip()] = value.strip()
    return found


def columns(texts: Sequence[str]) -> list[str]:
    """Column names, told one at a time or with commas."""
    return [name.strip() for text in texts for name in text.split(",") if name.strip()]


def nested(texts: Sequence[str] | None) -> dict[str, dict[str, str]]:
    """``source:Web=inbound`` → {"source": {"Web": "inbound"}}."""
    values: dict[str, dict[str, str]] = {}
    for name, ours in pairs(texts, "--value", '"source:Web=inbound"').items():
        column, colon, theirs = name.partition(":")
        if not colon:
            told = f'"{name}" names no column. Write --value "source:Web=inbound".'
            raise typer.BadParameter(told, param_hint="--value")
        values.setdefault(column, {})[theirs] = ours
    return worded(vocabulary.meanings, values, "--value")


def kinds(texts: Sequence[str] | None) -> dict[str, str]:
    """``Closed Won=won`` → {"Closed Won": "won"}."""
    return worded(vocabulary.kinds, pairs(texts, "--stage-kind", '"Closed Won=won"'), "--stage-kind")


def decimals(texts: Sequence[str] | None) -> dict[str, str]:
    """``Amount=,`` → {"Amount": ","}."""
    return worded(vocabulary.decimals, pairs(texts, "--decimal", '"Amount=,"'), "--decimal")


def worded(spelled: Callable[[Any], Said], said: Said, option: str) -> Said:
    """What was said in words of ours, or a complaint that names the option."""
    try:
        return spelled(said)
    except vocabulary.NotAWordError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def orders(texts: Sequence[str] | None) -> tuple[StageOrder, ...]:
    """``Lead>Talk>Offer`` → the stages in this order."""
    try:
        return tuple(map(parse_order, texts or ()))
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--stages") from error


def snapshots(texts: Sequence[str] | None) -> dict[str, date]:
    """``deals-march.csv=2026-03-31`` → the day that each file shows."""
    said = pairs(texts, "--snapshot-date", '"deals-march.csv=2026-03-31"')
    return {file: _day(day, "--snapshot-date") for file, day in said.items()}


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f'"{text}" is not a day. Write YYYY-MM-DD.', param_hint=option) from error
