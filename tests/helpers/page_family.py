"""Pages of conditions whose meaning is known, in many layouts, and mutations of them with the yeses that are still right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

import certladder as cl

OCCUPATION = "茶艺师"
ON = 2026


@dataclass(frozen=True)
class Row:
    """A line, the level it stands under, and what it asks: years of work (a clause), an age, or something unread."""

    text: str
    kind: str = "idle"
    level: int = 0
    asks: int = 0
    changed: bool = False


PERSONS = {
    name: (age, years)
    for name, age, years in (
        ("child", 15, 12),
        ("youth", 17, 3),
        ("beginner", 40, 2),
        ("worker", 40, 7),
        ("old hand", 60, 30),
    )
}


def person(name: str) -> cl.Person:
    age, years = PERSONS[name]
    work = [cl.Work(occupation=OCCUPATION, start=f"{ON - years}-06-01")]
    return cl.Person(born=f"{ON - age}-06-01", work=work, certificates=[], education=[])


_LEVELS = {5: ("五级", "初级工"), 4: ("四级", "中级工"), 3: ("三级", "高级工")}
_HEADS = (
    "{0}/{1}（具备以下条件之一者）",
    "申报条件（{0}）（具备以下条件之一者）",
    "——具备以下条件之一者，可申报{0}/{1}：",
    "{1}（{0}）申报条件：",
    "报考{0}需满足以下条件之一：",
    "【{0}】",
    "## {0}/{1}",
)
_LABELS = ("（{0}）", "{0}.", "{0}、", "({0}) ", "{1}", "{0}）")
_TITLES = ("茶艺师申报条件", "职业：茶艺师", "一、茶艺师", "茶艺师职业技能等级认定申报条件", "# 茶艺师")
_IDLE = (
    "来源：市人社局",
    "2026年1月5日",
    "— 3 —",
    "考核方式：笔试",
    "咨询电话：010-12345678",
    "证书全国通用。",
    "附件1",
)
_GATES = ("申报者须年满18周岁。", "年龄要求：年满18周岁。", "申报人员应年满18周岁", "各等级申报人员均须年满18周岁。")
_UNREAD = (
    "退休人员除外。", "不得有犯罪记录。", "以上条件缺一不可。", "非本市户籍人员不得申报。", "申报者须为在岗职工或退役军人。",
    "除第（1）条外均已停止受理。", "身体健康，无不良记录。", "仅限女性。", "热爱茶艺。",
)  # fmt: skip


def page(random: Random) -> list[Row]:
    """A page of two or three levels; gates stand before the first level or behind the last list."""
    head, label = random.choice(_HEADS), random.choice(_LABELS)
    levels = random.sample(sorted(_LEVELS), k=random.randint(2, 3))
    levels.sort(reverse=random.random() < 0.7)
    rows = [Row(random.choice(_TITLES), "title")]
    gates = [Row(random.choice(_GATES), "gate", asks=18), Row(random.choice(_UNREAD), "unread")]
    random.shuffle(gates)
    before = random.random() < 0.5
    rows += gates[:1] if before else []
    for level in levels:
        rows.append(Row(head.format(*_LEVELS[level]), "head", level))
        for number, years in enumerate(random.sample(range(1, 25), k=random.randint(1, 3)), start=1):
            words = f"累计从事本职业工作{years}年（含）以上。"
            rows.append(Row(label.format(number, "①②③"[number - 1]) + words, "clause", level, years))
        rows += [Row(random.choice(_IDLE))] if random.random() < 0.3 else []
    return rows + (gates[:1] if not before and random.random() < 0.7 else [])


def mutations(rows: list[Row], random: Random) -> Iterator[tuple[str, list[Row]]]:
    """The page with a line deleted, doubled or moved, and without one 不, 除, 非 or 或."""
    for at, row in enumerate(rows):
        rest = rows[:at] + rows[at + 1 :]
        yield f"delete {at}", rest
        yield f"double {at}", [*rows[: at + 1], *rows[at:]]
        to = random.randrange(len(rows))
        yield f"move {at} to {to}", [*rest[:to], replace(row, changed=True), *rest[to:]]
        for char in "不除非或":
            if char in row.text:
                yield (
                    f"{char} out of {at}",
                    [*rows[:at], replace(row, text=row.text.replace(char, "", 1)), *rows[at + 1 :]],
                )


def yeses(rows: list[Row], name: str) -> set[int]:
    """The levels for which a yes is right: a clause of the level is met, and so is what is asked of it.

    What stands before the first heading or behind the last clause is asked of all levels, else of the one it stands under.
    A moved clause may be of the level it stands under now, too.
    """
    age, years = PERSONS[name]
    heads = [at for at, row in enumerate(rows) if row.kind == "head"]
    clauses = [at for at, row in enumerate(rows) if row.kind == "clause"]
    found: set[int] = set()
    barred: set[int] = set()
    under = 0
    for at, row in enumerate(rows):
        under = row.level if row.kind == "head" else under
        if row.kind == "clause" and years >= row.asks:
            found |= {row.level, under} if row.changed else {row.level}
        elif row.kind == "unread" or (row.kind == "gate" and age < row.asks):
            of_all = "各等级" in row.text or not heads or at < heads[0] or not clauses or at > clauses[-1]
            barred |= set(_LEVELS) if of_all else {under}
    return found - barred
