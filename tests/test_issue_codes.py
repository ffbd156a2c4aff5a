"""Every code that an issue, a rule or a refusal can carry is documented."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference" / "issues.md"
SOURCES = sorted((ROOT / "src" / "venturi").rglob("*.py"))
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
HYPHENATED = re.compile(r"[a-z]+(-[a-z]+)+$")
# Classes whose first positional argument is a code.
POSITIONAL = {"Refusal"}
# Where codes also stand in tables or are handed on by position: every hyphenated word there is one, but for these.
HANDED_ON = ("ingest", "metrics")
NO_CODES = {"epoch-ms"}


def constants(tree):
    """Names at the top of a module that hold text: ``ABSENT = "field-absent"``."""
    assigned = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)]
    return {target.id: node.value.value for node in assigned for target in node.targets if isinstance(target, ast.Name)}


def texts(node, names):
    """The texts an expression can be: a literal, a constant of the module, or one of two branches."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.Name) and isinstance(names.get(node.id), str):
        return {names[node.id]}
    if isinstance(node, ast.IfExp):
        return texts(node.body, names) | texts(node.orelse, names)
    return set()


def codes(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names, found = constants(tree), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg == "code":
                    found |= texts(keyword.value, names)
            if getattr(node.func, "id", None) in POSITIONAL and node.args:
                found |= texts(node.args[0], names)
        if isinstance(node, ast.Constant) and path.relative_to(ROOT / "src" / "venturi").parts[0] in HANDED_ON:
            found |= {text for text in texts(node, names) if HYPHENATED.match(text)} - NO_CODES
    return found


def used():
    return {code: path for path in SOURCES for code in codes(path)}


def documented():
    return re.findall(r"^### (\S+)$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("code", sorted(used()))
def test_every_code_is_documented(code):
    assert code in documented(), f"{used()[code].name} uses {code}: describe it in docs/reference/issues.md"


def test_every_code_is_in_kebab_case():
    assert [code for code in used() if not CODE.match(code)] == []


def test_no_code_is_described_twice():
    entries = documented()
    assert sorted(set(entries)) == sorted(entries)
