"""Of deals: answers to exit criteria and people at the customer, which mean nothing without the deal they are of."""

from collections.abc import Sequence

from venturi.ingest import sql
from venturi.ingest.deals import reject_repeated
from venturi.ingest.history import of, reject_unknown
from venturi.ingest.parts import taken, union
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile

ANSWERS, STAKEHOLDERS = "criteria_answers", "stakeholders"
# One person may have a part in several deals, so that the person's id alone is no key.
_KEYED = "SELECT *, deal_id || chr(31) || stakeholder_id AS _key FROM stakeholder_rows"


def tables(run: Run, files: Sequence[TypedFile]) -> dict[str, str]:
    """Table → query, of those that some file gives. Rows of deals that no file has are rejected."""
    found = {}
    if answers := of(files, ANSWERS):
        union(run, "answer_rows", answers, table=ANSWERS)
        reject_unknown(run, "answer_rows", "deals")
        found[ANSWERS] = _named(run, f"SELECT * FROM {taken(run, 'answer_rows')}")
    if people := of(files, STAKEHOLDERS):
        union(run, "stakeholder_rows", people, table=STAKEHOLDERS)
        keyed = run.view("keyed_stakeholders", _KEYED)
        reject_unknown(run, keyed, "deals")
        reject_repeated(run, keyed, key="_key", code="key-twice")
        found[STAKEHOLDERS] = f"SELECT * FROM {taken(run, keyed)}"
    return found


def _named(run: Run, answers: str) -> str:
    """The answers with the name of a stage that they give by its id."""
    if not run.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'stage_names'"):
        return answers
    named = f"SELECT a.* REPLACE (coalesce(n.stage, a.stage) AS stage) FROM ({answers}) a"
    return f"{named} LEFT JOIN {sql.name('stage_names')} n ON n.stage_id = a.stage"
