"""The JSON Schema of what a person writes: the model, and what only a file has.

An editor reads YAML with its own types, where jdgen keeps what was typed: to the editor a text such
as ``2025`` is a number, and ``no`` may be a yes or no.
"""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from jdgen.load.merge import DIRECTIVES
from jdgen.model.employer import Employer
from jdgen.model.role import Role

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT = ["string", "number", "boolean"]


def schema(what: str) -> dict[str, Any]:
    """``role``, a base included, or ``employer``."""
    if what == "employer":
        return {"$schema": DIALECT, **Employer.model_json_schema(schema_generator=_AsTyped)}
    made = Role.model_json_schema(schema_generator=_AsTyped)
    del made["properties"]["id"]
    needed = [name for name in made.pop("required") if name != "id"]
    known = made["$defs"]
    span = known["Range"]
    for name in ("Range", "StatedBand"):
        rate = span["properties"]["minimum"]
        known[name] = {"anyOf": [_pair(span), rate, known[name]]}
    _inherits(made, known)
    known["Directive"] = _directive()
    made["properties"]["extends"] = {"type": "string", "description": "A role or base to inherit from"}
    # A base has no title, as a rule, and may leave out anything.
    made["if"] = {"required": ["title"], "not": {"required": ["extends"]}}
    made["then"] = {"required": needed}
    return {"$schema": DIALECT, **made}


class _AsTyped(GenerateJsonSchema):
    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return {**super().str_schema(schema), "type": TEXT}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": [True, False, "yes", "no"]}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        number, quoted = super().decimal_schema(schema)["anyOf"]
        return {"anyOf": [number, {**quoted, "type": "string", "pattern": "^[0-9.]+$"}]}


def _pair(model: dict[str, Any]) -> dict[str, Any]:
    """``[40000, 60000]``, for the model's two fields."""
    items = list(model["properties"].values())
    about = {"description": model["description"]}
    return {**about, "type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


def _inherits(model: dict[str, Any], known: dict[str, Any]) -> None:
    """What merges with a parent: a map may leave fields out, a list may hold ``drop`` and ``only``."""
    for field in model.get("properties", {}).values():
        for part in field.get("anyOf", [field]):
            if "$ref" in part:
                inner = _named(part, known)
                inner.pop("required", None)
                _inherits(inner, known)
            elif _has_names(part.get("items", {}), known):
                part["items"] = {"anyOf": [part["items"], {"$ref": "#/$defs/Directive"}]}


def _has_names(items: dict[str, Any], known: dict[str, Any]) -> bool:
    return items.get("type") == TEXT or "id" in _named(items, known).get("properties", {})


def _named(part: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = known[part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
    return found


def _directive() -> dict[str, Any]:
    names = {"anyOf": [{"type": TEXT}, {"type": "array", "items": {"type": TEXT}}]}
    about = "What to leave out (`drop`) or to keep (`only`) of an inherited list"
    return {
        "description": about,
        "type": "object",
        "properties": dict.fromkeys(DIRECTIVES, names),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
