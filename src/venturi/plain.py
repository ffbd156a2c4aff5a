r"""Plain: how is what a docstring says read where nothing typesets it?

A formula such as `\frac{won}{won + lost}` becomes `won ÷ (won + lost)`. Only what our docstrings use is known; the rest
stays as it is.
"""

import re

_WORDS = {
    r"\cdot": "·",
    r"\times": "×",
    r"\sum": "Σ",
    r"\prod": "Π",
    r"\chi": "χ",
    r"\ln": "ln ",
    r"\le": "≤",
    r"\ge": "≥",
    r"\qquad": ";",
    r"\quad": ";",
    r"\left": "",
    r"\right": "",
    r"\bar": "mean ",
    r"\ldots": "…",
    r"\min": "min ",
    r"\max": "max ",
    r"\%": "%",
    r"\{": "\N{LEFT CURLY BRACKET}",
    r"\}": "\N{RIGHT CURLY BRACKET}",
    r"\,": " ",
    r"\;": " ",
    r"\!": "",
    r"\\": ";",
}
_BRACES = {r"\{": "\x01", r"\}": "\x02"}  # those that are meant to be seen
_SIMPLE = re.compile(r"\\[dt]?frac(\d)(\d)")
_GROUP = r"\{((?:(?!\\[dt]?frac)[^{}]|\{(?:(?!\\[dt]?frac)[^{}])*\})*)\}"
_FRACTION = re.compile(r"\\[dt]?frac" + _GROUP + _GROUP)  # one without another in it: the innermost is read first
_ROMAN = re.compile(r"\\(?:text|mathrm|mathit|operatorname)\{([^{}]*)\}")
_WORD = re.compile(r"\\(?:[a-zA-Z]+|[%,;!\\])")
_RANGE = re.compile(r"(\\sum|\\prod)_\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")  # Σ over a condition
_MARKUP = re.compile(r"``|\s?\[\d+\]_|:\w+:(?=`)|`")


def formula(tex: str) -> str:
    """A formula in TeX as one line of plain text."""
    text = _ROMAN.sub(r"\1", tex)
    for brace, kept in _BRACES.items():
        text = text.replace(brace, kept)
    text = _SIMPLE.sub(r"\1/\2", text)
    while part := _FRACTION.search(text):
        before, after = text[: part.start()], text[part.end() :]
        read = f"{_bracketed(part[1])} ÷ {_bracketed(part[2])}"
        text = f"{before}({read}){after}" if _is_factor(before, after) else f"{before}{read}{after}"
    text = _RANGE.sub(r"\1[\2] ", text)
    text = _WORD.sub(lambda word: _WORDS.get(word[0], word[0].lstrip("\\") + " "), text)
    text = re.sub(r"_\{(\w+)\}", r"_\1", text)
    text = re.sub(r"_\{([^{}]*)\}", r"_(\1)", text).replace("^2", "²")
    return _spaced(text.translate({ord("{"): "", ord("}"): "", ord("&"): "", 1: "{", 2: "}"}))


def prose(text: str) -> str:
    """Sentences of a docstring without their markup, the first one with a capital unless it begins with a name."""
    bare = _MARKUP.sub("", text)
    return bare if re.match(r"\w*_", bare) else bare[:1].upper() + bare[1:]


def brief(text: str, *, most: int = 180) -> str:
    """A text that is no longer than `most`: cut where a part of it ends, and marked."""
    if len(text) <= most:
        return text
    for ends in (r"[;:.] ", r", ", r" "):
        if found := list(re.finditer(ends, text[:most])):
            return f"{text[: found[-1].start()]} …"
    return f"{text[:most]} …"


def _is_factor(before: str, after: str) -> bool:
    """Whether a fraction stands beside something it is multiplied with, so that it needs brackets."""
    return bool(re.search(r"(?:[\w})]|\\cdot|\\times)\s*$", re.sub(r"\\q?quad\s*$|\\left\(\s*$", "=", before))) or bool(
        re.match(r"\s*(?:\\cdot|\\times|\(|[A-Za-z])", after)
    )


def _spaced(text: str) -> str:
    text = re.sub(r"\s+([;,)\]])", r"\1", re.sub(r"\s+", " ", text)).strip()
    text = re.sub(r"[;,]*;", ";", text)
    return re.sub(r"([(\[{]) | (?=})|(?<=ln) (?=\()", r"\1", text)


def _bracketed(term: str) -> str:
    """In brackets when it has an operator outside of its own brackets."""
    bare, deeper = term.strip(), re.compile(r"\([^()]*\)")
    inner = re.sub(r"_\{[^{}]*\}", "", bare)
    while deeper.search(inner):
        inner = deeper.sub("", inner)
    return f"({bare})" if re.search(r"[-+·×÷ ]", re.sub(r"\\(?:bar|sum|prod)\s?(?:_\w+)?\s?", "", inner)) else bare
