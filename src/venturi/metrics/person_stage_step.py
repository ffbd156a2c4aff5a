"""Person and stage, one step: what did the people there do, and what was to be expected of them?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from venturi.metrics.conversion import PARTS
from venturi.metrics.money import enough
from venturi.metrics.people_verdict import Floats, Team, apart

# Pipeline, position and stage: in this order the stages of a process follow each other.
Place = tuple[str, int, str]
PLACE = ("pipeline", "position", "stage")


@dataclass(frozen=True)
class Step:
    """The cells of one stage: ``person`` numbers ``people``, ``mix`` numbers the mixes, ``parts`` counts the deals.

    ``mean_won`` : amount of the won deals; null too when so many have none that the others may not be like them.
    """

    people: tuple[str | None, ...]
    person: NDArray[np.int64]
    mix: NDArray[np.int64]
    parts: Mapping[str, Floats]
    mean_won: float | None = None

    @property
    def totals(self) -> tuple[float, float]:
        """Deals resolved, and of them those that advanced."""
        return float(self.resolved.sum()), float(self.parts["advanced"].sum())

    @cached_property
    def resolved(self) -> Floats:
        return self.parts["advanced"] + self.parts["lost"]

    @cached_property
    def rate(self) -> Floats:
        """Of each cell the share that advanced among everybody's deals of its mix; 0 where nothing was resolved."""
        advanced, resolved = (self._of_mix(count) for count in (self.parts["advanced"], self.resolved))
        return share(advanced, resolved, unknown=0.0)

    @cached_property
    def team(self) -> Team:
        """Everybody; deals of nobody known count in what is expected and are compared with nothing."""
        chance = apart(self.person, self.mix, self.resolved * self.rate * (1.0 - self.rate), len(self.people))
        named = np.array([person is not None for person in self.people])
        return Team(
            observed=self.of_people(self.parts["advanced"]),
            expected=self.of_people(self.resolved * self.rate),
            variance=np.where(named, chance, 0.0),
            of=self.of_people(self.resolved),
        )

    @cached_property
    def like_for_like(self) -> Floats:
        """Directly standardised: only differences are added to the rate of all, so mixes without deals keep it."""
        resolved, advanced = self.totals
        weight = self._of_mix(self.resolved) / max(resolved, 1.0)
        own = share(self.parts["advanced"], self.resolved, unknown=0.0)
        extra = self.of_people(np.where(self.resolved > 0, weight * (own - self.rate), 0.0))
        # Differences of two shares may miss 0 and 1 by a rounding, and with missing mixes by more.
        alike: Floats = np.clip(advanced / max(resolved, 1.0) + extra, 0.0, 1.0)
        return np.where(self.team.of > 0, alike, np.nan)

    def of_people(self, values: Floats) -> Floats:
        """The sum of the cells of each person."""
        return np.bincount(self.person, values, minlength=len(self.people)).astype(float)

    def _of_mix(self, values: Floats) -> Floats:
        """In each cell the sum of the cells of its mix."""
        return np.bincount(self.mix, values)[self.mix].astype(float)


def steps_of(cells: pa.Table) -> dict[Place, Step]:
    """The steps by place, in order, from rows with `PLACE`, ``person``, ``mix``, a column for each part, and the wins.

    The wins are ``won``, ``won_without_amount`` : deals, and ``won_amount`` : money.
    """
    places = cells.select(list(PLACE)).group_by(list(PLACE)).aggregate([]).to_pylist()
    found = {}
    for place in places:
        rows = cells.filter(
            pc.and_(pc.equal(cells["pipeline"], place["pipeline"]), pc.equal(cells["stage"], place["stage"]))
        )
        coded = rows["person"].combine_chunks().dictionary_encode(null_encoding="encode")
        _mixes, mix = np.unique(rows["mix"].to_numpy(), return_inverse=True)
        found[place["pipeline"], place["position"], place["stage"]] = Step(
            people=tuple(coded.dictionary.to_pylist()),
            person=coded.indices.to_numpy().astype(np.int64),
            mix=mix,
            parts={part: rows[part].to_numpy().astype(float) for part in PARTS},
            mean_won=_mean_won(rows),
        )
    return dict(sorted(found.items()))


def _mean_won(rows: pa.Table) -> float | None:
    won, without, amount = (pc.sum(rows[name]).as_py() for name in ("won", "won_without_amount", "won_amount"))
    return float(amount) / (won - without) if amount is not None and enough(without, won) else None


def share(part: Floats, whole: Floats, *, unknown: float = np.nan) -> Floats:
    """Part over whole, `unknown` where there is no whole."""
    result: Floats = np.divide(part, whole, out=np.full(len(part), unknown), where=whole > 0)
    return result
