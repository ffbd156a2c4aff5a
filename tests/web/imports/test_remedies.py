"""What was noticed in files is told with what can be done on the page, not on a command line."""

import ast
from pathlib import Path

import venturi.ingest
from venturi.web.imports.remedies import REMEDIES, on_page

OPTION, FILE = "--", "mapping file"


def texts(node):
    """All that is written in an expression, what is filled in left out."""
    parts = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return " ".join(parts)


def of_the_command_line():
    """The codes of issues whose text speaks of options, as they stand in the source of reading."""
    for file in Path(venturi.ingest.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            said = {word.arg: word.value for word in call.keywords}
            code = said.get("code") or next((one for one in call.args if is_code(one)), None)
            spoken = texts(said["remedy"]) if "remedy" in said else " ".join(map(texts, call.args))
            if code is not None and (OPTION in spoken or FILE in spoken):
                yield from (one.value for one in ast.walk(code) if isinstance(one, ast.Constant) and is_code(one))


def is_code(node):
    text = getattr(node, "value", None)
    return isinstance(text, str) and text[:1].isalpha() and "-" in text and text.replace("-", "").isalpha()


def test_what_speaks_of_options_has_a_remedy_of_the_page():
    codes = set(of_the_command_line())
    assert len(codes) > 10
    assert codes - set(REMEDIES) == set()
    assert not any(OPTION in remedy or FILE in remedy for remedy in REMEDIES.values())


def test_what_has_no_other_remedy_keeps_its_own():
    issue = {"code": "currency-unknown", "message": '"x" is no currency.', "remedy": "Write its three letters."}
    assert on_page(issue, amounts=False) == issue
    assert on_page({"more": 3}, amounts=False) == {"more": 3}
