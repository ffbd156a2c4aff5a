"""Families: should we not have been there, were we outsold, or was nothing decided?

A reason belongs to the family that somebody said. Where nobody did, its words suggest one: a guess, and called so.
"""

from collections.abc import Mapping
from typing import Any

import ibis

NOT_THERE, OUTSOLD, NO_DECISION = "should not have been there", "outsold", "no decision"
RIGHT_THERE, OUTSOLD_OTHERS = "right to be there", "outsold others"
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "lost": (NOT_THERE, OUTSOLD, NO_DECISION),
    "won": (RIGHT_THERE, OUTSOLD_OTHERS),
}
# A reason that no family is known for, and a deal that carries no reason, are not hidden in one of them.
NOT_ASSIGNED, NOT_SAID = "not assigned", "not said"

# Beginnings of words, in small letters; a dot is any one sign. A reason with words of two families is not guessed:
# "price, no budget".
# fmt: off
WORDS: Mapping[str, tuple[str, ...]] = {
    NOT_THERE: (
        "no need", "no budget", "budget", "no money", "no funding", "authority", "decision maker", "no fit",
        "not a fit", "bad fit", "poor fit", "wrong fit", "not qualified", "unqualified", "disqualif", "no interest",
        "not interested", "too small", "too large", "out of scope", "no project", "no use case", "wrong contact",
        "wrong person", "not a target", "spam", "duplicate", "kein bedarf", "kein budget", "kein interesse",
        "passt nicht", "pas de besoin", "pas intéress", "sin presupuesto", "sin necesidad", "sin interés", "no encaja",
    ),
    OUTSOLD: (
        "compet", "price", "pricing", "expensive", "cost", "feature", "functional", "terms", "incumbent",
        "other vendor", "another vendor", "other supplier", "another supplier", "other provider", "another provider",
        "other solution", "another solution", "better offer", "better product", "in.house",
        "own solution", "outsold", "preis", "zu teuer", "konkurren", "mitbewerb", "wettbewerb", "funktion", "prix",
        "trop cher", "concurren", "precio", "caro",
    ),
    NO_DECISION: (
        "no decision", "no response", "no reply", "no answer", "unresponsive", "not respond", "stopped respond",
        "went dark", "went silent", "went quiet", "ghost", "lost contact", "postpone", "delay", "on hold", "timing",
        "not now", "too early", "stall", "status quo", "did nothing", "do nothing", "priorit", "reorgani",
        "project cancel", "keine entscheidung", "keine antwort", "keine reaktion", "verschoben", "zurückgestellt",
        "pas de décision", "pas de réponse", "reporté", "sin decisión", "sin respuesta", "aplaz",
    ),
}
# fmt: on


def with_family(deals: ibis.Table, *, reason: str, families: Mapping[str, str], outcome: str) -> ibis.Table:
    """The deals with ``family``, and ``guessed``: true where only the words of the reason suggest it.

    Parameters
    ----------
    deals : one row per deal, with the column `reason`.
    families : reason → family, as somebody says it; neither case nor spaces around it matter.
    outcome : lost or won. Only losses are guessed.
    """
    key = deals[reason].strip().lower()
    said = _said(families, outcome)
    told = [(key.isin([text for text, one in said.items() if one == family]), family) for family in {*said.values()}]
    suggested = _suggested(key) if outcome == "lost" else []
    unsaid = key.isnull() | (key == "")
    guessed = ~unsaid & ~key.isin(list(said)) if said else ~unsaid
    family = ibis.cases((unsaid, NOT_SAID), *told, *suggested, else_=NOT_ASSIGNED)
    return deals.mutate(family=family, guessed=guessed & (family != NOT_ASSIGNED))


def _said(families: Mapping[str, str], outcome: str) -> dict[str, str]:
    """What was said, by the reason in small letters."""
    found: dict[str, str] = {}
    for text, family in families.items():
        if family not in FAMILIES[outcome]:
            raise ValueError(f'"{text}" is of the family "{family}"; it is one of {", ".join(FAMILIES[outcome])}.')
        if found.setdefault(text.strip().lower(), family) != family:
            raise ValueError(f'"{text}" is of two families, {found[text.strip().lower()]} and {family}; name one.')
    return found


def _suggested(key: Any) -> list[tuple[Any, str]]:
    """For each family whether its words, and none of another's, occur at the beginning of a word."""
    has = {family: key.re_search(f"(^|[^a-z])({'|'.join(words)})") for family, words in WORDS.items()}
    alone = {family: ibis.and_(*(~other for name, other in has.items() if name != family)) for family in has}
    return [(has[family] & alone[family], family) for family in has]
