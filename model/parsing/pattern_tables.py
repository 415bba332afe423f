"""Patterns kept as tables, so that each of their alternatives has a wording that needed it."""

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

_REFERENCE = re.compile("{([a-z_]+)}")


class PatternTables:
    """The tables of a TOML file in a package: example -> alternative, white space and # comments left out of it.

    {name} stands for a row of [fragments], a table, or one of the `words` given.
    """

    def __init__(self, package: str, file: str, words: Mapping[str, str] | None = None) -> None:
        self.tables: dict[str, Any] = tomllib.loads(files(package).joinpath(file).read_text(encoding="utf-8"))
        self.fragments: dict[str, str] = {**(words or {}), **self.tables.pop("fragments", {})}

    def expanded(self, words: str) -> str:
        """A fragment of a pattern with what it refers to."""

        def named(found: re.Match[str]) -> str:
            fragment = self.fragments.get(found[1])
            return f"(?:{self.alternatives(found[1]) if fragment is None else self.expanded(fragment)})"

        return re.sub(r"\s#.*|\s", "", _REFERENCE.sub(named, words))

    def alternatives(self, name: str) -> str:
        return "|".join(f"(?:{self.expanded(words)})" for words in self.tables[name].values())

    def pattern(self, name: str) -> re.Pattern[str]:
        return re.compile(self.alternatives(name))
