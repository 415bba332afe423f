"""The occupations that a document names: which of them is spoken of, and which names its headings may hold."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ...names import spellings
from ...terms import Level
from ..lines import LONGEST_LINE, Expected, Line, expected
from ..vocabulary import GRADE, TITLE, levels_in
from .declarations import header_of, merged
from .headings import Heading, heading_of
from .non_conditions import asks_for_nothing, demands, is_idle_remark
from .numbering import label_of
from .occupation import OccupationLayout
from .occupation_names import (
    GRADED,
    KIND,
    is_name,
    is_titles,
    listed_before,
    named_in_prose,
    other_names,
    reads_like_occupation,
    says_conditions,
    stem,
    titles_of,
)
from .outline import OF_ALL, ClauseLines, without_lead

_LEVEL_OF_NAME = re.compile(f"(?:{GRADE}|{TITLE})(?=[一-龥]{{2,12}}[员师工])|(?<=[员师工])（?(?:{GRADE}|{TITLE})")
_OF_OCCUPATION = re.compile("(?:其中，?)?(?:申报|报考|报名)[一-龥]{1,12}[员师工手]")
_MOST_NAMES = 100
UNNAMED = "?"  # in place of a name, under a level's heading that stands above all names


class Occupations:
    """The occupations of a document, in the order in which it last spoke of them, and the lines above the first."""

    def __init__(self, source: str) -> None:
        self.found: list[OccupationLayout] = []
        self.before: list[Line] = []  # above the first: asked of all below; without one, what could not be placed
        self.said: list[str] = []  # what lines there say of the lists below: 同时满足以下条件：
        self.noted: dict[str, Any] = {}  # what notes there declare of those below
        self._source = source
        self._name: Line | None = None  # the last of these lines that is nothing but a name
        self._titles: dict[str, Level] = {}  # the names that the text gives an occupation at a level each (助理…师)

    @property
    def last(self) -> OccupationLayout | None:
        return self.found[-1] if self.found else None

    def add_before(self, line: Line) -> None:
        self.before.append(line)
        if is_name(line.plain):
            self._name = line
        elif self._name and not reads_like_occupation(without_lead(self._name).plain):
            self._name = None  # 一、组织领导, a section's title

    def add_fields(self, fields: dict[str, Any]) -> None:
        """Take what a note above all of them declares."""
        self.noted = merged(self.noted, fields)

    def name_titles(self, line: Line | None = None) -> bool:
        """Take the names that a line gives an occupation at a level each, if one of them is its own; is it nothing else?"""
        self._titles = (titles_of(line.plain) if line else {}) or self._titles
        if self.last is not None and any(stem(self.last.name).endswith(stem(title)) for title in self._titles):
            self.last.titles = self._titles
            return bool(line and is_titles(line.plain))
        return False

    def heading(self, line: Line) -> Heading | None:
        """The heading that a line is, or begins with, by the names known so far."""
        if len(line.text) > LONGEST_LINE:
            return None
        if self.last is None:
            found = heading_of(line.plain, [self._name.plain] if self._name else [], self._titles)
            # 2025年5月某学院物业管理师三级计划中, a title that names the occupation in other words
            title = found and found.remark and not found.name and found.end == len(line.plain)
            return None if title and named_in_prose(line.plain) and not says_conditions(line.plain) else found
        names = [name for one in self.found[-_MOST_NAMES:] for name in (one.name, *one.names)]
        near = [name for name in names if name in self.last.name or name[:-1] in line.plain]
        return heading_of(line.plain, near, self.last.titles)

    def is_running_title(self, line: Line, following: Line) -> bool:
        """Whether the line is the occupation's title again, at the head of a page within a list."""
        last = self.last
        if last is None or not (last.levels and following.plain) or last.name not in line.plain:
            return False
        if line.plain != last.line.plain:
            named = self.heading(line)
            title = named and named.level is None and named.name == last.name and named.end == len(line.plain)
            return bool(title) and (last.goes_on(following) or last.continues(following))
        heading = self.heading(following)
        edition = header_of(following.text)  # 版本：2018年版: another begins
        return not edition and (heading is None or (heading.level is not None and heading.level not in last.levels))

    def open(self, line: Line, name: str, also: tuple[str, ...] = ()) -> OccupationLayout:
        """Speak of an occupation from here on: a new one, unless nothing but this name stands above."""
        if self.last is not None and self.last.name == name and not self.last.levels:
            self._part(self.last, also)
            return self.last
        opened = OccupationLayout(KIND.sub("", name), line, self._source, also)
        opened.add_fields({"names": tuple(spellings(opened.name))[1:]})
        opened.add_fields(other_names(line.plain, opened.name))
        opened.says += self.said
        self.said = []
        self.found.append(opened)
        return opened

    def return_to(self, line: Line, name: str, *also: str) -> None:
        """Speak of the occupation that a level's heading names: one that stands above, or a new one."""
        if known := next((one for one in reversed(self.found) if one.is_called(name)), None):
            self._part(known, also)
            self.found.remove(known)
            self.found.append(known)
            return
        if self.last is not None and self.last.name == UNNAMED and not self.last.described:
            self.found.pop()  # 中级证书报考条件是什么, above the first heading that names the occupation
        above = [named_in_prose(one.plain) or "" for one in self.before if name not in one.plain]
        same = (one for one in above if one and stem(one) == stem(name))  # 物业管理师招生, above 四级（物业管理员）条件
        self.open(line, next(same, GRADED.sub("", name)), also)

    def _part(self, occupation: OccupationLayout, also: tuple[str, ...]) -> None:
        """Take what stands under a title of several occupations, which are named one by one below, to be above all."""
        if occupation.also and not also and not occupation.levels:
            self.before += [line for one in [*occupation.preface, *occupation.early] for line in one.lines]
            occupation.also, occupation.preface, occupation.early = (), [], []

    def open_above(self) -> Line | None:
        """Speak of the occupation whose bare name stands above the first level; returns its line, or None without one."""
        if self._name is not None:
            self.before.remove(self._name)
            self.open(self._name, without_lead(self._name).plain)
            self.name_titles()
        return self._name

    def open_named_in_prose(self) -> None:
        """Speak of the occupation of which alone the lines above the first level do: 某学校育婴员招生简章."""
        found = [(line, name) for line in self.before if (name := named_in_prose(line.plain))]
        longest = max(found, key=lambda one: len(one[1]), default=None)
        if longest and all(stem(longest[1]).endswith(stem(name)) for _, name in found):
            self.open(*longest, listed_before(longest[0].plain, longest[1]))

    def open_level_in_prose(self, opening: Line) -> None:
        """Open the one level that the lines above a list name with an occupation: 茶艺师（三级）认定报名通知."""
        above = [*self.before, *([self.last.line] if self.last else [])]
        levels = {level for line in above for words in _LEVEL_OF_NAME.findall(line.plain) for level in levels_in(words)}
        if len(levels) == 1 and self.last is None:
            self.open_named_in_prose()
        if len(levels) == 1 and self.last:
            [level] = levels
            self.last.open_level(level, opening, Heading(level, None, len(opening.plain)))

    def take_titles(self) -> Iterator[Line]:
        """Take away the lines above the first that only name what is described below: 某学校茶艺师招生简章."""
        for line in list(self.before):
            name = named_in_prose(line.plain)
            if not name or not any(one.described and one.is_called(name) for one in self.found):
                continue
            pieces = re.split("（[一二三四五六七八九十0-9]）|[（），：；。!、和]", line.plain)
            beside = [piece for piece in pieces if piece and name not in piece]
            words = re.sub(f"(?<={name})(?:职业)?(?:资格|技能)证书?", "", line.plain)  # 营销师资格证介绍
            if not demands(words) and all(asks_for_nothing(piece) or is_idle_remark(piece) for piece in beside):
                self.before.remove(line)
                yield line

    def described(self) -> list[OccupationLayout]:
        """Those with conditions, each with what other lines of the document ask of it."""
        described = [occupation for occupation in self.found if occupation.described]
        for occupation in described:
            before, senior = occupation.name, f"{stem(occupation.name)}师"
            if before != senior and {before, senior} <= {GRADED.sub("", title) for title in occupation.own_titles}:
                # 物业管理师, if the text names a lower level 物业管理员 and a higher one so
                occupation.name = senior
                occupation.add_fields({"occupation": senior, "names": (before,)})
            occupation.fields = merged(self.noted, occupation.fields)
            for line in reversed(self.before):
                if named := other_names(without_lead(line).plain, occupation.name, alone=True):
                    occupation.add_fields(named)
                else:
                    occupation.ask_before(line)
        for number, occupation in enumerate(self.found):
            if not described or occupation.described or occupation.name == UNNAMED:
                continue
            described[0].problem(occupation.named, expected("clauses_under_heading"))
            same = [one for one in described if one.is_called(occupation.name)]  # 职业：茶艺师 among the papers
            strays = [line for one in [*occupation.preface, *occupation.early] for line in one.lines]
            for line in (line for line in strays if not asks_for_nothing(line.plain)):
                described[0].problem(line, expected("place_in_list"))
                below = [] if label_of(line.plain) else [*same, *self.found[number + 1 :]]
                for asked_below in dict.fromkeys(below):
                    asked_below.ask_before(line)
        for occupation in described:
            told = [one for one in occupation.behind if one.level and _OF_OCCUPATION.match(one.plain)]
            for other in (other for other in described if other is not occupation):
                # 申报评茶员四级的，还须持有健康证, under another
                other.behind += [ClauseLines(one.lines) for one in told if other.name in one.plain]
        last = described[-1].behind if described else []  # what may be asked of the occupations above, too
        asked = [one for one in last if one.clear or OF_ALL.search(one.plain)]
        for occupation in described[:-1]:
            occupation.behind += [ClauseLines(one.lines, of_all=one.of_all or "各职业" in one.plain) for one in asked]
        return [
            replace(occupation, name=name, fields=dict(occupation.fields))
            for occupation in described
            for name in (occupation.name, *occupation.also)
        ]

    def missing(self, described: list[OccupationLayout]) -> Iterator[tuple[Line, Expected]]:
        """Why the document cannot be used: occupations without a name or conditions, or a name that stands twice."""
        if not self.found:
            yield from ((line, expected("occupation_heading")) for line in self.before)
        for occupation in self.found:
            if occupation.name == UNNAMED:
                yield occupation.line, expected("occupation_first")
            elif not described:
                yield occupation.named, expected("clauses_under_heading")
        first: dict[tuple[object, object], OccupationLayout] = {}
        for occupation in described:
            key = (occupation.fields["occupation"], occupation.fields.get("valid_from"))
            if first.setdefault(key, occupation) is not occupation:
                yield occupation.named, expected("occupation_once", name=occupation.name)
