"""All targets at once: what is open to me today, what will be and when, and what hangs on an open question."""

import certladder as cl

me = cl.Person(
    certificates=[cl.Certificate(occupation="铣工", level=4, issued="2020-09-01")],
    work=[cl.Work(occupation="铣工", start="2016-03-01")],
)

for answer in cl.Advisor().survey(me, on="2026-11-22"):
    held = " (held already)" if answer.held else ""
    questions = f"  ? {answer.questions[0]}" if answer.questions else ""
    print(
        f"{answer.verdict:12}  {answer.eligible_from or '-'!s:10}  {answer.occupation} {answer.level.zh}{held}{questions}"
    )
