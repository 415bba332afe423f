"""The phrase families that clause.lark is made of: terminals.toml, and what the words of each say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from ...requirements import CertificateRequirement, TitleRequirement
from ...terms import CountingMode
from .. import vocabulary

__all__ = ["READERS", "TERMINALS", "grammar_of_terminals"]

TERMINALS: dict[str, dict[str, Any]] = tomllib.loads(
    files(__package__).joinpath("terminals.toml").read_text(encoding="utf-8")
)

READERS: dict[str, Callable[[str], Any]] = {
    "AFTER": lambda words: "后",
    "AGE": vocabulary.age_of,
    "APPROVAL": lambda words: {"trains_to": vocabulary.trained_to(words)},
    "DEGREE": vocabulary.degree_asked,
    "GRADE": vocabulary.level_of,
    "KINDS": lambda words: (vocabulary.certificate_kinds(words), "后" in words),
    "LEVEL": vocabulary.level_of,
    "MAJOR": lambda words: {"major": vocabulary.scope_of(words)},
    "MODE": CountingMode.parse,
    "PROGRAMMES": vocabulary.programmes_of,
    "SAME": lambda words: TitleRequirement if "职" in words else CertificateRequirement,
    "SCHOOL": vocabulary.school_asked,
    "SCOPE": vocabulary.scope_of,
    "TIME": vocabulary.years_of,
    "TITLED": vocabulary.title_asked,
}
"""What the words of a family say; those of the others stay words."""


def grammar_of_terminals() -> str:
    """The families in lark's notation, behind which the rules of clause.lark go.

    >>> grammar_of_terminals().splitlines()[0]
    'OR.2: /[；，]?或者?/'
    """
    lines = []
    for name, family in TERMINALS.items():
        priority = f".{family['priority']}" if "priority" in family else ""
        lines.append(f"{name}{priority}: /{_pattern(family['pattern'])}/\n")
    return "".join(lines)


def _pattern(written: str) -> str:
    whole = re.sub("<([A-Z_]+)>", lambda name: str(getattr(vocabulary, name[1])), written)
    return re.sub(r"#.*|\s", "", whole).replace("/", r"\/")
