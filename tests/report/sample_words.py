"""What is said of the sample company: answers, things to do, files, definitions."""

from typing import Any


def answers() -> dict[str, str]:
    return {
        "integrity": "Mostly: 78 of 100. Win rates and the funnel can be trusted; throughput by activity cannot.",
        "velocity": "Money moves at EUR 39,046 a day, 6.5 % slower than in 2025Q3, because fewer deals were won.",
        "win_rate": "Of the deals decided in 2025Q4, 27.9 % were won, and 24.1 % of their money.",
        "funnel": "Half of all deals that reach a demonstration never get a proposal: it is the narrowest stage.",
        "danger_points": "Demonstration → Proposal: half the gap to the best quartile returns EUR 612,000 a quarter.",
        "comparison": "The win rate was 27.9 % in 2025Q4 against 30.2 % in 2025Q3; chance explains the difference.",
        "win_loss": "In 37.4 % of the lost deals we were outsold, in 30.9 % we should not have been there.",
        "people": "More than chance explains, and so a reason to look, is Tomás Herrera at the demonstration.",
        "economics": "A customer won in 2025Q4 cost EUR 6,880.",
        "pipeline": "The open pipeline is 2.94× the target of 2026Q1; it takes 1.52×.",
        "movement": "From 1 Oct 2025 to 31 Dec 2025 the open pipeline went from EUR 11.9M to EUR 12.3M.",
        "process": "Deals take 87 different paths; the 5 most frequent cover 80.9 %. 4.2 % go back at least once.",
        "throughput": "Two of nine people are outside the band of 20 %; chance explains one of them.",
    }


def actions() -> list[dict[str, Any]]:
    return [
        {
            "title": "Agree on the decision process before every demonstration",
            "why": "Demonstration → Proposal loses 49.6 % of its deals; the best owners lose 36.2 %. "
            "Half the gap is 11.7 wins a quarter.",
            "section": "danger_points",
            "money_per_quarter": 612_300.0,
            "measure": "Conversion from Demonstration to Proposal above 57.1 % in 2026Q2.",
        },
        {
            "title": "Answer inbound leads within one day",
            "why": "Qualified → Needs agreed loses 38.0 % of inbound deals, most of them for “no reply”.",
            "section": "danger_points",
            "money_per_quarter": 288_900.0,
            "measure": "Conversion from Qualified of inbound deals above 66 %.",
        },
        {
            "title": "Close or re-date the 163 open deals that are past their expected date",
            "why": "They hold EUR 4.1M that no forecast can count on, and hide how many deals are lost.",
            "section": "integrity",
            "money_per_quarter": None,
            "measure": "Open deals with an expected date in the past below 20.",
        },
    ]


def files() -> list[dict[str, Any]]:
    return [
        {
            "name": "opportunities.csv", "table": "deals", "format": "CSV",
            "rows": {"read": 4_241, "taken": 4_212, "with_issues": 992, "rejected": 29},
            "columns": [
                {"source": "Opportunity ID", "ours": "deal_id", "guessed": False, "why": "mapping salesforce"},
                {"source": "Amount", "ours": "amount", "guessed": False, "why": "mapping salesforce"},
                {"source": "Lead Source", "ours": "source", "guessed": True, "why": "name; 4 values, all known"},
                {"source": "Close Date", "ours": "closed_at", "guessed": True, "why": "dates, YYYY-MM-DD in all rows"},
                {"source": "Fax", "ours": None, "guessed": False, "why": "nothing of ours is called that"},
            ],
            "details": {"delimiter": "semicolon", "encoding": "UTF-8 with BOM", "decimal mark": "comma"},
        },
        {
            "name": "opportunity-history.csv", "table": "stage_changes", "format": "CSV",
            "rows": {"read": 23_177, "taken": 23_177, "with_issues": 212, "rejected": 0},
            "columns": [{"source": "Stage", "ours": "to_stage", "guessed": False, "why": "mapping salesforce"}],
            "details": {"delimiter": "comma", "encoding": "UTF-8"},
        },
    ]  # fmt: skip


def definitions() -> dict[str, Any]:
    decided = "deals whose closed_at lies in the period. Open deals are in neither term."
    return {
        "velocity": meaning(
            "how much money a day does the process bring?", r"V = \frac{N \cdot W \cdot A}{L}", decided,
            "money per day", "a few very large wins carry the mean", [("won deals without an amount", 12)],
        ),
        "velocity_change": meaning(
            "which lever changed the velocity?", r"c_x = M(V_1, V_0) \cdot \ln\left(\frac{x_1}{x_0}\right)", decided,
            "money per day", "two levers moved for one common reason", [],
        ),
        "win_rate": meaning(
            "of the deals decided in a period, what share did we win?",
            r"\text{unit} = \frac{won}{won + lost} \qquad \text{value} = \frac{\sum won}{\sum won + \sum lost}",
            decided, "share", "lost deals are left open", [("decided deals without an amount, from the value", 36)],
        ),
        "conversion": meaning(
            "of the deals that entered a stage, how many went on?", r"\frac{advanced}{advanced + lost}",
            "deals that entered the stage, by their first entry.", "share", "many deals are still there", [],
        ),
        "stay_times": meaning(
            "how long do deals stay?", None, "stays that began before as_of.", "days", "deals are moved in bulk", []
        ),
        "danger_points": meaning(
            "where does it pay most to improve?", None, "steps between open stages.", "money per quarter",
            "the best owners have the easier deals", [("deals without an owner", 12)],
        ),
        "throughput": meaning(
            "how many deals does a person decide?", None, decided, "deals", "territories differ", [("no owner", 4)]
        ),
    }  # fmt: skip


def meaning(
    question: str, formula: str | None, population: str, unit: str, misleads: str, excluded: list[tuple[str, int]]
) -> dict[str, Any]:
    return {
        "question": question, "formula": formula, "population": population, "unit": unit,
        "misleads": f"Misleads when {misleads}.",
        "excluded": [{"reason": reason, "count": count} for reason, count in excluded],
    }  # fmt: skip
