"""The audit on the terminal: the verdict, the answers, three things to do, and where the files lie."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape

from venturi.cli.screen import out
from venturi.formats import count, moment, money

HEADINGS = {
    "integrity": "Data",
    "velocity": "Velocity",
    "win_rate": "Win rate",
    "funnel": "Funnel",
    "danger_points": "Danger points",
    "throughput": "Throughput",
}
ISSUES_SHOWN = 5


def summary(document: dict[str, Any], written: Sequence[Path]) -> None:
    """Print what a person needs to know before opening the report."""
    rows, outcomes = document["rows"], document["outcomes"]
    ended = f"{count(outcomes['won'])} won, {count(outcomes['lost'])} lost, {count(outcomes['open'])} open"
    shown = moment(document["as_of"], document["time_zone"])
    basis = escape(document["as_of_basis"])
    out.print(f"[bold]{count(document['deals'])} deals[/bold]: {ended}, as of {shown} ({basis}).")
    taken = f"{count(rows['taken'])} taken ({count(rows['with_issues'])} of them with issues)"
    out.print(f"Rows: {count(rows['read'])} read = {taken} + {count(rows['rejected'])} rejected.")
    for line in (document["history"]["sentence"], document["currency_note"]):
        if line:
            out.print(escape(line))
    for section, heading in HEADINGS.items():
        out.print(f"\n[bold]{heading}[/bold]\n{escape(document['answers'][section])}")
        if section == "integrity":
            _issues(document["integrity"]["issues"])
    _actions(document)
    for path in written:
        out.print(f"\nWritten: {escape(str(path))}" if path is written[0] else f"Written: {escape(str(path))}")


def _issues(issues: list[dict[str, Any]]) -> None:
    for issue in issues[:ISSUES_SHOWN]:
        out.print(f"  {issue['severity']:>7}  {escape(issue['message'])} [dim]\\[{issue['code']}][/dim]")
    if len(issues) > ISSUES_SHOWN:
        out.print(f"           … and {len(issues) - ISSUES_SHOWN} more; all are in the report and the JSON.")


def _actions(document: dict[str, Any]) -> None:
    if not document["actions"]:
        return
    out.print("\n[bold]Do first[/bold]")
    for number, action in enumerate(document["actions"], start=1):
        worth = action["money_per_quarter"]
        returns = "" if worth is None else f" (about {money(worth, document['reporting_currency'])} a quarter)"
        out.print(f"  {number}. {escape(action['title'])}{returns}\n     {escape(action['why'])}")
