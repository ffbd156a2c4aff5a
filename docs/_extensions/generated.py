"""Parts of pages that are read from the code, so that nothing is described twice.

``{metric}`` NAME: what a metric asks and needs.  ``{contract}`` NAME: the columns of a table.  ``{command}`` NAME: the
options of a command.  ``{metrics}``: all metrics.  ``{audit-parts}``: the top of the audit's JSON.
"""

import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any, ClassVar

import typer
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

GOOD = {"up": "more is better", "down": "less is better", "neither": "neither more nor less is better by itself"}


def metric(name: str) -> str:
    """The head of a metric's page."""
    from venturi.metrics.integrity.floors import SOUND
    from venturi.registry import METRICS

    known = METRICS[name]
    needs = [[f"`{need.table}.{need.column}`", _of(need), f"{100 * need.floor:.0f} %"] for need in known.needs]
    return "\n\n".join(
        [
            f"**{known.question}**",
            f"Unit: {known.unit}; {GOOD[known.good]}. On the command line: `venturi metrics {name}`.",
            _levels(known),
            f"It rests on these columns. Below the floor it gives no number, below {100 * SOUND:.0f} % it is doubtful.",
            _table(["column", "share of", "floor"], needs),
        ]
    )


def metrics(_name: str = "") -> str:
    """Every metric with its page and its question."""
    from venturi.registry import METRICS

    rows = [[f"[{name}](/metrics/{name}.md)", known.question, known.unit] for name, known in METRICS.items()]
    return _table(["metric", "question", "unit"], rows)


def contract(name: str) -> str:
    """The columns of a table."""
    from venturi.metrics.tables import CONTRACTS

    known = CONTRACTS[name]
    key = f" Key: {', '.join(f'`{column}`' for column in known.key)}." if known.key else " It has no key."
    rows = [[f"`{one.name}`", f"`{one.dtype}`", "yes" if one.required else "", _meaning(one)] for one in known.columns]
    return (
        f"{known.grain[0].upper()}{known.grain[1:]}.{key}\n\n{_table(['column', 'type', 'required', 'meaning'], rows)}"
    )


def command(name: str) -> str:
    """What a command takes, as its ``--help`` has it."""
    from venturi.cli import app

    known: Any = typer.main.get_command(app).get_command(None, name)  # type: ignore[attr-defined]
    takes = [one for one in known.params if one.param_type_name == "argument"]
    options = [one for one in known.params if one.param_type_name == "option"]
    shown = " ".join((one.metavar or one.name.upper()) if one.required else f"[{one.name.upper()}]" for one in takes)
    parts = [known.help, f"```text\nventuri {name} [OPTIONS] {shown}\n```"]
    if takes:
        rows = [[f"`{one.metavar or one.name.upper()}`", one.help or ""] for one in takes]
        parts.append(_table(["argument", "meaning"], rows))
    if options:
        parts.append(_table(["option", "meaning"], [[_option(one), _help(one)] for one in options]))
    return "\n\n".join(parts)


def audit_parts(_name: str = "") -> str:
    """The parts of the audit's JSON, by its schema."""
    schema = json.loads((files("venturi.audit") / "schema.json").read_text("utf-8"))
    rows = [
        [f"`{name}`", _type(part), _told(part.get("description", ""), _inside(part, schema))]
        for name, part in schema["properties"].items()
    ]
    return _table(["part", "type", "meaning"], rows)


def _levels(known: Any) -> str:
    """By what it can be grouped, and what its rows tell without being asked."""
    told = f"By {_coded(known.levels)}{', one at a time' if known.one_level else ''}." if known.levels else ""
    own = f"Its rows have {_coded(known.rows)} by themselves." if known.rows else ""
    return f"Levels: {told} {own}".strip() if told else "Levels: none; its rows are of one kind."


def _coded(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _of(need: Any) -> str:
    if need.table == "stage_changes":
        return "deals that have a history"
    return "all deals" if need.of == "all" else f"{need.of} deals"


def _meaning(column: Any) -> str:
    default = f' Default: "{column.default}".' if column.default else ""
    return f"{column.meaning}.{default}"


def _option(option: Any) -> str:
    takes = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    return ", ".join(f"`{spelled}{takes}`" for spelled in option.opts)


def _help(option: Any) -> str:
    usual = option.default
    return option.help if option.is_flag or usual in (None, "", ()) else f"{option.help} Default: {usual}."


def _type(part: dict[str, Any]) -> str:
    if "anyOf" in part:
        return " or ".join(_type(one) for one in part["anyOf"])
    if "$ref" in part:
        return "refused" if part["$ref"].endswith("/refused") else "object"
    kind = part.get("type", "text")
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _told(meaning: str, inside: Iterable[str]) -> str:
    listed = ", ".join(f"`{one}`" for one in inside)
    return " ".join(part for part in (f"{meaning}." if meaning else "", f"Holds {listed}." if listed else "") if part)


def _inside(part: dict[str, Any], schema: dict[str, Any]) -> Iterable[str]:
    for one in part.get("anyOf", [part]):
        whole = _resolved(one, schema)
        item = _resolved(whole.get("items", whole), schema)
        if "properties" in item and "refused" not in item["properties"]:
            return list(item["properties"])
    return []


def _resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    return schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def _table(headings: list[str], rows: Iterable[list[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


class Generated(SphinxDirective):
    """A directive whose content is Markdown made by `text`."""

    optional_arguments = 1
    text: ClassVar[Callable[[str], str]]

    def run(self) -> list[nodes.Node]:
        made = type(self).text(self.arguments[0] if self.arguments else "")
        return self.parse_text_to_nodes(made)


PARTS = {"metric": metric, "metrics": metrics, "contract": contract, "command": command, "audit-parts": audit_parts}


def setup(app: Sphinx) -> dict[str, bool]:
    for name, text in PARTS.items():
        app.add_directive(name, type(name, (Generated,), {"text": staticmethod(text)}))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
