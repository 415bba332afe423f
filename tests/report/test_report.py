"""Reports: one HTML page with the answer, the pictures, the clauses, the proofs and the receipt."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

import certladder as cl
from certladder.model.person import RECORD_KINDS
from certladder.model.standard import text_hash, texts_hash
from certladder.model.wording import messages
from certladder.solver.planning import search
from certladder.solver.planning.search import LowerBound
from certladder.solver.planning.search_space import SearchSpace
from certladder.solver.planning.study import Chain
from tests.helpers.requirement_words import requirement_types

ON = "2026-11-22"
ADVISOR = cl.Advisor()
ME = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)
VOID = {"meta", "rect", "line", "circle", "polygon"}


class Page(HTMLParser):
    """A page taken apart; its elements nest properly."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data if self.open and self.open[-1] != "style" else ""

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]

    @property
    def sections(self) -> list[str | None]:
        return [attributes["id"] for tag, attributes in self.tags if tag == "section"]


def page(person: cl.Person, occupation: str, level: int, advisor: cl.Advisor = ADVISOR, **options: Any) -> Page:
    return Page(advisor.report(person, occupation, level, ON, **options))


def check_form(document: Page) -> None:
    """One h1, headings in order, landmarks, ids used once, every link's target there, tables with headers."""
    assert [document.count(tag) for tag in ("h1", "main", "header", "nav", "footer", "title")][:5] == [1] * 5
    assert document.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(document.headings, document.headings[1:], strict=False))
    ids = [attributes["id"] for _, attributes in document.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] or "" for tag, attributes in document.tags if tag == "a"]
    assert {link.removeprefix("#") for link in links} == {"main", *document.sections}
    assert all(
        attributes["aria-labelledby"] in ids for _, attributes in document.tags if "aria-labelledby" in attributes
    )
    assert all(attributes.get("scope") for tag, attributes in document.tags if tag == "th")
    assert document.count("table") == document.count("thead")
    assert not any("src" in attributes for _, attributes in document.tags)


CASES: dict[str, tuple[cl.Person, str, int, dict[str, Any], list[str]]] = {
    "plan": (ME, "电工", 1, {}, ["answer", "facts", "ladder", "timeline", "steps", "open", "improvements", "receipt"]),
    "front": (
        cl.Person(),
        "化学检验员",
        1,
        {},
        ["answer", "facts", "ladder", "timeline", "steps", "open", "improvements", "front", "receipt"],
    ),
    "held": (ME, "电工", 5, {}, ["answer", "facts", "ladder", "receipt"]),
    "not described": (ME, "客户服务管理员", 1, {}, ["answer", "facts", "ladder", "receipt"]),
    "wishes": (ME, "电工", 1, {"deadline": "2030-01-01"}, ["answer", "facts", "ladder", "receipt"]),
    "avoided": (
        cl.Person(certificates=None, work=None),
        "电工",
        2,
        {"only": []},
        ["answer", "facts", "ladder", "open", "receipt"],
    ),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", list(CASES))
def test_the_form_of_a_report(case: str, lang: str) -> None:
    person, occupation, level, wishes, sections = CASES[case]
    document = page(person, occupation, level, lang=lang, **wishes)
    check_form(document)
    assert document.sections == sections
    assert dict(document.tags)["html"] == {"lang": "zh-CN" if lang == "zh" else "en"}


def test_a_plan_tells_its_clauses_verbatim_and_what_to_bring() -> None:
    plan = ADVISOR.plan(ME, "电工", 1, on=ON)
    document = page(ME, "电工", 1)
    check_form(document)
    assert f"✗ {str(ADVISOR.check(ME, '电工', 1, ON)).splitlines()[0]}" in document.text
    assert str(plan).splitlines()[0] in document.text
    assert all(line.removeprefix("  - ") in document.text for line in str(plan).splitlines() if line.startswith("  - "))
    for step in plan.steps:
        assert step.clause is None or step.clause.text in document.text
    assert "职业资格证书或技能等级证书" in document.text
    assert "工作年限证明（用人单位盖章；也可以是劳动合同、社会保险缴费记录）" in document.text
    assert "电工五级/初级工技能等级证书（2023年6月1日）；从事电工工作（2021年7月1日至今）" in document.text
    assert document.text.count("决定日期的是：") == 4
    assert document.count("svg") == 2
    assert sum(attributes.get("class") == "whole" for _, attributes in document.tags) > 20


def test_a_report_is_about_the_best_plan_of_today() -> None:
    best = ADVISOR.plan(ME, "电工", 1, on=ON)
    assert ADVISOR.report(ME, "电工", 1, ON) == ADVISOR.report(ME, "电工", 1, ON, plan=best)
    assert "咨询日期：" in ADVISOR.report(ME, "电工", 1)


def test_a_report_searches_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan, the comparison and the improvements are made once: as many searches as these two make."""
    searched = []

    class Counted(LowerBound):
        """Each search has one."""

        def __init__(self, space: SearchSpace, chains: Sequence[Chain]) -> None:
            searched.append(space)
            super().__init__(space, chains)

    monkeypatch.setattr(search, "LowerBound", Counted)
    ADVISOR.plans(ME, "电工", 1, on=ON)
    ADVISOR.improvements(ME, "电工", 1, on=ON)
    expected = len(searched) - 1  # `improvements` searches the best plan again
    searched.clear()
    ADVISOR.report(ME, "电工", 1, ON)
    assert len(searched) == expected > 1


def test_training_diploma_and_a_programmes_certificate() -> None:
    trained = page(cl.Person(), "化学检验员", 3, max_trainings=1)
    assert "参加三级/高级工正规培训" in trained.text
    assert "培训毕（结）业证书" in trained.text
    college = cl.StudyOption(school="技师学院", programme="预备技师班", years=4)
    study = page(cl.Person(), "电工", 2, study=[college], lang="en")
    assert "earn the pre-technician certificate, which comes with the programme" in study.text
    assert "pre-technician certificate" in study.text
    assert "(alternative 2)" in study.text
    assert "diploma" in study.text
    assert "（第2种情形）" in page(cl.Person(), "电工", 2, study=[college]).text


def test_the_ways_are_compared() -> None:
    document = page(cl.Person(), "化学检验员", 1)
    assert document.text.count("★ 本报告") == 1
    plans = ADVISOR.plans(cl.Person(), "化学检验员", 1, on=ON)
    for plan in plans:
        assert cl.Period.between(plan.on, plan.reached).words("zh") in document.text
    second = page(cl.Person(), "化学检验员", 1, plan=plans[1])
    assert f"{plans[1].reached} ★ 本报告" in second.text
    assert second.text.count("★ 本报告") == 1


def test_other_certificates_within_reach() -> None:
    told = page(cl.Person(), "电工", 4, others=True, lang="en")
    assert "targets" in told.sections
    assert "2031-11-22" in told.text
    assert "5 years 化学检验员 (" in " ".join(told.text.split())
    nowhere = page(cl.Person(), "客户服务管理员", 1, others=True)
    assert "targets" in nowhere.sections
    assert "还可以取得的证书" in nowhere.text


def test_open_questions_are_asked() -> None:
    cook = cl.Person(work=[cl.Work(occupation="厨师", start="2010-01-01")], incomplete=["work"], born="1990-01-02")
    document = page(cook, "铣工", 4)
    assert f"? {str(ADVISOR.check(cook, '铣工', 4, ON)).splitlines()[0]}" in document.text
    (asked,) = ADVISOR.check(cook, "铣工", 4, ON).questions[:1]
    assert str(asked) in document.text
    assert "建议先核实" in document.text
    assert re.search(r"从事厨师工作（2010年1月1日至今）\s+可能还有，不清楚", document.text)
    assert "1990年1月2日" in document.text
    improvements = ADVISOR.improvements(cook, "铣工", 4, on=ON)
    first, *others = [one for one in improvements if one.kind == "answer"]
    assert str(first) in document.text
    assert not any(str(other) in document.text for other in others)
    sure = page(cook, "铣工", 4, assume_unknown=True)
    assert "本方案以下列各项属实为前提" in sure.text
    assert "见“前提与待核实事项”" in sure.text


def test_what_is_not_known_is_marked() -> None:
    document = page(cl.Person(work=None), "电工", 4, lang="en")
    assert re.search(r"Work\s+not known", document.text)
    assert re.search(r"工作经历\s+不清楚", page(cl.Person(incomplete=["work"]), "电工", 4).text)


def test_what_is_held_already_needs_no_verdict() -> None:
    document = page(
        cl.Person(certificates=[cl.Certificate(occupation="电工", level=3, issued="2020-01-01")]), "电工", 4
    )
    assert "✓ 您已持有电工 四级/中级工或更高等级的证书，无需再申报。" in document.text
    assert "还不能申报" not in document.text


def test_why_not() -> None:
    text = "磨工申报条件\n申报条件（三级）\n（1）取得本职业四级职业资格证书，身体健康；或取得本职业四级职业资格证书，年满60周岁。\n"
    text += "（2）取得大学本科本专业或相关专业毕业证书。\n申报条件（二级）\n（1）取得本职业三级职业资格证书。"
    advisor = cl.Advisor(cl.Catalog.from_text(text))
    document = page(ME, "磨工", 2, advisor)
    check_form(document)
    assert document.sections == ["answer", "facts", "obstacles", "ladder", "receipt"]
    assert "没有途径取得磨工 二级/技师证书。" in document.text
    assert "✗ 身体健康——该条件未能读懂" in document.text
    assert "（第1种情形）" in document.text
    assert "满足以下任一项即可申报" in document.text
    english = page(ME, "磨工", 2, advisor, lang="en")
    assert "could not be read" in english.text
    assert "(alternative 1)" in english.text
    assert "ruled out by your wishes" in page(ME, "磨工", 2, advisor, avoid="磨工/三级/1", lang="en").text


def test_a_plan_through_a_related_occupation_shows_both_ladders() -> None:
    advisor = cl.Advisor(ADVISOR.catalog.relate("铣工", "客户服务管理员"))
    person = cl.Person(work=[cl.Work(occupation="客户服务管理员", start="2010-01-01")])
    document = page(person, "铣工", 1, advisor)
    assert "客户服务管理员/二级/1" in document.text
    assert "铣工、客户服务管理员：职业技能等级阶梯" in document.text
    assert "铣工 ← 客户服务管理员" in document.text
    denied = cl.Advisor(ADVISOR.catalog.relate("铣工", "厨师", accepted=False))
    assert "铣工 ↚ 厨师" in page(person, "铣工", 1, denied, lang="en").text


def test_the_receipt_lists_what_it_was_made_from() -> None:
    advisor = cl.Advisor(policy=cl.Policy(lead_time_months=2))
    document = page(ME, "电工", 2, advisor, avoid=["电工/二级/2", "电工/三级/2"], max_trainings=3)
    assert f"certladder {cl.__version__}" in document.text
    assert texts_hash(ADVISOR.catalog.standards) in document.text
    assert text_hash(ADVISOR.catalog.standard("电工")) in document.text
    assert "《职业技能等级培训申报条件》一、电工申报条件" in document.text
    assert '{"lead_time_months": 2}' in document.text
    assert '{"max_trainings": 3, "avoid": ["电工/三级/2", "电工/二级/2"]}' in document.text
    edition = cl.Catalog.from_text("职业：磨工\n版本：2018年版\n\n申报条件（四级）\n累计从事本职业工作6年（含）以上。")
    assert "2018年版" in page(cl.Person(), "磨工", 4, cl.Advisor(edition)).text


def test_the_hash_follows_every_word() -> None:
    standard = ADVISOR.catalog.standard("电工")
    other = cl.Catalog.from_text("电工申报条件\n申报条件（四级）\n累计从事本职业工作6年（含）以上。").standard("电工")
    changed = cl.Catalog.from_text("电工申报条件\n申报条件（四级）\n累计从事本职业工作5年（含）以上。").standard("电工")
    hashes = {text_hash(one) for one in (standard, other, changed)}
    assert len(hashes) == 3
    assert text_hash(other.model_copy(update={"edition": "2018年版"})) not in hashes


def test_another_language_and_occupation_are_refused() -> None:
    with pytest.raises(cl.UnknownTerm, match="“fr”"):
        ADVISOR.report(ME, "电工", 1, lang="fr")
    with pytest.raises(cl.UnknownOccupation):
        ADVISOR.report(ME, "电", 1)


def test_a_plan_read_from_data_has_the_same_report() -> None:
    plan = ADVISOR.plan(ME, "电工", 4, on=ON)
    read = cl.Plan.model_validate_json(plan.model_dump_json())
    assert ADVISOR.report(ME, "电工", 4, ON, plan=read) == ADVISOR.report(ME, "电工", 4, ON)


EVIL = "</title></style></svg><script>alert(1)</script><img src=x onerror=alert(2)>\"'><a href=javascript:1>&lt;{{1+1}}"
EVIL_NAME = "<b onclick=x>{{7*7}}</b>"  # without spaces to lose and slashes to split at

RECORDS: dict[tuple[str, str], cl.Certificate | cl.Work | Any] = {
    ("Certificate", "occupation"): cl.Certificate(occupation=EVIL, level=4, issued="2020-01-01"),
    ("Work", "occupation"): cl.Work(occupation=EVIL, start="2010-01-01"),
    ("Education", "major"): cl.Education(degree="大专", major=EVIL, graduated="2020-07-01"),
    ("Education", "relevance"): cl.Education(degree="大专", relevance={EVIL: "own"}, graduated="2020-07-01"),
    ("Training", "occupation"): cl.Training(occupation=EVIL, level=4, completed="2020-01-01"),
    ("Apprenticeship", "occupation"): cl.Apprenticeship(occupation=EVIL, completed="2020-01-01"),
    ("Title", "relevance"): cl.Title(level="初级", granted="2020-01-01", relevance={EVIL: True}),
    ("Permit", "name"): cl.Permit(name=EVIL, issued="2020-01-01"),
    ("Permit", "serves"): cl.Permit(name=EVIL, issued="2020-01-01", serves={EVIL: True}),
}


def test_every_field_that_takes_words_is_tried() -> None:
    fields = {
        (record.__name__, name)
        for record in RECORD_KINDS
        for name, about in record.model_fields.items()
        if re.search(r"\bstr\b", str(about.annotation)) or about.annotation is str
    }
    assert fields == set(RECORDS)


@cache
def harmless() -> set[tuple[str, frozenset[str]]]:
    """The elements, with their attributes, of reports for people without malice."""
    pages = [page(person, occupation, level, lang=lang, **wishes) for lang in ("zh", "en") for person, occupation, level, wishes, _ in CASES.values()]  # fmt: skip
    pages.append(page(cl.Person(), "电工", 2, study=cl.usual_programmes()))
    blocked = cl.Catalog.from_text("磨工申报条件\n申报条件（四级）\n身体健康。\n申报条件（三级）\n取得本职业四级证书。")
    pages += [page(cl.Person(), "磨工", 3, cl.Advisor(blocked), lang=lang) for lang in ("zh", "en")]
    return {(tag, frozenset(attributes)) for document in pages for tag, attributes in document.tags}


@pytest.mark.slow
@pytest.mark.parametrize("field", list(RECORDS), ids=".".join)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_people_type_stays_words(field: tuple[str, str], lang: str) -> None:
    for occupation, options in (("铣工", {"assume_unknown": lang == "en"}), ("客户服务管理员", {})):
        html = ADVISOR.report(ME.plus(RECORDS[field]), occupation, 2, ON, lang=lang, **options)
        document = Page(html)
        assert EVIL in document.text
        assert {(tag, frozenset(attributes)) for tag, attributes in document.tags} <= harmless()
        assert "<script" not in html
        assert "onerror=alert(2)>" not in html


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_catalogs_say_stays_words(lang: str) -> None:
    """Where a catalog comes from data and not from text, its words could be anything."""
    plain = "靶" * len(EVIL_NAME)
    text = f"职业：{plain}\n英文名：{plain}\n版本：{plain}\n来源：{plain}\n\n申报条件（四级）\n"
    text += f"（1）累计从事本职业工作6年，持有{plain}。\n（2）累计从事本职业工作8年。\n申报条件（三级）\n"
    text += f"取得本职业四级证书，{plain}。"
    (standard,) = cl.Catalog.from_text(text).standards
    evil = cl.Standard.model_validate_json(standard.model_dump_json().replace(plain, EVIL_NAME))
    advisor = cl.Advisor(cl.Catalog((evil,)))
    name = advisor.catalog.occupations[0]
    assert name == EVIL_NAME
    study = [cl.StudyOption(degree="大专", major=EVIL, relevance={EVIL: "own"}, years=2)]
    for level in (4, 3, 1):
        document = page(cl.Person(), name, level, advisor, lang=lang, study=study)
        assert name in document.text
        assert {(tag, frozenset(attributes)) for tag, attributes in document.tags} <= harmless()


@pytest.mark.parametrize("section", ["report", "ladder", "timeline"])
def test_every_message_is_used(section: str) -> None:
    """By its whole code, by its name in a template, or by the names of terms and types of requirement."""
    rooms = [files("certladder.report"), files("certladder.drawing"), files("certladder.report") / "templates"]
    used = "".join(
        file.read_text(encoding="utf-8")
        for room in rooms
        for file in room.iterdir()
        if not file.name.startswith("_") and file.is_file()
    )
    names = [code.removeprefix(f"{section}.") for code in messages("zh") if code.startswith(f"{section}.")]
    made = "|".join(["level|list|document|receipts|work_|eligible|undetermined", *requirement_types()])
    unused = [name for name in names if not re.search(rf"words\.{name}\b|{section}\.{name}\b|[\"']{name}[\"']", used)]
    assert [name for name in unused if not re.match(made, name)] == []


def test_reports_cost_nothing_until_asked_for() -> None:
    script = "import sys, certladder; print('jinja2' in sys.modules)"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert finished.stdout.split() == ["False"]


def test_a_verdict_has_a_colour_of_its_own() -> None:
    """Yes, no and not decided are told apart at a glance; a level that is held is a yes."""
    held = cl.Person(certificates=[cl.Certificate(occupation="电工", level=3, issued="2020-01-01")])
    able = cl.Person(work=[cl.Work(occupation="电工", start="2010-01-01")])
    outcomes = {"eligible": (able, 4), "not_eligible": (cl.Person(), 4), "undetermined": (cl.Person(work=None), 4)}
    for outcome, (person, level) in {**outcomes, "eligible ": (held, 4)}.items():
        classes = [attributes.get("class") for _, attributes in page(person, "电工", level).tags]
        assert f"verdict {outcome.strip()}" in classes


def test_ids_of_clauses_are_not_broken() -> None:
    classes = [
        attributes.get("class") for _, attributes in page(cl.Person(), "化学检验员", 2, deadline="2027-01-01").tags
    ]
    assert classes.count("whole") > 5
