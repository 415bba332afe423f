"""The messages: both languages have the same codes with the same arguments, and the source uses just these."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest

import certladder as cl
from certladder.model import terms
from certladder.model.wording import LANGUAGES, Message, joined, linked, messages, say, worded

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"[a-z_][a-z0-9_]*(\.[A-Za-z0-9_]+)*")


def arguments(words: str) -> dict[str, str]:
    """The arguments of a message, with their formats."""
    return {name: spec or "" for _, name, spec, _ in Formatter().parse(words) if name is not None}


def example(spec: str) -> object:
    """Something that can be put into a format."""
    if "%" in spec:
        return dt.date(2026, 11, 22)
    return "x" if spec in ("", ".0", "lines") else 2


@cache
def modules() -> dict[str, list[ast.AST]]:
    """The nodes of every module, under its file's name."""
    files = (file for folder in ("certladder", "model", "solver") for file in sorted((ROOT / folder).rglob("*.py")))
    return {str(file): list(ast.walk(ast.parse(file.read_text(encoding="utf-8")))) for file in files}


SECTIONS = {"WorkforceError": "workforce"}
"""The section in which an exception's codes are worded, where it is not [error]."""


def says_itself(node: ast.JoinedStr) -> bool:
    """Whether an error looks its own code up: any code would do."""
    return any(isinstance(part, ast.FormattedValue) and ast.unparse(part.value) == "self.code" for part in node.values)


def patterns() -> Iterator[str]:
    """Every text in the source that may be a code, or the beginning of one in a format string, as a pattern."""
    for node in chain.from_iterable(modules().values()):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant) and not says_itself(node):
            parts = (
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[A-Za-z0-9_]*"
                for part in node.values
            )
            pattern = "".join(parts)
            if re.match(r"[a-z_]+(\\\.|_)", pattern):
                yield pattern

    for template in (ROOT / "certladder" / "report" / "templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        yield from (rf"(report|workforce)\.{name}" for name in re.findall(r"""(?:\bwords\.|section\(")(\w+)""", text))
        yield from (f"{code}[a-z]*" for code in re.findall(r"""\bsay\(["']([\w.]+)["']""", text))


def asked_for() -> Iterator[tuple[str, str]]:
    """What the source says by name: (file and line, code) of each `say`, `Message`, `linked` and raised error."""
    for file, nodes in modules().items():
        raised = {id(node.exc) for node in nodes if isinstance(node, ast.Raise)}
        for node in nodes:
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                code, name = node.args[0].value, getattr(node.func, "id", "")
                if name in ("say", "Message", "linked"):
                    yield f"{file}:{node.lineno}", code
                elif name and id(node) in raised and isinstance(code, str) and node.keywords and CODE.fullmatch(code):
                    yield f"{file}:{node.lineno}", f"{SECTIONS.get(name, 'error')}.{code}"


def test_what_a_terminal_would_obey_is_shown() -> None:
    shown = say("error.language", "en", given="a\x1b[2J\u202eb\udc92\tc")
    assert shown == "“a\\u001b[2J\\u202eb\\udc92\tc” is not a language here; expected zh or en"


def test_both_languages_have_the_same_codes_with_the_same_arguments() -> None:
    zh, en = messages("zh"), messages("en")
    assert list(zh) == list(en)
    assert [code for code in zh if arguments(zh[code]).keys() != arguments(en[code]).keys()] == []


@pytest.mark.slow
def test_every_code_that_is_asked_for_exists() -> None:
    assert [(where, code) for where, code in asked_for() if code not in messages("en")] == []


@pytest.mark.slow
def test_every_code_is_used() -> None:
    used = re.compile("|".join(set(patterns())))
    sections = [f"{section}." for section in ("error", *SECTIONS.values(), "parsing")]
    named = {code: [code, *(code.removeprefix(section) for section in sections)] for code in messages("en")}
    assert [code for code, names in named.items() if not any(map(used.fullmatch, names))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_message_can_be_filled(lang: str) -> None:
    for code, words in messages(lang).items():
        values = {name: example(spec) for name, spec in arguments(words).items()}
        said = say(code, lang, **values)
        assert "{" not in said.replace('{"work": frame}', "") or code == "skeleton.yaml", code  # YAML has braces


def test_every_enumeration_has_a_name() -> None:
    for kind in (thing for thing in vars(terms).values() if isinstance(thing, type) and hasattr(thing, "parse")):
        if kind not in (terms.Term, terms.CodedTerm):
            for lang in LANGUAGES:
                assert f"word.kind.{kind.__name__}" in messages(lang)
            with pytest.raises(cl.UnknownTerm, match="“没有这个词”"):
                kind.parse("没有这个词")


def test_arguments_are_put_into_words() -> None:
    day = dt.date(2024, 2, 9)
    assert [worded(day, lang) for lang in LANGUAGES] == ["2024年2月9日", "9 February 2024"]
    assert joined([cl.Level(4), day, Message("word.month.1"), cl.Period(years=1)], "en") == (
        "level 4 (intermediate), 9 February 2024, January, 1 year"
    )
    assert joined((), "zh") == ""
    assert linked("word.or", [cl.Scope.OWN], "zh") == "本职业"
    assert [say("word.period.years", "en", n=n) for n in (1, 2)] == ["1 year", "2 years"]


def test_every_period_has_words() -> None:
    period = cl.Period(years=5, months=6, days=1)
    assert [period.words(lang) for lang in LANGUAGES] == ["5 年 6 个月 1 天", "5 years 6 months 1 day"]
    assert [cl.Period().words(lang) for lang in LANGUAGES] == ["0 天", "0 days"]
    assert not cl.Period()


@pytest.mark.parametrize(
    "said",
    [
        cl.UnknownTerm("language", given="x").explain,
        cl.Level(4).words,
        cl.Period(years=1).words,
        cl.PartialDate(2018).words,
    ],
)
def test_another_language_is_refused_wherever_words_are_asked_for(said: Callable[[str], str]) -> None:
    with pytest.raises(cl.UnknownTerm, match="fr"):
        said("fr")
