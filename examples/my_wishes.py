"""Wishes: at most one more course, no full-time study, done by 2035. And which of them conflict: no course, by 2033."""

import certladder as cl

advisor = cl.Advisor()
me = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2023-03-01")],
    work=[cl.Work(occupation="化学检验员", start="2020-09-01")],
)
wishes = {"study": cl.usual_programmes(), "no_full_time": True}

for plan in advisor.plans(me, "化学检验员", 1, on="2026-11-22", max_trainings=1, deadline="2035-12-31", **wishes):
    print(f"一级/高级技师 {plan.reached}: {plan.trainings} 次培训, {plan.programmes} 次学历教育")

try:
    advisor.plan(me, "化学检验员", 1, on="2026-11-22", max_trainings=0, deadline="2033-12-31", **wishes)
except cl.NoPath as no_path:
    print(no_path)
