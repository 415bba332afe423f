"""A sheet or a text file as rows of words, and the table in it: below a header, above what ends it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from ..model.terms import Level
from .cell_parsers import DATE, Problem
from .cells import FOOTER
from .columns import WorkforceError, id_column, meanings_of, read_name, record_named
from .headers import is_known
from .lengths_of_work import began, day_of_lengths
from .remarks import remarks, tells

_VALUE = re.compile(r"(?:19|20)[0-9]{2}[-/.年][-0-9/.年月日]+|[0-9]{8}|[0-9]{15,17}[0-9Xx]")
"""A date or an identity card; beside a label, it shows that a sheet is the form of one person."""
_LABELLED = re.compile("[一-龥][:：].*[0-9一-龥]")
_LONGEST = 5_000  # so many characters a cell may have, as a line of a text: no more than that is searched
_WITHIN = 30  # a header, or the labels of a form, are looked for in so many rows
_FOOTER = re.compile(FOOTER)
_DITTO = ("同上", "〃", "″", "″″", "ditto")
STRUCK = "划去"
_HEADING = re.compile(
    "[^0-9]*[一-龥][^0-9]*(?:[(（]?共?[0-9]+[人名][)）]?)?|.*第 *[0-9]+ *页.*|.*[一-龥].*[，。；：、].*|.*[，。；：、].*[一-龥].*"
)
"""一车间, or a note: alone above or below those who work there."""
_UNIT = re.compile("[^0-9]+(?:[处科部室司厂院校局所站]|办公?室?|中心|工会|委员?会)")
_REMARKS, _TRADE = "小标题", "工种"  # the columns of what headings and notes say, and of the trade that they name
_ONE_PERSON = "合并姓名"  # that of the first row over which a name is merged


def unwrapped(words: str) -> str:
    """A cell's words; ="0012" and '0012 are how programs keep a spreadsheet from taking words for a number.

    >>> unwrapped(' ="0012" '), unwrapped("'0012")
    ('0012', '0012')
    """
    words = words.strip().removeprefix("'")
    return words[2:-1] if words.startswith('="') and words.endswith('"') else words


@dataclass
class Grid:
    """Rows of words with their numbers, of a sheet or file `where` that is called `title`, and those that are unread."""

    where: str
    title: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    unread: list[tuple[int, Problem]] = field(default_factory=list)
    marks: Mapping[int, str] = field(default_factory=dict)  # what is said of rows besides: struck through, comments
    merged: Collection[tuple[int, int]] = ()  # numbers of rows, with places of their cells that go on the one above
    ragged: bool = True  # whether a row with fewer cells than the header is a mistake; in a sheet it is not

    def below_header(self, is_trade: Callable[[str], bool]) -> tuple[list[str], list[tuple[int, list[str]]]]:
        """The names of the columns, and the rows below that repeat none; `unread` gets totals, notes, rows of another length.

        What a title or headings say of the rows is a column more: of what trade they are, where no column is for that.
        """
        long = {number for number, cells in self.rows if max(map(len, cells), default=0) > _LONGEST}
        self.unread += [(number, Problem.of("", "long")) for number in sorted(long)]
        self.rows = [row for row in self.rows if row[0] not in long]
        names, below = _find_header([cells for _, cells in self.rows])
        # labels with what they ask for beside them, above a table's rows, or several of them
        asked = [
            (row < below, label, cell)
            for row, (_, cells) in enumerate(self.rows[:_WITHIN])
            for label, cell in pairwise(cells)
            if _VALUE.fullmatch(cell) and _is_label(label)
        ]
        if any(above for above, _, _ in asked) or len({label for _, label, _ in asked}) > 1:
            raise WorkforceError("is_form", where=self.where, label=asked[0][1], given=asked[0][2])
        rows: list[tuple[int, list[str]]] = []
        notes, columns = [], list(range(len(names)))
        for number, cells in self.rows[below:]:
            if _is_note(cells, names):
                notes.append((len(rows), " ".join(filter(None, cells))))
                self.unread.append((number, Problem.of("person", "footer", given=next(filter(None, cells)))))
            elif order := _repeated(cells, names):
                columns = order
            elif any(cells[len(names) :]) or (self.ragged and len(cells) < len(names)):
                self.unread.append((number, Problem.of("", "cells", found=len(cells), expected=len(names))))
            else:
                cells = [*cells, *[""] * (len(names) - len(cells))]
                above = rows[-1][1] if rows else names
                cells = [same if cells[at] in _DITTO else cells[at] for at, same in zip(columns, above, strict=True)]
                rows.append((number, cells))
        alone = [{*cells} - {""} for _, cells in self.rows[:below]]
        titles = [self.title, *(each.pop() for each in alone if len(each) == 1)]
        for at, name in enumerate(names):
            if as_of := day_of_lengths(name, titles):
                rows = [(row, [*cells[:at], began(name, as_of, cells[at]), *cells[at + 1 :]]) for row, cells in rows]
        said, trades = remarks(titles, notes, names, [cells for _, cells in rows], is_trade)
        more = {_REMARKS: [words + self.marks.get(row, "") for (row, _), words in zip(rows, said, strict=True)]}
        named = {at for at, name in enumerate(names) if id_column(name) == "name"}
        if any(at in named for _, at in self.merged):
            own = (number if all((number, at) not in self.merged for at in named) else 0 for number, _ in rows)
            more[_ONE_PERSON] = [str(first) for first in accumulate(own, max)]
        if not any(one.fields == ("occupation",) for name in names for one in read_name(name)[1]):
            more[_TRADE] = trades
        for name, said in more.items():
            if any(said):
                names = [*names, name]
                rows = [(number, [*cells, words]) for (number, cells), words in zip(rows, said, strict=True)]
        return names, rows


def _find_header(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """The names of the columns of a sheet, in one row or two, and the place of the first row below: those of most columns
    that are known.

    >>> _find_header([["花名册"], ["", "", "证书", ""], ["工号", "姓名", "等级", "发证日期"], ["01", "王", "四级", "2020-01-01"]])
    (['工号', '姓名', '证书\\t等级', '证书\\t发证日期'], 3)
    """
    best, at = -1, len(rows)
    names: list[str] = []
    for place, row in enumerate(rows[:_WITHIN]):
        lower = rows[place + 1 : place + 2]
        for below, header in enumerate([list(row), *(_below(row, names) for names in lower)], place + 1):
            score = sum(1 + ("\t" in name) for name in header if name and is_known(name))
            levels = {Level.named(name.rpartition("\t")[2]) for name in header}
            score += len(levels) if len(levels) > 3 else 0  # 初级工, 中级工, 高级工 and columns that are no levels
            if below > place + 1:  # 工号 merged over both rows
                score += any(own == under and id_column(own) for own, under in zip(row, *lower, strict=False))
            if (best < 0 and any(row)) or (best >= 0 and score > max(best, 1)):
                best, names, at = score, header, below
    return names, at


def _repeated(cells: Sequence[str], names: Sequence[str]) -> list[int]:
    """Of a header that is repeated, where each column now stands; nothing of other rows."""
    if not any(id_column(name) and name in cells for name in names):
        return []
    return [cells.index(name) if name and cells.count(name) == 1 else at for at, name in enumerate(names)]


def _below(row: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The names of a header of two rows; what stands above, up to the next word, counts where it says more of a column than
    its own name does."""
    upper = [*row, *[""] * len(lower)][: len(lower)]
    above: list[str] = []
    for own in upper:  # 填报单位：某厂 is a line of its own
        above.append("" if _LABELLED.search(own) else own or (above[-1] if above else ""))
    times, width = Counter(lower), Counter(above)
    shared = {above[at] for at, name in enumerate(lower) if times[name] > 1 and is_known(name)} - {""}
    names: list[str] = []
    for group, own, name in zip(above, upper, lower, strict=True):
        both = f"{group}\t{name}"
        of_some = not is_known(name) and width[group] < len(lower)  # a title is of all
        says_more = group in shared or record_named(group) or of_some or read_name(both) != read_name(name)
        names.append(both if name and group not in ("", name) and says_more else name or own)
    return names


def _is_note(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a row is a total, a note, or a heading that stands alone; nobody's name is one."""
    (at, first), *others = [(at, cell) for at, cell in enumerate(cells) if cell] or [(0, "")]
    if _FOOTER.fullmatch(first):
        return True
    if len(others) == 1 and DATE.fullmatch(others[0][1]) and _UNIT.fullmatch(first):  # who has signed, and when
        kinds = [*map(id_column, names)]
        return at < len(kinds) and kinds[at] != "name" and any(kinds[:at] + kinds[at + 1 :])
    alone = all(_FOOTER.fullmatch(cell) for _, cell in others)
    return bool(alone and (_HEADING.fullmatch(first) or (not others and tells(first)))) and (
        at >= len(names) or id_column(names[at]) != "name"
    )


def _is_label(cell: str) -> bool:
    """Whether a cell asks for a date or an identity card."""
    return id_column(cell) == "identity" or any(set(one.fields) & set(one.form.days) for one in meanings_of(cell))
