"""Reading: how does a section read the audit document?

The document has a refusal where a number may not be, ids behind every number and a definition for every metric. These
functions turn each into its part of the page, in the same words everywhere.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from venturi import formats
from venturi.charts.palette import State
from venturi.formats import Shown
from venturi.plain import formula, without_options, worded
from venturi.report.page import Behind, Definition, Refused

Audit = Mapping[str, Any]
Row = TypeVar("Row")

SHOWN_ROWS = 50
REMEDIES = {
    "amounts-one-sided": "Keep the amount of a deal when it is lost, and export it for every outcome.",
    "no-history": "Add the history of stages: a change log, dates of stage entry, or a second, dated export.",
    "no-wins": "Map the stage or the status that means won, or choose a period in which deals were won.",
    "no-log": "Add the log of changed fields: deal, date, field, old and new value.",
    "target-unknown": "Add a file of targets: person or team, first and last day, amount, currency.",
    "amounts-missing": "Fill the amount when a deal is qualified, and keep it when it is decided.",
    "no-decided-deals": "Choose a period in which deals were decided, or map the column of the closing date.",
}


def refused(value: Any) -> bool:
    """Whether a refusal stands here."""
    return isinstance(value, Mapping) and "refused" in value


def refusal(audit: Audit, value: Mapping[str, Any], what: str) -> Refused:
    """Why there is no number, and what to do about it: the repair that unlocks it, or where to look."""
    said = value["refused"]
    remedy = said.get("remedy") or REMEDIES.get(said["code"]) or _repair(audit, said["code"])
    return Refused(what=what, reason=said["reason"], remedy=without_options(remedy))


def _repair(audit: Audit, code: str) -> str:
    for repair in audit["integrity"]["fix_first"]:
        if repair["code"] == code:
            return str(repair["remedy"])
    repairs = audit["integrity"]["fix_first"]
    return f"Begin with this: {repairs[0]['remedy']}" if repairs else "See under Data what was read and how."


def group(value: str | None, missing: str = "not recorded") -> str:
    """The name of a group; deals without a value are a group of their own."""
    return missing if value is None else value


def stage_names(stages: Sequence[Mapping[str, Any]]) -> list[str]:
    """The stages as they are called here: with their pipeline where there are several."""
    several = len({row["pipeline"] for row in stages}) > 1
    bare = [row["stage"] if row["stage"] is not None else "stage unknown" for row in stages]
    return [f"{row['pipeline']}: {name}" if several else name for row, name in zip(stages, bare, strict=True)]


def plural(number: float, one: str, many: str | None = None) -> str:
    """`1 deal`, `8,800 deals`."""
    return f"{formats.count(number)} {one if number == 1 else many or one + 's'}"


def behind(title: str, ids: Mapping[str, Any]) -> Behind:
    """The records behind a number; `more` says how many the document does not list."""
    listed = tuple(str(one) for one in ids["ids"])
    left = ids["total"] - len(listed)
    more = f"… and {formats.count(left)} more" if left > 0 else None
    return Behind(title=title, total=formats.count(ids["total"]), ids=listed, more=more)


def definitions(audit: Audit, *names: str) -> tuple[Definition, ...]:
    """The definitions of these metrics, as far as the document has them."""
    known = audit["definitions"]
    return tuple(definition(name, known[name]) for name in names if name in known)


def definition(name: str, known: Mapping[str, Any]) -> Definition:
    terms = [("Population", known["population"]), ("Unit", known["unit"]), ("Be careful", known["misleads"])]
    told = [(term, worded(meaning)) for term, meaning in terms if meaning]
    if known["formula"]:
        # A formula is no sentence: a capital would be another variable.
        told.insert(0, ("Formula", formula(known["formula"])))
    return Definition(
        name=spoken(name),
        question=known["question"][:1].upper() + known["question"][1:],
        terms=tuple(told),
        excluded=tuple((left["reason"], formats.count(left["count"])) for left in known["excluded"]),
    )


def spoken(name: str) -> str:
    """A name of the code as words: `win_rate_pursued` → `win rate pursued`."""
    return name.replace("_", " ").replace(".", " ")


def shown(rows: Sequence[Row], limit: int = SHOWN_ROWS) -> tuple[Sequence[Row], str | None]:
    """The first rows, and how many are left out."""
    left = len(rows) - limit
    return rows[:limit], f"… and {formats.count(left)} more, in the JSON of the audit" if left > 0 else None


def money_unit(audit: Audit) -> str | None:
    return audit["reporting_currency"]


def bare_money(value: float | None) -> Shown:
    """Money where the head of the column names the currency."""
    return formats.money(value)


def completeness_state(share: float | None) -> State | None:
    """How a share of filled values looks: nearly all needs no word, most is worth a look, less is to be acted on."""
    if share is None or share >= 0.95:
        return None
    return "look" if share >= 0.8 else "act"
