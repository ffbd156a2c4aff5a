"""Integrity: the verdict on the data, every issue saying where it was found."""

from collections import defaultdict
from typing import Any

from venturi.dataset import Dataset

MANY = {"are", "have", "were", "belong"}
ONE = {"adds", "can", "carries", "does", "has", "holds", "is", "lacks", "shows", "was"}


def integrity_section(dataset: Dataset) -> dict[str, Any]:
    """The ``integrity`` part of the document."""
    verdict = dataset.verdict.as_dict()
    told = defaultdict(list)
    for issue in verdict["issues"]:
        told[issue["code"], issue["message"], issue["count"]].append(issue | {"message": placed(issue)})
    for fix in verdict["fix_first"]:
        same = told[fix["code"], fix["message"], fix["count"]]
        # Two files may have the same fault as often: each names its own.
        fix["message"] = (same.pop(0) if len(same) > 1 else same[0])["message"]
    verdict["issues"] = [issue | {"message": placed(issue)} for issue in verdict["issues"]]
    return verdict


def placed(issue: dict[str, Any]) -> str:
    """The message of an issue of reading with its place in front, so that it can be read alone.

    >>> placed({"file": "a.csv", "row": 7, "column": None, "message": "is empty.", "population": None})
    'a.csv, row 7 is empty.'
    >>> placed({"file": "a.csv", "row": 7, "column": "Won", "message": '"x" is not a date.', "population": None})
    'a.csv, row 7, column "Won": "x" is not a date.'
    >>> placed({"file": None, "table": "deals", "count": 12, "message": "have no owner.", "population": None})
    '12 deals have no owner.'
    """
    message, verb = issue["message"], issue["message"].split(" ")[0]
    if issue["population"] is not None:
        return message  # a rule speaks in whole sentences
    if issue["file"]:
        row = None if issue["row"] is None else f"row {issue['row']:,}"
        column = None if issue["column"] is None else f'column "{issue["column"]}"'
        place = ", ".join(part for part in (issue["file"], row, column) if part)
        return f"{place} {message}" if verb in MANY | ONE else f"{place}: {message}"
    if not issue["table"]:
        return message
    what = issue["table"].replace("_", " ")
    if verb in MANY:
        return f"{issue['count']:,} {what} {message}"
    return f"The table of {what} {message}" if verb in ONE else message
