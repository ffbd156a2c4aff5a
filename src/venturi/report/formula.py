r"""Formula: how is a definition in TeX read without a typesetter?

`\frac{won}{won + lost}` becomes `won ÷ (won + lost)`. Only what our docstrings use is known; the rest stays as it is.
"""

import re

_WORDS = {
    r"\cdot": "·",
    r"\times": "×",
    r"\sum": "Σ",
    r"\prod": "Π",
    r"\ln": "ln",
    r"\le": "≤",
    r"\ge": "≥",
    r"\qquad": ";",
    r"\quad": " ",
    r"\left": "",
    r"\right": "",
    r"\bar": "mean ",
    r"\ldots": "…",
    r"\min": "min",
    r"\max": "max",
    r"\%": "%",
    r"\,": " ",
    r"\;": " ",
    r"\!": "",
    r"\\": ";",
}
_GROUP = r"\{((?:(?!\\[dt]?frac)[^{}]|\{(?:(?!\\[dt]?frac)[^{}])*\})*)\}"
_FRACTION = re.compile(r"\\[dt]?frac" + _GROUP + _GROUP)  # one without another in it: the innermost is read first
_ROMAN = re.compile(r"\\(?:text|mathrm|mathit|operatorname)\{([^{}]*)\}")
_WORD = re.compile(r"\\(?:[a-zA-Z]+|[%,;!\\])")


def readable(tex: str) -> str:
    """The formula in one line of plain text."""
    text = _ROMAN.sub(r"\1", tex)
    while part := _FRACTION.search(text):
        text = f"{text[: part.start()]}{_bracketed(part[1])} ÷ {_bracketed(part[2])}{text[part.end() :]}"
    text = _WORD.sub(lambda part: _WORDS.get(part[0], part[0].lstrip("\\") + " "), text)
    text = re.sub(r"_\{([^{}]*)\}", r"_\1", text).replace("{", "").replace("}", "").replace("&", "")
    return re.sub(r"\s+([;,)])", r"\1", re.sub(r"\s+", " ", text)).strip()


def _bracketed(term: str) -> str:
    return f"({term.strip()})" if re.search(r"[-+·×÷ ]", term.strip()) else term.strip()
