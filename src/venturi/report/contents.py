"""Contents: what stands in the report, in which order?"""

from collections.abc import Mapping
from datetime import date, timedelta

from venturi import formats
from venturi.plain import without_options
from venturi.report.page import Report
from venturi.report.reading import Audit, plural
from venturi.report.sections.comparison import comparison
from venturi.report.sections.danger_points import danger_points
from venturi.report.sections.data import data
from venturi.report.sections.economics import economics
from venturi.report.sections.front import front
from venturi.report.sections.funnel import funnel
from venturi.report.sections.glossary import glossary
from venturi.report.sections.integrity import integrity
from venturi.report.sections.movement import movement
from venturi.report.sections.people import people
from venturi.report.sections.pipeline import pipeline
from venturi.report.sections.process import process
from venturi.report.sections.throughput import throughput
from venturi.report.sections.velocity import velocity
from venturi.report.sections.win_loss import win_loss
from venturi.report.sections.win_rate import win_rate

# Each is called like its part of the document.
ORDER = (
    integrity,
    velocity,
    win_rate,
    funnel,
    comparison,
    danger_points,
    process,
    win_loss,
    pipeline,
    movement,
    throughput,
    people,
    economics,
    data,
    glossary,
)


def contents(audit: Audit) -> Report:
    """The whole report as parts without markup."""
    sections = tuple(section(audit) for section in ORDER if section.__name__ not in audit["left_out"])
    outcomes = audit["outcomes"]
    return Report(
        title=f"Audit of the sales process, {_span(audit['period'])}",
        notice=audit["period_note"],
        facts=(
            ("As of", formats.as_of(audit["as_of"], audit["time_zone"])),
            ("Deals", formats.count(audit["deals"])),
            ("Won", formats.count(outcomes["won"])),
            ("Lost", formats.count(outcomes["lost"])),
            ("Open", formats.count(outcomes["open"])),
            ("Money in", audit["reporting_currency"] or "no currency named"),
        ),
        notes=_notes(audit),
        version=audit["venturi"],
        front=front(audit, sections),
        sections=sections,
    )


def _brief(audit: Audit) -> str | None:
    """What was not looked at, where only the short audit was asked for."""
    names = [name.replace("_", " and ") for name in audit["left_out"]]
    return f"This is the brief audit; it leaves out {', '.join(names)}." if names else None


def _span(period: Mapping[str, str]) -> str:
    """`2025Q4`; a period without a name of its own by its first and its last day."""
    if ".." not in period["label"]:
        return period["label"]
    last = date.fromisoformat(period["end"]) - timedelta(days=1)
    return f"{formats.day(period['start'])} to {formats.day(last.isoformat())}"


def _notes(audit: Audit) -> tuple[str, ...]:
    period, before = audit["period"], audit["previous_period"]
    span = f"The period runs from {formats.day(period['start'])} up to, not including, {formats.day(period['end'])}"
    compared = f"; it is compared with {before['label']}." if before else "."
    basis = f"Everything describes {formats.moment(audit['as_of'], audit['time_zone'])}: {audit['as_of_basis']}."
    rejected = audit["rows"]["rejected"]
    left = f"{plural(rejected, 'row')} could not be read and {'is' if rejected == 1 else 'are'} in no number."
    notes = (basis, span + compared, audit.get("currency_note"), left if rejected else None, _brief(audit))
    return tuple(without_options(note) for note in notes if note)
