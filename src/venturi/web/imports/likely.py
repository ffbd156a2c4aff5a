"""Likely: new accounts and deals that look like ones that are here, with the reasons. Somebody decides."""

import re
from typing import Any

import polars as pl

from venturi.web.accounts.models import Account
from venturi.web.deals.derived import amount_text
from venturi.web.deals.models import Deal
from venturi.web.imports.models import Likeness
from venturi.web.imports.staged import Staged
from venturi.web.trail import rows

SHOWN = 200
# What stands behind the name of a firm and says how it is organised.
FORMS = (
    "gmbh|mbh|ag|kg|kgaa|ohg|ug|se|inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|co|company|sa|sas|sarl|srl|"
    "spa|bv|nv|ab|as|oy|aps|pty|group|holding"
)
_FORM = rf"( ({FORMS}))+$"


def said_same() -> dict[str, dict[str, int]]:
    """What somebody said are the same: kind of record → key in files → the record it is."""
    found: dict[str, dict[str, int]] = {}
    for one in Likeness.objects.filter(same=True, removed=False):
        found.setdefault(one.record_type, {})[one.key] = one.other
    return found


def likely(staged: Staged, deals: pl.DataFrame) -> list[dict[str, Any]]:
    """Records that would be new, each with one that is here and that it looks like; those that were judged left out."""
    judged = set(Likeness.objects.filter(removed=False).values_list("record_type", "key", "other"))
    found = [*_accounts(staged), *_deals(staged, deals)]
    return [one for one in found if (one["record_type"], one["key"], one["other"]) not in judged][:SHOWN]


def plain(name: pl.Expr) -> pl.Expr:
    """A name without case, punctuation and legal form."""
    words = name.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars()
    return words.str.replace(r"^the ", "").str.replace_all(_FORM, "")


def _accounts(staged: Staged) -> list[dict[str, Any]]:
    there = rows.read(Account, ["id", "key", "name"], "removed = false AND merged_into_id IS NULL")
    named = staged.ask("SELECT key, id FROM accounts_ids")
    new = named.join(there, on="id", how="anti")
    both = new.with_columns(plain(pl.col("key")).alias("plain")).join(
        there.select("name", plain(pl.col("name")).alias("plain"), other="id"), on="plain"
    )
    both = both.filter(pl.col("plain") != "").sort("key", "other").head(SHOWN)
    return [
        {
            "record_type": Account._meta.label,
            "key": row["key"],
            "other": row["other"],
            "name": row["key"],
            "other_name": row["name"],
            "reasons": [_reason(row["key"], row["name"])],
        }
        for row in both.iter_rows(named=True)
    ]


def _reason(one: str, other: str) -> str:
    if one.casefold() == other.casefold():
        return "the same name in other letters"
    bare = [re.sub(r"[^\w]+", " ", name.casefold()).strip() for name in (one, other)]
    return "the same name with other signs" if bare[0] == bare[1] else "the same name with another legal form"


def _deals(staged: Staged, deals: pl.DataFrame) -> list[dict[str, Any]]:
    """New deals of an account that has one of the same name, amount or day under another key."""
    if deals.filter("is_new").is_empty() or not Deal.objects.filter(deleted=False).exists():
        return []
    there = rows.read(
        Deal, ["id", "name", "account_id", "amount", "created_at"], "deleted = false AND account_id IS NOT NULL"
    )
    there = there.join(deals, on="id", how="anti").with_columns(
        amount_text(pl.col("amount")).alias("amount"), pl.col("created_at").dt.date().alias("day")
    )
    staged.give("there_deals", there)
    found = staged.ask(
        "SELECT d.key, coalesce(d.name, d.key) AS name, t.id AS other, t.name AS other_name, d.name = t.name AS named, "
        f"d.amount = t.amount AS priced, CAST(d.created_at AS DATE) = t.day AS dated "
        f"FROM '{staged.work}/deals.parquet' d "
        "JOIN there_deals t ON CAST(t.account_id AS VARCHAR) = d.account_id WHERE d.is_new AND "
        "(coalesce(named, false)::INT + coalesce(priced, false)::INT + coalesce(dated, false)::INT) >= 2 "
        f"ORDER BY d.key, t.id LIMIT {SHOWN}"
    )
    return [
        {
            "record_type": Deal._meta.label,
            "key": row["key"],
            "other": row["other"],
            "name": row["name"],
            "other_name": row["other_name"],
            "reasons": ["the same account", *(told for told, so in _same(row) if so)],
        }
        for row in found.iter_rows(named=True)
    ]


def _same(row: dict[str, Any]) -> list[tuple[str, bool]]:
    return [
        ("the same name", bool(row["named"])),
        ("the same amount", bool(row["priced"])),
        ("created on the same day", bool(row["dated"])),
    ]
