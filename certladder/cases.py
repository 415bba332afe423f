"""Cases: what the rules should say of a person, in YAML or JSON; asked of the rules, and which clauses they cover."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import ConfigDict, PositiveInt, ValidationError, model_validator

from .model.base import Explained, FrozenModel, YesNo
from .model.bounded_file import MEGABYTE, parse_json, read_text
from .model.catalog import Catalog
from .model.dates import Day
from .model.errors import CertladderError, InvalidRecord, close_matches, require_type, system_reason, validation_faults
from .model.person import Person
from .model.policy import Policy
from .model.terms import Level, Verdict
from .model.wording import LANGUAGES, Message, default_language, joined, say, truncate
from .solver.case import Case
from .solver.eligibility.check import check
from .solver.eligibility.result import AlternativeResult, Eligibility
from .solver.wording import target_words, understood_words

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
        is_folder = os.path.isdir(path)  # False for a name that no file can have
        files += sorted(one for one in path.glob("*") if one.suffix.casefold() in _READERS) if is_folder else [path]
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


class CaseDifference(Explained):
    """Something that a case expects otherwise: a verdict, a first day, or a clause that is not there (then no `found`).

    `near` are the ids most like that of a clause which is not there.
    """

    what: Literal["verdict", "level_verdict", "eligible_from", "clause", "alternative", "sentence", "asks", "error"]
    expected: Verdict | dt.date | str | None
    found: Verdict | dt.date | str | None = None
    near: tuple[str, ...] = ()

    def explain(self, lang: str = "zh") -> str:
        """What was expected and what was found, in Chinese ("zh") or English ("en")."""
        never = say("cases.never", lang)
        expected, found = (never if value is None else value for value in (self.expected, self.found))
        return say(f"cases.{self.what}", lang, expected=expected, found=found, near=self.near)


class CaseFailure(Explained):
    """A case that the rules answer otherwise; `result` is what they say of its clause, or of the one that decides."""

    case: RuleCase
    differences: tuple[CaseDifference, ...]
    result: AlternativeResult | None = None

    def explain(self, lang: str = "zh") -> str:
        """The case, what differs, and why the rules say what they say, in Chinese ("zh") or English ("en")."""
        case = self.case
        target = target_words(case.occupation, case.level, lang)
        lines = [f"✗ {case.where} {case.name}".replace("  ", " "), say("cases.asked", lang, target=target, on=case.on)]
        lines += [difference.explain(lang) for difference in self.differences]
        lines += self.result.explain(lang).splitlines() if self.result else []
        return "\n    ".join(lines)


class Coverage(FrozenModel):
    """How many cases expect a yes of an alternative (1-based) of a clause, and how many a no."""

    clause: str
    alternative: int
    alternatives: int
    cases_for: int = 0
    cases_against: int = 0

    def label(self, lang: str) -> str:
        """The clause's id, and which of its alternatives if there are several."""
        number = say("word.alternative", lang, number=self.alternative) if self.alternatives > 1 else ""
        return f"{self.clause}{number}"


class CaseReport(Explained):
    """What the cases showed: how many there are, those that differ, the alternatives of the occupations asked about."""

    cases: int
    failures: tuple[CaseFailure, ...]
    coverage: tuple[Coverage, ...]

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The alternatives that lack a case for or a case against."""
        return tuple(one for one in self.coverage if not (one.cases_for and one.cases_against))

    def explain(self, lang: str = "zh") -> str:
        """The cases that differ, then the coverage, in Chinese ("zh") or English ("en")."""
        lines = [failure.explain(lang) for failure in self.failures]
        lines.append(say("cases.total", lang, n=self.cases, failed=len(self.failures)))
        lacking = {
            code: [one.label(lang) for one in self.coverage if not getattr(one, code)]
            for code in ("cases_for", "cases_against")
        }
        covered = {code: len(self.coverage) - len(labels) for code, labels in lacking.items()}
        lines.append(say("cases.coverage", lang, n=len(self.coverage), **covered))
        lines += [say(f"cases.no_{code}", lang, clauses=labels) for code, labels in lacking.items() if labels]
        return "\n".join(lines)


def run_cases(cases: Iterable[RuleCase], catalog: Catalog, policy: Policy) -> CaseReport:
    """Which cases the rules of a catalog answer otherwise, and what the cases cover.

    An alternative is covered by the cases that name its clause: the others do not say which one is meant.
    """
    counts: Counter[tuple[str, int, Verdict]] = Counter()
    failures, asked = [], []
    for case in cases:
        require_type(case, RuleCase, "a case")
        asked.append(catalog.name(case.occupation))
        meant: list[AlternativeResult] = []
        try:
            declared = catalog
            for occupation, other, accepted in case.relations:
                declared = declared.relate(occupation, other, accepted)
            standard = declared.standard(case.occupation, case.on)
            answer = check(Case(case.person, declared, case.policy or policy, standard, case.level, case.on))
            meant = [
                one
                for one in answer.clauses
                if case.clause in (None, one.clause.id) and case.alternative in (None, one.alternative)
            ]
            differences = tuple(_differences(case, answer, meant))
        except CertladderError as error:
            differences = (CaseDifference(what="error", expected=error.explain("zh"), found=error.explain("en")),)
        if case.clause is not None:
            counts.update((one.clause.id, one.alternative, case.verdict) for one in meant)
        if differences:
            result = _deciding(meant) if meant else None
            failures.append(CaseFailure(case=case, differences=differences, result=result))
    coverage = tuple(
        Coverage(
            clause=clause.id,
            alternative=number,
            alternatives=len(clause.alternatives),
            cases_for=counts[clause.id, number, Verdict.ELIGIBLE],
            cases_against=counts[clause.id, number, Verdict.NOT_ELIGIBLE],
        )
        for standard in catalog.standards
        if standard.occupation in asked
        for clauses in standard.levels.values()
        for clause in clauses
        for number in range(1, len(clause.alternatives) + 1)
    )
    return CaseReport(cases=len(asked), failures=tuple(failures), coverage=coverage)


def _differences(case: RuleCase, answer: Eligibility, meant: Sequence[AlternativeResult]) -> Iterator[CaseDifference]:
    if not meant:
        known = tuple(dict.fromkeys(result.clause.id for result in answer.clauses))
        if case.clause in known:
            yield CaseDifference(what="alternative", expected=str(case.alternative))
        else:
            near = close_matches(str(case.clause), known) or known
            yield CaseDifference(what="clause", expected=case.clause, near=near)
        return
    if case.sentence is not None and not any(case.sentence in result.clause.text for result in meant):
        yield CaseDifference(what="sentence", expected=case.sentence)
    if case.asks is not None:
        alternatives = [result.clause.alternatives[result.alternative - 1] for result in meant]
        words = {lang: [[understood_words(one, lang) for one in each] for each in alternatives] for lang in LANGUAGES}
        plain = [["".join(one.split()) for one in asked] for each in words.values() for asked in each]
        if ["".join(one.split()) for one in case.asks] not in plain:  # spaces do not matter
            lang = default_language()
            found = " / ".join(joined(asked, lang) for asked in words[lang])
            yield CaseDifference(what="asks", expected=joined(case.asks, lang), found=found)
    deciding = answer if case.clause is None else _deciding(meant)
    if case.verdict != deciding.verdict:
        yield CaseDifference(what="verdict", expected=case.verdict, found=deciding.verdict)
    if case.level_verdict not in (None, answer.verdict):
        yield CaseDifference(what="level_verdict", expected=case.level_verdict, found=answer.verdict)
    first = min((result.eligible_from for result in meant if result.eligible_from), default=None)
    if "eligible_from" in case.model_fields_set and case.eligible_from != first:
        yield CaseDifference(what="eligible_from", expected=case.eligible_from, found=first)


def _deciding(results: Sequence[AlternativeResult]) -> AlternativeResult:
    """The result that decides a clause or a level: the best one, of equals the soonest, of these the first."""
    return min(results, key=lambda one: (one.verdict.place, one.eligible_from or dt.date.max))
