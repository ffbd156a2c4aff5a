"""Finance: targets, costs and dated rates of exchange from files, as `finance.rules` let them through."""

import json
from collections.abc import Callable
from typing import Any

import polars as pl

from venturi.web.finance import rules
from venturi.web.finance.models import Cost, Rate, Target
from venturi.web.imports import fresh
from venturi.web.imports.found import Matching
from venturi.web.imports.keyed import keyed, made, once, reject
from venturi.web.imports.staged import NAME, STAGE, Staged
from venturi.web.money.columns import whole
from venturi.web.money.currencies import read_currency
from venturi.web.money.fields import AmountField, RateField
from venturi.web.people.models import Person, Team
from venturi.web.trail import rows
from venturi.web.trail.models import RecordChange
from venturi.web.trail.refusals import Refused, refuse

Row = dict[str, Any]
CHANNEL = 100
_AMOUNT = f"CAST(amount::DECIMAL(38, 4) * {10**AmountField.places} AS BIGINT) AS amount"
_RATE = f"CAST(rate::DECIMAL(38, 9) * {10**RateField.places} AS BIGINT) AS rate"
_SOURCE = "source_file, source_row"
_SPENT = ["on", "source", "channel", "amount", "currency"]


def finance(matching: Matching, staged: Staged, people: pl.DataFrame, *, currency: str | None, by: Person) -> None:
    """Prepare the targets, costs and rates of the files. `people`: key and id; `currency`: that of amounts that name
    none; `by`: who imports, and may not write what they may not read."""
    if staged.has("targets"):
        _targets(matching, staged, people, _Money(currency, by))
    if staged.has("costs"):
        _costs(matching, staged, _Money(currency, by))
    if staged.has("rates"):
        _rates(matching, staged)


class _Money:
    """What holds of every amount: somebody who may, and a currency that there is."""

    def __init__(self, currency: str | None, by: Person) -> None:
        self._currency, self._by = currency, by

    def in_ours(self, frame: pl.DataFrame) -> pl.DataFrame:
        """With the currency of amounts that name none."""
        return frame.with_columns(pl.col("currency").fill_null(pl.lit(self._currency, pl.String)))

    def check(self, row: Row) -> None:
        rules.check_amounts(self._by)
        if row["currency"] is None:
            raise refuse("The amount names no currency.", "Say which one it is in.", code="amount-without-currency")
        read_currency(row["currency"])


def _targets(matching: Matching, staged: Staged, people: pl.DataFrame, money: _Money) -> None:
    found = staged.ask(
        "SELECT nullif(person, '') AS person, CASE WHEN person <> '' THEN NULL ELSE nullif(team, '') END AS team, "
        f"starts_on, ends_on, {_AMOUNT}, upper(currency) AS currency, {_SOURCE} FROM {{targets}} ORDER BY {_SOURCE}"
    )
    called = pl.format("{}, {} to {}", pl.coalesce("person", "team", pl.lit("?")), "starts_on", "ends_on")

    def check(row: Row) -> None:
        rules.check_whose(row["person"], row["team"])
        rules.check_period(row["starts_on"], row["ends_on"])
        _check_length(row["person"], NAME)
        _check_length(row["team"], STAGE)
        money.check(row)

    fit = _judged(matching, "targets", money.in_ours(found).with_columns(called=called), check)
    teams = _teams(matching, fit.get_column("team").drop_nulls().unique().sort())
    fit = fit.join(people.select(person="key", person_id="id"), on="person", how="left", maintain_order="left")
    fit = fit.join(teams.select(team="name", team_id="id"), on="team", how="left", maintain_order="left")
    key = ["person_id", "team_id", "starts_on", "ends_on"]
    fit = once(matching, "targets", fit, key)
    keyed(matching, Target, "targets", fit, key=key, values=["amount", "currency"])


def _teams(matching: Matching, names: pl.Series) -> pl.DataFrame:
    """The ids of teams by name; what is not here is made, what was taken away comes back."""
    wanted = names.to_frame("name")
    there = rows.read(Team, ["id", "name", "version", "removed"]).join(wanted, on="name", how="semi")
    back = there.with_columns(pl.lit(value=False).alias("removed_new"))
    changed = fresh.change(matching.prepared, Team, back, ["removed"], at=matching.at).height
    new = wanted.join(there, on="name", how="anti", maintain_order="left")
    known = fresh.make(matching.prepared, Team, new, at=matching.at)
    if not wanted.is_empty():
        matching.tally.count("teams", new=new.height, changed=changed, unchanged=there.height - changed)
        matching.tally.example("teams", "new", new.get_column("name").head(3).to_list())
    return pl.concat([there.select("id", "name"), known.select("id", "name")])


def _costs(matching: Matching, staged: Staged, money: _Money) -> None:
    """A cost has no identifier: of equal ones, as many are made as the files have more than there are here."""
    found = staged.ask(
        f"SELECT \"on\", nullif(source, '') AS source, coalesce(channel, '') AS channel, {_AMOUNT}, "
        f"upper(currency) AS currency, {_SOURCE} FROM {{costs}} ORDER BY {_SOURCE}"
    )
    called = pl.format(
        "{} on {}", pl.coalesce(pl.when(pl.col("channel") != "").then("channel"), "source", pl.lit("cost")), "on"
    )

    def check(row: Row) -> None:
        _check_length(row["channel"], CHANNEL)
        money.check(row)

    fit = _judged(matching, "costs", money.in_ours(found).with_columns(called=called), check)
    there = rows.read(Cost, ["id", *_SPENT], "removed = false")
    new, rest = _unpaired(fit, there)
    if not new.is_empty() and not rest.is_empty():
        # One that somebody corrected here is the one that the files had told of.
        new, _ = _unpaired(new, _as_made(rest.get_column("id")))
    made(matching, Cost, "costs", new, _SPENT)
    matching.tally.count("costs", unchanged=fit.height - new.height)


def _unpaired(said: pl.DataFrame, there: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The costs of files and those here that have no partner which is equal; of equal ones, the first ones have."""
    nth = pl.int_range(pl.len()).over(_SPENT).alias("nth")
    said, there, by = said.with_columns(nth), there.sort("id").with_columns(nth), [*_SPENT, "nth"]
    return (
        said.join(there, on=by, how="anti", nulls_equal=True, maintain_order="left").drop("nth"),
        there.join(said, on=by, how="anti", nulls_equal=True).drop("nth"),
    )


def _as_made(ids: pl.Series) -> pl.DataFrame:
    """Costs as they were when they came to be."""
    told = rows.read(RecordChange, ["record_id", "values"], "record_type = %s AND version = 1", [Cost._meta.label])
    told = told.filter(pl.col("record_id").is_in(ids.implode()))
    first = [
        {name: json.loads(values).get(name, [None, None])[1] for name in _SPENT} for values in told.get_column("values")
    ]
    frame = pl.DataFrame(first, schema=dict.fromkeys(_SPENT, pl.String)).with_columns(
        told.get_column("record_id").alias("id")
    )
    amount = whole(pl.col("amount"), AmountField.places)
    return frame.with_columns(pl.col("on").str.to_date("%Y-%m-%d"), amount, pl.col("channel").fill_null(""))


def _rates(matching: Matching, staged: Staged) -> None:
    found = staged.ask(
        f'SELECT upper(currency) AS currency, upper("into") AS "into", "on", rate AS given, '
        f"{_RATE}, {_SOURCE} FROM {{rates}} ORDER BY {_SOURCE}"
    )
    called = pl.format("{} into {} from {}", "currency", "into", "on")

    def check(row: Row) -> None:
        rules.check_rate(read_currency(row["currency"]), read_currency(row["into"]), row["given"])

    key = ["currency", "into", "on"]
    fit = once(matching, "rates", _judged(matching, "rates", found.with_columns(called=called), check), key)
    keyed(matching, Rate, "rates", fit, key=key, values=["rate"])


def _judged(matching: Matching, kind: str, frame: pl.DataFrame, check: Callable[[Row], None]) -> pl.DataFrame:
    """The rows that the rules let through; the others are rejected with the code of the refusal."""
    codes = pl.Series("code", [_code(check, row) for row in frame.iter_rows(named=True)], dtype=pl.String)
    frame = frame.with_columns(codes)
    reject(matching, kind, frame.drop_nulls("code"))
    return frame.filter(pl.col("code").is_null()).drop("code")


def _code(check: Callable[[Row], None], row: Row) -> str | None:
    try:
        check(row)
    except Refused as refusal:
        return refusal.issues[0].code
    return None


def _check_length(text: str | None, most: int) -> None:
    if text is not None and len(text) > most:
        raise refuse(f'"{text[:40]}…" has {len(text)} letters.', f"Write up to {most}.", code="text-too-long")
