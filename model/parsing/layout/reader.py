"""The lines of a document -> occupations: what each line is, by its form and by what stands open."""

from __future__ import annotations

import re
from itertools import pairwise

from ...errors import InvalidDay
from ...standard import ParseProblem
from ...terms import Level
from ..expected import Expected, expected
from ..lines import LONGEST_LINE, Line
from ..normalise import normalise
from ..problems import problem_at
from .header import HEADERS
from .headings import Heading, edition_of, heading_of, inline_headings, is_name
from .notes import note_of
from .numbering import label_of
from .occupation import OccupationLayout
from .sections import section_of

__all__ = ["LayoutReader"]

_HEADER = re.compile(r"(?:[0-9.]*)(?P<key>[^：:\s（(0-9.]{2,6})\s*[：:]\s*(?P<value>.*?)\s*")
_SAYS_CONDITIONS = re.compile("申报|报考|条件|标准")
_COULD_BE_CLAUSE = re.compile("(?:累计|连续|从事).{0,20}年|取得.+(?:后|毕业)|年满")
_OTHER_LEVEL = re.compile(".{0,12}申报条件（(?P<level>[^（）]{2,8})）|.{0,12}(?P<post>特级技师|首席技师).{0,12}")


class LayoutReader:
    """Reads line by line, then `finish`; `problems` are those that make the text unusable."""

    def __init__(self, source: str) -> None:
        self.problems: list[ParseProblem] = []
        self._source = source
        self._occupations: list[OccupationLayout] = []
        self._before: list[Line] = []
        """Lines before the first occupation: if there is none, they are what could not be placed."""
        self._section: str | None = None
        """The kind of section that stands open, in a whole standard."""
        self._chapter = False

    def read(self, line: Line, following: Line | None = None) -> None:
        """Read the next line; a bare name is a heading if a heading without a name follows."""
        if len(line.text) > LONGEST_LINE:
            self._problem(line, expected("shorter_line", most=LONGEST_LINE))
            return
        if (
            not self._continues(line)
            and following is not None
            and is_name(line.plain)
            and len(following.text) <= LONGEST_LINE
        ):
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
        if (self._section is None and self._continues(line)) or not (
            self._header(line) or self._opens(line) or self._sections(line) or self._note(line)
        ):
            self._content(line)

    def _continues(self, line: Line) -> bool:
        return bool(self._occupations) and self._occupations[-1].continues(line)

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
        elif (
            self._section == "other" and not self._chapter and _COULD_BE_CLAUSE.search(line.plain) and self._occupations
        ):
            self._occupations[-1].add_ambiguous(line)
        else:
            return self._section == "other"
        return True

    def _in_section(self, line: Line) -> None:
        """A line that says what its section is about: the occupation's name, its code, the schooling all must have."""
        kind, self._section = self._section, "other"
        if kind == "name":
            self._open_occupation(line, re.sub("[①-⑳]$", "", line.plain))
        elif kind == "code" and self._occupations:
            self._occupations[-1].fields["code"] = line.plain
        elif kind == "education" and self._occupations:
            self._occupations[-1].add_common_condition(line)
        elif kind == "conditions":
            self._section = None
            self._piece(line)

    def _problem(self, line: Line, what: Expected, at: int = 0) -> None:
        shown = Line(line.text[: at + LONGEST_LINE], line.number, line.column)
        self.problems.append(problem_at(self._source, shown, what, at))

    def _opens(self, line: Line) -> bool:
        """Whether the line is a heading; then what it opens is open."""
        if (match := _OTHER_LEVEL.fullmatch(line.plain)) and self._skip_level(line, match["level"] or match["post"]):
            return True
        heading = heading_of(line.plain, [occupation.name for occupation in self._occupations])
        if heading is None or (self._chapter_behind() and not _SAYS_CONDITIONS.search(line.plain)):
            return False
        self._section = None
        self._open_heading(line, heading)
        return True

    def _return_to(self, line: Line, name: str) -> None:
        """The occupation that a level's heading names: one that stands above already, or a new one."""
        for occupation in reversed(self._occupations):
            if occupation.is_called(name):
                self._occupations.remove(occupation)
                self._occupations.append(occupation)
                return
        self._open_occupation(line, name)

    def _chapter_behind(self) -> bool:
        """Whether a numbered section behind the conditions stands open: the levels named there are described, not opened."""
        return (
            self._section == "other" and self._chapter and self._occupations != [] and self._occupations[-1].described
        )

    def _open_occupation(self, line: Line, name: str) -> None:
        if self._occupations and self._occupations[-1].is_only_named(name):
            return
        self._occupations.append(OccupationLayout(name, line, self._source))

    def _open_heading(self, line: Line, heading: Heading) -> None:
        name, level = heading.name, heading.level
        if name and level is None:
            self._open_occupation(line, name)
            self._occupations[-1].name_edition(edition_of(line.plain))
        elif name:
            self._return_to(line, name)
        if level is not None:
            if not self._occupations:
                self._problem(line, expected("occupation_first"))
                self._occupations.append(OccupationLayout("?", line, self._source))
            asks = line.part(*heading.asks) if heading.asks else None
            self._occupations[-1].open_level(level, line, name, asks, every=heading.every)
        rest = line.tail(heading.end)
        if rest.plain:
            self._piece(rest)

    def _skip_level(self, line: Line, words: str) -> bool:
        """Whether the line is the heading of a level that is none."""
        try:
            Level.parse(words)
        except ValueError:
            if self._occupations and heading_of(line.plain.replace(words, "四级")):
                self._occupations[-1].skip_level(line)
                return True
        return False

    def _header(self, line: Line) -> bool:
        match = _HEADER.fullmatch(line.text)
        if match is None or match["key"] not in HEADERS:
            return False
        key, value = match["key"], match["value"]
        opens = key == "职业" or (key == "工种" and not self._is_in_header())
        if not opens and self._occupations and self._occupations[-1].levels:
            return False
        if not value:
            self._problem(line, expected("words_after_key", key=key))
        elif opens:
            self._open_occupation(line, normalise(value).text)
        elif not self._occupations:
            self._problem(line, expected("occupation_key_first"))
        else:
            try:
                self._occupations[-1].add_fields(HEADERS[key](value))
            except InvalidDay:
                self._problem(line, expected("day"), match.start("value"))
        return True

    def _is_in_header(self) -> bool:
        """Whether an occupation is named and nothing else stands under it: its 工种 are names, and open no other."""
        return bool(self._occupations) and not self._occupations[-1].levels

    def _note(self, line: Line) -> bool:
        fields = note_of(line.plain) if self._occupations else None
        if fields is not None:
            self._occupations[-1].fields |= fields
        return fields is not None

    def _content(self, line: Line) -> None:
        if not self._occupations:
            self._before.append(line)
        elif not (edition_of(line.plain) and len(line.plain) <= len("（2018年修订版）")):
            self._occupations[-1].add_line(line)
        else:
            self._occupations[-1].name_edition(edition_of(line.plain))

    def finish(self) -> list[OccupationLayout]:
        """The occupations with conditions; what is missing is among the problems."""
        described = [occupation for occupation in self._occupations if occupation.described]
        if not self._occupations:
            for line in self._before or ([] if self.problems else [Line("", 1, 0)]):
                self._problem(line, expected("occupation_heading"))
        elif described:
            for line in self._before:
                described[0].problem(line, expected("occupation_heading"))
        for occupation in self._occupations:
            if not described:
                self._problem(occupation.named, expected("clauses_under_heading"))
            elif not occupation.described:
                described[0].problem(occupation.named, expected("clauses_under_heading"))
        seen: set[tuple[object, object]] = set()
        for occupation in described:
            key = (occupation.fields["occupation"], occupation.fields.get("valid_from"))
            if key in seen:
                self._problem(occupation.named, expected("occupation_once", name=occupation.name))
            seen.add(key)
        return described
