"""The shortest path to 一级/高级技师: for a beginner, and for somebody half way, with all ways that nothing beats."""

import certladder as cl

advisor = cl.Advisor()
on = "2026-11-22"

beginner = cl.Person()
print(advisor.plan(beginner, "电工", 1, on=on))
print()

half_way = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2023-03-01")],
    work=[cl.Work(occupation="化学检验员", start="2017-09-01")],
)
front = advisor.plans(half_way, "化学检验员", 1, on=on)
print("化学检验员 一级/高级技师的可选方案")
print("取得日期    年数  证书  培训")
for plan in front:
    print(f"{plan.reached}  {plan.years:4.1f}  {plan.certificates:4}  {plan.trainings:4}")
print()
print(front[0])
