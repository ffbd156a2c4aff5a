"""Remedies: what somebody can do on the pages of an import about what was noticed in files. Reading says it for the
command line, where everything is an option."""

from typing import Any

STAGES = "Set it under Stages in the mapping, and read again."
COLUMN = "Choose what the column is in the mapping, and read again."
WRITTEN = 'Choose under "Written", beside the column in the mapping, how it is, and read again.'
# Of these no page says more than the file itself.
IN_FILE = "Write it in the file, and upload it anew."
REMEDIES = {
    "activity-no-stage": "Where one is a stage: name it in a file of stages, with its kind, and upload that as well.",
    "amount-ambiguous": WRITTEN,
    "amount-format-assumed": f"Where the comma is the decimal sign: {WRITTEN[0].lower()}{WRITTEN[1:]}",
    "column-not-found": COLUMN,
    "column-not-ours": COLUMN,
    "column-unmapped": COLUMN,
    "date-ambiguous": WRITTEN,
    "date-format-assumed": f"If that is wrong: {WRITTEN[0].lower()}{WRITTEN[1:]}",
    "date-formats-mixed": f"Write all dates alike in the file; or: {WRITTEN[0].lower()}{WRITTEN[1:]}",
    "date-unreadable": f"Write dates as YYYY-MM-DD in the file; or: {WRITTEN[0].lower()}{WRITTEN[1:]}",
    "deal-id-made": "Export the deal's id, or choose its column in the mapping as deal id, and read again. "
    "Without it, no later import finds these deals again.",
    "deals-missing": "Add the export of the deals; or say in the mapping which file holds them.",
    "file-not-found": "Upload it with the others.",
    "file-not-used": 'Say under "Holds" in the mapping what it is, and read again; or leave it.',
    "filtered-out": "The saved mapping leaves it out: read the files without that mapping to take it.",
    "loss-reasons-guessed": f"If that is wrong: {IN_FILE[0].lower()}{IN_FILE[1:]}",
    "mapping-unreadable": "Read the files without the saved mapping.",
    "outcome-assumed-open": "Fill in the stage in the file; or choose in the mapping what tells the outcome, and read "
    "again.",
    "outcome-nowhere": "Say under Stages in the mapping which stages are won and lost, and read again.",
    "snapshots-undated": "If they are snapshots: put the day into the name of each file, and upload them anew.",
    "source-guessed": f"If that is wrong: {IN_FILE[0].lower()}{IN_FILE[1:]}",
    "stage-kind-guessed": "Look at the kinds under Stages in the mapping; reading again confirms them.",
    "stage-not-found": STAGES,
    "stage-order-guessed": "Look at the places under Stages in the mapping; reading again confirms them.",
    "stage-order-unknown": "Say under Stages in the mapping which place each one has, and read again.",
    "table-unknown": 'Say under "Holds" in the mapping what the file is, and read again.',
    "value-not-found": COLUMN,
    "value-without-meaning": f"{IN_FILE} Or leave it: these values say nothing then.",
}
# What is told of these holds an amount.
OF_AMOUNTS = {"amount-unreadable", "amount-out-of-range", "amount-negative"}
UNTOLD = "The amount here is not shown to you: you may not see amounts."


def on_page(issue: dict[str, Any], *, amounts: bool) -> dict[str, Any]:
    """An issue as its page tells it; `amounts`: to somebody who may see them."""
    said = dict(issue)
    if (remedy := REMEDIES.get(issue.get("code", ""))) is not None:
        said["remedy"] = remedy
    if issue.get("code") in OF_AMOUNTS and not amounts:
        said["message"] = UNTOLD
    return said
