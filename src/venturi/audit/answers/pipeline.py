"""Pipeline: is there enough, and where is it short?"""

from collections.abc import Sequence
from typing import Any

from venturi.audit.answers.parts import Document, deals, refusal, unanswered
from venturi.formats import count, day, decimal, short_money, times

NAMED = 2
# Below this share of the open deals those in name only are not worth the sentence.
MANY = 0.1


def pipeline(document: Document) -> str:
    part = document["pipeline"]
    if not document["outcomes"]["open"]:
        return "No deal is open."
    if reason := unanswered(part["needed"]):
        return f"{reason}{_phantom(document)}"
    told = _in_money(document) if part["needed"]["in_money"] else _in_deals(document)
    return f"{told}{_phantom(document)}"


def _in_money(document: Document) -> str:
    part, currency = document["pipeline"], document["reporting_currency"]
    needed, label = part["needed"], part["during"]["label"]
    wholes = [row for row in needed["wholes"] if row["needed"] is not None]
    there, takes = (sum(row[name] or 0 for row in wholes) / part["target"] for name in ("amount", "needed"))
    short = short_stages(needed["stages"])
    named = " and ".join(f'"{row["stage"]}" by {short_money(-row["gap"], currency)}' for row in short[:NAMED])
    return f"The open pipeline is {times(there)} the target of {label}; it takes {times(takes)}.{_said(named, short)}"


def _in_deals(document: Document) -> str:
    needed = document["pipeline"]["needed"]
    known = [row for row in needed["wholes"] if row["needed"] is not None]
    there, takes = (sum(row[name] or 0 for row in known) for name in ("deals", "needed"))
    short = short_stages(needed["stages"])
    named = " and ".join(f'"{row["stage"]}" by {_about(-row["gap"])}' for row in short[:NAMED])
    told = f"{_begun(deals(there))} {'stands' if there == 1 else 'stand'} open in the stages; to win as many a day as "
    told += f"since {day(needed['wins_since'])} it takes {decimal(takes, 0)}."
    return f"{told}{_said(named, short)}"


def _begun(told: str) -> str:
    return told[:1].upper() + told[1:]


def _about(number: float) -> str:
    return deals(max(1, round(number)))


def short_stages(stages: Sequence[Document]) -> list[Document]:
    """The stages in which less stands than chance explains, the worst first."""
    return sorted((row for row in stages if row["verdict"] == "short"), key=lambda row: row["gap"])


def _said(named: str, short: Sequence[Any]) -> str:
    if not short:
        return " No stage is short by more than chance explains."
    others = f", and {count(len(short) - NAMED)} more" if len(short) > NAMED else ""
    return f" Short: {named}{others}."


def _phantom(document: Document) -> str:
    found, currency = document["pipeline"]["phantom"], document["reporting_currency"]
    if refusal(found) or found["phantom"] < max(1, MANY * found["open"]):
        return ""
    money = f", {short_money(found['phantom_amount'], currency)}," if found["phantom_amount"] else ""
    verb = "is" if found["phantom"] == 1 else "are"
    return f" {count(found['phantom'])} of {count(found['open'])} open deals{money} {verb} hardly ever won any more."
