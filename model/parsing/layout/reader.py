"""The lines of a document -> occupations: what each line is, by its form and by what stands open."""

import re
from itertools import pairwise, repeat

from ...standard import ParseProblem
from ..lines import LONGEST_LINE, Attribution, Expected, Line, LineKind, expected
from ..normalise import normalise
from .declarations import header_of, listed_occupations, note_of, read_header
from .headings import Heading, inline_headings, level_behind, levels_behind, names_no_level
from .non_conditions import asks_for_nothing, demands
from .numbering import BULLET, label_of
from .occupation import OccupationLayout
from .occupation_names import bare_names, edition_of, named_in_prose, other_names
from .occupations import UNNAMED, Occupations
from .outline import OPENS_LIST, UNKNOWN_THEME, ClauseLines, LevelLayout, is_one_of, leaves_open, without_lead
from .patterns import pattern
from .rows import trades_in, whole_lines
from .sections import Section, Titles, excepts, inline_sections, section_of

_SAYS_CONDITIONS = re.compile("申报|报考|条件|标准")
_MOST_HEADINGS = 20  # on one line
_LONGEST_THEME = 8
_MUST = re.compile("[须应需]|要求")
_OF_ALL_LEVELS = re.compile("(?:申报|报考|报名)条件|标准|版")
_FIRST = re.compile(r"(?<=.)(?:（1）|①)|(?<=：)(?:1[、.](?![0-9])|-)")  # of a list, behind other words
_OPENS_CONDITIONS = re.compile("(?:申报|报考|报名)(?:条件|要求)")
_MOST_UNNUMBERED = 500  # lines of an occupation: no page of conditions has as many, and each is read as a sentence
_CLOSES, _FOOTNOTE, _GROUP = map(pattern, ("closes_list", "behind_listed_name", "group"))
_CAN_BE_NAMED = re.compile("(?!.*(?:[一二三四五]级|条件|要求))[一-龥（）]{2,20}")
_NO_NAME = re.compile("无|/|[-—]+|略|不分(?:工种)?|不限|全部")
_READ = Line("", 0, 0)  # nothing is left of a line


class LayoutReader:
    """Reads line by line, then `finish`; `problems` are those that make the text unusable."""

    def __init__(self, source: str) -> None:
        self.problems: list[ParseProblem] = []
        self.lines: list[Attribution] = []
        self._told: list[ParseProblem] = []  # problems with lines that the rest can do without
        self._source = source
        self._occupations = Occupations(source)
        self._section: Section | None = None
        self._excepts: Line | None = None  # its title, if what it holds is excluded or an exception (破格申报条件)
        self._own_style = ""  # of the section's own list, once one has begun
        self._awaits_list: Line | None = None  # the last line that opens a list and names no level
        self._titles = Titles()
        self._theme = ""  # the title of a section that holds levels with a condition each: 学历要求 / 四级：高中

    def read_all(self, lines: list[Line]) -> None:
        """Read the lines of a page; what stands only between them is left aside."""
        kept, between = whole_lines(lines)
        for line in between:
            self._attribute(line, "nothing", "furniture")
        trades = trades_in(kept)
        for line, following in pairwise([*kept, _READ]):
            if self._last and self._last.unnumbered == _MOST_UNNUMBERED:
                self._problem(line, expected("fewer_lines", most=_MOST_UNNUMBERED))
                return
            if line in trades and not (self._last and self._last.levels):
                self._section = None
                self._titles.take(label_of(line.plain))
                self._occupations.open(line, trades[line][0], trades[line][1:])
                self._attribute(line, "occupation")
            else:
                self.read(line, following)

    def read(self, line: Line, following: Line = _READ) -> None:
        if len(line.text) > LONGEST_LINE:
            self._problem(line, expected("shorter_line", most=LONGEST_LINE))
            return
        if self._occupations.is_running_title(line, following):
            self._attribute(line, "nothing", "furniture")
            return
        below = self._occupations.heading(following) if len(line.plain) <= _LONGEST_THEME else None
        if below and below.level is not None and not self._occupations.heading(line):
            self._theme = UNKNOWN_THEME  # 培训情况 / 四级：……
        if self._occupations.name_titles(line):
            self._attribute(line, "note")
            return
        if not self._opens_by_name(line, following):
            inner = inline_headings(line.plain) or levels_behind(line.plain)
            starts = [0, *sorted({*inner, *inline_sections(line.plain)} - {0}), len(line.plain)]
            for start, end in pairwise(starts):
                self._read_piece(line.part(start, end) if len(starts) > 2 else line)

    def _opens_by_name(self, line: Line, following: Line) -> bool:
        """Open the occupations whose bare names a line is, above a heading without a name."""
        if not (names := bare_names(line.plain)) or (self._last and self._last.continues(line)):
            return False
        heading = self._occupations.heading(following)
        if not (heading and heading.name is None) and not level_behind(following.plain):
            return False
        self._section = None
        self._occupations.return_to(line, *names)
        self._attribute(line, "occupation")
        return True

    def _read_piece(self, line: Line) -> None:
        """Read a line, or a heading within one with what stands under it there."""
        end = len(line.plain)
        while start := line.plain.rfind("。", 0, end - 1) + 1:  # 累计……10年以上。欢迎咨询。
            words, behind = line.plain[start:end].lstrip("*"), line.part(start, end)  # * 以上条件满足其一即可报名
            idle = not label_of(words) and asks_for_nothing(words.strip("（）"))
            if not idle and self._note(behind) is None:
                break
            self._attribute(behind, "nothing")
            end = start
        line = line if end == len(line.plain) else line.part(0, end)
        openers = self._reads_on, self._header, self._opens, self._opens_behind, self._opens_group
        kinds = *openers, self._sections, self._note, self._content
        for readers in [*repeat(kinds, _MOST_HEADINGS), (self._content,)]:
            if line.plain:
                line = next(rest for read in readers if (rest := read(line)) is not None)

    def _attribute(self, line: Line, kind: LineKind, about: str = "") -> None:
        self.lines.append(line.taken_for(kind, about))

    @property
    def _last(self) -> OccupationLayout | None:
        return self._occupations.last

    @property
    def _open(self) -> LevelLayout | None:
        """The level that is spoken of, or its list for a group."""
        return self._last.current if self._last else None

    def _goes_on(self, line: Line) -> bool:
        return self._last is not None and self._last.goes_on(line)

    def _problem(self, line: Line, what: Expected) -> None:
        self.problems.append(Line(line.text[:LONGEST_LINE], line.number, line.column).problem(self._source, what))

    def _tell(self, line: Line, what: Expected, at: int = 0) -> None:
        self._told.append(line.problem(self._source, what, at))
        self._attribute(line, "unread", what.code)

    # Readers, in the order in which they are asked: each returns what is left of the line; None, if it is of another kind.

    def _reads_on(self, line: Line) -> Line | None:
        """A line that continues a sentence, whatever else it looks like."""
        if not (self._section is None and self._last and self._last.continues(line)):
            return None
        self._last.add_line(line)
        return _READ

    def _header(self, line: Line) -> Line | None:
        """A line of the header: 版本：2018年版."""
        if not (header := header_of(line.text)):
            return None
        (key, value, at), last = header, self._last
        opens = key == "职业" or (key == "工种" and not (last and not last.levels))
        if not opens and last and last.levels:
            return None
        if not value and opens:
            self._tell(line, expected("words_after_key", key=key))
        elif not value or (opens and _NO_NAME.fullmatch(value)):
            self._attribute(line, "nothing", key)
        elif opens:
            if self._occupations.open(line, normalise(value).text) is not last:
                self._section = None
            self._attribute(line, "occupation", key)
        elif last is None and key != "来源":
            self._tell(line, expected("occupation_key_first"))
        elif isinstance(found := read_header(key, value, last.fields if last else {}), Expected):
            self._tell(line, found, at)
        else:
            (self._last or self._occupations).add_fields(found)
            self._attribute(line, "header", key)
        return _READ

    def _opens(self, line: Line) -> Line | None:
        last = self._last
        if last and names_no_level(line.plain):
            last.skip_level(line)
            self._attribute(line, "unread", "known_level")
            return _READ
        heading = self._occupations.heading(line)
        label = label_of(line.plain)
        if heading is None or (last and last.is_title(line)):
            return None
        if heading.remark and self._goes_on(line) and f"（{heading.remark[:2]}" not in line.plain:
            return None  # 7、参加高级技能竞赛获奖者：省级前八名
        if label is not None and (self._open is None or self._open.style != label.style):
            self._titles.take(label)
        section = self._section
        if last:
            again = last.levels.get(heading.level) if heading.level else None
            papers = section and section.kind in ("papers", "notice") and again
            chapter = section and section.kind == "chapter" and section.numbered
            titled = section_of(line.plain)  # 五级主要考核内容包括：; 二、茶艺师资格证报名时间：
            known = heading.level or (heading.name and last.is_called(heading.name))
            notice = known and titled and titled.kind in ("papers", "notice")
            aside = notice or ((chapter or papers) and not _SAYS_CONDITIONS.search(line.plain))
            if last.described and aside:
                return None  # behind the conditions the levels named there are described: 申报材料 / 四级：身份证
            must = _MUST.search(line.plain[: heading.end]) and heading.end < len(line.plain)
            if must and again and not again.empty:
                last.behind.append(ClauseLines([line], level=heading.level))  # 申报三级者须持有四级证书
                return _READ
        if heading.level or heading.name:
            self._section = None
            return self._open_heading(line, heading)
        title = self._titles.section(line, self._open, within=last is not None)
        if (title and title.kind == "requirement") or (label and label.end >= heading.end) or self._goes_on(line):
            return None  # 申报基本条件: what stands under it is asked of all; 条件1：; 2.具备下列条件之一： in a list
        conditions = (title and title.kind == "conditions") or leaves_open(line.plain[: heading.end])
        if (section and conditions) or (heading.asks and self._open):
            return None
        if heading.asks:  # 凡年满18周岁、身体健康的人员，具备下列条件的均可报名
            self._ask_of_all(line.part(*heading.asks))
        if last is None:
            self._occupations.said.append(line.plain[: heading.end])
        elif (section is None or not last.levels) and not last.open_list(heading, line):
            return None
        self._section = None if _OPENS_CONDITIONS.search(line.plain) else section
        self._awaits_list, self._theme = line.part(0, heading.end), ""
        self._attribute(self._awaits_list, "opening")
        return line.tail(heading.end)

    def _open_heading(self, line: Line, heading: Heading) -> Line:
        name, level, occupations = heading.name, heading.level, self._occupations
        if name and level is None:
            if self._open and self._last and self._last.is_called(name) and not _OF_ALL_LEVELS.search(line.plain):
                self._last.opens_unknown_level(line, self._open)  # ——景观设计师（具备以下条件之一者）
                return line.tail(heading.end)
            opened = occupations.open(line, name, heading.also)
            opened.says.append(line.plain[: heading.end])
            if (edition := edition_of(line.plain)) is not None:
                opened.fields.setdefault("edition", edition)
            if heading.remark:
                opened.add_for_all(line, clear=True)
            self._attribute(line.part(0, heading.end), "occupation", name)
        elif self._last is None and (above := occupations.open_above()):
            self._attribute(above, "occupation")
        elif name:
            occupations.return_to(line, name)
        elif self._last is None:
            occupations.open_named_in_prose()
        closes = _CLOSES.fullmatch(line.plain) and not (heading.remark or heading.asks)
        if level and closes and self._last and self._last.close_list(level, line, occupations.before):
            self._attribute(line, "level", level.zh)
        elif level is not None:
            rest = line.plain[heading.end :]
            self._theme = self._theme if rest and not label_of(rest) else ""
            theme = self._theme if rest and not asks_for_nothing(rest) else None
            (self._last or occupations.open(line, UNNAMED)).open_level(level, line, heading, theme)
            self._attribute(line.part(0, heading.end), "level", level.zh)
        return line.tail(heading.end)

    def _opens_behind(self, line: Line) -> Line | None:
        """A clause that names its level behind it: 累计从事……5年以上者，可申报四级."""
        if (found := level_behind(line.plain)) is None:
            return None
        if self._last is None:
            self._occupations.open_named_in_prose()
        (level, end), occupation = found, self._last
        if occupation is None or (level in occupation.levels and not occupation.names_levels_behind):
            return None
        occupation.names_levels_behind = True
        occupation.open_level(level, line.tail(end), Heading(level, None, 0))
        self._attribute(line.tail(end), "level", level.zh)
        return self._content(line.part(0, end))

    def _opens_group(self, line: Line) -> Line | None:
        """A line that says for whom the conditions below it are: 院校学生：."""
        if not (found := _GROUP.match(line.plain)):
            return None
        if self._last is None and (above := self._occupations.open_above()):
            self._attribute(above, "occupation")
        title = line.part(0, found.end())
        if self._section or not (self._last and self._last.open_group(title, found["who"] or found["whom"])):
            return None
        self._attribute(title, "opening")
        return line.tail(found.end())

    def _sections(self, line: Line) -> Line | None:
        """A line that opens a section, or stands in one."""
        last, level, label = self._last, self._open, label_of(line.plain)
        section = self._titles.section(line, level, within=last is not None)
        titled = section and section.kind in ("requirement", "education") and section.end < len(line.plain)
        awaits_list = level is not None and level.style is None
        clause = label and label.style != BULLET and (awaits_list or self._goes_on(line))  # 1.年龄要求：年满18周岁
        begins = level and awaits_list and (not level.shared or OPENS_LIST.search(level.shared[-1].plain))
        first = begins and label is not None and label.number.rpartition(".")[2] == "1"
        if section is None and self._section and not first:
            return self._in_section(line, self._section)
        if section is None or (titled and clause):
            self._section = None
            return None
        title, rest = line.part(0, section.end), line.tail(section.end)
        if titled and last and last.take_field(rest):
            self._attribute(title, "section", section.kind)
            return _READ
        if last is None and section.kind == "notice" and named_in_prose(line.plain):
            return self._content(line)  # 物业管理师考证流程, the page's own title
        self._section, self._own_style = section, ""
        self._excepts = title if excepts(title.plain) else None
        asks = section.kind in ("requirement", "education") and not self._excepts
        self._theme = title.plain if asks and not rest.plain else ""
        self._attribute(title if rest.plain else line, "section", section.kind)
        if section.kind == "conditions":
            self._section, self._awaits_list = None, title
        if not rest.plain or section.kind == "conditions":
            return rest
        self._in_section(rest if re.search("[一-龥]", rest.plain) else line, section)  # 年龄：18-55
        closed = (
            section.kind in ("notice", "papers")
            or (section.kind == "ability" and not section.numbered)
            or (section.kind == "requirement" and awaits_list)
        )
        if closed and not label_of(rest.plain):  # 附件：1.申报表 goes on
            self._section = None
        return _READ

    def _in_section(self, line: Line, section: Section) -> Line:
        """A line of a section: the occupation's name, its code, what is asked of all, or what asks for nothing."""
        kind, label = section.kind, label_of(line.plain)
        asks = kind in ("requirement", "education")
        self._own_style = label.style if label and label.number == "1" and not asks else self._own_style
        name = _FOOTNOTE.sub("", line.plain).rstrip("。") if kind == "name" else ""
        names = listed_occupations(name) if "、" in name else (name,)
        if names and _CAN_BE_NAMED.fullmatch(names[0]) and not asks_for_nothing(names[0]):
            self._occupations.open(line, names[0], names[1:])
            self._attribute(line, "occupation")
        elif kind == "name":
            self._content(line)
        elif kind == "code" and self._last:
            self._last.fields["code"] = line.plain
            self._attribute(line, "header", "职业编码")
        elif not asks and self._goes_on(line) and not (label and label.style == self._own_style):
            self._ask_of_all(line, clear=False)  # with the list before the section
        elif self._note(line) is None:
            if asks or section.asks(line.plain):
                self._ask_of_all(line, clear=asks or kind == "papers")
            elif self._last is None and named_in_prose(line.plain) and asks_for_nothing(line.plain):
                self._occupations.add_before(line)  # 砌筑工有初级、中级两档, which names it
            else:
                self._attribute(line, "nothing", kind)
        if kind in ("name", "code", "entry", "education"):
            self._section = Section("chapter", 0, numbered=True)
        return _READ

    def _ask_of_all(self, line: Line, *, clear: bool = True) -> None:
        if self._last:
            self._last.add_for_all(line, clear=clear, under=self._excepts)
        else:
            asked = without_lead(line) if clear else line
            self._occupations.before.append(self._excepts.joined(line) if self._excepts else asked)

    def _note(self, line: Line) -> Line | None:
        last, plain = self._last, without_lead(line).plain
        fields = note_of(line.plain) or note_of(plain.removeprefix(f"{last.name}的") if last else plain)
        fields = fields or (last and other_names(plain, last.name, alone=True)) or None
        if fields is None:  # nor 瓦工就是砌筑工。
            return None
        (last or self._occupations).add_fields(fields)
        self._attribute(line, "note")
        return _READ

    def _content(self, line: Line) -> Line:
        first = _FIRST.search(line.plain) if self._open and self._open.empty else None
        if self._last and first and is_one_of(line.plain[: first.start()]):  # 须高中毕业，并符合下列条件之一：（1）
            self._last.add_line(line.part(0, first.start()))
            return line.tail(first.start())
        if first and asks_for_nothing(line.plain[: first.start()]):  # 教材划重点，48小时（1）累计从事……
            self._attribute(line.part(0, first.start()), "nothing")
            return line.tail(first.start())
        opening, label, edition = self._awaits_list, label_of(line.plain), edition_of(line.plain)
        if opening and label and label.number == "1" and not (self._last and self._last.levels):
            self._occupations.open_level_in_prose(opening)
        if label and not demands(line.plain):
            self._titles.take(label)  # 一、正常申报
        if self._last is None:
            self._occupations.add_before(line)
        elif self._last.levels and self._last.is_called(line.plain):
            self._attribute(line, "nothing")  # 职业资格三级 / 劳动关系协调员: the name under a level
        elif edition and asks_for_nothing(line.plain):
            self._last.fields.setdefault("edition", edition)
            self._attribute(line, "header", "版本")
        else:
            self._last.add_line(line)
            self._last.unnumbered += label is None
        return _READ

    def finish(self) -> list[OccupationLayout]:
        """The occupations with conditions; what is missing is among the problems."""
        for title in self._occupations.take_titles():
            self._attribute(title, "occupation")
        described = self._occupations.described()
        for occupation in described[:1]:
            occupation.problems += self._told
        for line, what in self._occupations.missing(described):
            self._problem(line, what)
        if not described and not self.problems:
            self._problem(Line("", 1, 0), expected("occupation_heading"))
        return described
