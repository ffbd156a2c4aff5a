"""Runs: what was measured so far, kept in a file, so that a run that was cut off can go on where it was."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.measured import Measured

Fact = str | int | float
FAILED = "failed:"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One tool and one measure: the median of its runs, the highest memory of its process, or why it was not run.

    ``processor`` is the time of all cores together, where it was measured. ``loading`` had to be done first and is not
    part of it. ``compared`` numbers agree with ours.
    """

    seconds: float | None = None
    runs: int = 0
    memory: int = 0
    processor: float | None = None
    loading: float | None = None
    compared: int = 0
    reason: str | None = None

    @classmethod
    def whole(cls, found: Measured) -> "Outcome":
        """A command from its start to its end."""
        return cls(found.wall, 1, found.memory, found.cpu)

    @property
    def failed(self) -> bool:
        return (self.reason or "").startswith(FAILED)

    @property
    def gigabytes(self) -> float:
        return self.memory / 1e9


class Runs:
    """The outcomes by name, such as ``1000000/ours/velocity``, facts beside them, and what did not agree."""

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        self.path = path
        known = json.loads(path.read_text("utf-8")) if resume and path.exists() else {}
        found = {name: Outcome(**told) for name, told in known.get("outcomes", {}).items()}
        # What failed is tried again.
        self.outcomes = {name: one for name, one in found.items() if not one.failed}
        self.facts: dict[str, Fact] = known.get("facts", {})
        self.wrong: list[str] = known.get("wrong", [])

    def get(self, name: str, make: Callable[[], Outcome]) -> Outcome:
        """The outcome of that name, measured now unless it is known."""
        if name not in self.outcomes:
            self.put(name, make())
        return self.outcomes[name]

    def put(self, name: str, outcome: Outcome) -> None:
        """Keep an outcome, and say it."""
        self.outcomes[name] = outcome
        self.save()
        told = f"not run: {outcome.reason}" if outcome.seconds is None else f"{outcome.seconds:.3f} s"
        print(f"{name}: {told}, {outcome.memory / 1e6:,.0f} MB", flush=True)

    def of(self, deals: int, tool: str, name: str) -> Outcome | None:
        """What is known of a tool and a measure."""
        return self.outcomes.get(f"{deals}/{tool}/{name}")

    def seconds(self, deals: int, tool: str, name: str) -> float | None:
        """Its time; null: it was not measured."""
        found = self.of(deals, tool, name)
        return found.seconds if found else None

    @property
    def sizes(self) -> list[int]:
        """The numbers of deals of which measures are known."""
        return sorted({int(name.split("/")[0]) for name in self.outcomes if "/ours/" in name})

    def save(self) -> None:
        told = {
            "outcomes": {name: asdict(one) for name, one in self.outcomes.items()},
            "facts": self.facts,
            "wrong": self.wrong,
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(told, indent=1), encoding="utf-8")
