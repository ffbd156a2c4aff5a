"""Movement: how did the open pipeline get where it is, and how much of what was due slipped?"""

from datetime import date, timedelta

from venturi.audit.answers.parts import Document, deals, refusal, unanswered
from venturi.formats import count, day, percent, short_money


def movement(document: Document) -> str:
    part, currency = document["movement"], document["reporting_currency"]
    if reason := unanswered(part["bridge"]):
        return reason
    rows = {row["movement"]: row for row in part["bridge"]["rows"]}
    if not any(row["deals"] for row in rows.values()):
        return f"No deal was open in {part['during']['label']}."
    span = f"From {day(part['during']['start'])} to {day(_last(part['during']['end']))} the open pipeline went from"
    if part["bridge"]["no_money"]:
        parts = [f"{count(rows[name]['events'])} {name}" for name in ("new", "won", "lost")]
        between = f"{deals(rows['opening']['deals'])} to {count(rows['closing']['deals'])}"
    else:
        parts = [f"{short_money(abs(rows[name]['amount']), currency)} {name}" for name in ("new", "won", "lost")]
        ends = (short_money(rows[name]["amount"], currency) for name in ("opening", "closing"))
        between = " to ".join(ends)
    return f"{span} {between}: {', '.join(parts)}{_slipped(part['slippage'])}."


def _slipped(found: Document) -> str:
    if refusal(found) or found["share"] is None:
        return ""
    return f"; {percent(found['share'])} of the {deals(found['due'])} due slipped"


def _last(end: str) -> str:
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()
