"""Plain: what docstrings say, in one line of plain text."""

import pytest

from venturi.plain import brief, formula, prose, without_options, worded
from venturi.registry import METRICS


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"V = \frac{N \cdot W \cdot A}{L}", "V = (N · W · A) ÷ L"),
        (r"\text{unit} = \frac{won}{won + lost}", "unit = won ÷ (won + lost)"),
        (r"a \qquad b", "a; b"),
        (r"a, \quad b", "a; b"),
        (r"\frac{\frac{a}{b}}{c}", "(a ÷ b) ÷ c"),
        (r"M \cdot \ln\left(\frac{x_1}{x_0}\right)", "M · ln(x_1 ÷ x_0)"),
        (r"M \ln\frac{x_1}{x_0}", "M ln(x_1 ÷ x_0)"),
        (r"\frac{(a - b)^2}{c}", "(a - b)² ÷ c"),
        (r"h_i \sum_s \frac{h_s}{h}", "h_i Σ_s (h_s ÷ h)"),
        (r"\prod_{t_i \le t} \left(1 - \frac{d_i}{n_{i-1}}\right)", "Π[t_i ≤ t] (1 - d_i ÷ n_(i-1))"),
        (r"\min\{t : S(t) \le 0.5\}", "min {t : S(t) ≤ 0.5}"),
        (r"c + \tfrac12 (b - c)", "c + 1/2 (b - c)"),
        (r"x_{\text{won}} \unknown y", "x_won unknown y"),
    ],
)
def test_a_formula_is_read_without_a_typesetter(tex: str, plain: str) -> None:
    assert formula(tex) == plain


@pytest.mark.parametrize("name", [name for name, metric in METRICS.items() if metric.formula])
def test_no_formula_of_ours_keeps_a_trace_of_tex(name: str) -> None:
    told = formula(METRICS[name].formula or "")
    assert [trace for trace in ("\\", "frac", "text", "cdot", "_{", "  ") if trace in told] == []


def test_a_sentence_loses_its_markup() -> None:
    told = prose("deals whose ``closed_at`` lies in it [1]_, see :func:`stays`.")
    assert told == "Deals whose closed_at lies in it, see stays."


def test_a_sentence_that_begins_with_a_name_keeps_it() -> None:
    assert prose("``closed_at`` counts.") == "closed_at counts."


def test_for_who_reads_no_code_names_are_words() -> None:
    told = worded("deals whose ``closed_at`` lies in ``decided_in`` and open at ``as_of``, see `win_rate_overdue`.")
    assert (
        told == "Deals whose date of closing lies in the period and open at the moment described, see win rate overdue."
    )
    assert worded("by ``decided_in``, or by ``entries``") == "By the date of closing, or by a list of entries"


@pytest.mark.parametrize("name", METRICS)
def test_no_definition_of_ours_keeps_a_name_of_the_code(name: str) -> None:
    told = " ".join((worded(METRICS[name].population), worded(METRICS[name].misleads)))
    assert [trace for trace in ("_", "`", "cohort view") if trace in told] == []


def test_a_remedy_is_said_without_options_where_there_is_no_command_line() -> None:
    elsewhere = "in the mapping file or on the command line."
    told = without_options(
        "Confirm or correct: --stage-kind STAGE=open, won or lost, or [[stages]] in the mapping file."
    )
    assert told == f"Confirm or correct, {elsewhere}"
    told = without_options("Export the deal's id, or name its column: --column deal_id=COLUMN. Rows cannot be joined.")
    assert told == f"Export the deal's id, or name its column, {elsewhere} Rows cannot be joined."
    assert without_options('If the comma is the sign: --decimal "Amount=,".') == (
        f"If the comma is the sign, say so {elsewhere}"
    )
    assert without_options('Say it: --decimal "a=." or --decimal "a=,".') == f"Say it, {elsewhere}"
    assert without_options("Most deals are in EUR; set another with --currency. Rates are there.") == (
        "Most deals are in EUR. Rates are there."
    )
    assert without_options("Enter the amount; 0 is an amount.") == "Enter the amount; 0 is an amount."


def test_a_long_text_is_cut_where_a_part_of_it_ends() -> None:
    assert brief("Two stages are guesses: one; two; three.", most=34) == "Two stages are guesses: one; two …"
    assert brief("Guesses: one (its name, and more); two; three.", most=30) == "Guesses …"
    assert brief("One, two, three, four.", most=14) == "One, two …"
    assert brief("Two stages are guesses.", most=34) == "Two stages are guesses."
    assert brief("x" * 40, most=10) == "x" * 10 + " …"
