"""Cases as experts write them: read with all their faults, run, and what differs said as an adviser reads it."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

import certladder as cl
from tests.cli.test_cli import run

SENIOR = """
- name: Six years
  clause: 电工/四级/2
  sentence: 累计从事本职业工作6年
  person: {work: [{occupation: 电工, start: 2020-11-22}]}
  level: 四级
  on: 2026-11-22
  verdict: 符合
  eligible_from: 2026-11-22
- name: A beginner
  person: {}
  level: 4
  on: 2026-11-22
  verdict: not_eligible
  eligible_from: null
"""


def written(folder: Path, text: str, name: str = "电工.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def report_of(folder: Path, text: str, catalog: cl.Catalog | None = None) -> cl.CaseReport:
    return cl.Advisor(catalog).test(cl.read_cases(written(folder, text)))


def test_cases_are_read_with_the_place_where_they_stand(tmp_path: Path) -> None:
    file = written(tmp_path, SENIOR)
    written(tmp_path, "not a case", "README.md")
    six, beginner = cl.read_cases(tmp_path)
    assert (six.occupation, six.level, six.verdict, six.where) == ("电工", 4, "eligible", f"{file}:2")
    assert (beginner.occupation, beginner.clause, beginner.where) == ("电工", None, f"{file}:10")
    assert [case.eligible_from for case in (six, beginner)] == [dt.date(2026, 11, 22), None]
    assert (six, beginner) == cl.read_cases(str(file))
    again = [json.loads(case.model_dump_json()) for case in (six, beginner)]
    as_json = written(tmp_path, json.dumps(again), "电工.json")
    assert [case.person for case in cl.read_cases(as_json)] == [six.person, beginner.person]


def test_scalars_are_words_which_the_fields_read(tmp_path: Path) -> None:
    text = """
- &first
  name: No
  occupation: 电工
  person: {born: 1990, work: [{occupation: 电工, start: 2018.10}], education: [{degree: 大专, full_time: no}], titles: ~}
  level: 4
  on: 2026-11-22
  verdict: 不符合
  policy: {continuity_gap_days: 30}
- {<<: *first, name: Yes}
"""
    no, yes = cl.read_cases(written(tmp_path, text))
    assert (no.name, yes.name, no.person) == ("No", "Yes", yes.person)
    assert no.person == cl.Person(
        born="1990",
        work=[cl.Work(occupation="电工", start="2018-10")],
        education=[cl.Education(degree="大专", full_time=False)],
        titles=None,
    )
    assert no.policy == cl.Policy(continuity_gap_days=30)


def test_what_differs_is_said_with_the_rules_reasons(tmp_path: Path) -> None:
    report = report_of(tmp_path, SENIOR.replace("start: 2020-11-22", "start: 2020-11-23"))
    assert report.cases == 2
    [six] = report.failures
    assert six.explain().splitlines() == [
        f"✗ {tmp_path}/电工.yaml:2 Six years",
        "    电工 四级/中级工，2026年11月22日",
        "    结论：应为符合，实为不符合",
        "    最早符合之日：应为2026年11月22日，实为2026年11月23日",
        "    电工/四级/2：不符合，2026年11月23日起符合",
        "      “累计从事本职业工作6年（含）以上。”",
        "      ✗ 累计从事本职业工作6年（含）以上——已有 5 年 11 个月 30 天，还差 1 天",
    ]
    english = six.explain("en").splitlines()
    assert english[2] == "    verdict: expected eligible, found not eligible"


LEVEL = """
- name: Four years after the certificate, or six in all
  person: {certificates: [{occupation: 电工, level: 5, issued: 2022-01-01}], work: [{occupation: 电工, start: 2021-01-01}]}
  occupation: 电工
  level: 4
  on: 2025-06-01
"""


@pytest.mark.parametrize(
    ("expected", "differences"),
    [
        ("verdict: 不符合\n  eligible_from: 2026-01-01", []),
        ("verdict: 不符合\n  eligible_from: null", ["first day: expected none, found 1 January 2026"]),
        (
            "verdict: 符合\n  clause: 电工/四级/2\n  eligible_from: 2027-01-01\n  level_verdict: 待定",
            [
                "verdict: expected eligible, found not eligible",
                "verdict for the level: expected undetermined, found not eligible",
            ],
        ),
        ("verdict: 不符合\n  clause: 电工/四级/3", []),  # every alternative of it
        ("verdict: 不符合\n  clause: 电工/四级/3\n  alternative: 3", ["the clause has no alternative 3"]),
        ("verdict: 不符合\n  clause: 电工/四级/9", ["there is no clause “电工/四级/9”; did you mean "]),
        (
            "verdict: 不符合\n  clause: 电工/四级/2\n  sentence: 连续从事",
            ["these words are not in the clause: “连续从事”"],
        ),
        ("verdict: 不符合\n  clause: 电工/四级/2\n  asks: [累计从事本职业工作满6年]", []),
        ("verdict: 不符合\n  clause: 电工/四级/2\n  asks: [6 years of work in this occupation]", []),
        (
            "verdict: 不符合\n  clause: 电工/四级/2\n  asks: [累计从事本职业工作满5年]",
            ["what the clause asks for: expected “累计从事本职业工作满5年”, found “累计从事本职业工作满 6 年”"],
        ),
        ("verdict: 符合\n  policy: {lead_time_months: 3}", ["verdict: expected eligible, found not eligible"]),
        ("verdict: 不符合\n  relations: [[电工, 钳工, 是]]", []),
    ],
)
def test_what_a_case_may_expect(tmp_path: Path, expected: str, differences: list[str]) -> None:
    report = report_of(tmp_path, LEVEL + "  " + expected)
    found = [difference.explain("en") for failure in report.failures for difference in failure.differences]
    assert len(found) == len(differences)
    assert all(one.startswith(other) for one, other in zip(found, differences, strict=True)), found


def test_a_case_that_cannot_be_asked_is_a_failure(tmp_path: Path) -> None:
    report = report_of(tmp_path, LEVEL.replace("level: 4", "level: 5") + "  verdict: 符合")
    [failure] = report.failures
    assert failure.explain().splitlines()[2].startswith("    本库未收录电工 五级/初级工的申报条件")
    assert "does not hold the conditions of 电工 level 5" in failure.explain("en")
    assert failure.result is None


def test_coverage_counts_the_cases_that_name_a_clause(tmp_path: Path) -> None:
    tea = cl.Catalog.from_text(
        "职业：茶艺师\n申报条件（四级）\n（1）累计从事本职业工作6年；或学徒期满。\n（2）取得技工学校毕业证书。"
    )
    text = """
- {name: a, clause: 茶艺师/四级/1, alternative: 2, person: {apprenticeships: [{occupation: 茶艺师, completed: 2020-01-01}]}, level: 4, on: 2026-11-22, verdict: 符合}
- {name: b, clause: 茶艺师/四级/1, person: {}, level: 4, on: 2026-11-22, verdict: 不符合}
- {name: c, occupation: 茶艺师, person: {}, level: 4, on: 2026-11-22, verdict: 不符合}
- {name: d, clause: 茶艺师/四级/2, person: {education: null}, level: 4, on: 2026-11-22, verdict: 待定}
"""
    report = report_of(tmp_path, text, tea)
    assert [(one.label("en"), one.cases_for, one.cases_against) for one in report.coverage] == [
        ("茶艺师/四级/1 (alternative 1)", 0, 1),
        ("茶艺师/四级/1 (alternative 2)", 1, 1),
        ("茶艺师/四级/2", 0, 0),
    ]
    assert [one.label("zh") for one in report.uncovered] == ["茶艺师/四级/1（第1种情形）", "茶艺师/四级/2"]
    assert str(report).splitlines() == [
        "4 个案例，0 个不符。",
        "所涉职业共 3 种情形：1 种有符合的案例，2 种有不符合的案例。",
        "缺少符合的案例：茶艺师/四级/1（第1种情形）、茶艺师/四级/2",
        "缺少不符合的案例：茶艺师/四级/2",
    ]
    assert cl.CaseReport.model_validate_json(report.model_dump_json()) == report


@pytest.mark.slow
def test_every_fault_of_every_file_is_listed(tmp_path: Path) -> None:
    written(tmp_path, SENIOR.replace("四级\n", "九级\n").replace("person: {}", "persn: {}"), "a.yaml")
    written(tmp_path, "- just words\n", "b.yml")
    written(tmp_path, "name: one\n", "c.yaml")
    written(tmp_path, "- {name: a, name: b}", "d.yaml")
    written(tmp_path, "- [", "e.yaml")
    written(tmp_path, "{}", "f.json")
    written(tmp_path, "[", "g.json")
    (tmp_path / "h.json").write_bytes(b"\xff")
    written(tmp_path, LEVEL.replace("level: 4", "level: 4\n  alternative: 1\n  verdict: 符合"), "i.yaml")
    written(tmp_path, LEVEL.replace("2025-06-01", "2025-02-30\n  verdict: 符合"), "j.yaml")
    written(tmp_path, LEVEL.replace("on:", "yes:").replace("level: 4", "level: !!int ''\n  verdict: 符合"), "k.yaml")
    written(tmp_path, "[" * 9_999, "l.yaml")
    written(tmp_path, "- name: a\x07", "m.yaml")
    with pytest.raises(cl.CaseFileError) as caught:
        cl.read_cases(tmp_path, tmp_path / "absent.json")
    lines = [line.replace(f"{tmp_path}/", "") for line in caught.value.explain("en").splitlines()]
    assert lines[0] == "mistakes in the cases:"
    starts = ["a.yaml:2:   level: ", "a.yaml:10:   person: ", "a.yaml:10:   persn: ", "b.yml:1: ", "c.yaml: not a list", "d.yaml: from line 1 on “name” is given twice",
              "e.yaml: not YAML: mistake at line 1, column 4", "m.yaml: not YAML: mistake at line 1, column 10", "f.json: not a list", "g.json: not JSON", "h.json: not UTF-8", "i.yaml:2: ", "j.yaml:2:   on: “2025-02-30” is not a day of the calendar",
              "k.yaml:2:   level: ", "k.yaml:2:   on: is missing", "k.yaml:2:   yes: there is no such field", "l.yaml: nested too deeply", "absent.json: no such file"]  # fmt: skip
    text = "\n".join(lines)
    assert [start for start in starts if f"\n{start}" not in text] == [], text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[{"name": "one", "verdict": "eligible", "verdict": "not_eligible"}]', "“verdict”写了两次"),
        ('[{"person": {"work": [], "work": null}}]', "“work”写了两次"),
        ("[" * 100_000, "嵌套层次过多"),
        ('[{"level": ' + "9" * 5000 + "}]", "数字的位数过多"),
    ],
)
def test_json_of_which_something_would_be_lost(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(cl.CaseFileError) as caught:
        cl.read_cases(written(tmp_path, text, "电工.json"))
    assert why in caught.value.explain()


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    with pytest.raises(cl.CaseFileError):
        cl.read_cases(name)


def test_no_cases_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(cl.CaseFileError) as caught:
        cl.read_cases(tmp_path)
    assert "没有案例" in caught.value.explain()


def test_yaml_is_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    with pytest.raises(cl.CaseFileError) as caught:
        cl.read_cases(written(tmp_path, SENIOR))
    assert "pip install pyyaml" in caught.value.explain("en")


def test_on_the_command_line(tmp_path: Path) -> None:
    file = written(tmp_path, SENIOR)
    assert run("test", str(file)).stdout.splitlines()[0] == "2 个案例，0 个不符。"
    run("test", str(file), "--complete", code=1)
    found = json.loads(run("test", str(file), "--json").stdout)
    assert (found["cases"], found["failures"]) == (2, [])
    wrong = written(tmp_path, SENIOR.replace("符合\n", "待定\n"))
    assert "expected undetermined, found eligible" in run("test", str(wrong), "--lang", "en", code=1).stdout
    assert "没有这个文件" in run("test", str(tmp_path / "absent.json"), code=3).stderr
    tea = written(tmp_path, "职业：茶艺师\n申报条件（四级）\n累计从事本职业工作6年。", "茶艺师.txt")
    mine = written(tmp_path, SENIOR.replace("电工", "茶艺师").replace("茶艺师/四级/2", "茶艺师/四级/1"), "茶艺师.yaml")
    run("test", str(mine), "--standards", str(tea), "--complete", code=1)


@pytest.mark.slow
def test_the_projects_own_cases_cover_every_clause() -> None:
    text = run("test", str(Path(__file__).parents[1] / "data" / "cases"), "--complete", "--lang", "en").stdout
    assert text.splitlines()[-1] == "83 alternatives in all: 83 with a case for, 83 with a case against."


def test_a_folder_may_be_called_as_the_argument_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`cases` is a value, not an option without one."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "电工.yaml").write_text(SENIOR, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("test", "cases", "--complete", code=1).stdout.startswith("2 个案例，0 个不符。")
