"""Formula: TeX in one line of plain text."""

import pytest

from venturi.report.formula import readable


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"V = \frac{N \cdot W \cdot A}{L}", "V = (N · W · A) ÷ L"),
        (r"\text{unit} = \frac{won}{won + lost}", "unit = won ÷ (won + lost)"),
        (r"a \qquad b", "a; b"),
        (r"\frac{\frac{a}{b}}{c}", "(a ÷ b) ÷ c"),
        (r"M \cdot \ln\left(\frac{x_1}{x_0}\right)", "M · ln(x_1 ÷ x_0)"),
        (r"x_{\text{won}} \unknown y", "x_won unknown y"),
    ],
)
def test_a_formula_is_read_without_a_typesetter(tex: str, plain: str) -> None:
    assert readable(tex) == plain
