"""Parameters: what the simulated company is like, read from one file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from venturi.demo.parts import (
    Amounts,
    Arrivals,
    Calls,
    Channel,
    Closed,
    Company,
    Competitors,
    Contacts,
    Criterion,
    Dates,
    Journey,
    Person,
    ProcessChange,
    Product,
    Region,
    Segment,
    Staff,
    Stage,
    Team,
)
from venturi.errors import Issue, IssuesFound, Severity

COMPANY = Path(__file__).with_name("company.toml")
SMALLEST, LARGEST = 1, 20_000_000
_KINDS: dict[Any, tuple[Any, str]] = {
    float: ((int, float), "a number"),
    int: (int, "a whole number"),
    str: (str, "a text in quotes"),
    date: (date, "a date, such as 2026-09-30, without quotes"),
    Sequence: (list, "a list in square brackets"),
    Mapping: (dict, "a table"),
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The whole company. The comments of ``company.toml`` say what each number means."""

    company: Company
    arrivals: Arrivals
    stages: Sequence[Stage]
    closed: Closed
    journey: Journey
    process_changes: Sequence[ProcessChange]
    criteria: Sequence[Criterion]
    channels: Sequence[Channel]
    products: Sequence[Product]
    segments: Sequence[Segment]
    regions: Sequence[Region]
    staff: Staff
    teams: Sequence[Team]
    people: Sequence[Person]
    dates: Dates
    amounts: Amounts
    contacts: Contacts
    calls: Calls
    loss_reasons: Mapping[str, Mapping[str, float]]
    competitors: Competitors
    faults: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | None = None, **company: Any) -> "Parameters":
        """The parameters of a file (default: the company that comes with Venturi).

        `company` replaces values of its ``[company]`` part: ``Parameters.load(deals=200, seed=7)``.
        Raises `IssuesFound` with every value that cannot be worked with.
        """
        path = path or COMPANY
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise IssuesFound(
                _issue(str(error), "Mend the file; company.toml shows how it is written.").at(file=path.name)
            ) from error
        parameters: Parameters = _build(cls, content, "")
        return parameters.checked(replace(parameters.company, **company), file=path.name)

    def checked(self, company: Company, *, file: str | None = None) -> "Parameters":
        """The same with another ``[company]`` part; raises `IssuesFound` when it cannot be worked with."""
        return _checked(replace(self, company=company), file)

    @property
    def danger(self) -> int:
        """The stage, counted from 0, where most deals that are there are lost."""
        return min(range(len(self.stages)), key=lambda index: self.stages[index].conversion)

    def stage(self, name: str) -> int:
        """The place of the stage in the process, counted from 0."""
        return [stage.name for stage in self.stages].index(name)

    def fault(self, code: str) -> float:
        """Share of records struck; a fault that is not named strikes none."""
        return self.faults.get(code, 0.0)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def _build(kind: Any, value: Any, where: str) -> Any:
    """`value` as `kind`: one of the parts, a list of one, or a plain value."""
    if get_origin(kind) is Sequence and is_dataclass(get_args(kind)[0]):
        listed = value if isinstance(value, list) else [value]
        return tuple(_build(get_args(kind)[0], item, f"{where}[{nth}]") for nth, item in enumerate(listed, start=1))
    if not isinstance(kind, type) or not is_dataclass(kind):
        return _plain(kind, value, where)
    if not isinstance(value, dict):
        raise IssuesFound(_issue(f"{where} is {value!r}.", "Write its parameters, as company.toml does."))
    known, hints = {entry.name: entry for entry in fields(kind)}, get_type_hints(kind)
    required = {name for name, entry in known.items() if entry.default is entry.default_factory is MISSING}
    issues = [_issue(f"{where} {name!r} is not a parameter.", "Remove it.") for name in value if name not in known]
    issues += [_issue(f"{where} {name!r} is missing.", "Write it.") for name in sorted(required - set(value))]
    if issues:
        raise IssuesFound(issues)
    return kind(**{name: _build(hints[name], item, f"{where}.{name}".strip(".")) for name, item in value.items()})


def _plain(kind: Any, value: Any, where: str) -> Any:
    wanted = _KINDS.get(kind) or _KINDS.get(get_origin(kind))
    if wanted and (not isinstance(value, wanted[0]) or isinstance(value, bool)):
        raise IssuesFound(_issue(f"{where} is {value!r}.", f"Write {wanted[1]}."))
    return value


def _checked(parameters: Parameters, file: str | None) -> Parameters:
    company, share = parameters.company, "Write a share between 0 and 1."
    issues = _unknown_names(parameters)
    if not SMALLEST <= company.deals <= LARGEST:
        issues.append(_issue(f"deals is {company.deals:,}.", f"Choose {SMALLEST:,} to {LARGEST:,}."))
    if not 1 <= company.years <= 20:
        issues.append(_issue(f"years is {company.years}.", "Choose 1 to 20."))
    issues += [
        _issue(f"stages: the conversion of {stage.name} is {stage.conversion}.", share)
        for stage in parameters.stages
        if not 0 < stage.conversion < 1
    ]
    issues += [
        _issue(f"faults: the rate of {code} is {rate}.", share)
        for code, rate in parameters.faults.items()
        if not 0 <= rate <= 1
    ]
    if issues:
        raise IssuesFound(issue.at(file=file) for issue in issues)
    return parameters


def _unknown_names(parameters: Parameters) -> list[Issue]:
    """Stages and teams that are named somewhere and listed nowhere."""
    stages, teams = {stage.name for stage in parameters.stages}, {team.name for team in parameters.teams}
    changes = parameters.process_changes
    named = {
        "process_changes": [change.stage for change in changes],
        "process_changes.effects": [name for change in changes for name in change.effects],
        "criteria": [criterion.stage for criterion in parameters.criteria],
        "loss_reasons": list(parameters.loss_reasons),
    }
    return [
        _issue(f"{where} names the stage {name!r}.", "Name one of the stages.")
        for where, names in named.items()
        for name in names
        if name not in stages
    ] + [
        _issue(f"people: {person.name} is in the team {person.team!r}.", "Name one of the teams.")
        for person in parameters.people
        if person.team not in teams
    ]


def _issue(message: str, remedy: str) -> Issue:
    return Issue(code="demo-parameter", severity=Severity.STOP, message=message.strip(), remedy=remedy)
