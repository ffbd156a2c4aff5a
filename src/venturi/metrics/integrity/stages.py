"""Rules about the stage a deal stands in, held against its outcome and the pipeline."""

from venturi.errors import Severity
from venturi.metrics.integrity.rule import Rule

_FIELDS = ("deals.stage", "deals.outcome")
_NEEDS = ("deals.stage", "stages")
_WON = " {stand_in_won_stage} in a won stage, {are_won} won, {are_both} both."

RULES = (
    Rule(
        code="stage-missing",
        severity=Severity.WARNING,
        message="{share} {has} no stage.",
        remedy="Export the stage of each deal.",
        needs=("deals.stage",),
        fields=("deals.stage",),
        slot="stage",
        takes=1.0,
        faults=lambda deal, _: deal.stage.isnull() & ~deal.state_unknown,
    ),
    Rule(
        code="state-unknown-then",
        severity=Severity.NOTE,
        message="The stage on that day is not known of {share}: the export keeps no history of it.",
        remedy="Export the stage history, or describe the day of the export.",
        fields=("deals.stage",),
        slot="stage",
        takes=1.0,
        # A decision dated ahead of today is said once, by `close-date-future`.
        faults=lambda deal, _: deal.state_unknown & ~deal.close_ahead,
    ),
    Rule(
        code="stage-unknown",
        severity=Severity.ERROR,
        message="{share} {stands} in a stage that is not in the list of stages.",
        remedy="Add the stage to the list with its position and kind, or map its name to one that is there.",
        needs=_NEEDS,
        fields=("deals.stage",),
        slot="stage",
        takes=1.0,
        faults=lambda deal, _: deal.stage.notnull() & deal.kind.isnull(),
    ),
    Rule(
        code="open-in-closed-stage",
        severity=Severity.ERROR,
        message="{share} {stands} in a stage that means won or lost." + _WON,
        remedy="Find out which is right, stage or outcome, and map the outcome from that column.",
        of="open",
        needs=_NEEDS,
        fields=_FIELDS,
        slot="stage",
        takes=1.0,
        faults=lambda deal, _: deal.kind != "open",
    ),
    Rule(
        code="decided-in-open-stage",
        severity=Severity.WARNING,
        message="{share} {stands} in a stage that means open.",
        remedy="Move each deal to the closed stage on the day it is decided, or mend the kind of the stage.",
        of="decided",
        needs=_NEEDS,
        fields=_FIELDS,
        # A source may keep the last open stage on decided deals (the contract allows it): doubtful, not wrong. Where
        # the pipeline has no stage for this outcome, there is no other way, and nothing is doubtful. A deal that was
        # moved on after its end is told by `event-after-close`.
        slot="stage",
        takes=0.5,
        faults=lambda deal, _: (deal.kind == "open") & deal.has_end & ~(deal.late_moves.fill_null(0) > 0),
    ),
    Rule(
        code="outcome-contradicts-stage",
        severity=Severity.ERROR,
        message="{share} {stands} in a stage of the opposite outcome (won in a lost stage, lost in a won stage)."
        + _WON,
        remedy="Find out which is right, stage or outcome, and map the outcome from that column.",
        of="decided",
        needs=_NEEDS,
        fields=_FIELDS,
        slot="stage",
        takes=1.0,
        faults=lambda deal, _: (deal.kind != "open") & (deal.kind != deal.outcome),
    ),
)
