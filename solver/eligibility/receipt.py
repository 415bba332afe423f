"""What an answer was made from: the text it rests on, and all that it takes to work it out again."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from ...model import __version__
from ...model.base import Explained
from ...model.dates import Day
from ...model.errors import CertladderError
from ...model.person import Person
from ...model.policy import Policy
from ...model.standard import Standard, text_hash, texts_hash
from ...model.terms import Level
from ...model.wording import joined, say
from ..case import Case


class ReceiptMismatch(CertladderError, ValueError):
    """A receipt is of another person, of other texts or of another version (the message says which); or a plan is."""


class Receipt(Explained):
    """What an answer was made from: asked again with the same receipt, the answer is the same (`Advisor.recheck`).

    - `version`: of certladder; `policy`: how it read the rules; `occupation`, `level`, `on`: what was asked.
    - `text`, `catalog`, `person`: the SHA-256 of the occupation's text, of all texts (a name may be another occupation's),
      and of what was known of the person, which says nothing about them.
    - `relations`, `aliases`: what was declared of other occupations and names: (occupation, other, whether it counts).
    """

    version: str
    occupation: str
    level: Level
    on: Day
    text: str
    catalog: str
    policy: Policy
    relations: tuple[tuple[str, str, bool], ...]
    aliases: tuple[tuple[str, str, bool], ...]
    person: str

    @classmethod
    def of(cls, case: Case) -> Receipt:
        """The receipt for a case."""
        return cls.unvalidated(
            version=__version__,
            occupation=case.standard.occupation,
            level=case.level,
            on=case.on,
            text=text_hash(case.standard),
            catalog=texts_hash(case.catalog.standards),
            policy=case.policy,
            relations=tuple(sorted((*pair, counts) for pair, counts in case.catalog.relations.items())),
            aliases=tuple(sorted((*pair, counts) for pair, counts in case.catalog.aliases.items())),
            person=_hash_of(case.person),
        )

    def explain(self, lang: str = "zh") -> str:
        """The receipt on a line, its hashes shortened, in Chinese ("zh") or English ("en")."""
        policy = self.policy.model_dump(exclude_defaults=True)
        settings = ", ".join(f"{name}={value}" for name, value in policy.items()) or say("receipt.default", lang)
        hashes = {name: getattr(self, name)[:8] for name in ("text", "catalog", "person")}
        declared = len(self.relations) + len(self.aliases)
        return say("receipt.line", lang, version=self.version, policy=settings, declared=declared, **hashes)

    def require_equal(self, other: Receipt) -> None:
        """A ReceiptMismatch if the receipt of an answer worked out again differs."""
        differing = [name for name, value in dict(self).items() if value != getattr(other, name)]
        if differing:
            raise ReceiptMismatch("receipt", differing=tuple(differing))


@lru_cache(maxsize=1 << 8)  # a survey asks for one person many times
def _hash_of(person: Person) -> str:
    said = json.dumps(person.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)  # equal persons, one hash
    return hashlib.sha256(said.encode()).hexdigest()


class Source(Explained):
    """The text that an answer rests on (D15): what is None is not known; `trust` (A to D) if it is not the official one.

    >>> from certladder import Catalog
    >>> print(Source.of(Catalog.builtin().standard("电工"), Level(4)))
    《职业技能等级培训申报条件》一、电工申报条件（版本未注明）
    """

    title: str | None
    edition: str | None
    code: str | None
    valid_from: Day | None
    valid_until: Day | None
    trust: str | None = None

    @classmethod
    def of(cls, standard: Standard, level: Level) -> Source:
        """The source of a level's conditions."""
        text = standard.source_of(level)
        known = {name: getattr(standard, name) for name in ("code", "valid_from", "valid_until")}
        return cls.unvalidated(title=text.source, edition=text.edition, **known, trust=text.trust)

    def explain(self, lang: str = "zh") -> str:
        """Title, edition, code and days in force, in Chinese ("zh") or English ("en")."""
        title = self.title or say("source.no_title", lang)
        known = [say(f"source.{name}", lang, value=value) for name, value in dict(self).items() if value]
        details = known[bool(self.title) :]
        if not self.edition:
            details.insert(0, say("source.no_edition", lang))
        return say("source.text", lang, title=title, details=joined(details, lang))
