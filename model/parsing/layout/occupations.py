"""The occupations that a document names: which of them is spoken of, and which names its headings may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...terms import Level
from ..expected import expected
from ..lines import LONGEST_LINE, Line
from ..vocabulary import GRADE, TITLE, levels_in
from .headings import Heading, heading_of
from .list_words import without_lead
from .non_conditions import asks_for_nothing, demands, is_idle_remark
from .occupation import OccupationLayout
from .occupation_names import GRADED, KIND, is_name, named_in_prose, reads_like_occupation, stem, titles_of

__all__ = ["UNNAMED", "Occupations"]

_LEVEL_OF_NAME = re.compile(f"(?:{GRADE}|{TITLE})(?=[一-龥]{{2,12}}[员师工])|(?<=[员师工])（?(?:{GRADE}|{TITLE})")
_MOST_NAMES = 100
UNNAMED = "?"
"""In place of a name, under a level's heading that stands above all names."""


class Occupations:
    """The occupations of a document, in the order in which it last spoke of them, and the lines above the first."""

    def __init__(self, source: str) -> None:
        self.found: list[OccupationLayout] = []
        self.before: list[Line] = []
        """Lines above the first: asked of all below; if there is none, they are what could not be placed."""
        self.noted: dict[str, object] = {}
        """What notes there declare of those below."""
        self._source = source
        self._name: Line | None = None
        """The last of these lines that is nothing but a name."""
        self._titles: dict[str, Level] = {}
        """The names that the text gives an occupation at a level each (助理…师)."""

    @property
    def last(self) -> OccupationLayout | None:
        """The one that is spoken of."""
        return self.found[-1] if self.found else None

    def add_before(self, line: Line) -> None:
        self.before.append(line)
        if is_name(line.plain):
            self._name = line
        elif self._name and not reads_like_occupation(without_lead(self._name).plain):
            self._name = None  # 一、组织领导, a section's title

    def name_titles(self, line: Line) -> None:
        self._titles = titles_of(line.plain) or self._titles
        if self.last is not None:
            self.last.name_titles(self._titles)

    def heading(self, line: Line) -> Heading | None:
        """The heading that a line is, or begins with, by the names known so far."""
        if len(line.text) > LONGEST_LINE:
            return None
        if self.last is None:
            return heading_of(line.plain, [self._name.plain] if self._name else [], self._titles)
        names = [name for one in self.found[-_MOST_NAMES:] for name in (one.name, *one.names)]
        near = [name for name in names if name in self.last.name or name[:-1] in line.plain]
        return heading_of(line.plain, near, self.last.titles)

    def open(self, line: Line, name: str, also: tuple[str, ...] = ()) -> OccupationLayout:
        """Speak of an occupation from here on: a new one, unless nothing but this name stands above."""
        if self.last is not None and self.last.name == name and not self.last.levels:
            self._part(self.last, also)
            return self.last
        self.found.append(OccupationLayout(KIND.sub("", name), line, self._source, also))
        return self.found[-1]

    def return_to(self, line: Line, name: str, *also: str) -> None:
        """Speak of the occupation that a level's heading names: one that stands above, or a new one."""
        for occupation in reversed(self.found):
            if occupation.is_called(name):
                self._part(occupation, also)
                self.found.remove(occupation)
                self.found.append(occupation)
                return
        if self.last is not None and self.last.name == UNNAMED and not self.last.described:
            self.found.pop()  # 中级证书报考条件是什么, above the first heading that names the occupation
        self.open(line, GRADED.sub("", name), also)

    def _part(self, occupation: OccupationLayout, also: tuple[str, ...]) -> None:
        """Take what stands under a title of several occupations, which are named one by one below, to be above all."""
        if occupation.also and not also and not occupation.levels:
            occupation.also = ()
            self.before += occupation.take_preface()

    def open_above(self) -> Line | None:
        """Speak of the occupation whose bare name stands above the first level; returns its line, or None without one."""
        if self._name is not None:
            self.before.remove(self._name)
            self.open(self._name, without_lead(self._name).plain).name_titles(self._titles)
        return self._name

    def level_in_prose(self) -> Level | None:
        """The one level that the lines above name with an occupation: 工业机器人系统操作员（三级）认定报名通知."""
        above = [*self.before, *([self.last.line] if self.last else [])]
        levels = {level for line in above for words in _LEVEL_OF_NAME.findall(line.plain) for level in levels_in(words)}
        return levels.pop() if len(levels) == 1 else None

    def open_named_in_prose(self) -> None:
        """Speak of the occupation of which alone the lines above the first level do: 某学校育婴员招生简章."""
        found = [(line, name) for line in self.before if (name := named_in_prose(line.plain))]
        longest = max(found, key=lambda one: len(one[1]), default=None)
        if longest and all(stem(longest[1]).endswith(stem(name)) for _, name in found):
            self.open(*longest)

    def take_titles(self) -> Iterator[Line]:
        """Take away the lines above the first that only name what is described below: 某学校茶艺师招生简章."""
        for line in list(self.before):
            name = named_in_prose(line.plain)
            named = name and any(one.described and one.is_called(name) for one in self.found)
            if name and named and not _asks_beside(line.plain, name):
                self.before.remove(line)
                yield line

    def described(self) -> list[OccupationLayout]:
        """Those with conditions, each with what other lines of the document ask of it."""
        described = [occupation for occupation in self.found if occupation.described]
        for occupation in described:
            occupation.fields = self.noted | occupation.fields
            for line in reversed(self.before):
                occupation.ask_before(line)
        for number, occupation in enumerate(self.found):
            if described and not occupation.described and occupation.name != UNNAMED:
                described[0].problem(occupation.named, expected("clauses_under_heading"))
                same = [one for one in described if one.is_called(occupation.name)]  # 职业：茶艺师 among the papers
                for line, gates in occupation.stray_lines():
                    described[0].problem(line, expected("place_in_list"))
                    for asked in dict.fromkeys([*same, *self.found[number + 1 :]]) if gates else ():
                        asked.ask_before(line)
        for occupation in described[:-1]:
            occupation.behind += described[-1].of_all_occupations()
        return [each for occupation in described for each in occupation.of_each_name()]


def _asks_beside(plain: str, name: str) -> bool:
    """Whether a title or an introduction asks for something beside the occupation that it names: 茶艺师招生（五官端正）."""
    pieces = [piece for piece in re.split("[（），：；。!、和]", plain) if piece and name not in piece]
    return demands(plain) or not all(asks_for_nothing(piece) or is_idle_remark(piece) for piece in pieces)
