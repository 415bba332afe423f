"""A document -> standards: what each line is, with all problems at once."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from ...standard import ParseProblem, Standard, StandardParseError
from ...terms import Level
from ..lines import LONGEST_LINE, Line, lines_of
from ..normalise import normalise
from ..standard_builder import Draft
from .header import HEADERS
from .headings import Heading, edition_of, heading_of, inline_headings, is_name
from .notes import note_of
from .numbering import label_of
from .sections import section_of

__all__ = ["StandardParseError", "read_document"]

_HEADER = re.compile(r"(?:[0-9.]*)(?P<key>[^：:\s（(0-9.]{2,6})\s*[：:]\s*(?P<value>.*?)\s*")
_SAYS_CONDITIONS = re.compile("申报|报考|条件|标准")
_COULD_BE_CLAUSE = re.compile("(?:累计|连续|从事).{0,20}年|取得.+(?:后|毕业)|年满")
_OTHER_LEVEL = re.compile(".{0,12}申报条件（(?P<level>[^（）]{2,8})）|.{0,12}(?P<post>特级技师|首席技师).{0,12}")
_OCCUPATION_KEYS = ("职业", "工种")

_NO_OCCUPATION = "an occupation's heading such as 一、电工申报条件, or a header such as 职业：电工"
_NO_CLAUSES = "clauses under a heading such as 申报条件（四级）"


def read_document(
    text: str, source: str = "<text>", *, strict: bool = False, occupation: str | None = None
) -> list[Standard]:
    """The standards that `text` states, one for each occupation heading or 职业 header.

    `occupation`: whose conditions they are, for a text that does not name it.

    What a clause says in words that the grammar does not know stays in it as unread (D14), and in
    `Standard.unread`, where lines stand too that are no clause; with `strict` that is an error.

    Raises:
        StandardParseError: no conditions could be found, or with `strict` something is unread; every place is listed.
    """
    reader = _Reader(source)
    if occupation is not None:
        reader.line(Line(f"职业：{occupation}", 1, 0))
    lines = list(lines_of(text))
    for line, following in zip_longest(lines, lines[1:]):
        reader.line(line, following)
    standards = reader.standards()
    unread = [problem for standard in standards for problem in standard.unread]
    problems = sorted([*reader.problems, *unread], key=lambda problem: (problem.line, problem.column))
    if reader.problems or (strict and unread):
        raise StandardParseError(tuple(problems))
    return standards


class _Reader:
    """Reads line by line: what each line is depends on its form and on what stands open."""

    def __init__(self, source: str) -> None:
        self.problems: list[ParseProblem] = []
        self._source = source
        self._drafts: list[Draft] = []
        self._before: list[Line] = []
        """Lines before the first occupation: if there is none, they are what could not be placed."""
        self._section: str | None = None
        """The kind of section that stands open, in a whole standard."""
        self._chapter = False

    def line(self, line: Line, following: Line | None = None) -> None:
        """Read the next line; a bare name is a heading if a heading without a name follows."""
        if len(line.text) > LONGEST_LINE:
            self._problem(line, f"a line of at most {LONGEST_LINE} characters")
            return
        goes_on = self._drafts and self._drafts[-1].goes_on(line)
        if not goes_on and following is not None and is_name(line.plain) and len(following.text) <= LONGEST_LINE:
            heading = heading_of(following.plain)
            if heading is not None and heading.name is None:
                self._section = None
                label = label_of(line.plain)
                self._open_occupation(line, line.plain[label.end if label else 0 :])
                return
        starts = [0, *inline_headings(line.plain), len(line.plain)]
        for start, end in pairwise(starts):
            self._piece(line.part(start, end) if len(starts) > 2 else line)

    def _piece(self, line: Line) -> None:
        if (self._drafts and self._section is None and self._drafts[-1].goes_on(line)) or not (
            self._header(line) or self._opens(line) or self._sections(line) or self._note(line)
        ):
            self._content(line)

    def _sections(self, line: Line) -> bool:
        """Whether the line opens a section, or stands in one that states no conditions."""
        section = section_of(line.plain)
        if section is not None:
            self._section, self._chapter = section.kind, section.chapter
            rest = line.tail(section.end)
            if rest.plain:
                self._in_section(rest)
        elif self._section in ("name", "code", "education"):
            self._in_section(line)
        elif self._section == "other" and not self._chapter and _COULD_BE_CLAUSE.search(line.plain) and self._drafts:
            self._drafts[-1].doubt(line)
        else:
            return self._section == "other"
        return True

    def _in_section(self, line: Line) -> None:
        """A line that says what its section is about: the occupation's name, its code, the schooling all must have."""
        kind, self._section = self._section, "other"
        if kind == "name":
            self._open_occupation(line, re.sub("[①-⑳]$", "", line.plain))
        elif kind == "code" and self._drafts:
            self._drafts[-1].fields["code"] = line.plain
        elif kind == "education" and self._drafts:
            self._drafts[-1].ask_of_all(line)
        elif kind == "conditions":
            self._section = None
            self._piece(line)

    def _problem(self, line: Line, expected: str, at: int = 0) -> None:
        words = line.text[at:][:LONGEST_LINE]
        self.problems.append(
            ParseProblem(
                source=self._source, line=line.number, column=line.column + at + 1, words=words, expected=expected
            )
        )

    def _opens(self, line: Line) -> bool:
        """Whether the line is a heading; then what it opens is open."""
        if (match := _OTHER_LEVEL.fullmatch(line.plain)) and self._lose_level(line, match["level"] or match["post"]):
            return True
        heading = heading_of(line.plain, [draft.name for draft in self._drafts])
        if heading is None or (self._chapter_behind() and not _SAYS_CONDITIONS.search(line.plain)):
            return False
        self._section = None
        self._open_heading(line, heading)
        return True

    def _return_to(self, line: Line, name: str) -> None:
        """The occupation that a level's heading names: one that stands above already, or a new one."""
        for draft in reversed(self._drafts):
            if draft.goes_by(name):
                self._drafts.remove(draft)
                self._drafts.append(draft)
                return
        self._open_occupation(line, name)

    def _chapter_behind(self) -> bool:
        """Whether a numbered section behind the conditions stands open: the levels named there are described, not opened."""
        return self._section == "other" and self._chapter and self._drafts != [] and self._drafts[-1].described

    def _open_occupation(self, line: Line, name: str) -> None:
        if self._drafts and self._drafts[-1].is_headed(name):
            return
        self._drafts.append(Draft(name, line, self._source))

    def _open_heading(self, line: Line, heading: Heading) -> None:
        name, level = heading.name, heading.level
        if name and level is None:
            self._open_occupation(line, name)
            self._drafts[-1].name_edition(edition_of(line.plain))
        elif name:
            self._return_to(line, name)
        if level is not None:
            if not self._drafts:
                self._problem(line, "a heading that names the occupation first, such as 一、电工申报条件")
                self._drafts.append(Draft("?", line, self._source))
            asks = line.part(*heading.asks) if heading.asks else None
            self._drafts[-1].open_level(level, line, name, asks, every=heading.every)
        rest = line.tail(heading.end)
        if rest.plain:
            self._piece(rest)

    def _lose_level(self, line: Line, words: str) -> bool:
        """Whether the line is the heading of a level that is none."""
        try:
            Level.parse(words)
        except ValueError as error:
            if self._drafts and heading_of(line.plain.replace(words, "四级")):
                self._drafts[-1].lose_level(line, str(error).partition("; expected ")[2])
                return True
        return False

    def _header(self, line: Line) -> bool:
        match = _HEADER.fullmatch(line.text)
        if match is None or match["key"] not in HEADERS:
            return False
        key, value = match["key"], match["value"]
        opens = key in _OCCUPATION_KEYS
        if not opens and self._drafts and self._drafts[-1].levels:
            return False
        if not value:
            self._problem(line, f"words after {key}：")
        elif opens:
            self._open_occupation(line, normalise(value).text)
        elif not self._drafts:
            self._problem(line, "the header 职业：<name> first")
        else:
            try:
                self._drafts[-1].fields |= HEADERS[key](value)
            except ValueError as error:
                self._problem(line, str(error).partition("; expected ")[2], match.start("value"))
        return True

    def _note(self, line: Line) -> bool:
        fields = note_of(line.plain) if self._drafts else None
        if fields is not None:
            self._drafts[-1].fields |= fields
        return fields is not None

    def _content(self, line: Line) -> None:
        if not self._drafts:
            self._before.append(line)
        elif not (edition_of(line.plain) and len(line.plain) <= len("（2018年修订版）")):
            self._drafts[-1].content(line)
        else:
            self._drafts[-1].name_edition(edition_of(line.plain))

    def standards(self) -> list[Standard]:
        """The standards read; what was found missing is among the problems."""
        described = [draft for draft in self._drafts if draft.described]
        if not self._drafts:
            for line in self._before or ([] if self.problems else [Line("", 1, 0)]):
                self._problem(line, _NO_OCCUPATION)
        elif described:
            for line in self._before:
                described[0].stray(line, _NO_OCCUPATION)
        for draft in self._drafts:
            if not described:
                self._problem(draft.named(), _NO_CLAUSES)
            elif not draft.described:
                described[0].stray(draft.named(), _NO_CLAUSES)
        seen: set[tuple[object, object]] = set()
        for draft in described:
            key = (draft.fields["occupation"], draft.fields.get("valid_from"))
            if key in seen:
                self._problem(draft.named(), f"each occupation once; {draft.name} stands above already")
            seen.add(key)
        return [draft.standard() for draft in described]
