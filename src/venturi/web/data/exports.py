"""The whole workspace as CSV files in a ZIP, by the contracts of the library: `venturi audit` reads it."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from venturi.cells import harmless
from venturi.web.data.models import Export
from venturi.web.deals.models import Deal
from venturi.web.insight import tables
from venturi.web.operations.moment import one_moment

Exports = QuerySet[Export]
AMOUNTS = {"amount", "currency"}
# Tables that are nothing but amounts.
OF_AMOUNTS = {"targets", "costs"}


def folder() -> Path:
    """Where exports lie."""
    return Path(settings.DATA) / "exports"


def write(name: str, *, amounts: bool) -> Path:
    """Write the workspace as it is at one moment; without ``amounts``, nothing that tells one."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{name}.zip"
    part = path.with_suffix(".part")
    with one_moment(), zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as into:
        for table, made in _tables().items():
            if amounts or table not in OF_AMOUNTS:
                _write(into, table, made, amounts=amounts)
    # The file is whole, or is not there.
    part.replace(path)
    path.chmod(0o600)
    return path


def _tables() -> Mapping[str, tables.Made]:
    names = tables.Names.known(timezone.now().date())
    return {**tables.of_deals(Deal.objects.filter(deleted=False), names), **tables.whole(names)}


def _write(into: zipfile.ZipFile, table: str, made: tables.Made, *, amounts: bool) -> None:
    kept = [place for place, column in enumerate(made.columns) if amounts or column not in AMOUNTS]
    with into.open(f"{table}.csv", "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow([made.columns[place] for place in kept])
        writer.writerows(_rows(table, made, kept, amounts=amounts))


def _rows(table: str, made: tables.Made, kept: list[int], *, amounts: bool) -> Iterator[list[str]]:
    field = made.columns.index("field") if table == "field_changes" and not amounts else None
    for row in made.rows():
        if field is None or row[field] not in AMOUNTS:
            yield list(_written(row[place] for place in kept))


def _written(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        match value:
            case None:
                yield ""
            case bool():
                yield str(value).lower()
            case datetime():
                yield value.astimezone(UTC).isoformat()
            case Decimal():
                yield format(value.normalize(), "f")
            case str():
                yield harmless(value)
            case _:
                yield str(value)
