"""The advisor that the options ask for: more standards, relations, a policy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..advisor import Advisor

__all__ = ["advisor_for", "take_advisor"]


def take_advisor(options: dict[str, Any]) -> Advisor:
    """The advisor for the options of a command, which are taken out."""
    names = ("standards", "related", "unrelated", "policy")
    return advisor_for(*(options.pop(name) for name in names))


def advisor_for(
    standards: Iterable[Path], related: Iterable[str], unrelated: Iterable[str], policy: Iterable[str]
) -> Advisor:
    """The built-in catalog with what the options add."""
    from ..advisor import Advisor
    from ..model.catalog import Catalog

    catalog = Catalog.builtin()
    for path in standards:
        catalog = catalog | Catalog.load(path)
    for pairs, accepted, option in ((related, True, "--related"), (unrelated, False, "--unrelated")):
        for pair in pairs:
            occupation, other = _pair(pair, "[:：]", f"{option} 铣工:车工")
            catalog = catalog.relate(occupation, other, accepted)
    return Advisor(catalog, _policy(policy))


def _policy(settings: Iterable[str]) -> Any:
    from pydantic import ValidationError

    from ..model.errors import validation_messages
    from ..model.policy import Policy

    try:
        return Policy.model_validate(
            dict(_pair(setting, "=", "--policy continuity_gap_days=30") for setting in settings)
        )
    except ValidationError as error:
        found = "; ".join(f"{setting}: {fault}" for setting, fault in validation_messages(error, "en"))
        raise click.BadParameter(f"--policy: {found}; known are: {', '.join(Policy.model_fields)}") from error


def _pair(words: str, sign: str, example: str) -> tuple[str, str]:
    parts = [part.strip() for part in re.split(sign, words)]
    if len(parts) != 2 or not all(parts):
        raise click.BadParameter(f"{words!r}: 请写作 / write {example}")
    return parts[0], parts[1]
