"""Open deals, targets, factors and rates by hand, for what looks at the pipeline as it stands."""

from datetime import date

import ibis
from tests.metrics.histories import table

from venturi.metrics.periods import Period

Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))
DEALS = {
    "deal_id": "string",
    "pipeline": "string",
    "stage": "string",
    "outcome": "string",
    "amount": "float64",
    "owner": "string",
    "team": "string",
    "probability": "float64",
}
TARGETS = {
    "person": "string",
    "team": "string",
    "starts_on": "date",
    "ends_on": "date",
    "amount": "decimal(18, 4)",
    "currency": "string",
}
FACTORS = {
    "part": "string",
    "pipeline": "string",
    "stage": "string",
    "position": "int64",
    "factor": "float64",
    "factor_low": "float64",
    "factor_high": "float64",
    "factor_by_count": "float64",
    "factor_by_count_low": "float64",
    "factor_by_count_high": "float64",
    "target_share": "float64",
}
RATES = {"currency": "string", "into": "string", "on": "date", "rate": "decimal(18, 9)"}


def open_deals(*rows):
    """Open deals, an id made up, of the default pipeline; what is left out is null."""
    usual = {"outcome": "open", "pipeline": "default"}
    return table([usual | {"deal_id": f"d{nth}"} | row for nth, row in enumerate(rows)], DEALS)


def targets_table(*rows):
    """Targets of the first quarter unless said otherwise; amounts in whole money."""
    usual = {"starts_on": Q1.start, "ends_on": Q1.end, "currency": "EUR"}
    return table([usual | row for row in rows], TARGETS)


def factors_table(*rows, without=()):
    """Stages of the default pipeline, given as (stage, position, factor) or as dicts."""
    usual = {"part": "stage", "pipeline": "default"}
    named = [dict(zip(("stage", "position", "factor"), row)) if isinstance(row, tuple) else row for row in rows]
    made = table([usual | row for row in named], FACTORS)
    return made.drop(*without) if without else made


def rates_table(*rows):
    return table([dict(zip(RATES, row)) for row in rows], RATES)


def conversions_table(**units):
    """The conversion to win of stages of the default pipeline."""
    rows = [{"pipeline": "default", "stage": stage, "unit": unit} for stage, unit in units.items()]
    return ibis.memtable(rows, schema={"pipeline": "string", "stage": "string", "unit": "float64"})
