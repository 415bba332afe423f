"""An interview: one question at a time, the one that decides most first; "not known" is an answer too."""

import certladder as cl

advisor = cl.Advisor()
nobody = cl.Person(certificates=None, work=None, education=None, training=None)
answers = {
    "education": [cl.Education(school="高等职业学校", graduated="2019-07-01")],
    "relevance": None,  # not known
    "certificates": [cl.Certificate(occupation="化学检验员", level=4, issued=None)],
    "issued": "2020-03-15",
    "work": [cl.Work(occupation="化学检验员", start="2019-08-01")],
    "training": [],
    "trains_to": "否",  # the school was not approved for any level
}

interview = advisor.interview(nobody, "化学检验员", 3, on="2026-11-22")
while interview.question is not None:
    answer = answers[interview.question.topic]
    print(f"{interview.question}{'' if answer is not None else '（不知道）'}")
    interview = interview.answer(answer)

print()
print(interview.eligibility.explain().splitlines()[0])
