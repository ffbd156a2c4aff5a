"""Examples of bodies and answers, put together from those of their fields."""

from typing import Any

Tree = dict[str, Any]
# How deep answers are: a page of records with fields.
BY_TYPE = {"integer": 12, "boolean": True, "string": "text", "null": None}


def example(schema: Tree, schemas: dict[str, Tree]) -> Any:
    """What a value of a schema can look like."""
    if "$ref" in schema:
        return example(schemas[schema["$ref"].rsplit("/", 1)[-1]], schemas)
    for name in ("examples", "enum"):
        if schema.get(name):
            return schema[name][0]
    if "anyOf" in schema:
        return example(schema["anyOf"][0], schemas)
    match schema.get("type"):
        case "object":
            return {name: example(part, schemas) for name, part in schema.get("properties", {}).items()}
        case "array":
            return [example(schema["items"], schemas)]
        case kind:
            return BY_TYPE[str(kind)]
