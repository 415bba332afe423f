"""Add an occupation: its official text is all the code it takes. What cannot be read is reported, not guessed."""

import certladder as cl

text = """\
职业：焊工
英文名：Welder
相关职业：钳工等

申报条件（四级）
（1）取得本职业或相关职业五级（初级工）职业资格证书（技能等级证书）后，累计从事本职业或相关职业工作4年（含）以上。
（2）累计从事本职业或相关职业工作6年（含）以上。
（3）累计从事本职业工作3年以上，持有特种作业操作证，裸眼视力不低于4.8。
"""
mine = cl.Catalog.from_text(text)
for problem in mine.standard("焊工").unread:
    print(problem.explain("en"))

advisor = cl.Advisor(cl.Catalog.builtin() | mine)
fitter = cl.Person(
    work=[cl.Work(occupation="钳工", start="2020-06-01"), cl.Work(occupation="焊工", start="2023-06-01")]
)
print()
print(advisor.check(fitter, "焊工", 4, on="2026-08-01"))
