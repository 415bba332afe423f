"""JSON Schema of the files that people write: editors complete and check by it."""

import json
from typing import Any

from pydantic import TypeAdapter

from .cases import RuleCase
from .model.errors import UnknownTerm
from .model.person import Person
from .model.wording import messages, require_language
from .solver.planning.wishes import Prices, StudyOption

SCHEMAS: dict[str, Any] = {"person": Person, "cases": list[RuleCase], "study": list[StudyOption], "prices": Prices}
"""What there is a schema of: a person file, a file of cases, one of study programmes, and one of prices."""


def json_schema(of: str = "person", lang: str = "zh") -> dict[str, Any]:
    """The JSON Schema of a "person" file, of "cases", "study" programmes or "prices", described in Chinese or English ("en").

    A file may name it as its `"$schema"`.

    Raises:
        UnknownTerm: another file, or another language.

    >>> json_schema("person", "en")["properties"]["certificates"]["description"]
    'Certificates held; [] is none, null is not known'
    """
    require_language(lang)
    words = messages(lang)
    if of not in SCHEMAS:
        raise UnknownTerm("no_such_schema", given=of, known=tuple(SCHEMAS))
    terms: dict[str, Any] = {}

    def described(node: dict[str, Any]) -> dict[str, Any]:
        """An object of the schema with descriptions of a model and its fields; an enumeration is put into `terms`, once."""
        name = str(node.get("title"))
        if "enum" in node and f"word.kind.{name}" in words:
            terms[name] = {**node, "description": words[f"word.kind.{name}"]}
            return {"$ref": f"#/$defs/{name}"}
        if "properties" in node and f"schema.{name}.about" in words:
            node["description"] = words[f"schema.{name}.about"]
            for field, part in node["properties"].items():
                part["description"] = words.get(f"schema.{name}.{field}") or words[f"schema.{field}"]
        return node

    plain = json.dumps(TypeAdapter(SCHEMAS[of]).json_schema())
    schema = {"$defs": {}, **json.loads(plain, object_hook=described)}  # the innermost objects first
    if "properties" in schema:
        schema["properties"]["$schema"] = {"type": "string", "description": words["schema.dialect"]}
    schema["$defs"] |= terms
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
