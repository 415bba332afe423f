"""Words of publishing, of offices and of examinations: a line that is made of them asks for nothing."""

import tomllib
from importlib.resources import files

from .patterns import pattern

_THEMES = tomllib.loads(files(__package__).joinpath("idle_words.toml").read_text(encoding="utf-8"))
_WORDS = frozenset(word for theme in _THEMES.values() for word in theme.split())
_LONGEST = max(map(len, _WORDS))
_FORMS, _NAMES, _PERSONS = map(pattern, ("idle_forms", "idle_names", "no_idle_name"))


def unknown_characters(plain: str) -> int:
    """How many characters of a normalised line are left beside idle words, days, prices, addresses and names.

    The words are put together so that as few as possible are left; of a line that asks for nothing, none.
    """
    left = [0, *([len(plain)] * len(plain))]
    for start in range(len(plain)):
        longest = min(start + _LONGEST, len(plain))
        ends = {end for end in range(start + 1, longest + 1) if plain[start:end] in _WORDS}
        if form := _FORMS.match(plain, start):
            ends.add(form.end())
        if (name := _NAMES.match(plain, start)) and not _PERSONS.search(name[0]):
            ends.add(name.end())
        left[start + 1] = min(left[start + 1], left[start] + 1)
        for end in ends:
            left[end] = min(left[end], left[start])
    return left[-1]
