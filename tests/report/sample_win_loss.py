"""Why the sample company loses deals, and which of its exit criteria tell who will win."""

from typing import Any

from tests.report.sample_figures import ids, refused

NOT_THERE, OUTSOLD, NO_DECISION, NOT_SAID = "should not have been there", "outsold", "no decision", "not said"


def win_loss() -> dict[str, Any]:
    return {
        "reasons": [
            _reason(NOT_THERE, "No budget", 71),
            _reason(OUTSOLD, "Price", 64),
            _reason(NO_DECISION, "No decision", 49),
            _reason(OUTSOLD, "Competitor chosen", 22),
            _reason(NOT_SAID, None, 24),
        ],
        "families": [_family(OUTSOLD, 86), _family(NOT_THERE, 71), _family(NO_DECISION, 49), _family(NOT_SAID, 24)],
        "by": {
            "stage": {
                "groups": 3,
                "rows": [
                    _group("Qualified", NOT_THERE, 60, 80),
                    _group("Qualified", NOT_SAID, 20, 80),
                    _group("Demonstration", OUTSOLD, 74, 100),
                    _group("Demonstration", NO_DECISION, 26, 100),
                    _group(None, NO_DECISION, 1, 1),
                ],
            },
            "source": {"groups": 14, "rows": [_group("outbound", NOT_THERE, 106, 106)]},
            "unmet_criterion": {"groups": 1, "rows": [_group("decision process known", OUTSOLD, 31, 31)]},
        },
        "criteria": [
            _criterion("Demonstration", "decision process known", 0.41, 0.19, True),
            _criterion("Qualified", "problem confirmed", 0.31, 0.27, False),
            _criterion("Negotiation", "contract read by legal", None, None, None),
        ],
    }


def win_loss_refused() -> dict[str, Any]:
    few = refused("floor", "Only 12 % of the decided deals have a closing date; the floor is 80 %.")
    return {"reasons": few, "families": few, "by": {}, "criteria": few}


def no_losses() -> dict[str, Any]:
    return {"reasons": [], "families": [], "by": {}, "criteria": None}


def _measures(deals: int, of: int) -> dict[str, Any]:
    share = deals / of
    return {
        "deals": deals, "of": of, "share": share, "share_low": share * 0.8, "share_high": min(1.0, share * 1.2),
        "amount": deals * 49_000.0, "value": share, "without_amount": 2,
    }  # fmt: skip


def _family(family: str, deals: int) -> dict[str, Any]:
    return {"family": family} | _measures(deals, 230) | {"guessed": 0 if family == NOT_SAID else deals}


def _reason(family: str, reason: str | None, deals: int) -> dict[str, Any]:
    return _family(family, deals) | {"reason": reason, "behind": ids("R", deals)}


def _group(group: str | None, family: str, deals: int, of: int) -> dict[str, Any]:
    return {"group": group, "family": family} | _measures(deals, of)


def _criterion(
    stage: str, criterion: str, met: float | None, unmet: float | None, predicts: bool | None
) -> dict[str, Any]:
    apart = None if met is None or unmet is None else met - unmet
    return {
        "stage": stage, "criterion": criterion, "met_won": 60, "met_lost": 90, "unmet_won": 20, "unmet_lost": 80,
        "met_rate": 0.4, "met_rate_low": 0.33, "met_rate_high": 0.48, "unmet_rate": 0.2, "unmet_rate_low": 0.13,
        "unmet_rate_high": 0.29, "compared": 240, "met_alike": met, "unmet_alike": unmet, "difference": apart,
        "difference_low": None if apart is None else apart - 0.1,
        "difference_high": None if apart is None else apart + 0.1,
        "q": None if predicts is None else 0.01 if predicts else 0.4, "predicts": predicts,
    }  # fmt: skip
