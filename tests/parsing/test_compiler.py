"""The compiler against a person's reading: tests/expected holds all 83 alternatives, written down by hand."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
from interegular import Comparator

import certladder as cl
from certladder.model.parsing.grammar.parser import TERMINALS, _lark
from certladder.model.parsing.grammar.terminals import READERS
from tests.helpers.length import LENGTH
from tests.helpers.requirement_words import line
from tests.helpers.yaml_data import load_yaml

DATA = Path(__file__).parents[1] / "data"
EXPECTED = sorted((DATA / "expected").glob("*.yaml"))
BUILTIN = cl.Catalog.builtin()
TEXTS = sorted(files("certladder.model.standards").iterdir(), key=lambda file: file.name)
STANDARDS = [file.read_text(encoding="utf-8") for file in TEXTS if file.name.endswith(".txt")]


def compiled(catalog: cl.Catalog, occupation: str) -> dict[str, list[str]]:
    return {
        f"{clause.id}/{number}": [line(requirement) for requirement in alternative]
        for clauses in catalog.standard(occupation).levels.values()
        for clause in clauses
        for number, alternative in enumerate(clause.alternatives, start=1)
    }


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_compiled_rules_are_what_a_person_reads(path: Path) -> None:
    assert compiled(BUILTIN, path.stem) == load_yaml(path)


def test_the_catalog_is_complete() -> None:
    standards = BUILTIN.standards
    clauses = [clause for standard in standards for group in standard.levels.values() for clause in group]
    assert [path.stem for path in EXPECTED] == sorted(BUILTIN.occupations)
    assert len(standards) == 7
    assert sum(len(standard.levels) for standard in standards) == 25
    assert len(clauses) == 67
    assert sum(len(clause.alternatives) for clause in clauses) == 83


def test_one_text_of_all_occupations_gives_the_same_rules() -> None:
    bodies = [text.split("\n\n", 1)[1] for text in STANDARDS]
    names = [text.splitlines()[0].removeprefix("职业：") for text in STANDARDS]
    numerals = "一二三四五六七"
    whole = "职业技能等级培训申报条件\n\n" + "\n".join(
        f"{numeral}、{name}申报条件\n{body}\n\n" for numeral, name, body in zip(numerals, names, bodies, strict=True)
    )
    read = cl.Catalog.from_text(whole, strict=True)
    for occupation in BUILTIN.occupations:
        assert read.standard(occupation).levels == BUILTIN.standard(occupation).levels


def test_clauses_and_spans_are_verbatim() -> None:
    """Each clause stands in its file as it is, and all of its words but punctuation belong to some requirement."""
    for standard, text in zip(BUILTIN.standards, STANDARDS, strict=True):
        for clause in (clause for clauses in standard.levels.values() for clause in clauses):
            assert clause.text in text
            covered: set[int] = set()
            for requirement in (requirement for alternative in clause.alternatives for requirement in alternative):
                covered |= set(range(*requirement.span))
                assert clause.words(requirement) == clause.text[slice(*requirement.span)]
            left = {char for at, char in enumerate(clause.text) if at not in covered}
            assert left <= set("，；。或和并的 "), (clause.id, left)


@pytest.mark.reference
@pytest.mark.no_cover
@pytest.mark.skipif(LENGTH == "short", reason="takes half a minute: make references")
def test_no_two_terminals_match_the_same_words() -> None:
    """Of those of one priority that may stand in one place; lark's `strict` compares all of them together, in hours.

    Of a terminal that looks ahead inside a group no automaton is made, by lark's check neither.
    """
    together = {
        pair
        for lexer in _lark()[1].parser.lexer.lexers.values()
        for pair in combinations(sorted(lexer.terminals, key=lambda terminal: terminal.name), 2)
        if pair[0].priority == pair[1].priority
    }
    compared = 0
    for pair in together:
        comparator = Comparator.from_regexes({terminal.name: terminal.pattern.to_regexp() for terminal in pair})
        first, second = (terminal.name for terminal in pair)
        assert comparator.isdisjoint(first, second), (first, second)
        compared += comparator.get_fsm(first) is not None and comparator.get_fsm(second) is not None
    assert compared > 150


def test_each_priority_of_the_grammar_has_its_reason() -> None:
    assert READERS.keys() <= TERMINALS.tables.keys()
    assert {
        name for name, family in TERMINALS.tables.items() if ("priority" in family) != ("because" in family)
    } == set()


def test_nothing_in_the_official_text_is_unread() -> None:
    assert [problem for standard in BUILTIN.standards for problem in standard.unread] == []


def read(clause: str, occupation: str = "茶艺师") -> cl.Clause:
    text = f"{occupation}申报条件\n申报条件（三级）\n（1）{clause}\n"
    return cl.Catalog.from_text(text).standard(occupation).levels[cl.Level(3)][0]


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("取得本职业四级（中级工)职业资格证书后,累计从事本职业工作５年（含）以上", "half-width brackets and comma"),
        ("取得本职业 四级（中级工）职业资格 证书后，累计从事本职业工作 5 年（含）以上。", "stray spaces"),
        ("取得茶艺师四级（中级工）职业资格证书后，累计从事茶艺师工作5年（含）以上。", "the occupation by its name"),
        (
            "取得茶艺员四级（中级工）职业资格证书后，累计从事茶艺工工作5年（含）以上。",
            "by its name with another ending",
        ),
        ("取得本职业中级工（四级）职业资格证书后，累计从事本职业工作5年以上。", "title before grade, no （含）"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_variants_say_the_same(words: str, same: str) -> None:
    plain = read("取得本职业四级（中级工）职业资格证书后，累计从事本职业工作5年（含）以上。")
    assert read(words).alternatives == plain.alternatives, same


def test_other_names_are_learned_from_the_text() -> None:
    text = "茶艺师申报条件\n申报条件（三级）\n（1）取得茶艺员（工）四级职业资格证书后，累计从事本职业工作5年以上。"
    catalog = cl.Catalog.from_text(text)
    assert catalog.standard("茶艺员").occupation == catalog.standard("茶艺工").occupation == "茶艺师"


def test_what_cannot_be_read_stays_unread_beside_what_can() -> None:
    clause = read(
        "取得本职业四级职业资格证书后，累计从事本职业工作5年以上，身体健康，经本职业高级正规培训达规定标准学时数，并取得结业证书。"
    )
    certificate, work, unread, training = clause.alternatives[0]
    assert isinstance(work, cl.WorkYears)
    assert work.after == certificate
    assert unread == cl.UnreadText(words="身体健康")
    assert clause.words(unread) == "身体健康"
    assert training == cl.TrainingRequirement(level=3)


WIDENING = [
    "身体健康者除外",
    "不受此限",
    "身体健康；表现良好",
    "有以下情形之一",
    "身体健康。表现良好",
    "获奖者可申报",
    "获奖者免考",
    "年限放宽一半",
    "获奖者视为合格",
    "具有同等能力",
    "获奖等同于满年限",
    "获奖者年限减半",
    "本职业或特长",
]


@pytest.mark.parametrize("words", WIDENING)
def test_unread_words_that_may_widen_the_clause_make_the_branch_unread(words: str) -> None:
    """Read as one more condition, they could make a wrong no."""
    clause = read(f"累计从事本职业工作6年以上，{words}；或累计从事本职业工作9年以上。")
    assert clause.alternatives == (
        (cl.UnreadText(words=f"累计从事本职业工作6年以上，{words}"),),
        (cl.WorkYears(years=9, mode="cumulative"),),
    )


def test_unread_words_that_narrow_the_clause_stay_beside_what_is_read() -> None:
    for words in ("身体不得有残疾", "身高不低于160厘米"):
        asked = cl.UnreadText(words=words)
        assert read(f"累计从事本职业工作6年以上，{words}。").alternatives == (
            (cl.WorkYears(years=6, mode="cumulative"), asked),
        )


def test_words_that_could_be_read_in_two_ways_make_the_branch_unread() -> None:
    """Which of several phrases they are about is not known, so what is read beside them could be part of them."""
    words = "取得四级证书，取得五级证书，取得证书后累计从事本职业工作3年，身体健康，年满18周岁"
    assert read(words).alternatives == ((cl.UnreadText(words=words),),)


def test_a_clause_that_cannot_be_read_is_unread_as_a_whole() -> None:
    assert read("，。").alternatives == ((cl.UnreadText(words="，。"),),)
    long = "身体健康，" * 300
    assert read(long).alternatives == ((cl.UnreadText(words=long),),)


def test_years_out_of_reason_are_not_read() -> None:
    for years in (0, 200):
        assert read(f"累计从事本职业工作{years}年以上").alternatives == (
            (cl.UnreadText(words=f"累计从事本职业工作{years}年以上"),),
        )


def test_two_levels_in_one_name_are_not_read() -> None:
    assert read("取得本职业四级（高级工）职业资格证书。").alternatives == (
        (cl.UnreadText(words="取得本职业四级（高级工）职业资格证书"),),
    )


def test_strict_refuses_unread_words_with_their_place() -> None:
    text = "茶艺师申报条件\n申报条件（三级）\n（1）累计从事本职业工作6年以上，身体健康。\n  （2） 品行端正。\n"
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(text, source="tea.txt", strict=True)
    places = [(problem.line, problem.column, problem.words) for problem in caught.value.problems]
    assert places == [(2, 1, "申报条件（三级）"), (3, 18, "身体健康"), (4, 7, "品行端正")]
    assert "tea.txt:3:18：“身体健康”——" in caught.value.explain()
    assert cl.Catalog.from_text(text, source="tea.txt").standard("茶艺师").unread == caught.value.problems


def test_other_majors_than_those_that_the_list_names_stay_unread() -> None:
    """其他专业 beside 医学专业 in another clause of the level; 本专业, 相关专业 and 专业技术职务 name no field."""
    named, others = "具有心理学、医学专业大专学历。", "具有其他专业本科学历，累计从事本职业工作1年。"
    own = "取得符合专业对应关系的初级职称，并具有本职业（专业）大专学历。"
    for first, is_read in ((named, False), (own, True)):
        text = f"职业：心理咨询师\n\n申报条件（三级）\n（1）{first}\n（2）{others}\n申报条件（二级）\n（1）{others}\n"
        [standard] = cl.Catalog.from_text(text).standards
        majors = [
            [getattr(asked, "major", None) for asked in standard.levels[cl.Level(level)][-1].alternatives[0]]
            for level in (3, 2)
        ]
        assert majors == [["unrelated", None] if is_read else [None, None, None], ["unrelated", None]]
