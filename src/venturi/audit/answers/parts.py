"""Parts of answers: what do all sections say in the same words?"""

from typing import Any

from venturi.formats import count

Document = dict[str, Any]
NO_HISTORY = "No answer without a history of stages."
NO_STEP = "No stage is known to be open, so there is no step to judge. Say what the stages mean."
NO_OUTCOME = "No outcome is known: no deal was won or lost"


def refusal(part: Any) -> str | None:
    """The reason of a part that refuses, else null."""
    return part["refused"]["reason"] if isinstance(part, dict) and "refused" in part else None


def unanswered(part: Any) -> str | None:
    """Why a section has no answer, else null. What the data lack as a whole is said once, where they are judged."""
    if not refusal(part):
        return None
    return NO_HISTORY if part["refused"]["code"] == "no-history" else f"No answer: {_continued(refusal(part))}"


def _continued(reason: str | None) -> str:
    """A sentence as it reads behind a colon, unless it begins with something like a name."""
    told = reason or "nothing is known."
    return told[:1].lower() + told[1:] if told[1:2].islower() else told


def decided_anything(document: Document) -> bool:
    return bool(document["outcomes"]["won"] or document["outcomes"]["lost"])


def decided(number: int) -> str:
    return f"{count(number)} decided {'deal' if number == 1 else 'deals'}"


def deals(number: int) -> str:
    return f"{count(number)} {'deal' if number == 1 else 'deals'}"
