"""A case, which says what the rules should answer a person, and the YAML or JSON files that list such."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from pydantic import ConfigDict, PositiveInt, ValidationError, model_validator

from ..model.base import FrozenModel, YesNo
from ..model.bounded_file import MEGABYTE, parse_json, read_text
from ..model.dates import Day
from ..model.errors import CertladderError, InvalidRecord, system_reason, truncate, validation_faults
from ..model.person import Person
from ..model.policy import Policy
from ..model.terms import Level, Verdict
from ..model.wording import Message

_Entries = list[tuple[str, Any]]  # where each case of a file stands, and what stands there


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


class CaseFileError(CertladderError, ValueError):
    """Files of cases that cannot be read; the message lists every fault with file, line and field."""


def read_cases(*paths: str | Path) -> tuple[RuleCase, ...]:
    """The cases in files, or in all .yaml, .yml and .json files of folders; YAML needs PyYAML.

    Where a case names neither `occupation` nor `clause`, it is the occupation that the file is named after.

    Raises:
        CaseFileError: files cannot be read, or cases have wrong fields; every fault of every file is listed.
    """
    cases: list[RuleCase] = []
    faults: list[Message] = []
    files: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.glob("*")) if os.path.isdir(path) else None  # False for a name that no file can have
        files += [path] if inside is None else [file for file in inside if file.suffix.casefold() in _READERS]
    for file in files:
        try:
            found = _READERS.get(file.suffix.casefold(), _yaml)(read_text(file, 10 * MEGABYTE))
        except (OSError, CertladderError) as error:
            why = system_reason(error) if isinstance(error, OSError) else error
            faults.append(Message("error.file.unfit", path=file, reason=why))
            continue
        for place, given in found:
            where = f"{file}{place}"
            if isinstance(given, dict):
                given = {**({} if "clause" in given else {"occupation": file.stem}), **given, "where": where}
            try:
                cases.append(RuleCase.model_validate(given))
            except ValidationError as error:
                wrong = validation_faults(error, RuleCase)
                faults += [Message("error.file.unfit", path=where, reason=fault) for fault in wrong]
    if not cases and not faults:
        faults.append(Message("error.cases.none", suffixes=tuple(_READERS)))
    if faults:
        raise CaseFileError("cases.problems", problems=faults)
    return tuple(cases)


def _json(text: str) -> _Entries:
    given = parse_json(text)
    if not isinstance(given, list):
        raise CaseFileError("cases.list")
    return [("", one) for one in given]


def _yaml(text: str) -> _Entries:
    try:
        import yaml
    except ModuleNotFoundError as error:
        raise CaseFileError("cases.no_yaml") from error

    class Loader(yaml.SafeLoader):
        """Scalars but null are the words that stand there, which the fields read: YAML would take on and no for a yes and
        a no, 2018.10 for a number, 2026-02-30 for a day. No key stands twice.
        """

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            keys = [str(key.value) for key, _ in node.value]
            if twice := [key for key in keys if keys.count(key) > 1]:
                raise CaseFileError("cases.repeated", line=node.start_mark.line + 1, key=truncate(twice[0]))
            return super().construct_mapping(node, deep)

    Loader.yaml_constructors = {"tag:yaml.org,2002:null": lambda *_: None}
    try:
        loader = Loader(text)
        listed = loader.get_single_node()
        if not isinstance(listed, yaml.SequenceNode):
            raise CaseFileError("cases.list")
        return [(f":{node.start_mark.line + 1}", loader.construct_document(node)) for node in listed.value]
    except RecursionError as error:
        raise CaseFileError("nested_too_deeply") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = mark.index if mark else getattr(error, "position", 0)  # of a sign that YAML does not allow
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        raise CaseFileError("no_syntax", kind="YAML", line=line, column=column) from error


_READERS: dict[str, Callable[[str], _Entries]] = {".yaml": _yaml, ".yml": _yaml, ".json": _json}
