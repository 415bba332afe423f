"""What happens to a clean text on its way through web pages, scanners and typists: none of it changes the rules.

Each perturbation takes a text and a source of chance and returns a text that a careful person reads as before. `noisy`
applies several, in the order of `PERTURBATIONS`: first what was typed, then how it was laid out, then what was pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

Perturbation = Callable[[str, Random], str]

GRADES = {5: "五级", 4: "四级", 3: "三级", 2: "二级", 1: "一级"}
TITLES = {5: "初级工", 4: "中级工", 3: "高级工", 2: "技师", 1: "高级技师"}
SHORT = {5: "初级", 4: "中级", 3: "高级", 2: "技师", 1: "高级技师"}
NUMERALS = "零一二三四五六七八九"

_HEADER = re.compile(r"(职业|别名|曾用名|工种|英文名|版本|来源|施行日期|废止日期|相关职业|本专业|相关专业)：")
_NOTE = re.compile(r"注：|(?:[①②]|\[\d\])相关|本专业或相关专业：|普通受教育程度：")
_LEVEL = re.compile(r"[一二三四五]级|初级|中级|高级|技师")
_MARK = re.compile(r"\s*(?:[（(](?:\d-)?(\d+)[）)]|(\d+)[.、）)]|([①-⑩])|([⑴-⑽]))\s*")


def _is_clause(line: str) -> bool:
    return line.rstrip().endswith("。") and not _HEADER.match(line) and not _NOTE.match(line)


def _is_heading(line: str) -> bool:
    fixed = _is_clause(line) or _HEADER.match(line) or _NOTE.match(line)
    return bool(_LEVEL.search(line)) and not fixed and not re.match("[一二三四五六七]、|（[一二三四五六七]）", line)


def _each(text: str, change: Callable[[str], str], *, headings: bool = False) -> str:
    """Change the clauses, and the headings of the levels if asked to; titles, headers and notes stay."""
    lines = text.split("\n")
    return "\n".join(change(line) if _is_clause(line) or (headings and _is_heading(line)) else line for line in lines)


def _now_and_then(random: Random, pattern: str, new: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    """Replace some of the places where the pattern stands."""
    return lambda line: re.sub(pattern, lambda match: new(match) if random.random() < 0.6 else match[0], line)


# What was typed.


def inclusive_forms(text: str, random: Random) -> str:
    """5年（含）以上: 5年(含5年)以上, 5年及以上, 5年以上（含5年） ..."""
    forms = [
        "{0}年(含{0}年)以上",
        "{0}年（含{0}年）以上",
        "{0}年（含）以上",
        "{0}年及以上",
        "{0}年以上（含{0}年）",
        "{0}年以上",
    ]
    return _each(
        text, _now_and_then(random, r"(\d+)年(?:（含）)?以上", lambda found: random.choice(forms).format(found[1]))
    )


def chinese_numerals(text: str, random: Random) -> str:
    """5年: 五年, 2年: 两年, 16周岁: 十六周岁."""
    return _each(text, _now_and_then(random, r"(\d+)(?=年|周岁)", lambda found: _in_chinese(int(found[1]), random)))


def _in_chinese(number: int, random: Random) -> str:
    if number == 2:
        return random.choice("二两")
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


def full_width_digits(text: str, random: Random) -> str:
    """5年: ５年."""
    return _each(text, _now_and_then(random, r"\d+(?!-)", lambda found: _wide(found[0])))


def _wide(digits: str) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in digits)


TYPOS = {
    "取得": "取的",
    "年以上": "年底以上",
    "累计": "累积",
    "证书后": "征书后",
    "职业资格证书": "职业资格证",
    "学时数": "学时",
    "从事本职业工作": "从事本职工作",
}


def typos(text: str, random: Random) -> str:
    """The common ones: 取的, 年底以上 ... and those that public pages show."""
    return _each(text, _now_and_then(random, "|".join(TYPOS), lambda found: TYPOS[found[0]]))


def doubled_after(text: str, random: Random) -> str:
    """职业资格证书（技能等级证书）后: 职业资格证书后（技能等级证书）后."""
    return _each(text, _now_and_then(random, "证书（技能等级证书）后", lambda found: "证书后（技能等级证书）后"))


def half_width_punctuation(text: str, random: Random) -> str:
    """，；： as , ; :"""
    narrow = {"，": ",", "；": ";", "：": ":"}
    return _each(text, _now_and_then(random, "[，；：]", lambda found: narrow[found[0]]), headings=True)


def mixed_brackets(text: str, random: Random) -> str:
    """（初级工）: （初级工), (初级工） ..."""
    pairs = {"（": "（(", "(": "（(", "）": "）)", ")": "）)"}
    return _each(
        text, lambda line: re.sub("[（）()]", lambda found: random.choice(pairs[found[0]]), line), headings=True
    )


# How it was laid out.


def heading_forms(text: str, random: Random) -> str:
    """申报条件（四级）: ——四级/中级工（具备以下条件之一者）, 中级（国家职业资格四级） ..."""
    return "\n".join(_reworded(line, random) for line in text.split("\n"))


HEADINGS = (
    "申报条件（{grade}）",
    "{grade} 申报条件（具备以下条件之一者）",
    "{grade}/{title}",
    "{grade}（{title}）：",
    "{title}（{grade}）（具备以下条件之一者）",
    "——{grade}/{title}（具备以下条件之一者）",
    "——{short}（具备以下条件之一者）",
    "{short}（国家职业资格{grade}）",
    "{short}（国家职业资格{grade}）（具备以下条件之一者）",
    "具备以下条件之一者，可申报{grade}/{title}：",
    "申报{grade}/{title}，应具备以下条件之一：",
    "申报{short}应具备下列条件之一：",
    "{grade}/{title}\n（具备以下条件之一者）",
    "{short}（国家职业资格{grade}）\n具备以下条件之一者：",
)
_NAMES = {
    name: level
    for level in GRADES
    for name in (
        GRADES[level],
        f"{GRADES[level]}/{TITLES[level]}",
        f"{GRADES[level]}（{TITLES[level]}）",
        SHORT[level],
        f"{SHORT[level]}（国家职业资格{GRADES[level]}）",
    )
}
_PLAIN_HEADING = re.compile(
    r"申报条件（(?P<a>\S+级)）\s*|(?P<b>\S级) 申报条件（具备以下条件之一者）|——(?P<c>\S+?)（具备以下条件(?:之一)?者）"
    r"|具备以下条件(?:之一)?者，可申报(?P<d>\S+)：|申报(?P<e>[^，]+)，应?具备以下条件(?:之一)?："
    r"|(?P<f>\S+?)（具备以下条件(?:之一)?者）：?|(?P<g>\S+?)，具备以下条件之一者"
)


def _reworded(line: str, random: Random) -> str:
    found = _PLAIN_HEADING.fullmatch(line)
    level = _NAMES.get(next(name for name in found.groups() if name)) if found else None
    if level is None:
        return line
    return random.choice(HEADINGS).format(grade=GRADES[level], title=TITLES[level], short=SHORT[level])


def numbering(text: str, random: Random) -> str:
    """（1）: (1), 1., 1、, ①, ⑴, （3-1） and none; one style for the whole text."""
    styles = ["（{0}）", "({0})", "（{0})", "{0}.", "{0}、", "{0}）", "⑴", "level", ""]
    styles += [] if re.search("[①-⑩](?=相关|工作|毕业)", text) else ["①"]
    style, level = random.choice(styles), 0
    lines = []
    for line in text.split("\n"):
        level = _level_of(line) or level
        mark = _MARK.match(line) if _is_clause(line) else None
        lines.append(_number(_value(mark), level, style) + line[mark.end() :] if mark else line)
    return "\n".join(lines)


def _level_of(heading: str) -> int | None:
    names = sorted(_NAMES, key=len, reverse=True)
    found = re.search("|".join(map(re.escape, names)), heading) if _is_heading(heading) else None
    return _NAMES[found[0]] if found else None


def _value(mark: re.Match[str]) -> int:
    plain, dotted, circled, bracketed = mark.groups()
    if circled or bracketed:
        return ord(circled) - ord("①") + 1 if circled else ord(bracketed) - ord("⑴") + 1
    return int(plain or dotted)


def _number(value: int, level: int, style: str) -> str:
    if style in ("①", "⑴"):
        return chr(ord(style) + value - 1)
    if style == "level":
        return f"（{level}-{value}）" if level else f"（{value}）"
    return style.format(value)


def final_marks(text: str, random: Random) -> str:
    """Numbered clauses end in ； or in nothing."""

    def change(line: str) -> str:
        return line.rstrip()[:-1] + random.choice("；;。 ").strip() if _MARK.match(line) else line

    return _each(text, change)


def dashes(text: str, random: Random) -> str:
    """——四级: --四级, —四级, ─四级."""
    dash = random.choice(["--", "—", "──", "－－", "-"])
    return re.sub("^——", dash, text, flags=re.MULTILINE)


# What was pasted.

SPACES = " \u3000\u00a0\t\u2002\u200b"


def stray_spaces(text: str, random: Random) -> str:
    """Spaces of all kinds, anywhere in a line."""

    def change(line: str) -> str:
        for _ in range(random.randint(1, 4)):
            at = random.randint(0, len(line))
            line = line[:at] + random.choice(SPACES) * random.randint(1, 2) + line[at:]
        return line

    return _each(text, change, headings=True)


def html_leftovers(text: str, random: Random) -> str:
    """Tags and entities: <p>, <br/>, <span ...>, &nbsp; ..."""

    def change(line: str) -> str:
        at, to = sorted(random.choices(range(len(line) + 1), k=2))
        forms = [
            f"<p>{line}</p>",
            f"{line}<br>",
            f"{line}<br/>",
            f"&nbsp;&nbsp;{line}",
            f"&emsp;{line}",
            f'<p style="text-indent: 2em">{line[:at]}<span>{line[at:to]}</span>{line[to:]}</p>',
            f"{line[:at]}&nbsp;{line[at:]}",
            f"<strong>{line}</strong>",
            f"{line[:at]}</span>{line[at:]}",
            f"<li>{line}",
            line,
        ]
        return random.choice(forms)

    return "\n".join(
        change(line) if _is_clause(line) or _is_heading(line) or _MARK.match(line) else line
        for line in text.split("\n")
    )


def line_breaks(text: str, random: Random) -> str:
    """A sentence goes on in the next line, with or without an indent."""

    def change(line: str) -> str:
        places = [at for at in range(8, len(line) - 1) if _may_break(line, at)]
        if not places or random.random() < 0.4:
            return line
        at = random.choice(places)
        return line[:at] + random.choice(["\n", "\n  ", "\n\u3000\u3000"]) + line[at:]

    return _each(text, change)


def _may_break(line: str, at: int) -> bool:
    """Not within a number, a tag or an entity, nor where the next line would seem to be numbered."""
    within = re.search(r"<[^>]*$|&\w*$|\d$", line[:at])
    return not within and not _MARK.match(line[at:])


def blank_lines(text: str, random: Random) -> str:
    """Empty lines, and lines of spaces, between the lines of the rules."""

    def change(line: str) -> str:
        return line + random.choice(["", "\n", "\n\n", "\n  \n", "\n\u3000\n"])

    return _each(text, change, headings=True)


def line_ends(text: str, random: Random) -> str:
    """Windows line ends, a byte order mark, spaces at the end of lines."""
    end = random.choice(["\r\n", " \n", "\u3000\n", "\n"])
    return random.choice(["\ufeff", ""]) + text.replace("\n", end)


PERTURBATIONS: tuple[Perturbation, ...] = (
    inclusive_forms,
    chinese_numerals,
    full_width_digits,
    doubled_after,
    typos,
    half_width_punctuation,
    heading_forms,
    numbering,
    mixed_brackets,
    final_marks,
    dashes,
    stray_spaces,
    html_leftovers,
    line_breaks,
    blank_lines,
    line_ends,
)


@st.composite
def noisy(draw: st.DrawFn, text: str) -> str:
    """The text after some of the perturbations."""
    chosen = draw(st.lists(st.sampled_from(range(len(PERTURBATIONS))), min_size=1, unique=True))
    random = draw(st.randoms(use_true_random=False))
    for number in sorted(chosen):
        text = PERTURBATIONS[number](text, random)
    return text
