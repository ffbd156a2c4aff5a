"""What is asked of the table: everything stands in its address, so that a link shows the same."""

from datetime import date

from django.http import QueryDict

from venturi.web.people.models import Person
from venturi.web.table.columns import BY_KEY, Column, chosen, columns_for
from venturi.web.table.filters import AMOUNTS, FilterForm

COLUMNS, SORT, INTO, PAGE, VIEW = "c", "sort", "into", "page", "view"


class Asked:
    """The state of the table, read from its address."""

    def __init__(self, said: QueryDict, person: Person, *, on: date) -> None:
        self.form = FilterForm(said, person=person, on=on)
        self.columns = chosen(said.getlist(COLUMNS), person)
        self.offered = columns_for(person)
        self.sort, self.falling = _sort(said.get(SORT, ""), person)
        self.into = said.get(INTO, "").upper()[:3] or None if person.sees_amounts else None
        self.page = _number(said.get(PAGE, ""))
        self.view = _number(said.get(VIEW, ""), default=0)
        state = _state(said, self.form, person)
        self.query = state.urlencode()
        # With the view it began with, for links within the page.
        self.within = state.copy()
        if self.view:
            self.within[VIEW] = str(self.view)
        # A view that somebody else shared may ask for what this person is not told.
        self.left_out = not person.sees_amounts and any(said.get(name) for name in AMOUNTS)

    @property
    def sorted_by(self) -> str:
        """The sort as it stands in the address."""
        return f"{'-' if self.falling else ''}{self.sort.key}"

    def heads(self) -> list[tuple[Column, str]]:
        """Each column, and the sort that a click on its head asks for."""
        return [(column, self._turned(column)) for column in self.columns]

    def _turned(self, column: Column) -> str:
        if column == self.sort:
            return column.key if self.falling else f"-{column.key}"
        return f"-{column.key}" if column.is_number else column.key


def kept(query: str) -> str:
    """A query with nothing but what the table knows, always in the same order."""
    return _only(QueryDict(query), [*FilterForm.base_fields, COLUMNS, SORT, INTO]).urlencode()


def _state(said: QueryDict, form: FilterForm, person: Person) -> QueryDict:
    """The state without what this person may not ask for."""
    found = _only(said, [*form.fields, COLUMNS, SORT, *([INTO] if person.sees_amounts else [])])
    there = {column.key for column in columns_for(person)}
    kept = {COLUMNS: [key for key in found.getlist(COLUMNS) if key in there]}
    kept[SORT] = [one for one in found.getlist(SORT) if one.removeprefix("-") in there]
    for name, values in kept.items():
        found.setlist(name, values)
    return found


def _only(said: QueryDict, names: list[str]) -> QueryDict:
    found = QueryDict(mutable=True)
    for name in names:
        if values := [one for one in said.getlist(name) if one]:
            found.setlist(name, values)
    return found


def _sort(said: str, person: Person) -> tuple[Column, bool]:
    """The column and whether it falls. Whoever may not see amounts is not shown their order either."""
    column = BY_KEY.get(said.removeprefix("-"))
    if column is None or column not in columns_for(person):
        said = "-amount" if person.sees_amounts else "expected_close_on"
        column = BY_KEY[said.removeprefix("-")]
    return column, said.startswith("-")


def _number(said: str, *, default: int = 1) -> int:
    return int(said) if said.isascii() and said.isdigit() and int(said[:9]) > 0 and len(said) < 10 else default
