"""A case: a person, and what the rules should say of them."""

from __future__ import annotations

from typing import Any, Self

from pydantic import ConfigDict, PositiveInt, model_validator

from ..model.base import FrozenModel, YesNo
from ..model.dates import Day
from ..model.errors import InvalidRecord
from ..model.person import Person
from ..model.policy import Policy
from ..model.terms import Level, Verdict

__all__ = ["RuleCase"]


class RuleCase(FrozenModel):
    """What the rules should say of a `person` who asks about a `level` of an `occupation` on a day.

    With a `clause` (and an `alternative`, if it has several) the `verdict` and `eligible_from` are this one's, else the
    level's; `level_verdict` is the level's where both are given. `eligible_from` is the first certain day from `on` on,
    None if there is none; it is not looked at if it is not given. `sentence`: words of the clause that decide.
    `asks`: what the alternative should be understood to ask for, as `certladder compile` words it, in either language.
    `relations`: (occupation, other, whether it is related), declared for this case only. `where`: file and line.

    >>> case = RuleCase(name="six years", person=Person(), clause="电工/四级/2", level=4, on="2026-11-22", verdict="不符合")
    >>> case.occupation
    '电工'
    """

    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].remove("occupation"))

    name: str
    person: Person
    occupation: str
    level: Level
    on: Day
    verdict: Verdict
    clause: str | None = None
    alternative: PositiveInt | None = None
    eligible_from: Day | None = None
    level_verdict: Verdict | None = None
    sentence: str | None = None
    asks: tuple[str, ...] | None = None
    relations: tuple[tuple[str, str, YesNo], ...] = ()
    policy: Policy | None = None
    where: str = ""

    @model_validator(mode="before")
    @classmethod
    def _occupation_of_clause(cls, given: Any) -> Any:
        """The clause's id names the occupation too."""
        if isinstance(given, dict) and "occupation" not in given and isinstance(given.get("clause"), str):
            return {**given, "occupation": given["clause"].partition("/")[0]}
        return given

    @model_validator(mode="after")
    def _alternative_of_clause(self) -> Self:
        if self.clause is None and (self.alternative is not None or self.asks is not None):
            raise InvalidRecord("cases.alternative")
        return self
