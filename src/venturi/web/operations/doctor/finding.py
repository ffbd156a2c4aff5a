"""What the doctor found at one place."""

from dataclasses import dataclass

from venturi.errors import Issue


@dataclass(frozen=True, slots=True)
class Finding:
    """``said``: what was looked at, and how it is; ``issues``: what is wrong there."""

    name: str
    said: str
    issues: tuple[Issue, ...] = ()
