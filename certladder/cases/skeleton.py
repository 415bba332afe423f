"""What an expert starts from: a standards text, and a case for and a case against each of its clauses."""

from __future__ import annotations

from ..model.errors import InvalidRecord
from ..model.person import occupation_name
from ..model.spelling import clean_name
from ..model.wording import say

__all__ = ["skeleton"]


def skeleton(occupation: str, lang: str = "zh") -> dict[str, str]:
    """The files of a new occupation, by name: a text with header and sample conditions, and cases that cover it.

    Raises:
        InvalidRecord: the name is no occupation's.

    >>> list(skeleton("茶艺师"))
    ['茶艺师.txt', '茶艺师.yaml']
    """
    name = occupation_name(clean_name(occupation))
    if set(name) & set("/\\:"):  # of a path, of a clause's id
        raise InvalidRecord("record.occupation", given=name)
    return {f"{name}.{kind}": say(f"skeleton.{kind}", lang, occupation=name) for kind in ("txt", "yaml")}
