"""Staff: who sells when, how well and how fast?"""

from dataclasses import dataclass
from math import ceil

import numpy as np

from venturi.demo.arrays import Flags, Floats, Ints
from venturi.demo.clock import WORKING, Clock
from venturi.demo.parameters import Parameters
from venturi.errors import Issue, IssuesFound, Severity


@dataclass(frozen=True, slots=True)
class Staff:
    """The people, one entry of each array a person."""

    names: list[str]
    teams: list[str]
    leads: list[str]
    region: Ints
    starts: Floats  # working time
    leaves: Floats  # working time; infinite: stays
    skill: Floats
    danger_skill: Floats
    load: Floats
    pace: Floats
    optimism: Floats
    hides: Floats
    _edges: list[Floats]  # for each region: cumulative shares of its people, week after week
    _members: list[Ints]

    def pick(self, region: Ints, when: Floats, u: Floats) -> Ints:
        """Who of the region gets a deal at that time. `u` is uniform in [0, 1)."""
        people = np.zeros(len(region), dtype=np.int64)
        week = np.floor(when / 5).astype(np.int64)
        for number, (edges, members) in enumerate(zip(self._edges, self._members, strict=True)):
            here = region == number
            last = len(edges) // len(members) - 1
            weeks = np.clip(week[here], 0, last)
            place = np.searchsorted(edges, weeks + u[here], side="right") - weeks * len(members)
            people[here] = members[np.clip(place, 0, len(members) - 1)]
        return people

    def ramping(self, person: Ints, when: Floats, days: float) -> Flags:
        return (when - self.starts[person]) < days * WORKING


def hire(parameters: Parameters, clock: Clock, rng: np.random.Generator) -> Staff:
    """The people of the file, and above the size they can do, more people like them."""
    company, listed = parameters.company, parameters.people
    count = max(len(listed), ceil(company.deals / company.deals_per_person))
    template = np.arange(count) % len(listed)
    copy = np.arange(count) // len(listed)
    shift = np.where(copy > 0, rng.integers(-5, 6, count), 0)
    starts, leaves = (np.array([getattr(p, what) for p in listed])[template] for what in ("starts", "leaves"))
    region, teams, leads = _teams(parameters, template, copy)
    begin = np.array([clock.at(clock.month(month)) for month in np.where(starts > 0, starts + shift, starts)])
    end = np.array(
        [
            clock.at(clock.month(month)) if month < 1000 else np.inf
            for month in np.where(leaves < 1000, leaves + shift, leaves)
        ]
    )
    load, pace, optimism, hides = (
        np.array([getattr(p, what) for p in listed])[template] for what in ("load", "pace", "optimism", "hides")
    )
    names = [
        listed[t].name if c == 0 else f"{listed[t].name} {c + 1}"
        for t, c in zip(template.tolist(), copy.tolist(), strict=True)
    ]
    rules = parameters.staff
    edges, members = _shares(parameters, clock, region, begin, end, load)
    skill, danger = rng.normal(0, rules.skill, count), rng.normal(0, rules.danger_skill, count)
    return Staff(names, teams, leads, region, begin, end, skill, danger, load, pace, optimism, hides, edges, members)


def _teams(parameters: Parameters, template: Ints, copy: Ints) -> tuple[Ints, list[str], list[str]]:
    """Region, team and lead of each person. The teams of the file are copied with the people."""
    team_of = {team.name: team for team in parameters.teams}
    regions = [region.name for region in parameters.regions]
    listed = [team_of[parameters.people[t].team] for t in template.tolist()]
    region = np.array([regions.index(team.region) for team in listed], dtype=np.int64)
    number = [f" {c + 1}" if c else "" for c in copy]
    names = [team.name + n for team, n in zip(listed, number, strict=True)]
    return region, names, [team.lead + n for team, n in zip(listed, number, strict=True)]


def _shares(
    parameters: Parameters, clock: Clock, region: Ints, starts: Floats, leaves: Floats, load: Floats
) -> tuple[list[Floats], list[Ints]]:
    weeks = np.arange(clock.weeks)[:, None] * 5.0
    rules = parameters.staff
    edges, members = [], []
    for number, where in enumerate(parameters.regions):
        people = np.flatnonzero(region == number)
        tenure = np.clip((weeks - starts[people]) / (rules.ramp_days * WORKING), 0, 1)
        here = (starts[people] <= weeks) & (leaves[people] >= weeks + 5)
        share = here * load[people] * (rules.ramp_share + (1 - rules.ramp_share) * tenure)
        if not len(people) or not share.sum(axis=1).all():
            raise IssuesFound(
                Issue(
                    code="demo-parameter",
                    severity=Severity.STOP,
                    message=f"nobody works in the region {where.name!r} in some week.",
                    remedy="Give it a person who is there all the time.",
                )
            )
        share = np.cumsum(share, axis=1) / share.sum(axis=1, keepdims=True)
        edges.append((share + np.arange(len(weeks))[:, None]).ravel())
        members.append(people)
    return edges, members
