"""Am I eligible? An electrician asks for 四级/中级工, and gets the clause that says so."""

import certladder as cl

me = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="电工", start="2019-07-01")],  # no end: still working there
)
answer = cl.Advisor().check(me, "电工", 4, on="2026-11-22")

print(answer)
print()
print(answer.explain(lang="en"))
