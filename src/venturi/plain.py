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
    r"\infty": "∞",
    r"\in": "∈",
    r"\mid": "|",
    r"\sim": "~",
    r"\Delta": "Δ",
    r"\sqrt": "√",
    r"\#": "number of ",
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
_WORD = re.compile(r"\\(?:[a-zA-Z]+|[%,;!#\\])")
_CASES = re.compile(r"\\begin\{cases\}(.*?)\\end\{cases\}", re.DOTALL)
_RANGE = re.compile(r"(\\sum|\\prod)_\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")  # Σ over a condition
# Names of the code as a sentence has them, the longest first; in front of a parameter stands what it means there.
_NAMES = {
    "with entered_in": "with a period",
    "by decided_in": "by the date of closing",
    "by entered_in": "by the date of entering",
    "by entries": "by a list of entries",
    "in entries": "in a list of entries",
    "closed_at": "date of closing",
    "created_at": "date of creation",
    "expected_close_on": "expected date",
    "decided_in": "the period",
    "entered_in": "the period",
    "as_of": "the moment described",
    "like": "what deals are alike by",
}
_NAMED = re.compile(r"``?(\w+(?:\.\w+)*)``?")
_OPTION = re.compile(r": --[a-z].*?\.(?= [A-Z]|$)")  # up to the end of its sentence
_ASIDE = re.compile(r"; [^;.]* with --[a-z-]+")
_MARKUP = re.compile(r"``|\s?\[\d+\]_|:\w+:(?=`)|`")


def formula(tex: str) -> str:
    """A formula in TeX as one line of plain text."""
    text = _ROMAN.sub(r"\1", _CASES.sub(_cases, tex).replace(r"\ ", " "))
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


def _cases(found: re.Match[str]) -> str:
    """A value and its condition on each line: the value, if the condition holds."""
    lines = [line.partition("&") for line in found[1].split(r"\\") if line.strip()]
    return r" \quad ".join(
        f"{value.strip()} else" if told.strip() == r"\text{else}" else f"{value.strip()} \\text{{if}} {told.strip()}"
        for value, _, told in lines
    )


def prose(text: str) -> str:
    """Sentences of a docstring without their markup, the first one with a capital unless it begins with a name."""
    bare = _MARKUP.sub("", text)
    return bare if re.match(r"\w*_", bare) else bare[:1].upper() + bare[1:]


def worded(text: str) -> str:
    """Sentences of a docstring for somebody who does not read code: parameters, columns and metrics as words.

    >>> worded("deals whose ``closed_at`` lies in ``decided_in``, see `win_rate`.")
    'Deals whose date of closing lies in the period, see win rate.'
    """
    told = text
    for name, words in _NAMES.items():
        *before, code = name.split(" ")
        told = re.sub(rf"{''.join(f'{one} ' for one in before)}``?{code}``?", words, told)
    return prose(_NAMED.sub(lambda name: name[1].replace("_", " ").replace(".", " "), told))


def without_options(text: str) -> str:
    """A remedy for somebody who reads a report and has no command line before them.

    >>> without_options('Say the order: --stages "FIRST>SECOND", or [[stages]] in the mapping file.')
    'Say the order, in the mapping file or on the command line.'
    >>> without_options("If one is a stage: --stage-kind ACTIVITY=open.")
    'If one is a stage, say so in the mapping file or on the command line.'
    """
    so = "say so " if text.startswith("If ") else ""
    return _OPTION.sub(f", {so}in the mapping file or on the command line.", _ASIDE.sub("", text))


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
