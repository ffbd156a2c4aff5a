"""Process departures: where do deals come back, leave a stage out, break the order, or take far too long?"""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.palette import State
from venturi.charts.rates import rates
from venturi.report.page import Block, Cell, Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, behind, definitions, plural, refusal, refused, shown

SHOWN_STEPS = 20
FAMILIES = {"share": "came back", "left_out": "left it out"}


def stages(audit: Audit) -> list[Block]:
    rows = audit["process"]["stages"]
    if refused(rows):
        return [refusal(audit, rows, "Rework")]
    if not rows:
        return []
    named = names(rows)
    known = [(name, row) for name, row in zip(named, rows, strict=True)]
    dots = [
        {"label": name, "family": FAMILIES[family], "rate": row[share], "low": row[low], "high": row[high]}
        for name, row in known
        for family, share, low, high in (
            ("share", "share", "low", "high"),
            ("left_out", "left_out_share", "left_out_low", "left_out_high"),
        )
    ]
    return [
        Exhibit(
            title="Which stages are done twice, and which are left out?",
            picture=Picture(
                title="Deals that came back to each stage, and deals that passed it without standing in it, with 95 % "
                "intervals",
                chart=lambda width: rates(dots, width=width, families=tuple(FAMILIES.values())),
            ),
            table=table(
                "What is done twice and left out, by stage",
                [
                    text("Stage"),
                    number("Were there"),
                    number("Came back"),
                    number("Days again", "median"),
                    number("Days away", "median"),
                    number("Left it out"),
                    number("Skips from here"),
                    number("Back from here"),
                    number("Entered while there"),
                ],
                [(name, *_stage(row)) for name, row in known],
            ),
            note="Left out: of the deals that got past a stage, those that never stood in it.",
            definitions=definitions(audit, "rework", "skips"),
            behind=tuple(behind(f"{name}: came back", row["behind"]) for name, row in known if row["behind"]["total"]),
        )
    ]


def _stage(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    left_out = row["left_out_deals"] or 0
    return (
        Cell(formats.count(row["deals"])),
        Cell(formats.count(row["reentered"]), formats.percent(row["share"]) if row["reentered"] else None),
        Cell(formats.bare_days(row["median_extra_days"])),
        Cell(formats.bare_days(row["median_days_away"])),
        Cell(formats.count(left_out), formats.percent(row["left_out_share"]) if left_out else None),
        *(Cell(formats.count(row[part])) for part in ("skip", "back", "repeat")),
    )


def rules(audit: Audit) -> list[Block]:
    part = audit["process"]["conformance"]
    if refused(part):
        return [refusal(audit, part, "Conformance")]
    rows = part["rules"]
    several = len({row["pipeline"] for row in rows if row["pipeline"]}) > 1
    left = part["broken"] - len(rows)
    if not rows:
        return []
    return [
        Exhibit(
            title="Where do deals leave the defined process?",
            sentence="The defined process is the order of the stages, none of them left out. Of the deals to which a "
            "rule applied, over the whole history:",
            table=table(
                "Rules of the process, the one that most deals broke first",
                [
                    text("What happened"),
                    number("Deals"),
                    number("Of"),
                    number("Share"),
                    number("Won of these"),
                    number("Won of the others"),
                    number("Difference", "points"),
                ],
                [(Cell(_rule(row), row["pipeline"] if several else None), *_broken(row)) for row in rows],
                more=f"… and {plural(left, 'more rule')} broken by fewer deals" if left > 0 else None,
            ),
            note="The difference is not what the rule is worth: a deal that leaves a stage out may be an easy one, and "
            "one that goes back lives long enough to do so.",
            definitions=definitions(audit, "conformance"),
            behind=tuple(behind(_named(row, several=several), row["behind"]) for row in rows),
        )
    ]


def _rule(row: Mapping[str, Any]) -> str:
    stage, then = row["stage"], row["next_stage"]
    return {
        "stage_left_out": f"{stage} left out",
        "moved_back": f"Back from {stage} to {then}",
        "stage_unlisted": f"In {stage}, which is not in the list of stages",
        "pipeline_changed": "Changed the pipeline",
        "reopened": f"Came back out of {stage}",
    }[row["rule"]]


def _named(row: Mapping[str, Any], *, several: bool) -> str:
    return f"{row['pipeline']}: {_rule(row)}" if several and row["pipeline"] else _rule(row)


def _broken(row: Mapping[str, Any]) -> tuple[formats.Shown, ...]:
    return (
        formats.count(row["deals"]),
        formats.count(row["of_deals"]),
        formats.percent(row["share"]),
        formats.percent(row["broken_win_rate"]),
        formats.percent(row["kept_win_rate"]),
        formats.points(row["gap"]),
    )


def times(audit: Audit) -> list[Block]:
    part = audit["process"]["temporal"]
    if refused(part):
        return [refusal(audit, part, "Times far off the usual")]
    if not part["stays"]:
        return []
    rows, more = shown(part["steps"], SHOWN_STEPS)
    over = f"{formats.decimal(part['beyond'], 0)} standard deviations"
    off = part["slow"] + part["fast"]
    told = f"{formats.count(off)} of {plural(part['stays'], 'stay')} {'is' if off == 1 else 'are'} more than {over} off"
    stuck = part["stuck"]["total"]
    now = f"; {plural(stuck, 'open deal')} {'is' if stuck == 1 else 'are'} so today." if stuck else "."
    return [
        Exhibit(
            title="Which deals are stuck?",
            sentence=told + now,
            table=table(
                "Steps with times far off the usual",
                [
                    text("From"),
                    text("To"),
                    number("Stays"),
                    number("Mean", "days"),
                    number("Deviation", "days"),
                    number("Slow beyond", "days"),
                    number("Slow"),
                    number("Fast"),
                ],
                [
                    (row["from_step"], "still there" if row["to_step"] is None else row["to_step"], *_profile(row))
                    for row in rows
                ],
                more=more,
            )
            if rows
            else None,
            note="Of deals that are still there the mean is unknown; they are slow beyond the highest bound of their "
            "stage, wherever they go."
            if rows
            else None,
            definitions=definitions(audit, "temporal_profile"),
            behind=(behind("open deals that are stuck", part["stuck"]),) if stuck else (),
        )
    ]


def _profile(row: Mapping[str, Any]) -> tuple[Cell, ...]:
    state: State | None = "look" if row["to_step"] is None and row["slow"] else None
    return (
        Cell(formats.count(row["n"])),
        Cell(formats.bare_days(row["mean_days"])),
        Cell(formats.bare_days(row["sd_days"])),
        Cell(formats.bare_days(row["high_days"])),
        Cell(formats.count(row["slow"]), state=state),
        Cell(formats.count(row["fast"])),
    )


def names(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Stages by name, with their pipeline where there are several."""
    several = len({row["pipeline"] for row in rows}) > 1
    return [f"{row['pipeline']}: {row['stage']}" if several else row["stage"] for row in rows]
