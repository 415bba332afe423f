"""The ladder of an occupation, as SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

import pytest

import certladder as cl
from certladder.drawing.short_label import short_label
from certladder.drawing.svg import STYLE_SHEET
from certladder.drawing.text import width, wrap
from certladder.model.requirements import Requirement
from tests.helpers.pictures import SVG, styles, words
from tests.helpers.requirement_words import requirement_types

ON = "2026-11-22"
ADVISOR = cl.Advisor()
CATALOG = ADVISOR.catalog
ME = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)


def test_a_ladder_has_every_certificate_and_every_alternative() -> None:
    for occupation, levels in (("电工", 5), ("化学检验员", 5), ("客户服务管理员", 2)):
        written = words(CATALOG.ladder_svg(occupation))
        standard = ADVISOR.catalog.standard(occupation)
        alternatives = sum(len(clause.alternatives) for clauses in standard.levels.values() for clause in clauses)
        assert sum(bool(re.match(r"\(\d+[a-h]?\) ", line)) for line in written) == alternatives
        assert sum(level.zh in written for level in cl.Level) == levels


def test_the_highest_rung_is_on_top() -> None:
    written = words(CATALOG.ladder_svg("电工"))
    places = [written.index(level.zh) for level in sorted(cl.Level)]
    assert places == sorted(places)


def test_words_and_lines_show_what_is_held_open_and_planned() -> None:
    plan = ADVISOR.plan(ME, "电工", 3, on=ON)
    svg = ADVISOR.ladder_svg(ME, "电工", ON, plan=plan)
    written = words(svg)
    assert "✓ 已持有 2023-06-01" in written
    assert "★ 2027-06-01 取得" in written
    assert "★ 计划采用　2027-06-01 起可申报" in written
    assert any(line.startswith("✓ 已持有　● 现在可申报") for line in written)
    assert "cl-route" in styles(svg, "line")
    assert "cl-route" not in styles(CATALOG.ladder_svg("电工"), "line")
    later = ME.plus(cl.Work(occupation="电工", start="2019-01-01"))
    svg = ADVISOR.ladder_svg(later, "电工", ON, lang="en")
    assert "● can apply now" in words(svg)


def test_certificates_of_later_days_and_other_occupations_are_not_held() -> None:
    person = cl.Person(
        certificates=[
            cl.Certificate(occupation="电工", level=3, issued="2026-11-23"),
            cl.Certificate(occupation="钳工", level=4, issued="2020-01-01"),
        ]
    )
    assert not any("✓" in line for line in words(ADVISOR.ladder_svg(person, "电工", ON))[:-2])
    assert "✓ held since 2026-11-23" in words(ADVISOR.ladder_svg(person, "电工", "2026-11-23", lang="en"))


def test_a_higher_certificate_serves_for_the_lower_ones() -> None:
    person = cl.Person(
        certificates=[
            cl.Certificate(occupation="化学检验工", level=3, issued=None),
            cl.Certificate(occupation="化学检验工", kind="预备技师证书"),
        ]
    )
    written = words(ADVISOR.ladder_svg(person, "化学检验工", ON))
    assert written.count("✓ 已有更高等级") == 2
    assert written.count("✓ 已持有") == 1
    english = words(ADVISOR.ladder_svg(person, "化学检验工", ON, lang="en"))
    assert english.count("✓ higher level held") == 2


def test_the_pre_technician_certificate_is_marked_where_it_counts() -> None:
    person = cl.Person(certificates=[cl.Certificate(occupation="电工", kind="预备技师证书", issued="2026-07-01")])
    assert "预备技师证书　✓ 已持有" in words(ADVISOR.ladder_svg(person, "电工", ON))
    assert "pre-technician certificate　✓ held" in words(ADVISOR.ladder_svg(person, "电工", ON, lang="en"))
    assert "预备技师证书（或相关职业）" in words(CATALOG.ladder_svg("铣工"))


def test_a_route_by_a_related_occupations_certificate_is_marked() -> None:
    catalog = ADVISOR.catalog.relate("铣工", "客户服务管理员")
    person = cl.Person(work=[cl.Work(occupation="客户服务管理员", start="2010-01-01")])
    advisor = cl.Advisor(catalog)
    plan = advisor.plan(person, "铣工", 1, on=ON)
    drawn = words(advisor.ladder_svg(person, "铣工", ON, plan=plan))
    assert "★ 计划采用　凭相关职业的证书" in drawn
    assert "with a related occupation's certificate" in " ".join(
        words(advisor.ladder_svg(person, "铣工", ON, plan=plan, lang="en"))
    )
    own = [ADVISOR.plan(cl.Person(), "铣工", 1, on=ON, study=study) for study in ((), cl.usual_programmes())]
    own += [ADVISOR.plan(ME, "电工", 1, on=ON)]
    assert not any("相关职业的证书" in ADVISOR.ladder_svg(ME, on=ON, plan=way) for way in own)


def test_what_is_open_in_two_ways_is_undetermined() -> None:
    cook = cl.Person(work=[cl.Work(occupation="厨师", start="2010-01-01")])
    assert "? 待定" in words(ADVISOR.ladder_svg(cook, "铣工", ON))
    english = words(ADVISOR.ladder_svg(cook, "铣工", ON, lang="en"))
    assert "? undetermined" in english


def test_all_ladders_and_none() -> None:
    written = words(CATALOG.ladder_svg())
    assert all(occupation in written for occupation in ADVISOR.catalog.occupations)
    assert words(CATALOG.ladder_svg(["车工", "钳工"]))[0] == "车工"
    assert Tree.fromstring(cl.Catalog().ladder_svg()).tag == f"{SVG}svg"  # noqa: S314


def test_a_source_two_rungs_down_is_named() -> None:
    text = "磨工申报条件\n申报条件（三级）\n取得本职业五级职业资格证书。\n申报条件（四级）\n累计从事本职业工作6年。"
    catalog = cl.Catalog.from_text(text)
    assert "五级/初级工" in words(catalog.ladder_svg("磨工"))
    assert any(line.endswith("持证即可") for line in words(catalog.ladder_svg("磨工")))
    assert any(line.endswith("certificate only") for line in words(catalog.ladder_svg("磨工", lang="en")))
    assert any(line == cl.Level(5).en for line in words(catalog.ladder_svg("磨工", lang="en")))


def test_unknown_names_are_refused() -> None:
    with pytest.raises(cl.UnknownOccupation, match="电工"):
        CATALOG.ladder_svg("电")
    with pytest.raises(cl.UnknownTerm, match="“fr”"):
        CATALOG.ladder_svg("电工", lang="fr")
    with pytest.raises(cl.InvalidDay):
        CATALOG.ladder_svg("电工", on="tomorrow")


def test_signs_that_xml_forbids_are_left_out() -> None:
    text = "职业：磨\x01工\n申报条件（四级）\n累计从事本职业工作6年。"
    catalog = cl.Catalog.from_text(text)
    assert "\x01" in catalog.occupations[0]
    assert "磨工" in words(catalog.ladder_svg())


BRIEFLY: list[tuple[Requirement, str, str]] = [
    (cl.CertificateRequirement(level=3, kinds=["qualification"], years=2), "持证2年", "held for 2 years"),
    (cl.WorkYears(years=1, mode="连续"), "连续工作1年", "1 year of unbroken work"),
    (cl.WorkYears(years=5, mode="累计"), "累计工作5年", "5 years of work in total"),
    (cl.WorkYears(years=1, months=6, mode="累计"), "累计工作1年6个月", "1 year 6 months of work in total"),
    (cl.TrainingRequirement(level=2), "二级培训", "level 2 training"),
    (cl.DiplomaRequirement(schools=["高级技工学校", "技师学院"]), "高级技工学校、技师学院毕业", "diploma: senior technical school or technician college"),
    (cl.DiplomaRequirement(degree="大专", or_higher=True, trains_to=3), "大专及以上（培养目标：三级）毕业", "diploma: associate degree or higher (training to level 3)"),
    (cl.DiplomaRequirement(degree="大专", or_higher=True, major="其他专业"), "其他专业大专及以上毕业", "diploma: associate degree or higher in another major"),
    (cl.EnrolmentRequirement(programmes=["技师班"]), "技师班学生", "student: technician programme"),
    (cl.EnrolmentRequirement(), "在校学生", "student"),
    (cl.DiplomaRequirement(), "毕业", "diploma"),
    (cl.WorkStarted(), "已从事工作", "in work"),
    (cl.ApprenticeshipRequirement(), "学徒期满", "apprenticeship completed"),
    (cl.MinimumAge(years=16), "年满16周岁", "aged 16 or over"),
    (cl.MaximumAge(years=60), "不超过60周岁", "aged 60 or under"),
    (cl.MaximumAge(years=60, below=True), "未满60周岁", "aged under 60"),
    (cl.TitleRequirement(level="中级"), "中级职称", "intermediate title"),
    (cl.PermitRequirement(name="机动车驾驶证"), "机动车驾驶证", "机动车驾驶证"),
    (cl.UnreadText(words="身体健康"), "“身体健康”", "“身体健康”"),
]  # fmt: skip


@pytest.mark.parametrize(("requirement", "zh", "en"), BRIEFLY, ids=lambda value: "")
def test_requirements_in_a_few_words(requirement: Requirement, zh: str, en: str) -> None:
    assert [short_label([requirement], lang) for lang in ("zh", "en")] == [zh, en]


def test_every_type_of_requirement_has_a_label() -> None:
    assert requirement_types() == {requirement.type for requirement, _, _ in BRIEFLY}


def test_lines_keep_to_their_room() -> None:
    for sentence in ("累计从事本职业工作4年（含）以上。", "a b  c", "x" * 50, "2026-11-22 起，从事 W", ""):
        for room in (20, 55, 130):
            lines = wrap(sentence, room, 10)
            assert "".join("".join(lines).split()) == "".join(sentence.split())
            assert all(width(line.rstrip("，。）"), 10) <= room or len(line) <= 2 for line in lines)
            assert not any(line.startswith(("，", "。")) for line in lines)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", STYLE_SHEET.split("@media"), ids=["light", "dark"])
def test_colours_can_be_distinguished(scheme: str) -> None:
    """WCAG 2: words 4.5 to 1, lines 3 to 1."""

    def colour(name: str, of: str) -> float:
        (found,) = re.findall(rf"\.cl-{name} {{.*\b{of}: (#\w+)", scheme)
        return luminance(found)

    def contrast(one: float, other: float) -> float:
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)

    for ground in ("paper", "box", "held", "plan"):
        assert contrast(colour("ink", "fill"), colour(ground, "fill")) >= 4.5
    assert contrast(colour("soft", "fill"), colour("paper", "fill")) >= 4.5
    for line in ("line", "route", "faint", "box", "held", "plan", "work", "study", "train"):
        assert contrast(colour(line, "stroke"), colour("paper", "fill")) >= 3


def test_further_certificates_of_an_alternative_are_labelled() -> None:
    first = cl.CertificateRequirement(level=4, kinds=["qualification"])
    related = cl.CertificateRequirement(level=5, kinds=["qualification"], scope="own_or_related")
    own = cl.CertificateRequirement(level=5, kinds=["qualification"])
    programme = cl.CertificateRequirement(level=None, kinds=["pre_technician"])
    label = short_label([first, related, own, programme], "en")
    assert len(set(label.split(" + "))) == 3


def test_what_is_held_is_not_open() -> None:
    """Conditions of a level that is held, or of a lower one, open nothing: only the next level is offered."""
    person = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=2, issued="2020-05-06")],
        work=[cl.Work(occupation="电工", start="2005-01-01")],
    )
    said = words(ADVISOR.ladder_svg(person, "电工", ON))
    assert said.count("● 现在可申报") == 2  # level 1 and its one clause; the legend is a line of its own
