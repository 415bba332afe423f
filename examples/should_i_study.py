"""Should I go to a 技师学院, work on, or study part-time? The ways that nothing beats, as a table."""

import certladder as cl

me = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=5, issued="2024-06-01")],
    work=[cl.Work(occupation="化学检验员", start="2024-06-01")],
)
study = cl.usual_programmes()  # durations are custom, not rule; each can be replaced
front = cl.Advisor().plans(me, "化学检验员", 2, on="2026-11-22", study=study)

print("取得日期    年数  证书  培训  学历教育")
for plan in front:
    programmes = [
        cl.School(step.record.school).zh if step.record.school else step.record.degree.zh
        for step in plan.steps
        if step.kind == "study"
    ]
    row = f"{plan.reached}  {plan.years:4.1f}  {plan.certificates:4}  {plan.trainings:4}  {plan.programmes:4}"
    print(row, " ".join(programmes))
print()
print(front[0])
