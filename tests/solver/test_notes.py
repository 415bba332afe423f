"""Nothing that is given is silently without effect: invented persons, each with something that does not count."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest

import certladder as cl
from certladder.model.wording import say
from certladder.solver.planning.wishes import Wishes

ON = "2026-11-22"
BUILTIN = cl.Catalog.builtin()
ELECTRICIAN = cl.Work(occupation="电工", start="2019-07-01")
TURNER = cl.Work(occupation="车工", start="2010-01-01")
TEA = cl.Catalog.from_text(
    "一、茶艺师申报条件\n申报条件（四级）\n"
    "（1）年满18周岁，累计从事本职业工作4年以上。\n"
    "（2）经本职业四级正规培训达规定标准学时数，并取得结业证书。\n"
    "（3）取得初级职称，累计从事本职业工作1年以上。\n"
    "（4）累计从事本职业工作2年以上，身体健康。"
)
TASTER = cl.Catalog.from_text("一、评茶员申报条件\n申报条件（四级）\n（1）累计从事本职业工作4年以上，嗅觉正常。")


class Given(NamedTuple):
    """Records, what is asked, and the notes: a code, and the name, names or record it is about."""

    records: tuple[object, ...]
    target: tuple[str, int]
    notes: list[tuple[str, object]]
    catalog: cl.Catalog = BUILTIN
    policy: cl.Policy = cl.Policy()
    born: str | None = None
    meets: dict[str, bool] | None = None


def certificate(occupation: str, level: int | None, issued: str | None = "2021-06-01", **kind: str) -> cl.Certificate:
    return cl.Certificate(occupation=occupation, level=level, issued=issued, **kind)


FITTER = cl.Work(occupation="钳工", start="2010-01-01")
TRAINED = cl.Training(occupation="化学检验员", level=3, completed="2023-01-01")
LICENCE = cl.Permit(name="机动车驾驶证", issued="2019-05-01")
ENGINEER = cl.Title(level="助理工程师", granted="2023-12-01", relevance={"电工": True})
APPRENTICE = cl.Apprenticeship(occupation="电工", completed="2014-06-30")
LATE = cl.Work(occupation="电工", start="2027-03-01")
SCHOOL = cl.Education(degree="高中", school="普通高中", graduated="2015-07-01", full_time=False)
FULL_TIME = cl.Education(degree="高中", enrolled="2018-09-01", graduated="2021-07-01", full_time=True)

CASES: dict[str, Given] = {
    "nothing is without effect": Given((ELECTRICIAN,), ("电工", 4), []),
    "another occupation's work": Given((FITTER,), ("电工", 4), [("other_scope", FITTER)]),
    "another occupation's certificate": Given(
        (certificate("钳工", 4), ELECTRICIAN), ("电工", 3), [("other_scope", certificate("钳工", 4))]
    ),
    "related work counts, or is asked": Given((TURNER,), ("铣工", 4), []),
    "work that is declared unrelated": Given(
        (TURNER,), ("铣工", 4), [("other_scope", TURNER)], BUILTIN.relate("铣工", "车工", accepted=False)
    ),
    "a certificate of a lower level": Given(
        (certificate("电工", 5),), ("电工", 3), [("lower_level", certificate("电工", 5))]
    ),
    "a certificate higher than asked for": Given((certificate("电工", 3),), ("电工", 3), []),
    "a pre-technician certificate where none is named": Given(
        (certificate("电工", None, kind="pre_technician"),),
        ("电工", 3),
        [("not_asked", certificate("电工", None, kind="pre_technician"))],
    ),
    "a kind that the policy does not take": Given(
        (certificate("化学检验员", 4), cl.Work(occupation="化学检验员", start="2020-01-01")),
        ("化学检验员", 3),
        [("not_asked", certificate("化学检验员", 4))],
        policy=cl.Policy(equivalent_certificates=False),
    ),
    "an operating permit as a certificate": Given(
        (certificate("低压电工作业证", 4),), ("电工", 3), [("operating_permit", "低压电工作业证")]
    ),
    "an operating permit among the permits": Given(
        (cl.Permit(name="特种作业操作证"),), ("电工", 3), [("operating_permit", "特种作业操作证")]
    ),
    "a licence": Given((LICENCE,), ("电工", 4), [("not_asked", LICENCE)]),
    "a title": Given((ENGINEER,), ("电工", 4), [("not_asked", ENGINEER)]),
    "a title that is asked for": Given((cl.Title(level="初级"),), ("茶艺师", 4), [], TEA),
    "an apprenticeship": Given((APPRENTICE,), ("电工", 4), [("not_asked", APPRENTICE)]),
    "a training of another level": Given((TRAINED,), ("化学检验员", 4), [("other_level", TRAINED)]),
    "a training of another occupation": Given((TRAINED,), ("茶艺师", 4), [("other_occupation", "化学检验员")], TEA),
    "a training where none is asked for": Given((TRAINED,), ("电工", 4), [("not_asked", TRAINED)]),
    "work that has not begun": Given((LATE,), ("电工", 4), [("later", LATE)]),
    "a certificate that is not issued yet": Given(
        (certificate("电工", 4, "2027-06-01"),), ("电工", 3), [("later", certificate("电工", 4, "2027-06-01"))]
    ),
    "a record twice": Given((ELECTRICIAN, ELECTRICIAN), ("电工", 4), [("duplicate", ELECTRICIAN)]),
    "a record of no use twice": Given(
        (LICENCE, LICENCE), ("电工", 4), [("not_asked", LICENCE), ("duplicate", LICENCE)]
    ),
    "a diploma of 高中": Given((SCHOOL, ELECTRICIAN), ("电工", 4), [("not_asked", SCHOOL)]),
    "a permit that words nobody could read may ask for": Given(
        (LICENCE,), ("茶艺师", 4), [("not_asked_as_read", LICENCE)], TEA
    ),
    "an age that words nobody could read may ask for": Given(
        (), ("评茶员", 4), [("born_as_read", "")], TASTER, born="1990-01-01"
    ),
    "full-time study takes work away": Given((FULL_TIME, ELECTRICIAN), ("电工", 4), []),
    "an age": Given((), ("电工", 4), [("born", "")], born="1990-01-01"),
    "an age that is asked for": Given((), ("茶艺师", 4), [], TEA, born="1990-01-01"),
    "words that are a condition, and words that are none": Given(
        (), ("茶艺师", 4), [("condition", "能背唐诗")], TEA, meets={"能背唐诗": True, "身体健康": True}
    ),
    "a relation where only the occupation itself counts": Given(
        (ELECTRICIAN,), ("电工", 4), [("relation_scope", ("钳工",))], BUILTIN.relate("电工", "钳工")
    ),
    "a relation to what is not in the records": Given(
        (TURNER,), ("铣工", 4), [("relation", ("钳工",))], BUILTIN.relate("铣工", "车工").relate("铣工", "钳工")
    ),
    "a relation the other way round": Given(
        (TURNER,), ("铣工", 4), [("relation_reversed", "车工")], BUILTIN.relate("车工", "铣工")
    ),
    "a relation of others": Given((ELECTRICIAN,), ("电工", 4), [], BUILTIN.relate("车工", "铣工")),
    "a name that is not in the records": Given(
        (ELECTRICIAN,), ("电工", 4), [("alias", ("维修电工",))], BUILTIN.alias("电工", "维修电工")
    ),
    "a name that is": Given(
        (cl.Work(occupation="维修电工", start="2019-07-01"),), ("电工", 4), [], BUILTIN.alias("电工", "维修电工")
    ),
    "settings that change nothing": Given(
        (ELECTRICIAN,),
        ("电工", 4),
        [("policy", ("continuity_gap_days", "lead_time_months"))],
        policy=cl.Policy(lead_time_months=3, continuity_gap_days=30, counting="month"),
    ),
    "a name that nobody knows, twice": Given(
        (cl.Work(occupation="厨师", start="2015-01-01"), certificate("厨师", 4)),
        ("电工", 4),
        [("other_occupation", "厨师")],
    ),
}


def ask(case: Given) -> cl.Eligibility:
    person = cl.Person(born=case.born, meets=case.meets or {}).plus(*case.records)
    return cl.Advisor(case.catalog, case.policy).check(person, *case.target, on=ON)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_has_no_effect_is_said_once(case: Given) -> None:
    answer = ask(case)
    assert [(note.code, note.record or note.names or note.name) for note in answer.notes] == case.notes
    for note in answer.notes:
        for lang in ("zh", "en"):
            assert answer.explain(lang).count(note.explain(lang)) == 1


TOO_YOUNG: dict[str, tuple[object, str | cl.PartialDate, list[str]]] = {
    "work before birth": (cl.Work(occupation="电工", start="1999-01-01"), "2000-05-01", ["born", "start"]),
    "work until before birth": (cl.Work(occupation="电工", start="1990", end="1995"), "2000", ["born", "start"]),
    "a certificate before birth": (certificate("电工", 5, "1999-06-01"), "2000-05-01", ["born", "issued"]),
    "a diploma at nine": (cl.Education(degree="本科", graduated="2009-07-01"), "2000-05-01", ["born", "graduated"]),
    "work on the eve of the tenth birthday": (
        cl.Work(occupation="电工", start="2010-04-30"), "2000-05-01", ["born", "start"]
    ),
    "work on the tenth birthday": (cl.Work(occupation="电工", start="2010-05-01"), "2000-05-01", []),
    "perhaps on it, perhaps before": (cl.Work(occupation="电工", start="2010-05"), "2000-05-01", []),
    "a course begun young and over later": (
        cl.Education(degree="大专", enrolled="2009-09-01", graduated="2021-07-01"), "2000-05-01", []
    ),
    "no date": (certificate("电工", 5, None), "2000-05-01", []),
}  # fmt: skip


@pytest.mark.parametrize(("record", "born", "fields"), TOO_YOUNG.values(), ids=TOO_YOUNG)
def test_dates_that_contradict_the_birthday_are_named(
    record: cl.Work, born: str | cl.PartialDate, fields: list[str]
) -> None:
    answer = cl.Advisor().check(cl.Person(born=born).plus(record), "电工", 4, on=ON)
    assert [name for note in answer.notes if note.code == "too_young" for name in note.names] == fields


def without(case: Given, note: cl.Note) -> cl.Eligibility:
    """The answer without what a note is about."""
    records = tuple(record for record in dict.fromkeys(case.records) if record != note.record)
    return ask(case._replace(records=records))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_without_it_the_answer_is_the_same(case: Given) -> None:
    answer = ask(case)
    for note in answer.notes:
        if note.record is not None and note.code not in ("later", "duplicate"):
            other = without(case, note)
            assert (other.verdict, other.eligible_from, other.possible_from) == (
                answer.verdict,
                answer.eligible_from,
                answer.possible_from,
            )


def test_every_code_is_worded_in_both_languages() -> None:
    for code in cl.Note.model_fields["code"].annotation.__args__:  # type: ignore[union-attr]
        names = {"policy": ("degree_is_floor",), "wish": ("no_full_time",), "wish_parts": ("cost",)}.get(
            code, ("钳工",)
        )
        name = {"unlisted": "work", "wish_parts": "optimise"}.get(code, "厨师")
        note = cl.Note(code=code, occupation="电工", name=name, names=names, record=ELECTRICIAN)
        assert "{" not in note.explain("zh") + note.explain("en")
    with pytest.raises(cl.UnknownTerm):
        note.explain("fr")


def test_settings_are_named_as_the_command_line_names_them() -> None:
    policy = cl.Policy.model_validate({"degree_is_floor": "否", "continuous_to_today": "是"})
    note = cl.Advisor(policy=policy).check(cl.Person(), "电工", 1, on=ON).notes[0]
    assert note.names == ("degree_is_floor", "continuous_to_today")
    assert str(note) == "口径 学历就高、连续至今 对本结论没有影响。"


class Wished(NamedTuple):
    """Records, wishes and the notes of the plan."""

    records: tuple[object, ...]
    target: tuple[str, int]
    wishes: dict[str, object]
    notes: list[tuple[str, object]]


EVENING = cl.StudyOption(degree="大专", years=2.5, full_time=False, relevance="本专业")
COLLEGE = cl.StudyOption(school="高级技工学校", years=3, relevance="本专业")
DOCTOR = cl.StudyOption(degree="博士", years=4)

PLANNED: dict[str, Wished] = {
    "nothing": Wished((ELECTRICIAN,), ("电工", 3), {}, []),
    "a lower certificate counts on the way": Wished((certificate("电工", 5),), ("电工", 3), {}, []),
    "another occupation's work": Wished((FITTER,), ("电工", 3), {}, [("other_scope", FITTER)]),
    "a name that nobody knows": Wished(
        (cl.Work(occupation="厨师", start="2015-01-01"),), ("电工", 3), {}, [("other_occupation", "厨师")]
    ),
    "clauses that are not on the way": Wished(
        (), ("电工", 3), {"avoid": ["电工/二级/1", "铣工/四级/1"]}, [("wish_parts", ("电工/二级/1", "铣工/四级/1"))]
    ),
    "clauses of which some are": Wished(
        (certificate("化学检验员", 4),),
        ("化学检验员", 3),
        {"only": ["化学检验员/三级/1", "钳工/四级/2"]},
        [("wish_parts", ("钳工/四级/2",))],
    ),
    "limits on what is not there": Wished(
        (),
        ("电工", 3),
        {"no_full_time": True, "max_programmes": 1, "max_trainings": 2, "max_certificates": 9},
        [("wish", ("no_full_time", "max_certificates", "max_trainings", "max_programmes"))],
    ),
    "limits that bind": Wished(
        (), ("化学检验员", 2), {"max_trainings": 1, "study": [EVENING, COLLEGE], "max_programmes": 1}, []
    ),
    "a programme that helps nothing": Wished(
        (), ("电工", 4), {"study": [DOCTOR]}, [("study", DOCTOR.course)]
    ),
    "levels that are all described": Wished(
        (certificate("电工", 4),), ("电工", 3), {"undocumented": "obtainable"}, [("wish", ("undocumented",))]
    ),
    "a level that is held": Wished((certificate("电工", 3), LICENCE), ("电工", 3), {}, []),
    "wishes for a level that is held": Wished(
        (certificate("电工", 3),),
        ("电工", 3),
        {"via": "电工/三级/1", "deadline": "2020-01-01", "study": [DOCTOR]},
        [("wish", ("study", "deadline", "via"))],
    ),
    "prices of levels that are not on the way": Wished(
        (certificate("化学检验员", 4),),
        ("化学检验员", 3),
        {"prices": cl.Prices(certificate={4: 100, 3: 200, 2: 300}, training={3: 900, 1: 900}, subsidy={1: 1500})},
        [("wish_parts", ("2", "4")), ("wish_parts", ("1",)), ("wish_parts", ("1",))],
    ),
    "the price of a training that is completed": Wished(
        (certificate("化学检验员", 4), cl.Training(occupation="化学检验员", level=3, completed="2020-01-01")),
        ("化学检验员", 3),
        {"prices": cl.Prices(training={3: 900}), "max_trainings": 0, "max_cost": 0, "optimise": ("cost", "time")},
        [("wish", ("max_trainings", "max_cost")), ("wish_parts", ("3",)), ("wish_parts", ("cost",))],
    ),
    "prices of programmes that are not offered, or have their own": Wished(
        (certificate("化学检验员", 4),),
        ("化学检验员", 3),
        {"study": [EVENING.model_copy(update={"price": 500})], "prices": cl.Prices(programme={"大专": 900, "本科": 1})},
        [("wish_parts", ("associate", "bachelor"))],
    ),
    "the price of a programme that is offered": Wished(
        (certificate("化学检验员", 4),),
        ("化学检验员", 3),
        {"study": [EVENING], "prices": cl.Prices(programme={"大专": 900}), "max_cost": 899},
        [],
    ),
    "a limit above all costs there can be": Wished(
        (certificate("化学检验员", 4),),
        ("化学检验员", 3),
        {"study": [EVENING], "prices": cl.Prices(certificate={3: 0.1}, programme={"大专": 0.2}), "max_cost": 0.3},
        [("wish", ("max_cost",))],
    ),
    "a subsidy is worth an aim": Wished(
        (certificate("电工", 4),), ("电工", 3), {"prices": cl.Prices(subsidy={3: 1}), "optimise": "cost"}, []
    ),
    "prices of nothing": Wished(
        (certificate("电工", 4),), ("电工", 3), {"prices": cl.Prices(source="price list")}, [("wish", ("prices",))]
    ),
    "the same programme twice": Wished(
        (), ("化学检验员", 2), {"study": [EVENING, EVENING], "max_programmes": 1}, [
            ("wish", ("max_programmes",)), ("duplicate", EVENING.course)
        ],
    ),
    "an aim twice, and one that nothing differs in": Wished(
        (certificate("电工", 4),),
        ("电工", 3),
        {"optimise": ("time", "programmes", "time", "certificates")},
        [("wish_parts", ("programmes", "time"))],
    ),
    "clauses avoided that are none of the only ones": Wished(
        (certificate("化学检验员", 4),),
        ("化学检验员", 3),
        {"only": "化学检验员/三级/1", "avoid": "化学检验员/三级/2"},
        [("wish_parts", ("化学检验员/三级/2",))],
    ),
    "a clause avoided that the person can never meet": Wished(
        (certificate("电工", 4),), ("电工", 3), {"avoid": "电工/三级/3"}, [("wish_parts", ("电工/三级/3",))]
    ),
    "only all there are": Wished(
        (certificate("电工", 4),), ("电工", 3), {"only": ["电工/三级/1", "钳工/四级/2"]}, [("wish", ("only",))]
    ),
    "nothing is open that could be assumed": Wished(
        (certificate("电工", 4),), ("电工", 3), {"assume_unknown": True}, [("wish", ("assume_unknown",))]
    ),
    "something is": Wished((certificate("电工", 4, None),), ("电工", 3), {"assume_unknown": True}, []),
    "full-time study that helps nothing, and is not wished for": Wished(
        (), ("电工", 4), {"study": [DOCTOR], "no_full_time": True},
        [("wish", ("no_full_time",)), ("study", DOCTOR.course)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PLANNED.values(), ids=PLANNED)
def test_what_has_no_part_in_a_plan_is_said(case: Wished) -> None:
    advisor, person = cl.Advisor(), cl.Person().plus(*case.records)
    plan = advisor.plan(person, *case.target, on=ON, **case.wishes)
    assert [(note.code, note.record or note.names or note.name) for note in plan.notes] == case.notes
    for note in plan.notes:
        assert str(plan).count(note.explain()) == plan.explain("en").count(note.explain("en")) == 1


def test_a_programme_that_helps_nothing_is_told_without_dates() -> None:
    note = cl.Note(code="study", occupation="电工", record=DOCTOR.course)
    assert note.explain() == "博士：对取得电工证书没有帮助，没有用到。"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wishes_are_named_in_words(lang: str) -> None:
    limits = {"no_full_time": True, "max_programmes": 1, "max_trainings": 2, "max_certificates": 9}
    for given in (limits, {"undocumented": "obtainable"}):
        (note,) = cl.Advisor().plan(cl.Person().plus(certificate("电工", 4)), "电工", 3, on=ON, **given).notes
        assert not any(name in note.explain(lang) for name in given)
    for name in ("via", "avoid", "only"):
        note = cl.Note(code="wish_parts", occupation="电工", name=name, names=("铣工/四级/1",))
        assert say(f"cli.wish.{name}", lang) in note.explain(lang)
    for name in Wishes.model_fields:
        assert say(f"cli.wish.{name}", lang) in cl.Note(code="wish", occupation="电工", names=(name,)).explain(lang)


def test_parts_of_wishes_are_named_in_words() -> None:
    parts = {
        "certificate": ("5",),
        "training": ("1",),
        "programme": ("associate", "technician_college"),
        "subsidy": ("3",),
    }
    notes = [cl.Note(code="wish_parts", occupation="电工", name=name, names=names) for name, names in parts.items()]
    assert [note.explain("zh").removesuffix(" 在这里不起作用。") for note in notes] == [
        "证书费用中的 五级/初级工", "培训费用中的 一级/高级技师", "学业费用中的 大专、技师学院", "补贴中的 三级/高级工",
    ]  # fmt: skip
    assert (
        notes[0].explain("en") == "Of the fees for certificates, these make no difference here: level 5 (elementary)."
    )


def test_a_no_path_says_it_too() -> None:
    with pytest.raises(cl.NoPath) as caught:
        cl.Advisor().plan(cl.Person().plus(FITTER), "电工", 4, on=ON, max_certificates=0)
    assert [note.code for note in caught.value.notes] == ["other_scope"]
    assert caught.value.notes[0].explain("en") in caught.value.explain("en")


LIMITED = cl.Catalog.from_text(
    "一、保安员申报条件\n申报条件（四级）（具备以下条件之一者）\n"
    "（1）年满18周岁，不超过60周岁，累计从事本职业工作4年以上。\n（2）取得预备技师证书的技师学院预备技师班学生。"
)


@pytest.mark.parametrize(
    ("born", "since", "until"),
    [
        ("1970-03-01", "2010-01-01", "2030-02-28"),  # a yes today
        ("1970-03-01", "2025-01-01", "2030-02-28"),  # one that begins in 2029
        ("1970-03-01", "2028-01-01", None),  # the age is passed before the years are worked
        ("1970", "2010-01-01", "2029-12-31"),  # certain up to the first day that the birthday may be
        (None, "2010-01-01", None),  # undetermined, whatever the age
    ],
)
def test_an_answer_says_until_when_it_is_so(born: str | None, since: str, until: str | None) -> None:
    worker = cl.Person(work=[cl.Work(occupation="保安员", start=since)], born=born)
    answer = cl.Advisor(LIMITED).check(worker, "保安员", 4, on=ON)
    assert [str(note.day) for note in answer.notes if note.code == "ends"] == ([until] if until else [])
    if until:
        after = answer.notes[0].day + dt.timedelta(1)
        held = [cl.Advisor(LIMITED).check(worker, "保安员", 4, on=day).verdict for day in (until, after)]
        assert held[0] == "eligible" != held[1]
        assert f"This is so until {int(until[-2:])} " in answer.explain("en")
