"""Paste the conditions of a new occupation, see how each clause was understood, and ask for the shortest path."""

import certladder as cl
from certladder.model.requirements import Requirement

pasted = """\
工业机器人系统操作员申报条件
申报四级/中级工，年满18周岁，并具备以下条件之一：
1、累计从事本职业或相关职业工作满五年。
2、取的本职业或相关职业五级/初级工职业资格（职业技能等级）证书后，累计从事
本职业或相关职业工作满 3 年，身体健康。
——三级/高级工（具备以下条件之一者）
（1）取得本职业或相关职业四级/中级工职业资格(职业技能等级)证书后，累计从事本职业或相关职业工作满4年。
（2）取得符合专业对应关系的初级职称（专业技术人员职业资格）后，累计从事本职业或相关职业工作满1年。
注：相关职业：电工、钳工，下同。
"""
mine = cl.Catalog.from_text(pasted)
robots = mine.standard("工业机器人系统操作员")


def understood(requirement: Requirement) -> str:
    """What a requirement asks for, in the terms of the library."""
    if requirement.type == "unread":
        return "未读懂"
    said = requirement.model_dump(mode="json", exclude={"type", "span"}, exclude_defaults=True)
    said.pop("after", None)
    after = getattr(requirement, "after", None)
    values = ["+".join(value) if isinstance(value, list) else str(value) for value in said.values()]
    return " ".join([requirement.type, *values, *(["after", after.type] if after else [])])


print(f"{robots.occupation}（相关职业：{'、'.join(robots.related or ())}）")
print(f"条款    {'要求':54}  依据的文字")
for clauses in robots.levels.values():
    for clause in clauses:
        for number, alternative in enumerate(clause.alternatives, start=1):
            place = clause.id.split("/", 1)[1] + (f" 其{number}" if len(clause.alternatives) > 1 else "")
            for requirement in alternative:
                words = "".join(clause.words(requirement).split())
                print(f"{place:6} {understood(requirement):56} {words}")
print()
for problem in robots.unread:
    print(f"第{problem.line}行第{problem.column}列没有读懂：{problem.words}")

advisor = cl.Advisor(cl.Catalog.builtin() | mine)
electrician = cl.Person(work=[cl.Work(occupation="电工", start="2022-09-01")], born="2001-05-04")
print()
print(advisor.plan(electrician, "工业机器人系统操作员", 3, on="2026-11-22"))
