"""Staged: what was read, with the ids of this workspace instead of names, and in the order of the deals' ids."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl

from venturi.web.deals.texts import FIELDS

# What files hold and an import brings in.
TABLES = (
    *("deals", "stage_changes", "field_changes", "activities", "stages", "people"),
    *("targets", "costs", "rates", "stakeholders"),
)
# What our fields are called in files.
THEIRS = {"owner_id": "owner", "account_id": "account"}
PLAIN = [name for name in FIELDS if name not in {*THEIRS, "amount"}]
DEALS_AT_ONCE = 40_000
# How long the names of people, accounts and products may be, and those of stages and pipelines.
NAME, STAGE = 200, 100
MEMORY = "500MB"
_NAMED = "coalesce(nullif({0}.pipeline, 'default'), (SELECT name FROM default_pipeline))"
_OURS = "CASE c.field WHEN 'owner' THEN 'owner_id' WHEN 'account' THEN 'account_id' ELSE c.field END"
_AMOUNT = "rtrim(rtrim(CAST(TRY_CAST({0} AS DECIMAL(18, 4)) AS VARCHAR), '0'), '.')"
# The closing day of a deal that was created on it, at an hour that nobody knows.
_CLOSED = """CASE WHEN d.closed_day_only AND d.closed_at < d.created_at
    AND CAST(d.closed_at AS DATE) = CAST(d.created_at AS DATE) THEN d.created_at ELSE d.closed_at END"""


class Staged:
    """The staged tables of an import."""

    def __init__(self, folder: Path, *, pipeline: str) -> None:
        self._folder = folder / "staged"
        self.work = folder / "work"
        self._engine = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(self.work)})
        self._engine.execute("SET TimeZone = 'UTC'; SET enable_progress_bar = false")
        self._engine.execute("CREATE TABLE default_pipeline AS SELECT ? AS name", [pipeline])
        self._ids = pl.Series([], dtype=pl.Int64)
        self.history = False

    def has(self, table: str) -> bool:
        """Whether the files hold such a table."""
        return (self._folder / f"{table}.parquet").exists()

    def ask(self, query: str) -> pl.DataFrame:
        """What a query gives; `{table}` stands for a staged table."""
        return self._engine.execute(self._said(query)).pl()

    def give(self, name: str, frame: pl.DataFrame) -> None:
        """Let queries know a table of ours."""
        self._engine.register("given", frame.to_arrow())
        self._engine.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given")
        self._engine.unregister("given")

    def settle(self, ids: Mapping[str, pl.DataFrame], *, now: datetime) -> None:
        """Put ids in the place of names. `ids`: deals (key, id, is_new), people, accounts (key, id), stages (pipeline,
        stage, stage_id, kind)."""
        for name, frame in ids.items():
            self.give(f"{name}_ids", frame)
        self._engine.execute(
            "CREATE OR REPLACE TABLE meant AS SELECT 'owner' AS field, key, CAST(id AS VARCHAR) AS id FROM people_ids "
            "UNION ALL SELECT 'account', key, CAST(id AS VARCHAR) FROM accounts_ids"
        )
        self._ids = ids["deals"].get_column("id").sort()
        plain = ", ".join(f"nullif(CAST(d.{name} AS VARCHAR), '') AS {name}" for name in PLAIN)
        self._keep(
            "deals",
            f"SELECT k.id, k.is_new, d.deal_id AS key, {plain}, CAST(o.id AS VARCHAR) AS owner_id, "
            f"CAST(a.id AS VARCHAR) AS account_id, {_AMOUNT.format('d.amount')} AS amount, d.outcome, d.created_at, "
            f"{_CLOSED} AS closed_at, d.loss_reason, d.competitor, {_NAMED.format('d')} AS pipeline, s.stage_id, "
            f"s.kind, {self._names_too_long()} AS names_too_long, "
            "d.source_file, d.source_row FROM {deals} d JOIN deals_ids k ON k.key = d.deal_id "
            "LEFT JOIN people_ids o ON o.key = d.owner LEFT JOIN accounts_ids a ON a.key = d.account "
            f"LEFT JOIN stages_ids s ON s.pipeline = {_NAMED.format('d')} AND s.stage = d.stage ORDER BY k.id",
        )
        until = f"TIMESTAMPTZ '{now.isoformat()}'"
        self._keep_moves(until)
        self._keep_changes(until)

    def parts(self) -> Iterator[tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]]:
        """Some deals at a time: they, their moves and their changes as the files have them."""
        for start in range(0, len(self._ids), DEALS_AT_ONCE):
            some = self._ids.slice(start, DEALS_AT_ONCE)
            between = f"WHERE id BETWEEN {some[0]} AND {some[-1]} ORDER BY id"
            yield tuple(  # type: ignore[misc]
                self._engine.execute(f"SELECT * FROM '{self.work}/{name}.parquet' {between}").pl()
                for name in ("deals", "moves", "changes")
            )

    def close(self) -> None:
        """Let go of it."""
        self._engine.close()

    def _names_too_long(self) -> str:
        """Whether a deal names somebody or something by more than a name may have: those are not made."""
        limits = {"owner": NAME, "account": NAME, "product": NAME, "stage": STAGE, "pipeline": STAGE}
        said = [f"coalesce(length(d.{column}) > {most}, false)" for column, most in limits.items()]
        if self.has("stage_changes"):
            long = f"length(c.stage) > {STAGE} OR length(c.pipeline) > {STAGE}"
            said.append(f"d.deal_id IN (SELECT c.deal_id FROM {{stage_changes}} c WHERE {long})")
        return f"({' OR '.join(said)})"

    def _keep_moves(self, until: str) -> None:
        none = (
            "SELECT NULL::BIGINT AS id, NULL::TIMESTAMPTZ AS at, NULL::BIGINT AS stage_id, NULL::BIGINT AS author_id, "
        )
        none += "NULL::BIGINT AS ordinal WHERE false"
        said = (
            "SELECT k.id, c.changed_at AS at, s.stage_id, p.id AS author_id, c.ordinal FROM {stage_changes} c "
            "JOIN deals_ids k ON k.key = c.deal_id LEFT JOIN people_ids p ON p.key = c.author "
            f"JOIN stages_ids s ON s.pipeline = {_NAMED.format('c')} AND s.stage = c.stage "
            f"WHERE c.changed_at <= {until} ORDER BY k.id, c.changed_at, c.ordinal"
        )
        self._keep("moves", said if self.has("stage_changes") else none)

    def _keep_changes(self, until: str) -> None:
        none = "SELECT NULL::BIGINT AS id, NULL::TIMESTAMPTZ AS at, NULL::VARCHAR AS field, NULL::VARCHAR AS old, "
        none += "NULL::VARCHAR AS new, NULL::BIGINT AS author_id, NULL::BIGINT AS ordinal WHERE false"
        fields = ", ".join(f"'{THEIRS.get(name, name)}'" for name in FIELDS)
        said = (
            f"SELECT k.id, c.changed_at AS at, {_OURS} AS field, {_value('old')} AS old, {_value('new')} AS new, "
            "p.id AS author_id, c.ordinal FROM {field_changes} c JOIN deals_ids k ON k.key = c.deal_id "
            "LEFT JOIN people_ids p ON p.key = c.author "
            + "".join(
                f"LEFT JOIN meant {side}_meant ON {side}_meant.field = c.field AND {side}_meant.key = c.{side}_value "
                for side in ("old", "new")
            )
            + f"WHERE c.changed_at <= {until} AND c.field IN ({fields}) ORDER BY k.id, c.field, c.changed_at, c.ordinal"
        )
        self._keep("changes", said if self.has("field_changes") else none)

    def _keep(self, name: str, query: str) -> None:
        path = self.work / f"{name}.parquet"
        self._engine.execute(f"COPY ({self._said(query)}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 40960)")

    def _said(self, query: str) -> str:
        for table in TABLES:
            query = query.replace(f"{{{table}}}", f"read_parquet('{self._folder}/{table}.parquet')")
        return query


def _value(side: str) -> str:
    """The value of a change as events keep it."""
    text = f"c.{side}_value"
    return (
        f"CASE c.field WHEN 'owner' THEN {side}_meant.id WHEN 'account' THEN {side}_meant.id "
        f"WHEN 'amount' THEN {_AMOUNT.format(text)} "
        f"WHEN 'expected_close_on' THEN CAST(TRY_CAST({text} AS DATE) AS VARCHAR) "
        f"WHEN 'next_step_on' THEN CAST(TRY_CAST({text} AS DATE) AS VARCHAR) ELSE nullif({text}, '') END"
    )
