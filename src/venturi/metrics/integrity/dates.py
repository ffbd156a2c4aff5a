"""Rules about dates that contradict each other, the calendar or the outcome."""

from datetime import date
from typing import Any

import ibis

from venturi.errors import Severity
from venturi.metrics.integrity.moments import surely_before
from venturi.metrics.integrity.rule import Context, Rule


def absurd(when: Any, context: Context) -> Any:
    """Whether a date or moment lies before the first plausible year or too far ahead; false when there is none."""
    ahead = min(context.today.year + context.limits.years_ahead, 9998)
    first, after = date(context.limits.first_year, 1, 1), date(ahead + 1, 1, 1)
    # Moments are compared as they are: to bring a million of them to days takes longer than all rules together.
    bounds = [ibis.date(day) if when.type().is_date() else ibis.timestamp(day.isoformat()) for day in (first, after)]
    return ((when < bounds[0]) | (when >= bounds[1])).fill_null(False)


RULES = (
    Rule(
        code="expected-date-past",
        severity=Severity.WARNING,
        message="{share} {is_} past the expected date.",
        remedy="Close the deals that are decided; agree on a new date for those that are not.",
        of="open",
        needs=("deals.expected_close_on",),
        fields=("deals.expected_close_on",),
        slot="close",
        takes=0.5,
        faults=lambda deal, context: deal.expected_close_on < ibis.date(context.today),
    ),
    Rule(
        code="closed-before-created",
        severity=Severity.ERROR,
        message="{share} {was} closed before the date of creation.",
        remedy="Mend whichever date is wrong; deals entered after the fact need the date on which they really began.",
        of="decided",
        needs=("deals.created_at", "deals.closed_at"),
        fields=("deals.created_at", "deals.closed_at"),
        slot="created",
        takes=1.0,
        # A missing date costs its own place; it must not cost that of the other date too.
        faults=lambda deal, _: surely_before(
            deal.closed_at, deal.created_at, days=deal.closed_day_only & deal.created_day_only
        ).fill_null(False),
    ),
    Rule(
        code="close-date-missing",
        severity=Severity.ERROR,
        message="{share} {has} no date of closing.",
        remedy="Export the date on which each deal was decided; without it the deal belongs to no period.",
        of="decided",
        fields=("deals.closed_at",),
        slot="close",
        takes=1.0,
        faults=lambda deal, _: deal.closed_at.isnull(),
    ),
    Rule(
        code="close-date-on-open-deal",
        severity=Severity.WARNING,
        message="{share} {has} a date of closing but no outcome.",
        remedy="Mark the deals as won or lost, or map the column to the expected date if it is a promise.",
        of="open",
        fields=("deals.closed_at", "deals.outcome"),
        slot="close",
        takes=0.5,
        faults=lambda deal, _: deal.closed_at.notnull(),
    ),
    Rule(
        code="close-date-future",
        severity=Severity.ERROR,
        message="{share} {was} marked as won or lost with a date of closing that lies ahead of today.",
        remedy="Mend the date of closing; until then the deals count as open, for nobody can have decided them yet.",
        of="open",
        fields=("deals.closed_at", "deals.outcome"),
        slot="close",
        takes=1.0,
        faults=lambda deal, _: deal.close_ahead,
    ),
    Rule(
        code="created-date-absurd",
        severity=Severity.ERROR,
        message="{share} {has} a date of creation before 1990 or in the future.",
        remedy="Check the date format of the column and the records named here.",
        needs=("deals.created_at",),
        fields=("deals.created_at",),
        slot="created",
        takes=1.0,
        faults=lambda deal, context: (
            absurd(deal.created_at, context) | (deal.created_at > ibis.timestamp(context.as_of))
        ),
    ),
    Rule(
        code="close-date-absurd",
        severity=Severity.ERROR,
        message="{share} {has} a date of closing before 1990 or in the future.",
        remedy="Check the date format of the column and the records named here.",
        of="decided",
        needs=("deals.closed_at",),
        fields=("deals.closed_at",),
        slot="close",
        takes=1.0,
        faults=lambda deal, context: absurd(deal.closed_at, context) | (deal.closed_at > ibis.timestamp(context.as_of)),
    ),
    Rule(
        code="expected-date-absurd",
        severity=Severity.WARNING,
        message="{share} {has} an expected date before 1990 or more than ten years ahead.",
        remedy="Replace placeholders such as 2099-12-31 by the date agreed with the buyer, or leave it empty.",
        of="open",
        needs=("deals.expected_close_on",),
        fields=("deals.expected_close_on",),
        slot="close",
        takes=1.0,
        faults=lambda deal, context: absurd(deal.expected_close_on, context),
    ),
)
