"""Docstrings on a page: references as plain text, and dashes where Sphinx puts two hyphens.

MyST does not resolve footnotes of docstrings that it takes in. Sphinx leaves the hyphens to its smart quotes, which we
do without, because they would make dashes of ``--options`` too.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_CITED = re.compile(r"[ ]\[(\d+)\]_")
_LISTED = re.compile(r"^\.\. \[(\d+)\] (.+(?:\n[ ]+.+)*)", re.MULTILINE)


def plain(_app: Sphinx, _what: str, _name: str, _object: Any, _options: Any, lines: list[str]) -> None:
    """``[1]_`` becomes [1], and ``.. [1] Author`` a line that begins with [1]."""
    text = _LISTED.sub(lambda found: f"[{found[1]}] {' '.join(found[2].split())}", "\n".join(lines))
    lines[:] = _CITED.sub(r" [\1]", text).split("\n")


def dashes(_app: Sphinx, tree: nodes.document) -> None:
    """Between a parameter and its meaning stands a dash."""
    for text in list(tree.findall(nodes.Text)):
        if text == " -- ":
            text.parent.replace(text, nodes.Text(" – "))


def setup(app: Sphinx) -> dict[str, bool]:
    # Before the sections are read: they would indent what stands in them.
    app.connect("autodoc-process-docstring", plain, priority=100)
    app.connect("doctree-read", dashes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
