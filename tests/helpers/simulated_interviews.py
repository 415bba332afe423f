"""Persons with every fact known, the same with facts removed, and what they answer when asked."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

import certladder as cl
from certladder.model.person import RECORD_KINDS, Record
from certladder.solver.evaluate.diploma import DEGREE_OF
from tests.helpers.random_persons import ON, random_person, random_relations

ONE_DAY = dt.timedelta(days=1)
LISTS = ("certificates", "work", "education", "training")
EDUCATION = ("school", "degree", "programme", "trains_to", "graduated", "enrolled")


def full_person(rng: random.Random) -> cl.Person:
    """A random person with every fact known."""
    person = random_person(rng)
    lists: dict[str, Any] = {name: [_full(rng, record) for record in getattr(person, name) or ()] for name in LISTS}
    return cl.Person.model_validate(lists)


def _full(rng: random.Random, record: Record) -> Record:
    if isinstance(record, cl.Certificate) and record.issued is None:
        return record.model_copy(update={"issued": ON - ONE_DAY * rng.randint(0, 4000)})
    if not isinstance(record, cl.Education):
        return record
    known: dict[str, Any] = dict(record)
    known["school"] = record.school or rng.choice(list(cl.School))
    if record.degree is None:
        settled = DEGREE_OF.get(known["school"])
        known["degree"] = settled or rng.choice([cl.Degree.ASSOCIATE, cl.Degree.BACHELOR, cl.Degree.MASTER])
    known["programme"] = record.programme or rng.choice(list(cl.Programme))
    known["trains_to"] = record.trains_to or rng.choice([3, 4, 5])
    known["graduated"] = graduated = record.graduated or ON + ONE_DAY * rng.randint(-4000, 700)
    known["enrolled"] = record.enrolled or min(graduated, ON) - ONE_DAY * rng.randint(1, 1500)
    if known["enrolled"] >= graduated:
        known["enrolled"] = graduated - ONE_DAY
    known["relevance"] = {name: rng.choice(list(cl.Relevance)) for name in cl.Catalog.builtin().occupations} | {
        cl.Catalog.builtin().name(name): relevance for name, relevance in record.relevance.items()
    }
    return cl.Education.model_validate(known)


def full_relations(rng: random.Random) -> cl.Catalog:
    """The built-in catalog with every pair of occupations declared or denied."""
    catalog = cl.Catalog.builtin()
    known = {(catalog.name(a), catalog.name(b)): related for (a, b), related in random_relations(rng).items()}
    for one in catalog.occupations:
        for other in (*catalog.occupations, "焊工", "镗工", "仪器仪表维修工"):
            if one != other:
                catalog = catalog.relate(one, other, known.get((one, other), rng.random() < 0.5))
    return catalog


def with_gaps(rng: random.Random, person: cl.Person, lost: float = 0.5, listless: float = 0.4) -> cl.Person:
    """The person with facts removed: whole lists, and fields of records, which keep their places."""
    lists: dict[str, Any] = {
        name: [_with_gaps(rng, record, lost) for record in getattr(person, name)] for name in LISTS
    }
    for name in LISTS:
        if rng.random() < listless:
            lists[name] = None
    return cl.Person.model_validate(lists)


def _with_gaps(rng: random.Random, record: Record, lost: float) -> Record:
    fields: tuple[str, ...] = ()
    if isinstance(record, cl.Certificate) and record.issued and record.issued <= ON:
        fields = ("issued",)
    if isinstance(record, cl.Education):
        fields = ("school", "programme", "trains_to", "graduated")
        settled = record.school in DEGREE_OF or (record.degree and record.degree.rank < cl.Degree.ASSOCIATE.rank)
        fields += () if settled else ("degree",)  # D9: what follows from the school is not unknown
        fields += ("enrolled",) if record.enrolled and record.enrolled <= ON else ()
    gone: dict[str, Any] = {field: None for field in fields if rng.random() < lost}
    if isinstance(record, cl.Education) and rng.random() < lost:
        gone["relevance"] = {}
    return record.model_copy(update=gone)


def truth(question: cl.Question, asked: cl.Person, full: cl.Person, catalog: cl.Catalog) -> Any:
    """The true answer, by the person with every fact known and the catalog with every relation."""
    if question.topic == "relation":
        return catalog.related(catalog.standard(question.occupation, ON), question.related or "")
    if question.record is None:
        return getattr(full, question.topic)
    name = RECORD_KINDS[type(question.record)].list_name
    record = getattr(full, name)[getattr(asked, name).index(question.record)]
    if question.topic == "relevance":
        return record.relevance[question.occupation]
    return getattr(record, question.topic)


# --- interviews, and the ways they are measured against ---


def interviews(
    count: int, lost: float = 0.5, listless: float = 0.4
) -> Iterator[tuple[cl.Interview, cl.Person, cl.Catalog]]:
    """Undecided interviews about something the person has to do with; the full person and catalog with each."""
    builtin = cl.Advisor()
    for seed in range(count):
        rng = random.Random(seed)
        full, catalog = full_person(rng), full_relations(rng)
        person = with_gaps(rng, full, lost, listless)
        known = [builtin.catalog.name(record.occupation) for record in (*full.certificates, *full.work)]
        focus = rng.choice([name for name in known if name in catalog.occupations] or list(catalog.occupations))
        level = rng.choice(list(catalog.standard(focus, ON).levels))
        interview = builtin.interview(person, focus, level, ON)
        if interview.eligibility.verdict is cl.Verdict.UNDETERMINED:
            yield interview, full, catalog


def _in_order(interview: cl.Interview) -> Iterator[cl.Question]:
    """Everything that is not known, in the order of the person's records, whether it matters or not."""
    person, occupation, catalog = interview.person, interview.standard.occupation, interview.catalog
    for name in LISTS:
        if getattr(person, name) is None:
            yield cl.Question(topic=name, occupation=occupation)
        for record in getattr(person, name) or ():
            for topic in _unsaid(record, occupation, catalog):
                relation = topic == "relation"
                yield cl.Question(
                    topic=topic,
                    occupation=occupation,
                    record=None if relation else record,
                    related=catalog.name(record.occupation) if relation else None,
                )


def _unsaid(record: Record, occupation: str, catalog: cl.Catalog) -> Iterator[Any]:
    if isinstance(record, cl.Certificate) and record.issued is None:
        yield "issued"
    if isinstance(record, cl.Certificate | cl.Work):
        standard = catalog.standard(occupation, ON)
        if catalog.name(record.occupation) != occupation and catalog.related(standard, record.occupation) is None:
            yield "relation"
    if isinstance(record, cl.Education):
        yield from (field for field in EDUCATION if getattr(record, field) is None and not _settled(field, record))
        if occupation not in record.relevance:
            yield "relevance"


def _settled(field: str, record: cl.Education) -> bool:
    return field == "degree" and record.school in DEGREE_OF


def asked_in_order(interview: cl.Interview, full: cl.Person, catalog: cl.Catalog) -> tuple[int, int]:
    """How many questions it takes to ask everything in order, and to ask in order until the verdict is decided."""
    count, enough = 0, None
    while (question := next(_in_order(interview), None)) is not None:
        interview = interview.answer(truth(question, interview.person, full, catalog), question)
        count += 1
        if enough is None and interview.eligibility.verdict is not cl.Verdict.UNDETERMINED:
            enough = count
    return count, enough or count
