"""Rates that are pasted, line by line: `EUR;USD;2026-01-01;1.08`. A verdict on each; all of them, or none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from venturi.errors import Issue
from venturi.web.finance import rules
from venturi.web.finance.models import Rate
from venturi.web.finance.services import record_rate
from venturi.web.money.currencies import read_currency
from venturi.web.people.models import Person
from venturi.web.people.rules import check_administers
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.refusals import Refused, refuse

MOST = 2_000
PARTS = 4


class Given(NamedTuple):
    """What a line says."""

    currency: str
    into: str
    on: date
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was pasted, counted from 1, and what is thought of it."""

    number: int
    text: str
    verdict: str
    given: Given | None = None
    issue: Issue | None = None


def read(text: str) -> list[Line]:
    """A verdict on every line that is not empty; nothing is written."""
    there = {(one.currency, one.into, one.on): one.rate for one in Rate.objects.there()}
    lines: list[Line] = []
    for number, one in enumerate(text.splitlines(), start=1):
        if one.strip():
            lines.append(_judged(number, one.strip(), there))
    return lines


def record(lines: list[Line], *, by: Person, via: Via = Via.PAGE) -> int:
    """Write the new ones in one act; how many. Raises `Refused`, and writes none, when one of them is no rate."""
    check_administers(by)
    if issues := [one.issue for one in lines if one.issue]:
        raise Refused(issues)
    if len(lines) > MOST:
        raise refuse(f"These are {len(lines):,} rates.", f"Paste up to {MOST:,} at once.", code="rates-too-many")
    new = [one.given for one in lines if one.given and one.verdict == "new"]
    with recording("paste rates", by=by, via=via) as act:
        for given in new:
            record_rate(act, *given)
    return len(new)


def _judged(number: int, text: str, there: dict[tuple[str, str, date], Decimal | None]) -> Line:
    try:
        given = _given(text)
    except Refused as refusal:
        return Line(number, text, "refused", issue=refusal.issues[0])
    key = (given.currency, given.into, given.on)
    if key not in there:
        # What comes twice among the pasted is held against its first, too.
        there[key] = given.rate
        return Line(number, text, "new", given)
    if there[key] == given.rate:
        return Line(number, text, "there already", given)
    message = f"There is another rate of {given.currency} into {given.into} from {given.on} on: {there[key]}."
    issue = Issue(code="rate-taken", message=message, remedy="Change that one, or give another day.")
    return Line(number, text, "refused", given, issue)


def _given(text: str) -> Given:
    parts = [part.strip() for part in text.replace("\t", ";").split(";")]
    if len(parts) != PARTS:
        remedy = "Write from; into; day; rate, such as EUR;USD;2026-01-01;1.08."
        raise refuse(f'"{text}" has {len(parts)} parts.', remedy, code="rate-unreadable")
    try:
        on, rate = date.fromisoformat(parts[2]), Decimal(parts[3])
    except (ValueError, InvalidOperation) as error:
        remedy = "Write the day as YYYY-MM-DD and the rate with a point."
        raise refuse(f'"{parts[2]}" or "{parts[3]}" cannot be read.', remedy, code="rate-unreadable") from error
    given = Given(read_currency(parts[0]), read_currency(parts[1]), on, _fits(rate))
    rules.check_rate(given.currency, given.into, rate)
    return given


def _fits(rate: Decimal) -> Decimal:
    """A rate with as many digits as are kept."""
    exponent = rate.as_tuple().exponent
    if not rate.is_finite() or rate >= 10**9 or not isinstance(exponent, int) or exponent < -9:
        remedy = "Give a number below 1,000,000,000 with up to nine decimals."
        raise refuse(f"{rate} cannot be kept exactly.", remedy, code="rate-unreadable")
    return rate
