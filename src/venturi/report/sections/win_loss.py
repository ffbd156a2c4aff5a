"""Win and loss section: why do we win and lose?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.loss_families import loss_families
from venturi.charts.rates import rates
from venturi.report.page import Block, Cell, Exhibit, Picture, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, group, money_unit, plural, refusal, refused
from venturi.report.sections.win_loss_criteria import criteria

Row = Mapping[str, Any]
FAMILIES = ("should not have been there", "outsold", "no decision", "not assigned", "not said")
KNOWN = 3
UNSAID = "Nobody has said of which family these reasons are: say it in the mapping file, and they tell what to do."
HEADS = {
    "stage": ("Where", "Step it was lost from", "not known"),
    "source": ("By source", "Source", "not recorded"),
    "owner": ("By owner", "Owner", "no owner"),
    "competitor": ("By competitor", "Competitor", "none named"),
    "unmet_criterion": ("By exit criterion that was not met", "Criterion", "none known to be unmet"),
}
DRAWN = 12


def win_loss(audit: Audit) -> Section:
    part = audit["win_loss"]
    blocks: list[Block] = []
    if refused(part["reasons"]):
        blocks.append(refusal(audit, part["reasons"], "Reasons of losses"))
    elif part["families"]:
        known = any(row["family"] in FAMILIES[:KNOWN] for row in part["families"])
        dimensions = list(part["by"]) if known else []
        if known:
            blocks.append(_families(audit, "stage" if "stage" in dimensions else None))
        blocks.append(_reasons(audit, part["reasons"], known=known))
        blocks += [_families(audit, name) for name in dimensions if name != "stage"]
    return Section(
        key="win_loss",
        name="Win and loss",
        question="Why do we win and lose?",
        answer=audit["answers"]["win_loss"],
        blocks=(*blocks, *criteria(audit, part["criteria"])),
    )


def _families(audit: Audit, dimension: str | None) -> Exhibit:
    """The families of all losses, and of each group of a dimension; drawn for all and where they were lost."""
    part = audit["win_loss"]
    whole = [("All losses", part["families"])]
    title, head, missing = HEADS.get(dimension or "", ("All losses", "", ""))
    groups = _grouped(audit, dimension, missing) if dimension else []
    first = dimension in {None, "stage"}
    told = [*whole, *groups] if first else groups
    families = [name for name in FAMILIES if any(row["family"] == name for _, rows in told for row in rows)]
    left = part["by"][dimension]["groups"] - len(groups) if dimension else 0
    return Exhibit(
        title="Should we have been there, or were we outsold?" if first else f"The same {title[:1].lower()}{title[1:]}",
        sentence="Two families that call for opposite answers: qualify harder, or sell and build better."
        if first
        else None,
        picture=_bars(told, families) if first else None,
        table=table(
            "Families of reasons" if dimension is None else f"Families of reasons, {title.lower()}",
            [text(head or "Losses"), number("Lost", "deals"), *(number(_capital(name)) for name in families)],
            [(name, formats.count(rows[0]["of"]), *_shares(rows, families)) for name, rows in told],
            more=f"… and {formats.count(left)} more, in fewer losses" if left > 0 else None,
        ),
        note=_overlap(dimension) or (_guessed(part["families"]) if first else None),
        definitions=definitions(audit, "reasons"),
    )


def _grouped(audit: Audit, dimension: str, missing: str) -> list[tuple[str, list[Row]]]:
    """The rows by group: stages in their order, all else by the number of losses."""
    found: dict[str | None, list[Row]] = {}
    for row in audit["win_loss"]["by"][dimension]["rows"]:
        found.setdefault(row["group"], []).append(row)
    names = list(found)
    if dimension == "stage":
        place = {stage["stage"]: stage["position"] for stage in audit["stages"]}
        names.sort(key=lambda name: (name is None, place.get(name, 0) if name else 0))
    return [(group(name, missing), found[name]) for name in sorted(names, key=lambda name: name is None)]


def _bars(told: Sequence[tuple[str, Sequence[Row]]], families: list[str]) -> Picture:
    drawn = [
        {"label": name, "family": row["family"], "share": row["share"], "text": formats.count(row["of"])}
        for name, rows in told
        for row in rows
        if row["family"] in families
    ]
    return Picture(
        title="Families of reasons of the lost deals",
        chart=lambda width: loss_families(drawn, width=width, families=families),
    )


def _shares(rows: Sequence[Row], families: Sequence[str]) -> tuple[Cell, ...]:
    known = {row["family"]: row for row in rows}
    return tuple(
        Cell(formats.percent(known[name]["share"]), note=formats.count(known[name]["deals"]))
        if name in known
        else Cell(formats.percent(0))
        for name in families
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _guessed(families: Sequence[Row]) -> str | None:
    guessed, of = sum(row["guessed"] for row in families), families[0]["of"]
    if not guessed:
        return None
    return (
        f"The family of {formats.count(guessed)} of {formats.count(of)} lost deals is a guess by the words of the "
        "reason: say in the mapping file which reason is of which family."
    )


def _overlap(dimension: str | None) -> str | None:
    if dimension != "unmet_criterion":
        return None
    return "A deal of which two criteria were not met stands in both rows."


def _reasons(audit: Audit, rows: Sequence[Row], *, known: bool) -> Exhibit:
    drawn = [
        {"label": _reason(row), "family": "by deals", "rate": row["share"]}
        | {"low": row["share_low"], "high": row["share_high"]}
        for row in rows[:DRAWN]
    ]
    bare = sum(row["without_amount"] for row in rows)
    told = [] if known else [UNSAID]
    told += [f"{plural(bare, 'lost deal')} without an amount: in no sum of money."] if bare else []
    return Exhibit(
        title="The reasons",
        picture=Picture(
            title="Share of the lost deals by reason, with 95 % intervals",
            chart=lambda width: rates(drawn, width=width),
        ),
        table=table(
            "Reasons of lost deals",
            [
                *(text("Reason"), text("Family"), number("Deals"), number("Share"), number("95 % interval")),
                *(number("Amount", money_unit(audit)), number("Share of money")),
            ],
            [_reason_row(row) for row in rows],
        ),
        note=" ".join(told) or None,
        definitions=definitions(audit, "reasons"),
        behind=tuple(behind(_reason(row), row["behind"]) for row in rows),
    )


def _reason(row: Row) -> str:
    return group(row["reason"], "no reason given")


def _reason_row(row: Row) -> tuple[Cell | str, ...]:
    return (
        _reason(row),
        Cell(row["family"], note="guessed" if row["guessed"] else None),
        formats.count(row["deals"]),
        formats.percent(row["share"]),
        formats.interval(row["share_low"], row["share_high"]),
        formats.money(row["amount"]),
        formats.percent(row["value"]),
    )
