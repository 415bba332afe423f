"""What if: another diploma, a course, another year. `Person.plus` gives a new person with one more record."""

import certladder as cl

advisor = cl.Advisor()
on = "2026-11-22"
me = cl.Person(
    certificates=[cl.Certificate(occupation="化学检验员", level=3, issued="2022-04-01")],
    work=[cl.Work(occupation="化学检验员", start="2022-04-01")],
)

bachelor = cl.Education(degree="本科", relevance={"化学检验员": "本专业"}, graduated="2026-06-30")
course = cl.Training(occupation="化学检验员", level=2, completed="2026-10-31")

for change, person, day in [
    ("as it is", me, on),
    ("with a bachelor's degree", me.plus(bachelor), on),
    ("with the 技师 course", me.plus(course), on),
    ("half a year later, with the course", me.plus(course), "2027-05-22"),
]:
    answer = advisor.check(person, "化学检验员", 2, on=day)
    basis = ", ".join(str(result.clause) for result in answer.clauses if result.verdict == "eligible")
    print(f"{change}: {answer.verdict}, from {answer.eligible_from}{f', by {basis}' if basis else ''}")
