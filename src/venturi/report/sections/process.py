"""Process section: how is the process really run?"""

from venturi import formats
from venturi.report.page import Block, Exhibit, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, plural, refusal, refused
from venturi.report.sections.process_departures import rules, stages, times
from venturi.report.sections.process_map import ways
from venturi.report.sections.process_review import reviewed

KINDS = {
    "next": "To the next stage",
    "skip": "Over at least one stage",
    "back": "Back to an earlier stage",
    "repeat": "Into the stage it stood in",
    "lost": "Lost, from any stage",
    "reopened": "Out of a closed stage",
    "other": "Into another pipeline, or an unlisted stage",
}


def process(audit: Audit) -> Section:
    part = audit["process"]
    blocks: list[Block] = []
    if refused(part["variants"]):
        # What the history lacks is said once, not seven times.
        blocks = [refusal(audit, part["variants"], "The process as it is run")]
    elif part["variants"]["deals"]:
        blocks = [*ways(audit), _variants(audit), *_moves(audit), *stages(audit), *rules(audit), *times(audit)]
    return Section(
        key="process",
        name="Process",
        question="How is the process really run?",
        answer=audit["answers"]["process"],
        blocks=(*blocks, *reviewed(audit), *_lint(audit)) if audit["deals"] else (),
    )


def _variants(audit: Audit) -> Exhibit:
    part = audit["process"]["variants"]
    paths, rows = part["paths"], part["top"]
    most = (
        f"{plural(part['for_most'], 'path')} of {formats.count(paths)} {'holds' if part['for_most'] == 1 else 'hold'}"
    )
    left = paths - len(rows)
    return Exhibit(
        title="Which paths are taken most often?",
        sentence=f"{most} four out of five deals. Of an open deal it is the path so far.",
        table=table(
            "The most frequent paths",
            [
                text("Path"),
                number("Deals"),
                number("Share"),
                number("Won of decided"),
                number("95 % interval"),
                number("Median", "days"),
            ],
            [
                (
                    row["path"],
                    formats.count(row["deals"]),
                    formats.percent(row["share"]),
                    formats.percent(row["win_rate"]),
                    formats.interval(row["low"], row["high"]),
                    formats.bare_days(row["median_days"]),
                )
                for row in rows
            ],
            more=f"… and {plural(left, 'rarer path')}" if left else None,
        ),
        note="A path is the stages in the order in which a deal entered them; its days are those from the first stage "
        "to the decision.",
        definitions=definitions(audit, "variants"),
        behind=tuple(behind(f"path {formats.count(row['variant'])}", row["behind"]) for row in rows),
    )


def _moves(audit: Audit) -> list[Block]:
    rows = audit["process"]["moves"]
    if refused(rows):
        return [refusal(audit, rows, "Moves by kind")]
    return [
        Exhibit(
            title="Do deals go through the stages one by one?",
            table=table(
                "Moves by kind",
                [
                    text("Move"),
                    number("Moves"),
                    number("Passing a stage"),
                    number("Deals"),
                    number("Of the deals that moved"),
                    number("95 % interval"),
                ],
                [
                    (
                        KINDS.get(row["part"], row["part"]),
                        formats.count(row["moves"]),
                        formats.count(row["over"]),
                        formats.count(row["deals"]),
                        formats.percent(row["share"]),
                        formats.interval(row["low"], row["high"]),
                    )
                    for row in rows
                ],
            ),
            definitions=definitions(audit, "skips"),
            behind=tuple(
                behind(KINDS[row["part"]].lower(), row["behind"]) for row in rows if row["behind"] and row["moves"]
            ),
        )
    ]


def _lint(audit: Audit) -> list[Block]:
    part = audit["process"]["lint"]
    if refused(part):
        return []
    unchecked = [f"{row['code'].replace('-', ' ')}: {row['reason']}" for row in part["not_checked"]]
    if not part["findings"] and not unchecked:
        return []
    return [
        Exhibit(
            title="Can people work with these stages?",
            sentence=None if part["findings"] else "Nothing was found to be wrong with the list of stages.",
            table=table(
                "What makes the stages hard to work with",
                [text("What is wrong"), text("What to do")],
                [(row["message"], row["remedy"]) for row in part["findings"]],
            )
            if part["findings"]
            else None,
            note=f"Not checked: {'; '.join(unchecked)}." if unchecked else None,
        )
    ]
