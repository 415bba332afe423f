"""Messages: a code with arguments, worded once in Chinese (`zh.toml`) and once in English (`en.toml`).

A message is a format string. Two formats are our own: `{n:year}` counts in English ("1 year", "4 years"), `{faults:lines}`
puts each item of a list on a line of its own. `{english:.0}` prints nothing: only the other language uses that argument.
An error is a message that is raised: hence the base of all errors stands here, and the one for another language.
"""

import datetime as dt
import os
import re
import reprlib
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, reduce
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGES = ("zh", "en")

_LONGEST = 60
_LONGEST_ARGUMENT = 1000  # the paths of files are long

TEXT_LANGUAGE = "zh"
"""The language of the official texts: in it a clause needs no other words."""


def say(code: str, lang: str, /, **arguments: Any) -> str:
    """The message of this code in a language, "zh" or "en"."""
    require_language(lang)
    return "".join([part if isinstance(part, str) else _filled(*part, arguments, lang) for part in _parts(code, lang)])


def require_language(lang: str) -> None:
    """An UnknownTerm for any language but "zh" and "en"."""
    if lang not in LANGUAGES:
        raise UnknownTerm("language", given=truncate(lang))


class Message:
    """A message that is an argument of another one, or is worded later in a language not known yet."""

    def __init__(self, code: str, /, **arguments: Any) -> None:
        self.code = code
        self.arguments = arguments

    def words(self, lang: str) -> str:
        """The message in Chinese ("zh") or English ("en")."""
        return say(self.code, lang, **self.arguments)


@cache
def messages(lang: str) -> Mapping[str, str]:
    """Every message of a language by its code: the table and the key, joined by dots."""
    return dict(_flat(tomllib.loads(files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))))


def _flat(table: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield above + key, value
        else:
            yield from _flat(value, f"{above}{key}.")


def default_language() -> str:
    """The language of errors and of the command line: CERTLADDER_LANG, else that of the locale, else Chinese."""
    named = (os.environ.get(name, "") for name in ("CERTLADDER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in named if name), "")
    return "en" if first.lower().startswith("en") else "zh"


def joined(parts: Iterable[Any], lang: str) -> str:
    """A list as one enumeration."""
    return linked("word.list", parts, lang)


def linked(code: str, parts: Iterable[Any], lang: str) -> str:
    """A list, each item linked to the next by a message of two, `first` and `second`; "" for none."""
    words = [worded(part, lang) for part in parts]
    return reduce(lambda first, second: say(code, lang, first=first, second=second), words) if words else ""


_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey (control characters, directions of writing) or could not encode (halves of characters)."""


@cache
def _parts(code: str, lang: str) -> tuple[str | tuple[str, str], ...]:
    """A message in pieces: text, and the name and format of each argument."""
    parts: list[str | tuple[str, str]] = []
    for text, name, spec, _ in Formatter().parse(messages(lang)[code]):
        parts += [text] if name is None else [text, (name, spec or "")]
    return tuple(parts)


def _filled(name: str, spec: str, arguments: Mapping[str, Any], lang: str) -> str:
    value = arguments[name]
    if not spec:
        return worded(value, lang)
    if spec == "lines":
        return "\n".join(worded(part, lang) for part in value)
    if len(spec) > 1 and spec.replace(" ", "").isalpha():  # a count of things: {n:year}
        return f"{value} {spec}" if value == 1 else f"{value} {spec}s"
    return format(value, spec)


def worded(value: Any, lang: str) -> str:
    """A value in words, as an argument of a message: by its `words(lang)` or `explain(lang)` if it has one."""
    if type(value) is str:
        return value if value.isprintable() else _UNSEEN.sub(lambda unseen: f"\\u{ord(unseen[0]):04x}", value)
    for name in ("words", "explain"):
        if callable(method := getattr(type(value), name, None)):
            return str(method(value, lang))
    if isinstance(value, dt.date):
        return say("word.date", lang, year=value.year, month=Message(f"word.month.{value.month}"), day=value.day)
    if isinstance(value, tuple | list):
        return joined(value, lang)
    return str(value)


class CertladderError(Exception):
    """The base of all errors: the message explains what is wrong and what would be right.

    The message is a code of the table `error` in model/wording and its arguments; `str` words it in the reader's
    language (`default_language`), `explain` in Chinese ("zh") or English ("en").
    """

    def __init__(self, code: str, /, **arguments: Any) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, ...]:
        # for pickles: the subclasses take other arguments than this class does
        return type(self).__new__, (type(self), self.code), self.__dict__

    def __str__(self) -> str:
        return self.explain(default_language())

    def explain(self, lang: str = "zh") -> str:
        """The message in Chinese ("zh") or English ("en")."""
        shown = {  # what was given may be a whole file
            name: truncate(value, _LONGEST_ARGUMENT) if type(value) is str else value
            for name, value in self.arguments.items()
        }
        return say(f"error.{self.code}", lang, **shown)


class UnknownTerm(CertladderError, ValueError):
    """A level, school, degree ... in words that certladder does not know; the message lists those it does."""


def truncate(given: object, longest: int = _LONGEST) -> str:
    """What was given in words, cut to `longest` characters with an ellipsis, for a message."""
    try:
        words = reprlib.repr(given) if isinstance(given, (dict, list, tuple, set)) else str(given)
    except ValueError:  # Python refuses to write an int of 5,000 digits, in a dict as well
        words = hex(given) if isinstance(given, int) else type(given).__name__
    return words if len(words) <= longest else words[: longest - 1] + "…"
