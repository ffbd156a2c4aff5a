"""Cells: what may stand in a file that a spreadsheet will open?

A spreadsheet computes a text that begins with ``=``. An export is written by many hands; what one of them typed must
not run on the machine of another.
"""

import re

import ibis

# At the beginning of a cell these make a formula of it, in one spreadsheet or the other.
_BEGINS_A_FORMULA = r"^[=+\-@\t\r]"
# A telephone number begins with a plus, and a spreadsheet would add it up; numbers are written without one.
_NUMBER = r"^-?[0-9][0-9.,  '’]*([eE][+-]?[0-9]+)?\s*%?$"


def defused(table: ibis.Table) -> ibis.Table:
    """The table with an apostrophe before every text that a spreadsheet would compute; numbers stay numbers."""
    texts = [name for name, kind in table.schema().items() if kind.is_string()]
    return table.mutate(**{name: _defused(table[name]) for name in texts})


def _defused(text: ibis.expr.types.StringValue) -> ibis.expr.types.StringValue:
    harmful = text.re_search(_BEGINS_A_FORMULA) & ~text.re_search(_NUMBER)
    return ibis.ifelse(harmful, ibis.literal("'") + text, text)


def harmless(text: str) -> str:
    """One text as `defused` makes it.

    >>> harmless("=1+1"), harmless("-12.5"), harmless("+49 30 1234")
    ("'=1+1", '-12.5', "'+49 30 1234")
    """
    harmful = re.search(_BEGINS_A_FORMULA, text) and not re.search(_NUMBER, text)
    return f"'{text}" if harmful else text
