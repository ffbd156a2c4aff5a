"""SQL: names, texts and lists written so that no value of a file can be read as a command."""

from collections.abc import Iterable

SPACES = " \t\r\n\u00a0"


def name(identifier: str) -> str:
    """A column or table name, quoted."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text literal."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """Text literals for an IN list; an empty list matches nothing."""
    return "(" + (", ".join(text(value) for value in values) or "NULL") + ")"


def unfilled(column: str) -> str:
    """Whether `filled` would change the text of a column: it is empty, or begins or ends with a space."""
    value = name(column)
    ends = [f"suffix({value}, {text(space)})" for space in SPACES]
    return f"({value} < '!' OR starts_with({value}, '\u00a0') OR {' OR '.join(ends)})"


def filled(column: str) -> str:
    """The trimmed text of a column, null when nothing is left."""
    return f"nullif(trim({name(column)}, '{SPACES}'), '')"
