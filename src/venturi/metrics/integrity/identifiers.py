"""Rules about identifiers that a spreadsheet took for numbers."""

from typing import Any

from venturi.errors import Severity
from venturi.metrics.integrity.rule import Context, Rule

_FIELDS = ("deals.deal_id",)
_REMEDY = "Export again and import the column as text; a spreadsheet that opened the file once has changed it for good."


def shortened(deal: Any, context: Context) -> Any:
    """Numbers shorter than the usual length, where the identifiers are no counter and none begins with 0.

    Of identifiers of fixed length about one in ten begins with 0. When none does, and some are shorter, the zeros were
    probably cut off. Counters also have lengths that differ, but lie close together: see `profile.numbers_of_ids`.
    """
    length = context.numbers["id_length_if_zeros_lost"]
    return deal.deal_id.length() < (length or 0)


RULES = (
    Rule(
        code="id-scientific",
        severity=Severity.ERROR,
        message="{share} {has} an identifier in scientific notation, such as 1.23E+15; several deals may share it.",
        remedy=_REMEDY,
        fields=_FIELDS,
        faults=lambda deal, _: deal.deal_id.re_search(r"^[+-]?[0-9]([.,][0-9]+)?[eE][+]?[0-9]+$"),
    ),
    Rule(
        code="id-decimal",
        severity=Severity.WARNING,
        message="{share} {has} an identifier with a decimal point and zeros behind a whole number, such as 1042.0.",
        remedy=_REMEDY,
        fields=_FIELDS,
        faults=lambda deal, _: deal.deal_id.re_search(r"^[0-9]+[.,]0+$"),
    ),
    Rule(
        code="id-digits-lost",
        severity=Severity.WARNING,
        message="{share} {has} an identifier of more than 16 digits that ends in zeros, as rounding leaves it.",
        remedy=_REMEDY,
        fields=_FIELDS,
        faults=lambda deal, _: deal.deal_id.re_search(r"^[1-9][0-9]{14}0{2,}$"),
    ),
    Rule(
        code="id-zeros-lost",
        severity=Severity.NOTE,
        message="{share} {has} an identifier shorter than the others; leading zeros may have been cut off.",
        remedy=_REMEDY,
        fields=_FIELDS,
        faults=shortened,
    ),
)
