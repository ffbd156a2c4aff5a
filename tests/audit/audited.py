"""Audits for tests: of files, and of small files written for the purpose."""

import csv
import json
from importlib.resources import files

from jsonschema import Draft202012Validator

import venturi as vt
from venturi.audit import audit

SCHEMA = json.loads((files("venturi.audit") / "schema.json").read_text("utf-8"))
HEADER = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Source")
REFUSED = "refused"


def audited(*paths, period=None, by=(), skips="implied", brief=False, sections=(), **options):
    """The document of some files; with `sections` these parts of it only, which costs as much less."""
    dataset = vt.read(*paths, **options)
    try:
        return audit(dataset, period=period, by=by, skips=skips, brief=brief, sections=sections)
    finally:
        dataset.close()


def written(path, rows, header=HEADER):
    """A CSV file with these rows."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def faults(document):
    """Where a document does not keep its schema, and where it is no JSON; one of some sections need have no others."""
    plain = json.loads(json.dumps(document, allow_nan=False))
    missing = () if "answers" in document else set(SCHEMA["required"]) - set(document)
    schema = SCHEMA | {"required": sorted(set(SCHEMA["required"]) - set(missing))}
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(plain)
    ]


def refused(part):
    """The reason when a part refuses, else null."""
    return part[REFUSED]["reason"] if isinstance(part, dict) and REFUSED in part else None


def code(part):
    """The code when a part refuses, else null."""
    return part[REFUSED]["code"] if isinstance(part, dict) and REFUSED in part else None


def issue(document, wanted):
    """The one issue with this code."""
    [found] = [one for one in document["integrity"]["issues"] if one["code"] == wanted]
    return found


def counts(row):
    return row["won"], row["lost"], row["open"]
