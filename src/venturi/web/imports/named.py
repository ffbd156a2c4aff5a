"""Named: the people, pipelines, stages, products and accounts that the files speak of, found or made."""

from collections.abc import Sequence
from typing import Any

import polars as pl
from django.contrib.auth.hashers import make_password

from venturi.web.accounts.models import Account
from venturi.web.finance.models import Product
from venturi.web.imports import fresh
from venturi.web.imports.found import Matching
from venturi.web.imports.staged import NAME, STAGE, Staged
from venturi.web.people.models import Person
from venturi.web.process.models import Kind, Pipeline, Stage
from venturi.web.trail import rows

NAMES = {Kind.OPEN: "Open", Kind.WON: "Won", Kind.LOST: "Lost"}
_STAGES = {"stage_id": pl.Int64, "pipeline": pl.String, "stage": pl.String, "kind": pl.String, "position": pl.Int64}


def people(matching: Matching, staged: Staged) -> pl.DataFrame:
    """The ids of everybody on our side whom the files name."""
    named = ["SELECT owner AS key FROM {deals}"]
    named += ["SELECT author FROM {stage_changes}"] if staged.has("stage_changes") else []
    if staged.has("field_changes"):
        named.append("SELECT author FROM {field_changes}")
        named += [f"SELECT {side}_value FROM {{field_changes}} WHERE field = 'owner'" for side in ("old", "new")]
    named += ["SELECT person FROM {activities}"] if staged.has("activities") else []
    named += ["SELECT person FROM {targets}"] if staged.has("targets") else []
    listed = "SELECT person AS key, name, region, started_on, left_on FROM {people}"
    none = "SELECT NULL::VARCHAR AS key, NULL::VARCHAR AS name, NULL::VARCHAR AS region, NULL::DATE AS started_on, "
    none += "NULL::DATE AS left_on WHERE false"
    said = listed if staged.has("people") else none
    named += [f"SELECT key FROM ({said})"]
    found = staged.ask(
        f"SELECT n.key, any_value(p.name) AS name, any_value(p.region) AS region, min(p.started_on) AS started_on, "
        f"max(p.left_on) AS left_on FROM ({' UNION '.join(named)}) n LEFT JOIN ({said}) p ON p.key = n.key "
        "WHERE n.key <> '' GROUP BY n.key ORDER BY n.key"
    )
    found = _short(found)
    secret = pl.Series("password", [make_password(None) for _ in range(found.height)], dtype=pl.String)
    found = found.with_columns(pl.coalesce("name", "key").alias("name"), pl.col("region").fill_null(""), secret)
    return matching.records(Person, "people", found, compared=["started_on", "left_on"])


def products(matching: Matching, staged: Staged) -> None:
    """The products that deals are of."""
    found = _short(staged.ask("SELECT DISTINCT product AS key FROM {deals} WHERE product <> '' ORDER BY 1"))
    if not found.is_empty():
        matching.records(Product, "products", found.with_columns(name="key"))


def accounts(matching: Matching, staged: Staged) -> pl.DataFrame:
    """The ids of the accounts that the files name; of one that was merged, the one it turned out to be."""
    named = ["SELECT account AS key, region, segment FROM {deals}"]
    if staged.has("field_changes"):
        named += [
            f"SELECT {side}_value, NULL, NULL FROM {{field_changes}} WHERE field = 'account'" for side in ("old", "new")
        ]
    found = staged.ask(
        f"SELECT key, {_agreed('region')}, {_agreed('segment')} "
        f"FROM ({' UNION ALL '.join(named)}) WHERE key <> '' GROUP BY key ORDER BY key"
    )
    found = _short(found).with_columns(pl.col("key").alias("name"), pl.col("region", "segment").str.slice(0, 100))
    ids = matching.records(Account, "accounts", found, compared=["region", "segment"])
    merged = rows.read(Account, ["id", "merged_into_id"], "merged_into_id IS NOT NULL")
    return ids.join(merged, on="id", how="left").select("key", pl.coalesce("merged_into_id", "id").alias("id"))


def stages(matching: Matching, staged: Staged, pipeline: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The stages of the pipelines that the files speak of, and the ends of each pipeline: where deals begin, and where
    those stand that were decided. What a pipeline lacks of these is made."""
    listed = _listed(staged, pipeline)
    names = sorted({pipeline if one == "default" else one for one in listed.get_column("pipeline").unique()})
    pipelines = _pipelines(matching, names)
    there = rows.read(Stage, ["id", "pipeline_id", "name", "kind", "position", "version", "removed"])
    # Of those that were taken away, one that stands where another of its name is now is not meant.
    there = there.sort("removed", "id").unique(["pipeline_id", "name"], keep="first", maintain_order=True)
    there = there.rename({"id": "stage_id", "name": "stage"}).join(pipelines, on="pipeline_id")
    new = listed.join(there, on=["pipeline", "stage"], how="anti").join(pipelines, on="pipeline")
    new = pl.concat([new, _lacking(pipelines, there, new)], how="diagonal")
    made = _made_stages(matching, new, there)
    known = there.join(listed, on=["pipeline", "stage"], how="semi")
    back = _back(matching, Stage, known.rename({"stage_id": "id"}))
    matching.tally.count("stages", new=made.height, changed=back, unchanged=known.height - back)
    matching.tally.example("stages", "new", new.get_column("stage").to_list())
    every = pl.concat([there.select("pipeline_id", *_STAGES), made.select("pipeline_id", *_STAGES)])
    return every, _ends(every)


def _listed(staged: Staged, pipeline: str) -> pl.DataFrame:
    """Every stage that the files list or speak of: pipeline, stage, kind, position."""
    listed = "SELECT pipeline, stage, kind, position FROM {stages}"
    none = "SELECT NULL::VARCHAR AS pipeline, NULL::VARCHAR AS stage, NULL::VARCHAR AS kind, NULL::BIGINT AS position"
    said = listed if staged.has("stages") else f"{none} WHERE false"
    named = ["SELECT pipeline, stage FROM {deals}"]
    named += ["SELECT pipeline, stage FROM {stage_changes}"] if staged.has("stage_changes") else []
    found = staged.ask(
        f"SELECT coalesce(n.pipeline, 'default') AS pipeline, n.stage, any_value(s.kind) AS kind, "
        f"min(s.position) AS position FROM ({' UNION '.join(named)} UNION SELECT pipeline, stage FROM ({said})) n "
        f"LEFT JOIN ({said}) s ON s.pipeline = coalesce(n.pipeline, 'default') AND s.stage = n.stage "
        "GROUP BY ALL ORDER BY pipeline, position NULLS LAST, stage"
    )
    plain = pl.when(pl.col("pipeline") == "default").then(pl.lit(pipeline)).otherwise("pipeline").alias("pipeline")
    # A deal without a stage still says that its pipeline is there.
    found = found.with_columns(plain, pl.col("kind").fill_null(Kind.OPEN.value))
    # Deals that name longer ones are rejected for it.
    short = [pl.col(name).fill_null("").str.len_chars() <= STAGE for name in ("pipeline", "stage")]
    return found.filter(*short).unique(["pipeline", "stage"], keep="first", maintain_order=True)


def _pipelines(matching: Matching, names: Sequence[str]) -> pl.DataFrame:
    """The ids of pipelines by name."""
    there = rows.read(Pipeline, ["id", "name", "version", "removed"]).filter(pl.col("name").is_in(list(names)))
    wanted = pl.DataFrame({"name": list(names)}, schema={"name": pl.String})
    new = wanted.join(there, on="name", how="anti")
    made = fresh.make(matching.prepared, Pipeline, new, at=matching.at)
    back = _back(matching, Pipeline, there)
    matching.tally.count("pipelines", new=new.height, changed=back, unchanged=there.height - back)
    matching.tally.example("pipelines", "new", new.get_column("name").to_list())
    both = pl.concat([there.select("id", "name"), made.select("id", "name")])
    return both.select(pipeline_id="id", pipeline="name")


def _back(matching: Matching, model: fresh.Model, there: pl.DataFrame) -> int:
    """Bring back those that were taken away; how many."""
    said = there.with_columns(pl.lit(value=False).alias("removed_new"))
    return fresh.change(matching.prepared, model, said, ["removed"], at=matching.at).height


def _lacking(pipelines: pl.DataFrame, there: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """A stage of each kind that a pipeline has none of: deals begin in an open one, and end in the others."""
    known = pl.concat([frame.select("pipeline", "kind", "stage") for frame in (there, new)]).drop_nulls("stage")
    lacking: list[dict[str, Any]] = []
    for row in pipelines.iter_rows(named=True):
        mine = known.filter(pl.col("pipeline") == row["pipeline"])
        kinds, names = set(mine.get_column("kind")), set(mine.get_column("stage"))
        for kind, name in NAMES.items():
            if kind not in kinds:
                said = f"{name} (decided)" if name in names else name
                lacking.append(
                    {**row, "stage": said, "kind": kind.value, "position": 0 if kind == Kind.OPEN else 10_000}
                )
    schema = {
        "pipeline_id": pl.Int64,
        "pipeline": pl.String,
        "stage": pl.String,
        "kind": pl.String,
        "position": pl.Int64,
    }
    return pl.DataFrame(lacking, schema=schema)


def _made_stages(matching: Matching, new: pl.DataFrame, there: pl.DataFrame) -> pl.DataFrame:
    """New stages, at the end of those that their pipeline has, in their order."""
    new = new.filter(pl.col("stage").is_not_null())
    last = there.group_by("pipeline_id").agg(pl.col("position").max().alias("last"))
    new = new.sort("pipeline_id", pl.col("position").fill_null(9_999), maintain_order=True).join(
        last, on="pipeline_id", how="left"
    )
    nth = pl.int_range(1, pl.len() + 1).over("pipeline_id")
    placed = new.with_columns((pl.col("last").fill_null(0) + nth).alias("position"))
    made = fresh.make(
        matching.prepared, Stage, placed.select("pipeline_id", "kind", "position", name="stage"), at=matching.at
    )
    return made.rename({"id": "stage_id", "name": "stage"}).join(
        placed.select("pipeline_id", "pipeline").unique(), on="pipeline_id"
    )


def _ends(stages: pl.DataFrame) -> pl.DataFrame:
    """Of each pipeline the first stage of each kind."""
    ordered = stages.sort("pipeline_id", "position")
    first = [
        pl.col("stage_id").filter(pl.col("kind") == kind.value).first().alias(f"{kind.value}_id") for kind in NAMES
    ]
    return ordered.group_by("pipeline_id", "pipeline").agg(first)


def _agreed(name: str) -> str:
    """What all deals of an account that tell it tell alike; null where they do not, or none of them tells it."""
    told = f"nullif({name}, '')"
    return f"CASE WHEN count(DISTINCT {told}) = 1 THEN min({told}) END AS {name}"


def _short(frame: pl.DataFrame) -> pl.DataFrame:
    """Without what is longer than a key may be: deals that name it are rejected for it."""
    return frame.filter(pl.col("key").str.len_chars() <= NAME)
