"""Bad standards texts and files: one error that lists every place; never a traceback from inside, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest

import certladder as cl

GOOD = "电工申报条件\n申报条件（四级）\n（1）累计从事本职业工作6年（含）以上。\n"


def problems(text: str) -> list[tuple[int, int, str]]:
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(text, strict=True)
    return [(problem.line, problem.column, problem.expected) for problem in caught.value.problems]


def test_all_errors_of_a_text_are_listed_together() -> None:
    text = (
        GOOD
        + "（1）累计从事本职业工作9年以上。\n"  # line 4: the number again
        + "噪声\n"  # 5
        + "申报条件（四级）\n"  # 6: the level again
        + "  （2）身体健康。\n"  # 7: unread, told with the rest
        + "（3）\n"  # 8: no words
        + "申报条件（零级）\n"  # 9
        + "（1）身体健康。\n"  # under a heading that is told already
    )
    assert [(line, column) for line, column, _ in problems(text)] == [(4, 1), (5, 1), (6, 1), (7, 6), (8, 1), (9, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "an occupation's heading"),
        ("申报条件（四级）\n（1）累计从事本职业工作6年以上。", "a heading that names the occupation first"),
        ("别名：电气工\n" + GOOD, "the header 职业：<name> first"),
        ("职业：\n" + GOOD, "words after 职业："),
        ("电工申报条件\n", "clauses under a heading such as 申报条件（四级）"),
        ("电工申报条件\n申报条件（四级）\n", "clauses"),
        (GOOD + GOOD, "each occupation once"),
        ("职业：电工\n施行日期：二月三十日\n" + GOOD, "an existing date written like 2021-06-01"),
        (GOOD + "累计从事本职业工作9年以上。", "a numbered clause such as （2）"),
        (GOOD + "累" * 10_000_000, "a line of at most 5000 characters"),
        (GOOD + "申报条件（特级技师）\n（1）略。", "one of: 5"),
    ],
)
def test_each_kind_of_broken_layout(text: str, expected: str) -> None:
    assert any(expected in found for _, _, found in problems(text))


def test_ten_thousand_lines_of_noise() -> None:
    noise = "\n".join(f"噪声{number}" for number in range(10_000))
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(noise)
    assert len(caught.value.problems) == 10_000
    assert str(caught.value).endswith("... and 9980 more")


def test_a_line_of_commas_is_no_hang() -> None:
    for clause in ("累计从事，" * 28, "累计从事，" * 190):
        catalog = cl.Catalog.from_text(f"电工申报条件\n申报条件（四级）\n（1）{clause}")
        [alternative] = catalog.standard("电工").levels[cl.Level(4)][0].alternatives
        assert all(isinstance(part, cl.UnreadText) for part in alternative)


def test_other_encodings_are_named(tmp_path: Path) -> None:
    for encoding, named in (("gb18030", "GB18030"), ("utf-16", "UTF-16")):
        file = tmp_path / f"{encoding}.txt"
        file.write_bytes(GOOD.encode(encoding))
        with pytest.raises(cl.StandardParseError, match=f"seems to be {named}: save it as UTF-8") as caught:
            cl.Catalog.load(file)
        assert str(file) in str(caught.value)
    broken = tmp_path / "broken.txt"
    broken.write_bytes(GOOD.encode() + b"\xff\xff\xff")
    with pytest.raises(cl.StandardParseError, match=r"broken.txt:4:1: 'ff ff ff': expected UTF-8 text; save it"):
        cl.Catalog.load(broken)


def test_missing_and_empty_places(tmp_path: Path) -> None:
    with pytest.raises(cl.StandardParseError, match="No such file"):
        cl.Catalog.load(tmp_path / "none.txt")
    with pytest.raises(cl.StandardParseError, match="it has none"):
        cl.Catalog.load(tmp_path)


def test_a_folder_tells_the_problems_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text("噪声", encoding="utf-8")
    (tmp_path / "c.txt").write_text(GOOD, encoding="utf-8")
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.load(tmp_path)
    assert [problem.expected.split(",")[0] for problem in caught.value.problems] == [
        "an occupation's heading such as 一、电工申报条件",
        "each edition once",
    ]


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "bom.txt"
    file.write_text(GOOD, encoding="utf-8-sig")
    assert cl.Catalog.load(file) == cl.Catalog.from_text("\ufeff" + GOOD)
