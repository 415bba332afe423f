"""What could I become, and by when? Every certificate of the catalog, the soonest first."""

import certladder as cl

me = cl.Person(
    certificates=[cl.Certificate(occupation="铣工", level=4, issued="2020-09-01")],
    work=[cl.Work(occupation="铣工", start="2016-03-01")],
)

for found in cl.Advisor().targets(me, on="2026-11-22", by="2033-12-31"):
    if isinstance(found, cl.NoPath):
        print(f"not before {found.earliest}  {found.target()}")
    else:
        clauses = dict.fromkeys(step.clause.id for step in found.steps if step.clause)
        print(f"{found.reached}  {found.target()}  {', '.join(clauses) or 'held already'}")
