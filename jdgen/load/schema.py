"""The JSON Schema of what a person writes: the model, and what only a file has."""

from typing import Any

from jdgen.model.employer import Employer
from jdgen.model.role import Role


def schema(what: str) -> dict[str, Any]:
    """``role`` or ``employer``; a role that extends another may leave out what it inherits."""
    if what == "employer":
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Employer.model_json_schema()}
    made = Role.model_json_schema()
    del made["properties"]["id"]
    required = [name for name in made.pop("required") if name != "id"]
    made["properties"]["extends"] = {"type": "string", "description": "A role or base to inherit from"}
    made["if"] = {"not": {"required": ["extends"]}}
    made["then"] = {"required": required}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
