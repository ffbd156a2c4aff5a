"""Guards: the database itself refuses to change or delete what is history, whoever asks."""

from typing import Any

from django.db import connections

from venturi.web.trail.models import Entry, events

SAID = "history is append-only"
_NAMES = ("no_update", "no_delete")
_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


def guard(using: str = "default", **_: Any) -> None:
    """Put a guard on every table of events and on sealed entries; those that are there already are made anew."""
    connection = connections[using]
    there = set(connection.introspection.table_names())
    tables = {model._meta.db_table: "" for model in events()}
    # An entry is written once more, when it is sealed.
    tables[Entry._meta.db_table] = "OLD.digest IS NOT NULL"
    statements = _postgresql if connection.vendor == "postgresql" else _sqlite
    with connection.cursor() as cursor:
        for table, when in tables.items():
            if table in there:
                for statement in (*_dropped(connection.vendor, table), *statements(table, when)):
                    cursor.execute(statement)


def unguard(using: str = "default") -> None:
    """Take the guards away, for tests that empty the tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in (Entry._meta.db_table, *(model._meta.db_table for model in events())):
            for statement in _dropped(connection.vendor, table):
                cursor.execute(statement)


def unguarded(using: str = "default") -> list[str]:
    """The guards that are missing, or switched off, by the name of their trigger."""
    connection = connections[using]
    names = (*_NAMES, "no_truncate") if connection.vendor == "postgresql" else _NAMES
    tables = (Entry._meta.db_table, *(model._meta.db_table for model in events()))
    with connection.cursor() as cursor:
        cursor.execute(_THERE[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    return sorted({f"{table}_{name}" for table in tables for name in names} - there)


def _dropped(vendor: str, table: str) -> list[str]:
    where = f' ON "{table}"' if vendor == "postgresql" else ""
    names = (*_NAMES, "no_truncate") if vendor == "postgresql" else _NAMES
    return [f'DROP TRIGGER IF EXISTS "{table}_{name}"{where}' for name in names]


def _sqlite(table: str, when: str) -> list[str]:
    only = f"WHEN {when} " if when else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
    return [
        f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" {only}{refuse}',
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" {refuse}',
    ]


def _postgresql(table: str, when: str) -> list[str]:
    only = f"WHEN ({when}) " if when else ""
    call = "EXECUTE FUNCTION venturi_refuse()"
    return [
        "CREATE OR REPLACE FUNCTION venturi_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f'CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}" FOR EACH ROW {only}{call}',
        f'CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" FOR EACH ROW {call}',
        f'CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT {call}',
    ]
