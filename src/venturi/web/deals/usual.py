"""What is usual in a stage, as the board shows it beside what is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Usual:
    """Of one stage: days by which half and nine tenths of the stays are over, what should stand there, the difference.

    Each is null where the library gives none. ``verdict``: short, within or over.
    """

    median_days: float | None = None
    p90_days: float | None = None
    needed: float | None = None
    gap: float | None = None
    verdict: str | None = None

    def is_long(self, days: float | None) -> bool:
        """Whether somebody stays longer than nine tenths of all do; not while either is unknown."""
        return days is not None and self.p90_days is not None and days > self.p90_days
