"""References of docstrings as plain text: MyST does not resolve footnotes of docstrings that it takes in."""

import re
from typing import Any

from sphinx.application import Sphinx

_CITED = re.compile(r"[ ]\[(\d+)\]_")
_LISTED = re.compile(r"^\.\. \[(\d+)\] (.+(?:\n[ ]+.+)*)", re.MULTILINE)


def plain(_app: Sphinx, _what: str, _name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """``[1]_`` becomes [1], and ``.. [1] Author`` a line that begins with [1]."""
    text = _LISTED.sub(lambda found: f"[{found[1]}] {' '.join(found[2].split())}", "\n".join(lines))
    lines[:] = _CITED.sub(r" [\1]", text).split("\n")


def setup(app: Sphinx) -> dict[str, bool]:
    # Before the sections are read: they would indent what stands in them.
    app.connect("autodoc-process-docstring", plain, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
