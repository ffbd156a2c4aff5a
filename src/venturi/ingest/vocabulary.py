"""Vocabulary: which words a stage's kind, the meaning of a value and a decimal sign can be."""

from collections.abc import Mapping

from venturi.metrics.win_loss.families import FAMILIES

OUTCOMES = ("open", "won", "lost")
MEANINGS = {
    "outcome": OUTCOMES,
    "status": OUTCOMES,
    "kind": OUTCOMES,
    "source": ("inbound", "outbound"),
    "loss_reason": FAMILIES["lost"],
}
DECIMALS = (".", ",")


class NotAWordError(ValueError):
    """Something was said in a word that Venturi does not have; the text tells which words it has."""


def one_of(word: str, allowed: tuple[str, ...], *, said_of: str) -> str:
    """The word as Venturi spells it, whatever its case.

    >>> one_of("Won", OUTCOMES, said_of='stage "Signed"')
    'won'
    """
    plain = word.strip().casefold() if isinstance(word, str) else word
    if plain not in allowed:
        words = [one if one.isalpha() else f'"{one}"' for one in allowed]
        listed = f"{', '.join(words[:-1])} or {words[-1]}"
        raise NotAWordError(f'"{word}" is said of {said_of}, which can be {listed}.')
    return str(plain)


def kinds(said: Mapping[str, str]) -> dict[str, str]:
    """Stage → kind, as Venturi spells it. Raises `NotAWordError`."""
    return {stage: one_of(kind, OUTCOMES, said_of=f'stage "{stage}"') for stage, kind in said.items()}


def meanings(said: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Our column → value → meaning, as Venturi spells it. Raises `NotAWordError`."""
    return {
        ours: {
            value: one_of(word, MEANINGS[ours], said_of=f'{ours} "{value}"') if ours in MEANINGS else word
            for value, word in meant.items()
        }
        for ours, meant in said.items()
    }


def decimals(said: Mapping[str, str]) -> dict[str, str]:
    """Column → decimal sign. Raises `NotAWordError`."""
    return {column: one_of(sign, DECIMALS, said_of=f'the decimal sign of "{column}"') for column, sign in said.items()}
