"""Lines that are made of words of publishing, of offices and of examinations: they ask for nothing."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from .patterns import pattern

__all__ = ["is_made_of_idle_words"]

_THEMES = tomllib.loads(files(__package__).joinpath("idle_words.toml").read_text(encoding="utf-8"))
_WORDS = frozenset(word for theme in _THEMES.values() for word in theme.split())
_LONGEST = max(map(len, _WORDS))
_FORMS, _NAMES, _PERSONS = map(pattern, ("idle_forms", "idle_names", "no_idle_name"))


def is_made_of_idle_words(plain: str) -> bool:
    """Whether nothing is left of a normalised line but idle words, days, prices, addresses and names, in any order."""
    reached = {0}
    for start in range(len(plain)):
        if start in reached:
            longest = min(start + _LONGEST, len(plain))
            reached.update(end for end in range(start + 1, longest + 1) if plain[start:end] in _WORDS)
            if form := _FORMS.match(plain, start):
                reached.add(form.end())
            if (name := _NAMES.match(plain, start)) and not _PERSONS.search(name[0]):
                reached.add(name.end())
    return len(plain) in reached
