"""Palette: which colours are there, and what does each mean?

One accent; `fine`, `look` and `act` for judgements only; everything else is ink on paper. A chart draws with the light
value of a token. Each light value is used once, so that a drawing can be re-coloured by looking its colours up here.
"""

from typing import Literal, NamedTuple

State = Literal["fine", "look", "act"]


class Colour(NamedTuple):
    """The same token on light and on dark paper."""

    light: str
    dark: str


TOKENS: dict[str, Colour] = {
    "ground": Colour("#f4f5f3", "#0e1413"),  # behind the sheets
    "paper": Colour("#fefefd", "#161e1d"),  # the sheet text stands on
    "sunken": Colour("#eef0ed", "#1c2625"),  # table heads, folds
    "line": Colour("#dcdfda", "#2b3735"),  # hairlines
    "track": Colour("#e5e8e3", "#263230"),  # the whole that a bar is part of
    "rest": Colour("#c3cac5", "#42524f"),  # what is neither counted nor judged
    "ink": Colour("#17211f", "#e8eeec"),
    "muted": Colour("#55625f", "#a3b2ae"),
    "accent": Colour("#0a5c69", "#6cc5d1"),
    "accent-soft": Colour("#a9ced3", "#2a565e"),
    "accent-wash": Colour("#e3eff0", "#183034"),
    "fine": Colour("#24703f", "#72c994"),
    "look": Colour("#8f5a00", "#e5b052"),
    "act": Colour("#ab2f1b", "#f5907b"),
    "fine-wash": Colour("#e4f1e7", "#17301f"),
    "look-wash": Colour("#f8edd8", "#352811"),
    "act-wash": Colour("#f9e7e2", "#3a1c16"),
    "pace-1": Colour("#689ba4", "#4b7a85"),  # five classes of one scale, from the shortest time to the longest
    "pace-2": Colour("#3c8494", "#5fa0ac"),
    "pace-3": Colour("#1d6678", "#7fc2c6"),
    "pace-4": Colour("#1b4766", "#abdfd6"),
    "pace-5": Colour("#1c2747", "#e0f7e8"),
}

LIGHT: dict[str, str] = {name: colour.light for name, colour in TOKENS.items()}
BY_LIGHT: dict[str, str] = {colour.light: name for name, colour in TOKENS.items()}


def judged(state: State | None) -> str:
    """The colour of a mark: the accent as long as there is nothing to look at."""
    return LIGHT[state] if state in {"look", "act"} else LIGHT["accent"]
