"""A clause's sentence -> its alternatives, by the grammar in clause.lark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError
from lark.tree import Meta

from ..requirement import CertificateHeld, Graduated, Requirement, Span, Studying, Trained, Worked
from ..terms import CertificateKind, Degree, Level, Mode, Programme, School, Scope
from .normalise import Normal

__all__ = ["Alternatives", "CannotRead", "parser", "read_sentence"]

Alternatives = tuple[tuple[Requirement, ...], ...]

_SCOPE_OF_MAJOR = {"本职业（专业）": Scope.OWN, "本专业或相关专业": Scope.OWN_OR_RELATED}


class CannotRead(Exception):
    """The sentence does not follow the grammar: where reading stopped, in normalised text, and what was expected."""

    def __init__(self, at: int, expected: str) -> None:
        super().__init__(at, expected)
        self.at = at
        self.expected = expected


@dataclass(frozen=True)
class _Part:
    """What stands between commas: one or more options, each a few requirements; the last may anchor work (D5)."""

    options: tuple[tuple[Requirement, ...], ...]
    anchors: bool = False


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The grammar's parser, made once."""
    grammar = files(__package__).joinpath("clause.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", start=["clause", "branch"], propagate_positions=True)


def read_sentence(normal: Normal, start: str = "clause") -> Alternatives:
    """The alternatives that a normalised sentence states, with spans in the original text.

    Raises:
        CannotRead: the sentence does not follow the grammar.
    """
    try:
        tree = parser().parse(normal.text, start=start)
        alternatives: Alternatives = _Reader(normal).transform(tree)
    except UnexpectedInput as error:
        raise CannotRead(_position(error, normal), _expected(error)) from error
    except VisitError as error:
        raise error.orig_exc from None
    return alternatives


def _position(error: UnexpectedInput, normal: Normal) -> int:
    at = error.pos_in_stream if isinstance(error, UnexpectedCharacters | UnexpectedToken) else None
    return len(normal.text) if at is None or at < 0 else at


def _expected(error: UnexpectedInput) -> str:
    names = error.allowed if isinstance(error, UnexpectedCharacters) else getattr(error, "accepts", None) or set()
    patterns = {terminal.name: terminal.pattern for terminal in parser().terminals}
    shown = sorted(
        patterns[name].value.removeprefix("(?:").removesuffix(")") for name in names or () if name in patterns
    )  # fmt: skip
    return " | ".join(shown) or "the end of the sentence"


@v_args(meta=True)
class _Reader(Transformer[Token, Alternatives]):
    """Turns the parse tree into requirements; each method reads the rule of its name."""

    def __init__(self, normal: Normal) -> None:
        super().__init__()
        self._normal = normal

    def _span(self, meta: Meta) -> Span:
        return self._normal.span(meta.start_pos, meta.end_pos)

    def clause(self, meta: Meta, branches: list[Alternatives]) -> Alternatives:
        return tuple(alternative for branch in branches for alternative in branch)

    def branch(self, meta: Meta, parts: list[_Part]) -> Alternatives:
        return tuple(_anchored(options, parts) for options in product(*(part.options for part in parts)))

    def part(self, meta: Meta, children: list[_Part]) -> _Part:
        return children[0]

    def held(self, meta: Meta, children: list[Any]) -> _Part:
        (certificate, after), *time = children
        held = certificate.model_copy(update={"years": sum(time), "span": self._span(meta)})
        return _Part(((held,),), anchors=after)

    def certificate(self, meta: Meta, children: list[Any]) -> tuple[CertificateHeld, bool]:
        scope = next((child for child in children if isinstance(child, Scope)), Scope.OWN)
        level = next((child for child in children if isinstance(child, Level)), None)
        if level is None:
            kinds, after = (CertificateKind.PRE_TECHNICIAN,), "后" in children
        else:
            kinds, after = children[-1]
        return CertificateHeld(level=level, scope=scope, kinds=kinds, span=self._span(meta)), after

    def kinds(self, meta: Meta, tokens: list[Token]) -> tuple[tuple[CertificateKind, ...], bool]:
        types = {token.type for token in tokens}
        named = (CertificateKind.QUALIFICATION, CertificateKind.SKILL_LEVEL)
        return named if "SKILL_LEVEL" in types else named[:1], "AFTER" in types

    def graduates(self, meta: Meta, children: list[Any]) -> _Part:
        (certificate, _), *diplomas = children
        start, _ = self._span(meta)
        held = certificate.model_copy(update={"span": (start, certificate.span[1])})
        return _Part(tuple((held, diploma) for diploma in diplomas))

    def graduate(self, meta: Meta, children: list[object]) -> Graduated:
        return _diploma(children, self._span(meta))

    def diploma(self, meta: Meta, children: list[object]) -> _Part:
        return _Part(((_diploma(children, self._span(meta)),),), anchors="后" in children)

    def target(self, meta: Meta, tokens: list[Token]) -> Level:
        return Level.parse(str(tokens[0]))

    def schools(self, meta: Meta, tokens: list[Token]) -> dict[str, object]:
        return {"schools": tuple(School.parse(str(token)) for token in tokens)}

    def secondary_or_higher(self, meta: Meta, tokens: list[Token]) -> dict[str, object]:
        return {"schools": (School.SECONDARY_VOCATIONAL,), "or_higher": True}

    def degree(self, meta: Meta, tokens: list[Token]) -> dict[str, object]:
        degree = Degree.parse(str(tokens[0]))
        return {"degree": degree, "or_higher": len(tokens) > 1 or degree is Degree.BACHELOR}  # D9: so is 大学本科

    def major(self, meta: Meta, tokens: list[Token]) -> dict[str, object]:
        return {"major": _SCOPE_OF_MAJOR[str(tokens[0])]}

    def student(self, meta: Meta, tokens: list[Token]) -> _Part:
        programmes = tuple(Programme.parse(str(token)) for token in tokens[1:])
        return _Part(((Studying(schools=(School.TECHNICAL,), programmes=programmes, span=self._span(meta)),),))

    def work(self, meta: Meta, children: list[Any]) -> _Part:
        *mode, scope, years = children
        counted = Mode.parse(str(mode[0])) if mode else Mode.CUMULATIVE
        return _Part(((Worked(years=years, mode=counted, scope=scope, span=self._span(meta)),),))

    def time(self, meta: Meta, tokens: list[Token]) -> int:
        years = int(tokens[0])
        if not 0 < years <= 100:
            raise CannotRead(meta.start_pos, "a number of years from 1 to 100")
        return years

    def training(self, meta: Meta, children: list[object]) -> _Part:
        level = next(child for child in children if isinstance(child, Level))
        return _Part(((Trained(level=level, span=self._span(meta)),),))

    def scope(self, meta: Meta, tokens: list[Token]) -> Scope:
        return Scope.parse(str(tokens[0]))

    def level(self, meta: Meta, tokens: list[Token]) -> Level:
        levels = {Level.parse(str(token)) for token in tokens}
        if len(levels) > 1:
            raise CannotRead(meta.start_pos, "one level; these are two")
        return levels.pop()


def _diploma(children: list[object], span: Span) -> Graduated:
    fields: dict[str, object] = {"span": span, "expected": "（含尚未取得毕业证书的在校应届毕业生）" in children}
    for child in children:
        if isinstance(child, Level):
            fields["trains_to"] = child
        elif isinstance(child, dict):
            fields |= child
    return Graduated.model_validate(fields)


def _anchored(options: tuple[tuple[Requirement, ...], ...], parts: list[_Part]) -> tuple[Requirement, ...]:
    """The requirements of one alternative in order, work after a 后 anchored to what the 后 follows (D5)."""
    requirements: list[Requirement] = []
    anchor: CertificateHeld | Graduated | None = None
    for option, part in zip(options, parts, strict=True):
        for requirement in option:
            if isinstance(requirement, Worked) and anchor is not None:
                requirement = requirement.model_copy(update={"after": anchor})
            requirements.append(requirement)
        if part.anchors and isinstance(option[-1], CertificateHeld | Graduated):
            anchor = option[-1]
    return tuple(requirements)
