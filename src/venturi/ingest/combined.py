"""Combined: what several files of deals are to each other: parts of one list, additions by id, or dated snapshots."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile

SAME = 0.5
_DAY = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Combined:
    """All typed files, and which of them are snapshots of the same export, oldest first."""

    files: list[TypedFile]
    snapshots: tuple[TypedFile, ...] = ()


def combine(run: Run, files: Sequence[TypedFile]) -> Combined:
    """Find out what the files of deals are to each other; each guess is an issue of the run."""
    listed = list(files)
    own = [file for file in listed if file.table == "deals" and not file.mapping.joins]
    if len(own) < 2:
        return Combined(listed)
    alike = [file for file in own if set(file.columns) == set(_main(run, own).columns)]
    others = [file for file in own if file not in alike]
    joined = {file.index: _joining(run, file, alike) for file in others if "deal_id" in file.mapping.columns}
    listed = [joined.get(file.index, file) for file in listed]
    snapshots = _snapshots(run, alike) if len(alike) > 1 and "deal_id" in alike[0].mapping.columns else ()
    dated = {file.index: file for file in snapshots}
    return Combined([dated.get(file.index, file) for file in listed], snapshots)


def day_in(name: str) -> date | None:
    """The day that the name of a file carries.

    >>> day_in("pipeline_2026-03-01.csv"), day_in("export 20260301.xlsx"), day_in("deals.csv")
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 1), None)
    """
    match = _DAY.search(name)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _main(run: Run, files: Sequence[TypedFile]) -> TypedFile:
    """The file that says when deals were created, and of those the longest."""
    return max(files, key=lambda file: ("created_at" in file.columns, file.source.rows_read))


def _overlap(run: Run, one: TypedFile, others: Sequence[TypedFile]) -> tuple[int, int]:
    """How many ids of `one` are in `others`, and how many it has."""
    ids = " UNION ALL ".join(f"SELECT deal_id FROM {sql.name(other.relation)}" for other in others)
    found, all_ids = run.row(
        f"SELECT count(*) FILTER (deal_id IN ({ids})), count(*) FROM "
        f"(SELECT DISTINCT deal_id FROM {sql.name(one.relation)} WHERE deal_id IS NOT NULL)"
    )
    return found, all_ids


def _joining(run: Run, file: TypedFile, main: Sequence[TypedFile]) -> TypedFile:
    found, ids = _overlap(run, file, main)
    if found < SAME * ids or not ids:
        return file
    names = ", ".join(other.source.name for other in main)
    run.issues.append(
        Issue(
            code="files-joined",
            severity=Severity.NOTE,
            file=file.source.name,
            count=found,
            message=f"The file adds columns to the deals of {names}: {found:,} of its {ids:,} deal ids are there.",
            remedy="If its rows are deals of their own, give them ids of their own.",
        )
    )
    guessed = file.mapping.guessed | {"joins": f"{found:,} of its {ids:,} deal ids are in {names}"}
    return replace(file, mapping=replace(file.mapping, joins=True, guessed=guessed))


def _snapshots(run: Run, files: Sequence[TypedFile]) -> tuple[TypedFile, ...]:
    """The files as snapshots, oldest first, when each names its day and they show the same deals."""
    shared = all(
        found >= SAME * min(ids, max(1, _overlap(run, other, [one])[1])) and found
        for one, other in pairwise(files)
        for found, ids in [_overlap(run, one, [other])]
    )
    if not shared:
        return ()
    days = {file.index: file.mapping.snapshot or day_in(file.source.path.name) for file in files}
    names = ", ".join(file.source.name for file in files)
    if None in days.values() or len(set(days.values())) < len(files):
        run.issues.append(
            Issue(
                code="snapshots-undated",
                severity=Severity.WARNING,
                message=f"The files {names} show the same deals with the same columns, but not each names a day "
                "of its own.",
                remedy="If they are snapshots: --snapshot-date FILE=YYYY-MM-DD, or the day in the name of each file.",
            )
        )
        return ()
    dated = [replace(file, mapping=replace(file.mapping, snapshot=days[file.index])) for file in files]
    run.issues.append(
        Issue(
            code="snapshots-compared",
            severity=Severity.NOTE,
            message=f"The files {names} are compared as snapshots of the same export; what differs happened "
            "between them.",
            remedy="Nothing to do. A day in the name of a file is taken as the day it shows.",
        )
    )
    return tuple(sorted(dated, key=lambda file: str(file.mapping.snapshot)))
