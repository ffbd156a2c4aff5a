"""Report: the audit as a page and on paper.

>>> from venturi import report
>>> page = report.html(audit)  # doctest: +SKIP
>>> paper = report.pdf(audit)  # doctest: +SKIP
"""

from venturi.report.html import html
from venturi.report.pdf import pdf

__all__ = ["html", "pdf"]
