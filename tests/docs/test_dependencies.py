"""What we run on is named in the decision about dependencies, permissively licensed, and declared."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions

import pytest
from tests.docs.pages import DOCS

ROOT = DOCS.parent
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|0BSD|Zlib|HPND|CNRI|CC0)\b", re.IGNORECASE
)
COPYLEFT = re.compile(r"\b[AL]?GPL|General Public License|\bEUPL|\bSSPL|\bBUSL|Commons Clause", re.IGNORECASE)
# Data that comes along, not code that is linked: the certificates and words stay under their own terms.
WEAK = {
    "certifi": "MPL-2.0: a file of certificates, not changed by us",
    "psycopg": "LGPL-3.0: Django loads it where PostgreSQL is used, see decision 18",
    "psycopg-binary": "LGPL-3.0: the same",
}
# What is declared for the workspace stands on the page of its own.
WORKSPACE = ("web", "postgresql")
PAGES = {"006-dependencies": False, "018-workspace": True}


@cache
def requirements(workspace: bool | None = None) -> list[str]:
    """What is declared: for the workspace, without it, or (null) all."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    web = [line for extra in WORKSPACE for line in extras[extra]]
    return (project["dependencies"] if not workspace else []) + (web if workspace is not False else [])


@cache
def declared(workspace: bool | None = None) -> list[str]:
    return sorted(normal(name_of(requirement)) for requirement in requirements(workspace))


def name_of(requirement):
    return re.match(r"[\w.-]+", requirement)[0]


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(package: Distribution) -> str:
    """What a package says of its licence: the expression, the classifiers, or the first line of the text."""
    meta = package.metadata
    classifiers = [line.split(" :: ")[-1] for line in meta.get_all("Classifier") or () if line.startswith("License")]
    text = (meta["License"] or "").strip().split("\n")[0]
    return meta["License-Expression"] or "; ".join(classifiers) or text


@cache
def runtime():
    """Every package that is installed because of what we declare, ours left out. Extras only where asked for."""
    from packaging.requirements import Requirement

    found: dict[str, Distribution] = {}
    todo = [Requirement(line) for line in requirements()]
    seen = set()
    while todo:
        wanted = todo.pop()
        key = (normal(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        try:
            package = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        found[key[0]] = package
        for line in package.requires or ():
            needed = Requirement(line)
            if any(needed.marker is None or needed.marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras)):
                todo.append(needed)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_decisions_name_what_is_declared_and_nothing_that_is_gone(page):
    text = (DOCS / "decisions" / f"{page}.md").read_text("utf-8")
    named = re.findall(r"^\| ([a-z0-9-]+) \|", text, re.MULTILINE)
    assert sorted(set(named) - {"package"}) == declared(PAGES[page])


def test_everything_we_run_on_is_permissively_licensed():
    said = {name: licence(package) for name, package in sorted(runtime().items())}
    assert set(declared()) <= set(said)
    unknown = {name: text for name, text in said.items() if not PERMISSIVE.search(text) and name not in WEAK}
    assert unknown == {}
    assert {name: text for name, text in said.items() if COPYLEFT.search(text) and name not in WEAK} == {}


def test_every_package_we_import_is_declared():
    homes = packages_distributions()
    ours = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            ours |= {name.partition(".")[0] for name in names}
    foreign = ours - set(sys.stdlib_module_names) - {"venturi"}
    undeclared = {name for name in foreign if not {normal(home) for home in homes.get(name, [name])} & set(declared())}
    # Jinja's own type for text that is safe, pandas only where somebody asks for it, Spark as an extra.
    assert undeclared - {"markupsafe", "pandas", "pyspark"} == set()
