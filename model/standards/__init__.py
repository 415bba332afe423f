"""The official texts, one file per occupation and edition, and what was read of them: starting needs no parser."""

from importlib.resources import files

from pydantic import TypeAdapter

from ..standard import Standard

COMPILED = "compiled.json"


def builtin_standards(*, supplements: bool = False) -> tuple[Standard, ...]:
    """The standards of the texts in this folder; with `supplements`, those of its folder of that name after them."""
    text = files(__package__).joinpath(COMPILED).read_bytes()
    compiled = TypeAdapter(dict[str, tuple[Standard, ...]]).validate_json(text)
    return compiled["standards"] + (compiled["supplements"] if supplements else ())
