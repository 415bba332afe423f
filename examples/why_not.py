"""Why not, and what would help: every clause, what it lacks, and the smallest sets of things to gain."""

import certladder as cl

me = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level="中级工", issued="2024-05-20")],
    work=[
        cl.Work(occupation="化学检验员", start="2020-02-01", end="2024-12-31"),
        cl.Work(occupation="化学检验员", start="2025-03-01"),  # two months between jobs: not continuous
    ],
)
answer = cl.Advisor().check(me, "化学检验员", 3, on="2026-11-22")
print(answer)

print()
print("As data:")
for fix in answer.fixes:
    gains = ", ".join(type(gain).__name__ for gain in fix.additions) or "nothing but time"
    print(f"  {fix.eligible_from}  {fix.clause.id}  {gains}")
