"""The errors certladder raises: all derive from `CertladderError`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from .wording import LANGUAGES, default_language, messages, say

if TYPE_CHECKING:
    from pydantic import ValidationError

__all__ = [
    "CertladderError",
    "InvalidDay",
    "NoEditionInForce",
    "PersonFileError",
    "UndescribedLevel",
    "UnknownClause",
    "UnknownOccupation",
    "UnknownTerm",
    "close_matches",
    "faults",
    "require_language",
    "truncate",
]

_LONGEST = 60


class CertladderError(Exception):
    """Anything certladder refuses, with a message for the person who can mend it.

    The message is a code of the table `error` in model/wording and its arguments; `str` words it in the reader's
    language (`default_language`), `explain` in Chinese ("zh") or English ("en").
    """

    def __init__(self, code: str, /, **arguments: Any) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.__dict__)

    def __str__(self) -> str:
        return self.explain(default_language())

    def explain(self, lang: str = "zh") -> str:
        """The message in Chinese ("zh") or English ("en")."""
        if f"error.{self.code}" not in messages(lang):  # TODO: a text instead of a code, until all are codes
            return self.code
        return say(f"error.{self.code}", lang, **self.arguments)


def _restored(kind: type[CertladderError], state: dict[str, Any]) -> CertladderError:
    """For pickles: the subclasses take other arguments than an exception does."""
    error = kind.__new__(kind, state["code"])
    error.__dict__.update(state)
    return error


def require_language(lang: str) -> str:
    """The language itself.

    Raises:
        UnknownTerm: it is neither "zh" nor "en".
    """
    if lang not in LANGUAGES:
        raise UnknownTerm("language", given=lang)
    return lang


class InvalidDay(CertladderError, ValueError):
    """Something that names no day; the message says what would."""


class UnknownTerm(CertladderError, ValueError):
    """A level, school, degree ... in words that certladder does not know; the message lists those it does."""


class UnknownOccupation(CertladderError, LookupError):
    """An occupation the catalog does not hold; `near` lists the names most like it."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        self.near = close_matches(name, self.known)
        super().__init__("unknown_occupation", name=name, near=self.near, known=self.known)

    def __str__(self) -> str:
        hint = f"did you mean {', '.join(self.near)}?" if self.near else f"known are: {', '.join(self.known) or 'none'}"
        return f"unknown occupation {truncate(self.name)!r}; {hint}"


class UndescribedLevel(CertladderError, LookupError):
    """A level whose conditions the catalog does not hold; the message says which it does."""


class NoEditionInForce(CertladderError, LookupError):
    """No edition of the occupation's standard is in force on the day asked (D15)."""


class UnknownClause(CertladderError, LookupError):
    """A clause id, in a wish, that no standard in force has; the message names the near ones."""


class PersonFileError(CertladderError, ValueError):
    """A person file that cannot be read; the message names the file and every field at fault."""


def faults(error: ValidationError) -> list[tuple[str, str]]:
    """What pydantic finds wrong: the place of each field at fault ("" for the whole), and what is wrong with it."""
    found = error.errors(include_url=False)
    return [(".".join(map(str, fault["loc"])), fault["msg"].removeprefix("Value error, ")) for fault in found]


def close_matches(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of `known` that look like `name`, the most alike first."""
    if len(name) > _LONGEST:
        return ()
    return tuple(get_close_matches(name, list(known), n=3, cutoff=0.4))


def truncate(words: str, longest: int = _LONGEST) -> str:
    """`words`, cut to `longest` characters with an ellipsis, for a message."""
    return words if len(words) <= longest else words[: longest - 1] + "…"
