"""Bad standards texts and files: one error that lists every place; never a traceback from inside, never a hang."""

from __future__ import annotations

import errno
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest

import certladder as cl
from certladder.model import parsing
from certladder.model.wording import messages

GOOD = "电工申报条件\n申报条件（四级）\n（1）累计从事本职业工作6年（含）以上。\n"


def problems(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(text, strict=True)
    return [(problem.line, problem.column, problem.code) for problem in caught.value.problems]


def test_all_errors_of_a_text_are_listed_together() -> None:
    text = (
        GOOD
        + "（2）累计从事本职业工作8年以上。\n"
        + "（2）累计从事本职业工作9年以上。\n"  # line 5: the number again
        + "噪声\n"  # 6
        + "申报条件（四级）\n"  # 7: the level again
        + "  （3）身体健康。\n"  # 8: unread, listed with the rest
        + "（4）\n"  # 9: no words
        + "申报条件（零级）\n"  # 10
        + "（1）身体健康。\n"  # under a heading that is listed already
    )
    assert [place[:2] for place in problems(text)] == [(2, 1), (5, 1), (6, 1), (7, 1), (8, 6), (9, 1), (10, 1)]
    assert problems(text)[0][2] == "one_or_all"  # health is asked of everybody: is it one of several conditions?


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "occupation_heading"),
        ("申报条件（四级）\n（1）累计从事本职业工作6年以上。", "occupation_first"),
        ("别名：电气工\n" + GOOD, "occupation_key_first"),
        ("职业：\n" + GOOD, "words_after_key"),
        ("电工申报条件\n", "clauses_under_heading"),
        ("电工申报条件\n申报条件（四级）\n", "clauses_under_heading"),
        (GOOD + "申报条件（三级）\n", "clauses_under_level"),
        (GOOD + GOOD, "occupation_once"),
        ("职业：电工\n施行日期：二月三十日\n" + GOOD, "day"),
        (GOOD + "累计从事本职业工作9年以上。", "numbered_clause"),
        pytest.param(GOOD + "累" * 1_000_000, "shorter_line", marks=pytest.mark.slow),
        pytest.param(GOOD + "\n噪声" * 20_000, "fewer_lines", marks=pytest.mark.slow),
        (GOOD + "申报条件（特级技师）\n（1）略。", "known_level"),
    ],
)
def test_each_kind_of_broken_layout(text: str, code: str) -> None:
    assert code in [found for _, _, found in problems(text)]


@pytest.mark.parametrize(
    ("header", "column", "words"),
    [
        ("施行日期：2018年12月36日", 6, "2018年12月36日"),
        ("施行日期 ： 2018年12月36號 ", 8, "2018年12月36號"),
        ("施行日期：自2018年起施行。", 6, "自2018年起施行。"),
        ("施行日期：日", 6, "日"),
        ("补充条件：四级、零級", 6, "四级、零級"),
        ("培训学时：四级180、五級", 6, "四级180、五級"),
    ],
)
def test_a_headers_value_that_cannot_be_read_is_shown_where_it_stands(header: str, column: int, words: str) -> None:
    [problem] = cl.Catalog.from_text(GOOD.replace("\n", f"\n{header}\n", 1)).standard("电工").unread
    assert (problem.line, problem.column, problem.words) == (2, column, words)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("施行日期：2018-12-26", "实施日期：2019-01-01"),
        ("职业编码：6-31-01-03", "职业编码：6-31-01-04"),
        ("版本：2018年版", "版本：2023年版"),
        ("培训学时：五级400、四级180", "培训学时：四级150"),
    ],
)
def test_a_header_that_says_something_else_than_the_one_above_is_told(first: str, second: str) -> None:
    """Not the last one taken without a word."""
    header, told = (GOOD.replace("\n", f"\n{lines}\n", 1) for lines in (first, f"{first}\n{second}"))
    [problem] = cl.Catalog.from_text(told).standard("电工").unread
    assert (problem.line, problem.words, problem.code) == (3, second.partition("：")[2], "header_once")
    assert cl.Catalog.from_text(told).standard("电工").levels == cl.Catalog.from_text(header).standard("电工").levels


def test_headers_that_say_the_same_or_add_to_a_list_are_taken() -> None:
    header = "培训学时：五级400\n培训学时：四级180\n别名：甲工\n别名：乙工\n施行：2018-12-26\n实施日期：2018年12月26日"
    found = cl.Catalog.from_text(GOOD.replace("\n", f"\n{header}\n", 1), strict=True).standard("电工")
    assert (found.training_hours, found.names) == ({5: 400, 4: 180}, ("甲工", "乙工"))


def test_the_day_from_which_a_text_applies_may_end_in_a_full_stop() -> None:
    found = cl.Catalog.from_text(f"职业：电工\n施行日期：自2018年12月26日起施行。\n{GOOD}", strict=True).standard(
        "电工"
    )
    assert str(found.valid_from) == "2018-12-26"


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("施行：2024-01-01", ("2024-01-01", "None")),
        ("实施：自2024年1月1日起实施。", ("2024-01-01", "None")),
        ("废止：2024.12.31", ("None", "2024-12-31")),
    ],
)
def test_the_days_of_an_edition_need_no_word_for_a_date(header: str, span: tuple[str, str]) -> None:
    found = cl.Catalog.from_text(f"职业：电工\n{header}\n{GOOD}", strict=True).standard("电工", "2024-06-01")
    assert (str(found.valid_from), str(found.valid_until)) == span


@pytest.mark.parametrize("line", ["废止：五级的申报条件另行规定", "实施：2024年1月1日起须持证上岗", "施行：2024年"])
def test_what_says_more_or_less_than_such_a_day_is_no_header(line: str) -> None:
    """It may be a condition: nobody is surely eligible."""
    catalog = cl.Catalog.from_text(f"职业：电工\n{line}\n{GOOD}")
    person = cl.Person(work=[cl.Work(occupation="电工", start="2000-01-01")])
    assert cl.Advisor(catalog).check(person, "电工", 4, on="2026-11-22").verdict == "undetermined"


CLAUSES = {
    "累计从事本职业工作5年（含6年）以上": "one_number_of_years",
    "累计从事本职业工作200年": "years_in_range",
    "取得本职业四级（高级工）职业资格证书": "one_level",
    "大专在校学生": "known_condition",
    "取得本专业技工学校相关专业毕业证书": "one_of_each",
    "经本职业或相关职业四级正规培训达规定标准学时数": "training_of_own",
    "取得技工学校高级工班、技师学院毕业证书": "programme_for_each",
    "取得技工学校本专业、技师学院毕业证书": "major_for_each",
    "取得四级证书后，累计从事本职业工作4年，或年满18周岁": "or_between_branches",
    "年满18周岁，技工学校毕业": "verb_before_school",
    "取得四级证书后，从事本职业工作": "years_of_work",
    "取得四级证书，取得五级证书，取得证书后累计从事本职业工作3年": "one_anchor",
    "身体健康": "condition",
    "取得本职业四级": "one_of",
    "累计从事本职业工作，" * 190: "shorter_clause",
    "，。": "words",
    "具有医药专业大专学历": "known_condition",
    "拟从事本职业工作": "requirement",
}


@pytest.mark.parametrize(("clause", "code"), CLAUSES.items(), ids=lambda value: value if value.isascii() else "")
def test_each_kind_of_clause_that_cannot_be_read(clause: str, code: str) -> None:
    assert code in [found for _, _, found in problems(f"电工申报条件\n申报条件（四级）\n（1）{clause}")]


def test_problems_are_said_in_both_languages() -> None:
    """What was not understood, what it looks like, and what to write instead."""
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(GOOD + "申报条件（特级技师）\n（2）身体健康。", source="a.txt", strict=True)
    assert caught.value.explain("zh") == (
        "有 1 处需要修改：\na.txt:4:1：“申报条件（特级技师）”——没有这个等级；"
        "可写：五级/初级工、四级/中级工、三级/高级工、二级/技师、一级/高级技师"
    )
    assert caught.value.explain("en") == (
        "1 place to correct:\na.txt:4:1: “申报条件（特级技师）”: no such level; "
        "expected one of: 五级/初级工, 四级/中级工, 三级/高级工, 二级/技师, 一级/高级技师"
    )
    [problem] = caught.value.problems
    assert str(problem) == problem.explain()
    assert problem.expected == problem.advice("zh") != problem.advice("en")
    assert problem.model_dump()["expected"] == problem.expected
    assert cl.ParseProblem.model_validate_json(problem.model_dump_json()) == problem
    assert hash(problem) == hash(problem.model_copy())
    with pytest.raises(ValueError, match="dict"):
        cl.ParseProblem.model_validate(1)


def test_every_expectation_of_the_parser_has_words() -> None:
    """And the section has no words that nothing says."""
    sources = [file.read_text(encoding="utf-8") for file in Path(parsing.__path__[0]).rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'expected\(\s*"(\w+)"', source)}
    for lang in ("zh", "en"):
        assert {code for code in messages(lang) if code.startswith("parsing.")} == {
            f"parsing.{code}" for code in (codes | {"problem", "more"})
        }


@pytest.mark.slow
def test_thousands_of_lines_of_noise() -> None:
    noise = "\n".join(f"噪声{number}" for number in range(3_000))
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(noise)
    assert len(caught.value.problems) == 3_000
    assert caught.value.explain("en").endswith("... and 2980 more")
    assert caught.value.explain("zh").endswith("……另有 2980 处")


@pytest.mark.parametrize(
    "noise", ["\n" * 10_000, "甲" + " " * 20_000 + "乙", "甲" + "**" * 20_000, "答：。" * 1_600, " 职业：甲" * 10_000, '"' + " " * 9_000]
)  # fmt: skip
def test_what_is_repeated_is_no_hang(noise: str) -> None:
    """Each of these took 10 seconds or more: a pattern or a loop began again at each place."""
    since = time.process_time()
    with suppress(cl.StandardParseError):  # a line is too long
        cl.Catalog.from_text(GOOD + noise)
    assert time.process_time() - since < 5


def test_a_line_of_commas_is_no_hang() -> None:
    for clause in ("累计从事，" * 28, "累计从事，" * 190):
        catalog = cl.Catalog.from_text(f"电工申报条件\n申报条件（四级）\n（1）{clause}")
        [alternative] = catalog.standard("电工").levels[cl.Level(4)][0].alternatives
        assert all(isinstance(part, cl.UnreadText) for part in alternative)


def file_problem(path: Path) -> cl.ParseProblem:
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.load(path)
    [problem] = caught.value.problems
    return problem


def test_other_encodings_are_named(tmp_path: Path) -> None:
    traditional = "一、茶藝師申報條件\n申報條件（四級）\n（1）累計從事本職業工作6年以上。"
    names = {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "big5": "BIG5"}
    for encoding, named in names.items():
        file = tmp_path / f"{encoding}.txt"
        file.write_bytes((traditional if encoding == "big5" else GOOD).encode(encoding))
        problem = file_problem(file)
        assert problem.advice("en") == f"not UTF-8 text, but apparently {named}; save it as UTF-8"
        assert problem.source == str(file)
    broken = tmp_path / "broken.txt"
    broken.write_bytes(GOOD.encode() + b"\xff\xff\xff")
    problem = file_problem(broken)
    assert (problem.line, problem.column, problem.words, problem.code) == (4, 1, "ff ff ff", "not_utf8")


def test_missing_and_empty_places(tmp_path: Path) -> None:
    assert file_problem(tmp_path / "none.txt").expected == "没有这个文件；请检查路径"
    assert file_problem(tmp_path).code == "folder_without_texts"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", _refused)
        assert (
            file_problem(tmp_path / "none.txt")
            .explain("en")
            .endswith("no permission to read this file; choose another, or change its permissions")
        )


def _refused(path: Path, mode: str) -> bytes:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_folder_lists_the_problems_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text("噪声", encoding="utf-8")
    (tmp_path / "c.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.load(tmp_path)
    found = [(Path(problem.source).name, problem.code, problem.words) for problem in caught.value.problems]
    assert found == [("b.txt", "occupation_heading", "噪声"), ("c.txt", "edition_once", "电工")]
    assert caught.value.problems[1].expected.startswith("a.txt")


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "bom.txt"
    file.write_text(GOOD, encoding="utf-8-sig")
    assert cl.Catalog.load(file) == cl.Catalog.from_text("\ufeff" + GOOD)


@pytest.mark.parametrize(
    "text",
    [
        "一、电工申报条件\n申报条件（四级）\n（1）累计从事\udc92本职业工作4年以上。",
        "职业：电工\n来源：某\udc92省\n申报条件（四级）\n（1）累计从事本职业工作4年以上。",
    ],
)
def test_half_a_character_is_no_end(text: str) -> None:
    catalog = cl.Catalog.from_text(text)
    assert cl.Advisor(catalog).check(cl.Person(), "电工", 4).model_dump_json()


def test_an_occupation_that_is_given_is_cleaned() -> None:
    text = "申报条件（四级）\n（1）累计从事本职业工作4年以上。"
    assert cl.Catalog.from_text(text, occupation="\u200b电工\udc92").occupations == ("电工",)


def test_signs_alone_are_no_condition() -> None:
    found = cl.Catalog.from_text("茶艺师申报条件\n四级（须，且）：累计从事本职业工作4年以上。")
    assert found.standards[0].unread
