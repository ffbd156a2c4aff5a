"""Meanings: what the values of an outcome, status, source or field column mean, said by a mapping or guessed."""

import re

from venturi.errors import Issue, Severity
from venturi.ingest import sql
from venturi.ingest.mapping import FileMapping
from venturi.ingest.run import Run
from venturi.ingest.shipped import field_names, normal, words
from venturi.ingest.source import Source
from venturi.ingest.values import text_of

KINDS = {"outcome": "outcome", "status": "outcome", "kind": "outcome", "source": "source"}
MOST_VALUES = 500


def meanings(run: Run, source: Source, raw: str, mapping: FileMapping) -> dict[str, dict[str, str]]:
    """For each column whose values need a meaning: value → ours. What was said stays; the rest is guessed by words."""
    types = {column.name: column.dtype for column in source.columns}
    found = {}
    if mapping.table == "deals" and "source" not in mapping.columns and "channel" in mapping.columns:
        channel = mapping.columns["channel"]
        found["source"] = _from_channel(run, source, channel, _different(run, raw, channel, types[channel]), mapping)
    for ours, theirs in mapping.columns.items():
        if ours == "field" and mapping.table == "field_changes":
            known = field_names()
        elif ours in KINDS and (ours != "kind" or mapping.table == "stages"):
            known = words(KINDS[ours])
        else:
            continue
        said = mapping.values.get(ours, {})
        different = _different(run, raw, theirs, types[theirs])
        heard = {value.lower() for value in said}
        told = {value: _direction(value) if ours == "source" else known.get(normal(value)) for value, _ in different}
        # Values are held against meanings whatever their case: a guess must not stand beside what was said.
        guessed = {value: meaning for value, meaning in told.items() if meaning and value.lower() not in heard}
        found[ours] = guessed | said
        unknown = [one for one in different if one[0] not in guessed and one[0].lower() not in heard]
        if unknown and ours in KINDS:
            run.issues.append(_unknown(source, theirs, ours, unknown))
    return found


def mapped(mapping: FileMapping, ours: str) -> str | None:
    """The file's column whose values mean `ours`: without a column of its own, the source is told by the channel."""
    if ours == "field":
        return mapping.columns.get(ours) if mapping.table == "field_changes" else None
    if ours == "loss_reason":
        return mapping.columns.get(ours)
    if ours not in KINDS or (ours == "kind" and mapping.table != "stages"):
        return None
    return mapping.columns.get(ours) or (mapping.columns.get("channel") if ours == "source" else None)


def _from_channel(
    run: Run, source: Source, column: str, different: list[tuple[str, int]], mapping: FileMapping
) -> dict[str, str]:
    """What the channels say about inbound and outbound: what was said, and for common names a guess that is shown."""
    said = mapping.values.get("source", {})
    heard = {value.lower() for value in said}
    guessed = {
        value: meaning for value, _ in different if value.lower() not in heard and (meaning := _direction(value))
    }
    if guessed:
        run.issues.append(_source_guessed(source, column, different, guessed, heard))
    return guessed | said


def _direction(channel: str) -> str | None:
    """Inbound or outbound, by the whole name or by that word in it; null for neither, and where both stand.

    >>> _direction("Web"), _direction("SDR outbound"), _direction("Inbound - web"), _direction("Unbound")
    ('inbound', 'outbound', 'inbound', None)
    """
    if meaning := words("source").get(normal(channel)):
        return meaning
    named = {"inbound", "outbound"} & set(re.split(r"[\W\d_]+", channel.lower()))
    return named.pop() if len(named) == 1 else None


def _source_guessed(
    source: Source, column: str, different: list[tuple[str, int]], guessed: dict[str, str], heard: set[str]
) -> Issue:
    def shown(values: list[tuple[str, int]]) -> str:
        more = f" and {len(values) - 8:,} more" if len(values) > 8 else ""
        return ", ".join(f'"{value}" ({count:,})' for value, count in values[:8]) + more

    taken = {kind: [one for one in different if guessed.get(one[0]) == kind] for kind in ("inbound", "outbound")}
    told = [f"as {kind}: {shown(values)}" for kind, values in taken.items() if values]
    unknown = [one for one in different if one[0] not in guessed and one[0].lower() not in heard]
    told += [f"as neither: {shown(unknown)}"] if unknown else []
    return Issue(
        code="source-guessed",
        severity=Severity.WARNING,
        file=source.name,
        column=column,
        count=sum(count for value, count in different if value in guessed),
        message=f"The name of the channel was taken {'; '.join(told)}.",
        remedy="Confirm or correct: --value source:CHANNEL=inbound or outbound, or under [files.values.source].",
    )


def _different(run: Run, raw: str, column: str, dtype: str) -> list[tuple[str, int]]:
    value = text_of(column, dtype)
    return [
        (str(text), int(count))
        for text, count in run.rows(
            f"SELECT {value} AS v, count(*) AS n FROM {sql.name(raw)} WHERE {value} IS NOT NULL "
            f"GROUP BY v ORDER BY n DESC, v LIMIT {MOST_VALUES}"
        )
    ]


def _unknown(source: Source, column: str, ours: str, unknown: list[tuple[str, int]]) -> Issue:
    shown = ", ".join(f'"{value}" ({count:,})' for value, count in unknown[:8])
    more = f" and {len(unknown) - 8:,} more" if len(unknown) > 8 else ""
    wanted = "inbound or outbound" if ours == "source" else "open, won or lost"
    example = "inbound" if ours == "source" else "won"
    return Issue(
        code="value-without-meaning",
        severity=Severity.WARNING,
        file=source.name,
        column=column,
        count=sum(count for _, count in unknown),
        message=f"The column has values that are not known to mean {wanted}: {shown}{more}.",
        remedy=f"Say what they mean: --value {ours}:VALUE={example}, or under [files.values.{ours}].",
    )
