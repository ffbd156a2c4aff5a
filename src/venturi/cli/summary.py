"""The audit on the terminal: the verdict, the answers, three things to do, and where the files lie."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape

from venturi.cli.screen import out
from venturi.formats import as_of, count, short_money
from venturi.plain import brief

INTEGRITY = "integrity"
ISSUES_SHOWN = 5


def summary(document: dict[str, Any], written: Sequence[Path]) -> None:
    """Print what a person needs to know before opening the report."""
    rows, outcomes = document["rows"], document["outcomes"]
    ended = f"{count(outcomes['won'])} won, {count(outcomes['lost'])} lost, {count(outcomes['open'])} open"
    shown = as_of(document["as_of"], document["time_zone"])
    basis = escape(document["as_of_basis"])
    out.print(f"[bold]{count(document['deals'])} deals[/bold]: {ended}, as of {shown} ({basis}).")
    if document["period_note"]:
        out.print(f"[bold]{escape(document['period_note'])}[/bold]")
    taken = f"{count(rows['taken'])} taken ({count(rows['with_issues'])} of them with issues)"
    out.print(f"Rows: {count(rows['read'])} read = {taken} + {count(rows['rejected'])} rejected.")
    # That there is no history is said by the verdict, with what follows from it.
    history = None if document["history"]["kind"] == "none" else document["history"]["sentence"]
    for line in (history, document["currency_note"]):
        if line:
            out.print(escape(line))
    _answers(document)
    _actions(document)
    _left_out(document["left_out"])
    for path in written:
        out.print(f"\nWritten: {escape(str(path))}" if path is written[0] else f"Written: {escape(str(path))}")


def _answers(document: dict[str, Any]) -> None:
    """The sections one after the other; those that share an answer share its line."""
    from venturi.audit.sections import SECTIONS

    shared: dict[str, list[str]] = {}
    for section, answer in document["answers"].items():
        shared.setdefault(answer, []).append(SECTIONS[section].name)
    for answer, headings in shared.items():
        out.print(f"\n[bold]{_together(headings)}[/bold]\n{escape(answer)}")
        if SECTIONS[INTEGRITY].name in headings:
            _issues(document["integrity"]["issues"])


def _together(headings: list[str]) -> str:
    """`Velocity, funnel and danger points`."""
    first, *others = headings
    *listed, last = [first, *(other.lower() for other in others)]
    return f"{', '.join(listed)} and {last}" if listed else last


def _left_out(sections: Sequence[str]) -> None:
    from venturi.audit.sections import SECTIONS

    if sections:
        names = _together([SECTIONS[name].name.lower() for name in sections])
        out.print(f"\n[dim]Left out by --brief: {names}.[/dim]")


def _issues(issues: list[dict[str, Any]]) -> None:
    for issue in issues[:ISSUES_SHOWN]:
        out.print(f"  {issue['severity']:>7}  {escape(brief(issue['message']))} [dim]\\[{issue['code']}][/dim]")
        out.print(f"           [dim]{escape(issue['remedy'])}[/dim]")
    if left := _more(issues[ISSUES_SHOWN:]):
        out.print(f"           … and {left}; all are in the report and the JSON.")


def _more(issues: list[dict[str, Any]]) -> str:
    """What is not shown, counted as the verdict counts it: a note is no fault."""
    notes = sum(issue["severity"] == "note" for issue in issues)
    told = ((len(issues) - notes, "more"), (notes, "note" if notes == 1 else "notes"))
    return " and ".join(f"{count(number)} {what}" for number, what in told if number)


def _actions(document: dict[str, Any]) -> None:
    if not document["actions"]:
        return
    out.print("\n[bold]Do first[/bold]")
    for number, action in enumerate(document["actions"], start=1):
        worth = action["money_per_quarter"]
        returns = "" if worth is None else f" (about {short_money(worth, document['reporting_currency'])} a quarter)"
        out.print(f"  {number}. {escape(action['title'])}{returns}\n     {escape(action['why'])}")
