"""Messages: a code with arguments, worded once in Chinese (`zh.toml`) and once in English (`en.toml`).

A message is a format string. An argument is put into the words of the language: a day, a term, a length of time, a
record or an error says itself (`words(lang)`), several things are joined. A format such as `{n:year}` counts: "1 year",
"4 years" (English only; Chinese counts without plurals). This room knows no terms, records or results: it lies below them, because errors are
worded too.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from string import Formatter
from typing import Any

__all__ = ["LANGUAGES", "default_language", "joined", "messages", "say"]

LANGUAGES = ("zh", "en")


def say(code: str, lang: str, /, **arguments: Any) -> str:
    """The message of this code in a language, "zh" or "en".

    >>> say("word.day", "zh", day=dt.date(2027, 6, 1)), say("word.day", "en", day=dt.date(2027, 6, 1))
    ('2027年6月1日', '1 June 2027')
    """
    return _Words(lang).vformat(messages(lang)[code], (), arguments)


@lru_cache(maxsize=len(LANGUAGES))
def messages(lang: str) -> Mapping[str, str]:
    """Every message of a language by its code: the table and the key, joined by dots."""
    text = files(__package__).joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(text)))


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
    """Several things as one enumeration.

    >>> joined(["a", "b"], "zh"), joined(["a", "b"], "en")
    ('a、b', 'a, b')
    """
    return ("、" if lang == "zh" else ", ").join(_Words(lang).convert(part) for part in parts)


class _Words(Formatter):
    """A formatter that puts arguments into words."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def convert(self, value: Any) -> str:
        for name in ("words", "explain"):
            if hasattr(value, name):
                return str(getattr(value, name)(self.lang))
        if isinstance(value, dt.date):
            return f"{value.year}年{value.month}月{value.day}日" if self.lang == "zh" else f"{value:%-d %B %Y}"
        if isinstance(value, tuple | list):
            return joined(value, self.lang)
        return str(value)

    def format_field(self, value: Any, spec: str) -> str:
        if spec.replace(" ", "").isalpha():  # a count of things: {n:year}
            return f"{value} {spec}" if value == 1 else f"{value} {spec}s"
        return format(value, spec) if spec else self.convert(value)
