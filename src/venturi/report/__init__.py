"""Report: the audit as a page and on paper.

`html` and `pdf` take the document that `venturi.audit.audit` makes.
"""

from venturi.report.html import html
from venturi.report.pdf import pdf

__all__ = ["html", "pdf"]
