"""Folding: how a text reads when neither case nor accents count."""

import unicodedata


def fold(text: str) -> str:
    """The text without case and accents: "Müller" and "MULLER" are the same, "Straße" and "STRASSE" too."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).split())
