"""A document in the official layout -> standards: headers, headings and numbered clauses, with all problems at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..errors import CertladderError
from ..standard import Clause, Standard, TextProblem
from ..terms import Level
from .clause import read_clause
from .header import HEADERS
from .normalise import NamePattern, normalise

__all__ = ["StandardsError", "read_document"]

_LONGEST_LINE = 5_000
_SHOWN = 20

_TITLE = re.compile(r"(国家)?职业(技能|资格)[^、]*申报条件")
_OCCUPATION = re.compile(r"(?:[一二三四五六七八九十百]+、)?(?P<name>[^（）：。，]+?)申报条件")
_LEVEL = re.compile(r"申报条件（(?P<level>[^（）]+(?:（[^（）]+）)?)）")
_CLAUSE = re.compile(r"\s*[（(]\s*(?P<number>[0-9０-９]+)\s*[）)]\s*(?P<text>.*\S)?")
_HEADER = re.compile(r"\s*(?P<key>[^：:\s（(]{2,6})\s*[：:]\s*(?P<value>.*?)\s*")


class StandardsError(CertladderError, ValueError):
    """A standards text with errors: `problems` lists every one, with file, line, column, words and expectation."""

    def __init__(self, problems: tuple[TextProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.problems[:_SHOWN]]
        more = len(self.problems) - len(shown)
        return "\n".join([f"{len(self.problems)} problems:", *shown, *([f"... and {more} more"] if more else [])])


@dataclass
class _Draft:
    """A standard as far as it has been read."""

    fields: dict[str, object]
    line: int
    levels: dict[Level, list[tuple[str, str, int, int]]] = field(default_factory=dict)


def read_document(text: str, source: str = "<text>", *, strict: bool = False) -> list[Standard]:
    """The standards that `text` states, one for each occupation heading or 职业 header.

    What a clause says in words that the grammar does not know stays in it as unread (D14), and in
    `Standard.unread`; with `strict` that is an error too.

    Raises:
        StandardsError: the layout is broken, or with `strict` something is unread; every place is listed.
    """
    reader = _Layout(source)
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        reader.line(number, line)
    standards = reader.standards()
    unread = [problem for standard in standards for problem in standard.unread]
    problems = sorted([*reader.problems, *unread], key=lambda problem: (problem.line, problem.column))
    if reader.problems or (strict and unread):
        raise StandardsError(tuple(problems))
    return standards


class _Layout:
    """Reads line by line: what each line is depends on its form and on what stands open."""

    def __init__(self, source: str) -> None:
        self.problems: list[TextProblem] = []
        self._source = source
        self._drafts: list[_Draft] = []
        self._level: Level | None = None
        self._lost = False  # under a heading that could not be read, told already

    def line(self, number: int, line: str) -> None:
        """Read the next line."""
        if not line.strip():
            return
        if len(line) > _LONGEST_LINE:
            self._problem(number, line, f"a line of at most {_LONGEST_LINE} characters")
            return
        plain = normalise(line).text
        if match := _LEVEL.fullmatch(plain):
            self._open_level(number, line, match["level"])
        elif _TITLE.fullmatch(plain) and not self._drafts:
            return
        elif match := _OCCUPATION.fullmatch(plain):
            self._open_occupation(number, line, match["name"])
        elif (match := _HEADER.fullmatch(line)) and self._may_be_header(match["key"]):
            self._header(number, line, match["key"], match["value"], match.start("value"))
        else:
            self._clause(number, line)

    def _may_be_header(self, key: str) -> bool:
        return key == "职业" or (self._level is None and key in HEADERS)

    def _problem(self, number: int, line: str, expected: str, at: int | None = None) -> None:
        start = len(line) - len(line.lstrip()) if at is None else at
        words = line[start:].rstrip()[:_LONGEST_LINE]
        self.problems.append(
            TextProblem(source=self._source, line=number, column=start + 1, words=words, expected=expected)
        )

    def _open_occupation(self, number: int, line: str, name: str) -> None:
        self._level, self._lost = None, False
        headed = self._drafts and not self._drafts[-1].levels and self._drafts[-1].fields["occupation"] == name
        if not headed:
            self._drafts.append(_Draft({"occupation": name}, number))

    def _open_level(self, number: int, line: str, words: str) -> None:
        self._lost = False
        try:
            self._level = Level.parse(words)
        except ValueError as error:
            self._problem(number, line, str(error).partition("; expected ")[2])
            self._lost = True
            return
        if not self._drafts:
            self._problem(number, line, "a heading that names the occupation first, such as 一、电工申报条件")
            self._drafts.append(_Draft({"occupation": "?"}, number))
        elif self._level in self._drafts[-1].levels:
            self._problem(number, line, f"each level once; {self._level.zh} stands above already")
        self._drafts[-1].levels.setdefault(self._level, [])

    def _header(self, number: int, line: str, key: str, value: str, at: int) -> None:
        if not value:
            self._problem(number, line, f"words after {key}：")
            return
        if key == "职业":
            self._level, self._lost = None, False
            self._drafts.append(_Draft({"occupation": normalise(value).text}, number))
            return
        if not self._drafts:
            self._problem(number, line, "the header 职业：<name> first")
            return
        try:
            self._drafts[-1].fields |= HEADERS[key](value)
        except ValueError as error:
            self._problem(number, line, str(error).partition("; expected ")[2], at)

    def _clause(self, number: int, line: str) -> None:
        match = _CLAUSE.fullmatch(line)
        if self._lost:
            return
        if self._level is None:
            self._problem(
                number, line, "a heading such as 一、电工申报条件 or 申报条件（四级）, or a header such as 职业：电工"
            )
            return
        clauses = self._drafts[-1].levels[self._level]
        if match is None and clauses:
            self._problem(number, line, f"a numbered clause such as （{len(clauses) + 1}）…, or a heading")
            return
        label = str(int(match["number"])) if match else "1"
        body = match["text"] if match else line.strip()
        if not body:
            self._problem(number, line, "the words of the clause after its number")
            return
        if any(label == present for present, *_ in clauses):
            self._problem(number, line, f"each clause number once in a level; （{label}） stands above already")
        at = match.start("text") if match else len(line) - len(line.lstrip())
        clauses.append((label, body, number, at))

    def standards(self) -> list[Standard]:
        """The standards read; what was found missing is among the problems."""
        seen: set[tuple[object, object]] = set()
        standards = []
        if not self._drafts and not self.problems:
            self._problem(1, "", "an occupation's heading such as 一、电工申报条件, and its levels and clauses")
        for draft in self._drafts:
            key = (draft.fields["occupation"], draft.fields.get("valid_from"))
            name = str(draft.fields["occupation"])
            if key in seen:
                self._problem(draft.line, name, f"each occupation once; {name} stands above already")
            seen.add(key)
            if not any(draft.levels.values()):
                self._problem(draft.line, name, f"clauses under a heading such as 申报条件（四级） for {name}")
            self.problems += [
                TextProblem(source=self._source, line=draft.line, column=1, words=f"{name} {level.zh}", expected="clauses")
                for level, clauses in draft.levels.items()
                if not clauses
            ]  # fmt: skip
            standards.append(self._standard(draft))
        return standards

    def _standard(self, draft: _Draft) -> Standard:
        fields = draft.fields
        names = list(fields.get("names", ()))  # type: ignore[call-overload]
        pattern = NamePattern([str(fields["occupation"]), *names])
        unread: list[TextProblem] = []
        levels: dict[Level, tuple[Clause, ...]] = {}
        for level, drafts in draft.levels.items():
            clauses = []
            for label, body, number, at in drafts:
                identifier = f"{fields['occupation']}/{level.grade}/{label}"
                reading = read_clause(body, pattern, level)
                clauses.append(Clause(id=identifier, text=body, alternatives=reading.alternatives))
                names += [name for name in reading.names if name not in names]
                unread += [
                    TextProblem(
                        source=self._source,
                        line=number,
                        column=at + place.offset + 1,
                        words=place.words,
                        expected=place.expected,
                    )
                    for place in reading.misread
                ]
            levels[level] = tuple(clauses)
        return Standard.model_validate({**fields, "names": names, "levels": levels, "unread": unread})
