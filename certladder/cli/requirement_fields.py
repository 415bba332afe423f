"""A requirement as its fields in a line, so that what was parsed can be held against the official words."""

from __future__ import annotations

from typing import Any

from ..model.requirements import Requirement
from ..model.wording import messages, say

__all__ = ["requirement_fields"]

_NOT_ASKED = (None, (), 0, False)


def requirement_fields(requirement: Requirement, lang: str) -> str:
    """The kind of a requirement and every field that asks for something; names without a message are the code's own."""
    fields = [
        say("cli.compile.field", lang, name=_named("field", name, lang), value=_value(name, value, lang))
        for name, value in requirement
        if name not in ("type", "span") and value not in _NOT_ASKED
    ]
    kind = _named("requirement", requirement.type, lang)
    return say("cli.compile.requirement", lang, kind=kind, fields=say('cli.compile.separator', lang).join(fields)) if fields else kind


def _named(table: str, code: str, lang: str) -> str:
    return messages(lang).get(f"cli.compile.{table}_names.{code}", code)


def _value(name: str, value: Any, lang: str) -> str:
    if hasattr(value, "type"):
        return _named("requirement", value.type, lang)
    if isinstance(value, tuple):
        return say("cli.compile.either", lang).join(_value(name, one, lang) for one in value)
    own = (messages(lang).get(f"cli.compile.value_names.{code}".lower()) for code in (f"{name}_{value}", value))
    return next(filter(None, own), None) or say("cli.compile.value", lang, value=value)
