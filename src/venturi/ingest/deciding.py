"""Deciding: which activities of an event log, of those whose names sound like an end, decide a case: a guess.

A log may speak of more than the case: an offer is declined, and the application with it. Both activities are called
declined, and only the second one ends the case. So a loss of which more than a few cases are won is a step (the offer
was made anew), and so is an activity whose cases nearly all have another end beside it. Losses are asked before wins,
and the rarest first, so that of two that always come together one remains, and no win is taken for a step of a loss.
"""

from collections.abc import Iterable, Mapping

from venturi.ingest import sql
from venturi.ingest.run import Run

SURE = 0.9
# A loss that is won after all this often is not the end of a case.
RETURNS = 0.1


def steps(
    run: Run,
    changes: str,
    *,
    ends: Iterable[str],
    wins: Iterable[str] = (),
    sure: Iterable[str] = (),
    order: Mapping[str, float] | None = None,
) -> dict[str, str]:
    """Of the activities `ends`, those that are steps, each with the reason.

    `wins`: those of all ends that mean a win. `sure`: ends that somebody confirmed. `order`: how late an activity comes
    in a case; of two that are equally frequent the later one is the end.
    """
    asked, known, won, late = set(ends), set(sure), set(wins), order or {}
    together = {frozenset(names): cases for names, cases in _together(run, changes, asked | known)}
    cases = {name: _cases(together, name, {name}) for name in asked}
    found = {name for name in asked - won if _cases(together, name, won) > RETURNS * cases[name]}
    for name in sorted(asked - found, key=lambda one: (one in won, cases[one], late.get(one, 0.0), one)):
        if _cases(together, name, (asked | known) - found - {name}) >= max(1, SURE * cases[name]):
            found.add(name)
    left = (asked | known) - found
    return {name: _why(name, cases[name], together, left) for name in found}


def _cases(together: Mapping[frozenset[str], int], name: str, others: set[str]) -> int:
    """The cases that have `name` and one of the `others`."""
    return sum(count for names, count in together.items() if name in names and names & others)


def _together(run: Run, changes: str, names: set[str]) -> list[tuple[list[str], int]]:
    """Each set of these activities that cases have, with the number of cases."""
    if not names:
        return []
    return [
        (list(ends), int(cases))
        for ends, cases in run.rows(
            "SELECT ends, count(*) FROM (SELECT deal_id, list_sort(list(DISTINCT stage)) AS ends "
            f"FROM {sql.name(changes)} WHERE stage IN {sql.texts(sorted(names))} GROUP BY deal_id) GROUP BY ends"
        )
    ]


def _why(name: str, cases: int, together: Mapping[frozenset[str], int], ends: set[str]) -> str:
    beside = {end: _cases(together, name, {end}) for end in sorted(ends)}
    named = " or ".join(f'"{end}"' for end in sorted(beside, key=lambda one: -beside[one]) if beside[end])
    both = _cases(together, name, ends)
    return f"its name sounds like an end, but {both:,} of its {cases:,} cases also have {named}"
