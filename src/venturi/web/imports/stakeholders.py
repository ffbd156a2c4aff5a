"""Stakeholders of files: who plays which part on a deal, and the contacts that they are."""

import polars as pl

from venturi.web.accounts.models import Contact
from venturi.web.deals.models import Attitude, Deal, Stakeholder
from venturi.web.imports.found import Matching
from venturi.web.imports.keyed import keyed, once, reject
from venturi.web.imports.staged import NAME, Staged
from venturi.web.trail import rows

KIND, ROLE = "stakeholders", 100


def stakeholders(matching: Matching, staged: Staged, deals: pl.DataFrame) -> None:
    """Make the stakeholders that are not here yet, and their contacts; `deals`: key and id of those that come in or are
    here."""
    if not staged.has(KIND):
        return
    contacts = _contacts()
    found = _judged(matching, _found(matching, staged, deals), contacts)
    new = found.filter(pl.col("place").is_null()).group_by("key", maintain_order=True)
    # Somebody is at the account of the first deal that has one.
    named = new.agg(pl.col("account_id").drop_nulls().first()).with_columns(pl.col("key").alias("name"))
    there = found.filter(pl.col("place").is_not_null()).select("key").unique(maintain_order=True)
    whole = pl.concat([named, there], how="diagonal")
    ids = matching.records(Contact, "contacts", whole, named=False)
    merged = contacts.filter(pl.col("contact_id") != pl.col("own_id")).select(id="own_id", other="contact_id")
    ids = ids.join(merged, on="id", how="left").select("key", contact_id=pl.coalesce("other", "id"))
    found = found.join(ids, on="key", maintain_order="left")
    key = ["deal_id", "contact_id"]
    said = found.select(*key, "role", "attitude", "identified_at", "called", "source_file", "source_row")
    said = once(matching, KIND, said, key, "stakeholder-twice")
    keyed(matching, Stakeholder, KIND, said, key=key, values=["role", "attitude", "identified_at"])


def _found(matching: Matching, staged: Staged, deals: pl.DataFrame) -> pl.DataFrame:
    """What the files say, with the deal, and why some of it cannot come in."""
    placed = pl.concat([pl.DataFrame(schema={"id": pl.Int64, "account_id": pl.Int64}), *matching.placed])
    there = rows.read(Deal, ["id", "account_id"]).join(placed, on="id", how="anti")
    staged.give("stakeholder_deals", deals.join(pl.concat([placed, there]), on="id"))
    attitudes = ", ".join(f"'{one}'" for one in Attitude.values)
    return staged.ask(
        "SELECT s.stakeholder_id AS key, concat(s.stakeholder_id, ' on ', s.deal_id) AS called, d.id AS deal_id, "
        "d.account_id, nullif(s.role, '') AS role, nullif(lower(s.attitude), '') AS attitude, s.identified_at, "
        "s.source_file, s.source_row, CASE WHEN d.id IS NULL THEN 'stakeholder-homeless' "
        "WHEN coalesce(s.stakeholder_id, '') = '' THEN 'stakeholder-nameless' "
        f"WHEN length(s.stakeholder_id) > {NAME} OR length(s.role) > {ROLE} THEN 'text-too-long' "
        f"WHEN s.attitude <> '' AND lower(s.attitude) NOT IN ({attitudes}) THEN 'attitude-unknown' "
        f"WHEN s.identified_at > TIMESTAMPTZ '{matching.at.isoformat()}' THEN 'moment-ahead' END AS code "
        "FROM {stakeholders} s LEFT JOIN stakeholder_deals d ON d.key = s.deal_id ORDER BY s.source_file, s.source_row"
    )


def _contacts() -> pl.DataFrame:
    """Whom a key stands for: ``key``, ``own_id``, and of whom they turned out to be ``contact_id`` and ``at``, the
    account."""
    there = rows.read(Contact, ["id", "key", "account_id", "merged_into_id"])
    meant = there.select("key", own_id="id", contact_id=pl.coalesce("merged_into_id", "id"))
    return meant.join(there.select(contact_id="id", at="account_id"), on="contact_id")


def _judged(matching: Matching, found: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """Those that come in, with ``place``, the contact that is here; on a deal of an account stands who is there."""
    found = found.join(contacts.select("key", "at", place="contact_id"), on="key", how="left", maintain_order="left")
    free = pl.col("code").is_null()
    first = pl.col("account_id").filter(free).drop_nulls().first().over("key")
    at = pl.when(pl.col("place").is_null()).then(first).otherwise("at")
    elsewhere = free & pl.col("account_id").is_not_null() & at.ne_missing(pl.col("account_id"))
    found = found.with_columns(pl.when(elsewhere).then(pl.lit("contact-elsewhere")).otherwise("code").alias("code"))
    reject(matching, KIND, found.filter(pl.col("code").is_not_null()))
    return found.filter(pl.col("code").is_null())
