"""Guards: the database itself refuses to change or delete what is history, and to delete what history is about."""

from typing import NamedTuple

from django.apps import apps
from django.db import connections

from venturi.web.trail.models import Entry, Versioned, events

SAID = "history is append-only"
_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION venturi_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


class _Guard(NamedTuple):
    """What is refused of a table; ``when``: of which rows, all if it is empty."""

    table: str
    name: str
    what: str
    when: str = ""

    @property
    def trigger(self) -> str:
        """What the database calls it."""
        return f"{self.table}_{self.name}"


def guard(using: str = "default", **_: object) -> None:
    """Put the guards on their tables; those that are there already are made anew."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for one in _guards(connection.vendor):
            if one.table in there:
                cursor.execute(_dropped(connection.vendor, one))
                cursor.execute(_made(connection.vendor, one))


def unguard(using: str = "default") -> None:
    """Take the guards away, for tests that empty the tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for one in _guards(connection.vendor):
            cursor.execute(_dropped(connection.vendor, one))


def unguarded(using: str = "default") -> list[str]:
    """The guards that are missing, or switched off, by the name of their trigger."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_THERE[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return sorted({one.trigger for one in _guards(connection.vendor)} - there)


def _guards(vendor: str) -> list[_Guard]:
    # An entry is written once more, when it is sealed.
    told = {model._meta.db_table: "" for model in events()} | {Entry._meta.db_table: "OLD.digest IS NOT NULL"}
    deal = apps.get_model("deals", "Deal")._meta.db_table
    kept = [*told, deal, *(one._meta.db_table for one in apps.get_models() if issubclass(one, Versioned))]
    found = [_Guard(table, "no_update", "UPDATE", when) for table, when in told.items()]
    # No event tells the key of a deal, because it never changes; files call deals by it.
    found.append(_Guard(deal, "no_new_key", "UPDATE OF key", "OLD.key <> NEW.key"))
    found += [_Guard(table, "no_delete", "DELETE") for table in kept]
    if vendor == "postgresql":
        found += [_Guard(table, "no_truncate", "TRUNCATE") for table in kept]
    return found


def _dropped(vendor: str, one: _Guard) -> str:
    where = f' ON "{one.table}"' if vendor == "postgresql" else ""
    return f'DROP TRIGGER IF EXISTS "{one.trigger}"{where}'


def _made(vendor: str, one: _Guard) -> str:
    made = f'CREATE TRIGGER "{one.trigger}" BEFORE {one.what} ON "{one.table}"'
    only = f" WHEN ({one.when})" if one.when else ""
    if vendor == "postgresql":
        each = "STATEMENT" if one.what == "TRUNCATE" else "ROW"
        return f"{made} FOR EACH {each}{only} EXECUTE FUNCTION venturi_refuse()"
    return f"{made}{only} BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
