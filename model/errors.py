"""The errors certladder raises: all derive from `CertladderError`."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from difflib import get_close_matches
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from .wording import LANGUAGES, Message, messages, say
from .wording import CertladderError as CertladderError
from .wording import UnknownTerm as UnknownTerm
from .wording import truncate as truncate

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_LONGEST_NAME = 60


def require_type(value: object, kind: type | UnionType, name: str) -> None:
    """A TypeError for a mistake of the programmer's: the value is no `kind`."""
    if not isinstance(value, kind):
        expected: Any = getattr(kind, "__args__", (kind,))[0]
        raise TypeError(f"{name} must be a {expected.__name__}, not {type(value).__name__}")


class InvalidDay(CertladderError, ValueError):
    """Something that names no day; the message shows the right form."""


class InvalidName(CertladderError, ValueError):
    """A name of which the standards say something else than was declared, or that is no occupation's."""


class InvalidRecord(CertladderError, ValueError):
    """A record whose fields contradict each other, or lack something; the message explains what would be right."""


class UnknownOccupation(CertladderError, LookupError):
    """An occupation the catalog does not hold; `near` lists the names most like it."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        held = tuple(known)
        self.near = close_matches(name, held)
        case = "near" if self.near else "known" if held else "no_catalog"
        super().__init__(f"unknown_occupation.{case}", name=truncate(name), near=self.near, known=held)


class UndescribedLevel(CertladderError, LookupError):
    """A level whose conditions the catalog does not hold; the message lists those it holds."""


class NoEditionInForce(CertladderError, LookupError):
    """No edition of the occupation's standard is in force on the day asked (D15)."""


class UnknownClause(CertladderError, LookupError):
    """A clause id, in a wish, that no standard in force has; the message names the near ones."""


class PersonFileError(CertladderError, ValueError):
    """A person file that cannot be read; the message names the file and every field at fault."""


def system_reason(error: OSError) -> Message | str:
    """Why the operating system refuses a file, translated: Python's own text is English only."""
    code = f"error.system.{errno.errorcode.get(error.errno or 0, '')}"
    return Message(code) if code in messages(LANGUAGES[0]) else str(error.strerror or error)


class Fault(NamedTuple):
    """One thing that pydantic finds wrong: `where` (a field, "" for the whole), and why. An argument of an error."""

    where: str
    why: Message | CertladderError

    def words(self, lang: str) -> str:
        """Where and why, in Chinese ("zh") or English ("en")."""
        return say(f"error.fault.{'field' if self.where else 'whole'}", lang, where=self.where, why=self.why)


class InvalidFields(CertladderError, ValueError):
    """A value made of wrong fields; `faults` names all of them, each with what would be right."""

    def __init__(self, kind: str, error: ValidationError, model: type[Any] | None = None) -> None:
        self.faults = validation_faults(error, model)
        super().__init__("fields", kind=kind, faults=self.faults)


def validation_faults(error: ValidationError, model: Any = None) -> tuple[Fault, ...]:
    """What pydantic finds wrong, each with its place; of a field that there is not, the `model` knows which there are."""
    found = error.errors(include_url=False)
    return tuple(Fault(truncate(".".join(map(str, fault["loc"])), 300), _why(fault, model)) for fault in found)


def _models(annotation: Any) -> list[Any]:
    if hasattr(annotation, "model_fields"):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


_SAME = {
    "int_parsing": "int_type",
    "int_from_float": "int_type",
    "float_parsing": "float_type",
    "finite_number": "float_type",
    "bool_parsing": "bool_type",
    **dict.fromkeys(("tuple_type", "set_type", "frozen_set_type"), "list_type"),
}
"""Findings of pydantic's that are said like another one; there is a message for each that is named here or there."""


def _why(found: ErrorDetails, model: Any) -> Message | CertladderError:
    context = found.get("ctx", {})
    if isinstance(own := context.get("error"), CertladderError):
        return own
    if found["type"] == "extra_forbidden":
        for field in found["loc"][:-1]:
            if model and field in model.model_fields:
                inner = _models(model.model_fields[field].annotation)
                model = inner[0] if len(inner) == 1 else None
        if model:
            return Message("error.validation.unknown_field", known=tuple(model.model_fields))
    code = f"error.validation.{_SAME.get(found['type'], found['type'])}"
    if code not in messages(LANGUAGES[0]):
        return Message("error.validation.other", pydantic=found["msg"].removeprefix("Value error, "))
    expected = str(context.get("expected", "")).replace(" or ", ", ")
    limit = next((context[name] for name in ("ge", "gt", "le", "max_length") if name in context), 0)
    return Message(code, given=truncate(found["input"]), expected=expected, limit=limit, reason=context.get("error"))


def close_matches(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of `known` that look like `name`, the most alike first."""
    if len(name) > _LONGEST_NAME:
        return ()
    return tuple(get_close_matches(name, list(known), n=3, cutoff=0.4))
