"""Every sample as page and as paper, drawn once for all tests of a process."""

from functools import cache

from tests.report import sample

from venturi import report

SAMPLES = {
    "company": sample.company,
    "refused": sample.all_refused,
    "empty": sample.no_deals,
    "hostile": sample.hostile,
}


@cache
def page(name: str) -> str:
    return report.html(SAMPLES[name]())


@cache
def paper(name: str) -> bytes:
    return report.pdf(SAMPLES[name]())
