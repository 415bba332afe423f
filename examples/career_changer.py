"""A career changer: from 铣工 to 车工. What the years as 铣工 are worth hangs on whether the two are related."""

import certladder as cl

me = cl.Person(
    certificates=[cl.Certificate(occupation="铣工", level=4, issued="2022-03-01")],
    work=[cl.Work(occupation="铣工", start="2018-03-01", end="2026-10-31")],
)
on = "2026-11-22"

open_question = cl.Advisor().plan(me, "车工", 3, on=on, assume_unknown=True)
print("if it is not known:", cl.Advisor().plan(me, "车工", 3, on=on).reached)
print("what would help:   ", open_question.provided[0].explain("en"), "->", open_question.reached)

related = cl.Advisor(cl.Catalog.builtin().relate("车工", "铣工"))
print("if they are related:")
print(related.plan(me, "车工", 3, on=on).explain("en"))
