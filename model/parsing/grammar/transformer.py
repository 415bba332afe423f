"""A clause's sentence -> its alternatives, by the grammar in clause.lark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken, VisitError
from lark.lexer import ContextualLexer
from lark.tree import Meta

from ...requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    Span,
    TitleRequirement,
    TrainingRequirement,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ...terms import CertificateKind, CountingMode, Level, Scope
from ..normalise import Normal, normalise
from ..vocabulary import (
    Contradiction,
    certificate_kinds,
    degree_asked,
    level_of,
    major_asked,
    programmes_of,
    school_asked,
    scope_of,
    title_asked,
    trained_to,
    years_of,
)
from .combine import Alternatives, CannotRead, Part, alternatives_of
from .modifiers import together

__all__ = ["Alternatives", "CannotRead", "parser", "read_sentence"]


_VERB = re.compile("[在已须应需必当]*(?:取得|具有|获得|持有|具备|拥有|累计|连续|从事|经|参加|接受|年满|本职业)")


class _Unchecked(ContextualLexer):
    """The lexer without the checks of the terminals, which a test makes (with `strict=True`).

    Where interegular happens to be installed, lark would compare all of them at every start: seconds.
    """

    def __init__(self, conf: Any, states: Any, always_accept: Any = ()) -> None:
        conf.skip_validation = True
        super().__init__(conf, states, always_accept)


@lru_cache(maxsize=1)
def parser() -> Lark:
    """The grammar's parser, made once."""
    grammar = files(__package__).joinpath("clause.lark").read_text(encoding="utf-8")
    plugins = {"ContextualLexer": _Unchecked}
    return Lark(grammar, parser="lalr", start=["clause", "branch"], propagate_positions=True, _plugins=plugins)


def read_sentence(normal: Normal, level: Level | None = None, start: str = "clause") -> Alternatives:
    """The alternatives that a normalised sentence states for `level`, with spans in the original text.

    Raises:
        CannotRead: the sentence does not follow the grammar, or could be read in two ways.
    """
    try:
        tree = parser().parse(normal.text, start=start)
        found: Any = _Reader(normal, level).transform(tree)
    except UnexpectedInput as error:
        raise CannotRead(_position(error, normal), _expected(error)) from error
    except VisitError as error:
        raise error.orig_exc from None
    alternatives: Alternatives = found if start == "clause" else alternatives_of([found])
    return alternatives


def _position(error: UnexpectedInput, normal: Normal) -> int:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return len(normal.text)
    at = error.pos_in_stream if isinstance(error, UnexpectedCharacters | UnexpectedToken) else None
    return len(normal.text) if at is None or at < 0 else at


_EXAMPLES = {
    "_TAKE": "取得", "_OF": "的", "AFTER": "后", "SCOPE": "本职业", "LEVEL": "四级/中级工", "KINDS": "职业资格证书",
    "PRE_TECHNICIAN": "预备技师证书", "TIME": "满n年", "APPROVAL": "经评估论证的", "SCHOOL": "技工学校", "DEGREE": "大专",
    "MAJOR": "本专业或相关专业", "PROGRAMMES": "高级工班", "_DIPLOMA": "毕业证书", "_GRADUATE": "毕业生", "_STUDENT": "学生",
    "EXPECTED": "（含在读应届毕业生）", "EQUIVALENT": "（或同等学力）", "TITLED": "初级职称", "PERMIT": "驾驶证", "MODE": "累计", "_DO": "从事", "JOB": "工作",
    "_INTENDS": "拟从事", "_THROUGH": "经", "_TRAINING": "正规培训", "_COMPLETION": "结业证书", "_LEARNED": "学徒期满",
    "AGE": "年满16周岁", "_COMMA": "，", "OR": "或",
}  # fmt: skip
"""A word of each phrase family, for messages."""


_MOST_SHOWN = 8


def _expected(error: UnexpectedInput) -> str:
    names = error.allowed if isinstance(error, UnexpectedCharacters) else getattr(error, "accepts", None)
    shown = sorted(_EXAMPLES[name] for name in names or () if name in _EXAMPLES)
    if len(shown) > _MOST_SHOWN:
        return "a condition such as 取得……证书, 累计从事……满n年 or 年满n周岁"
    return " | ".join(shown) or "the end of the sentence"


def _one(children: Sequence[Any], kind: type, default: Any = None) -> Any:
    return next((child for child in children if isinstance(child, kind)), default)


def _terminal(read: Callable[[str], Any]) -> Any:
    """A method that reads a terminal's words, and tells where they contradict themselves."""

    def method(self: _Reader, token: Token) -> Any:
        try:
            return read(str(token))
        except Contradiction as error:
            raise CannotRead(token.start_pos or 0, error.expected) from None

    return method


def _field(self: _Reader, token: Token) -> dict[str, Any]:
    """A field of study by its name, or 其他专业: whose field it is nobody has said."""
    start, end = token.start_pos or 0, (token.start_pos or 0) + len(str(token).removesuffix("的"))
    return {"unread": (UnreadText(words=self._normal.words(start, end), span=self._normal.span(start, end)),)}


@v_args(meta=True)
class _Reader(Transformer[Token, Alternatives]):
    """Turns the parse tree into requirements; each method reads the rule, or the terminal, of its name."""

    def __init__(self, normal: Normal, level: Level | None) -> None:
        super().__init__()
        self._normal = normal
        self._level = level

    def _span(self, meta: Meta) -> Span:
        return self._normal.span(meta.start_pos, meta.end_pos)

    def _part(self, meta: Meta, options: Sequence[tuple[Requirement, ...]], *, anchors: bool = False) -> Part:
        verb = _VERB.match(self._normal.text, meta.start_pos) is not None
        return Part(tuple(options), meta.start_pos, self._span(meta), anchors, verb)

    def _say(self, meta: Meta, *requirements: Requirement, anchors: bool = False) -> Part:
        return self._part(meta, [requirements], anchors=anchors)

    def clause(self, meta: Meta, children: list[list[Part] | Token]) -> Alternatives:
        return alternatives_of(children)

    def branch(self, meta: Meta, parts: list[Part]) -> list[Part]:
        return parts

    def part(self, meta: Meta, children: list[Part]) -> Part:
        return children[0]

    # certificates

    def held(self, meta: Meta, children: list[Any]) -> Part:
        (certificate, after), *rest = children
        years = _one(rest, int, 0)
        held = certificate.model_copy(update={"years": years, "span": self._span(meta)})
        return self._say(meta, held, anchors=not years and (after or "后" in rest))

    def certificate(self, meta: Meta, children: list[Any]) -> tuple[CertificateRequirement, bool]:
        kinds, after = _one(children, tuple, ((CertificateKind.PRE_TECHNICIAN,), False))
        scope, level = _one(children, Scope, Scope.OWN), _one(children, Level)
        if level is not None:  # 初级（国家职业资格五级）证书: the level's words name the kind, too
            kinds = certificate_kinds(self._normal.text[meta.start_pos : meta.end_pos])
        return CertificateRequirement(level=level, scope=scope, kinds=kinds, span=self._span(meta)), after

    def graduates(self, meta: Meta, children: list[Any]) -> Part:
        (certificate, _), *graduates = children
        held = certificate.model_copy(update={"span": (self._span(meta)[0], certificate.span[1])})
        return self._part(meta, [(held, *one) for options in graduates for one in options])

    def holders(self, meta: Meta, children: list[Any]) -> Part:
        (certificate, _), *time, students = children
        span = (self._span(meta)[0], students.span[0])
        held = certificate.model_copy(update={"years": _one(time, int, 0), "span": span})
        return self._part(meta, [(held, *option) for option in students.options])

    # schooling

    def graduate(self, meta: Meta, children: list[Any]) -> list[tuple[Requirement, ...]]:
        return self._graduated(meta, children)

    def leavers(self, meta: Meta, children: list[list[tuple[Requirement, ...]]]) -> Part:
        return self._part(meta, [one for graduates in children for one in graduates])

    def diploma(self, meta: Meta, children: list[Any]) -> Part:
        return self._part(meta, self._graduated(meta, children), anchors="后" in children)

    def schooling(self, meta: Meta, children: list[Any]) -> Part:
        """A degree alone (文化程度：初中)."""
        return self.diploma(meta, [[children[0]], *children[1:]])

    def _graduated(self, meta: Meta, children: list[Any]) -> list[tuple[Requirement, ...]]:
        """For each course a diploma, behind the words about its field that nobody could read."""
        expected = any(isinstance(child, Token) and child.type == "EXPECTED" for child in children)
        shared = {"span": self._span(meta), "expected": expected}
        fields = [dict(course) for course in children[0]]
        unread = [tuple(course.pop("unread", ())) for course in fields]
        graduated = [DiplomaRequirement.model_validate(course | shared) for course in fields]
        return [(*words, one) for words, one in zip(unread, graduated, strict=True)]

    def student(self, meta: Meta, children: list[Any]) -> Part:
        courses = children[0] if children else [{}]
        if any({"degree", "trains_to", "unread"} & fields.keys() for fields in courses):
            raise CannotRead(meta.start_pos, "students of a kind of school or programme")
        students = [EnrolmentRequirement.model_validate(fields | {"span": self._span(meta)}) for fields in courses]
        return self._part(meta, [(one,) for one in students])

    def courses(self, meta: Meta, courses: list[dict[str, Any]]) -> list[dict[str, Any]]:
        try:
            return together(courses)
        except Contradiction as error:
            raise CannotRead(meta.start_pos, error.expected) from None

    def course(self, meta: Meta, children: list[dict[str, Any]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for child in children:
            if fields.keys() & child.keys() or {"major", "unread"} <= fields.keys() | child.keys():
                raise CannotRead(meta.start_pos, "one major and one kind of programme")
            fields |= child
        if "trains_to" in fields and fields["trains_to"] is None:
            if self._level is None:
                raise CannotRead(meta.start_pos, "the level that the school was approved to train to")
            fields["trains_to"] = self._level
        return fields

    # work, training, age, titles, permits

    def work(self, meta: Meta, children: list[Any]) -> Part:
        mode, scope = _one(children, CountingMode, CountingMode.CUMULATIVE), _one(children, Scope)
        trainee = any("见习" in child for child in children if isinstance(child, Token))
        years = _one([child for child in children if not isinstance(child, Scope | CountingMode)], int)
        worked = WorkYears(years=years, mode=mode, scope=scope, trainee=trainee, span=self._span(meta))
        return self._say(meta, worked)

    def working(self, meta: Meta, children: list[Any]) -> Part:
        return self._say(meta, WorkStarted(scope=_one(children, Scope), span=self._span(meta)))

    def intends(self, meta: Meta, children: list[Any]) -> Part:
        """Anybody who asks intends to work in the occupation: nothing is asked for."""
        return self._say(meta)

    def training(self, meta: Meta, children: list[Any]) -> Part:
        level = _one(children, Level, self._level)
        if level is None or Scope.OWN_OR_RELATED in children:
            raise CannotRead(meta.start_pos, "training for a level of 本职业")
        return self._say(meta, TrainingRequirement(level=level, span=self._span(meta)))

    def completion(self, meta: Meta, children: list[Any]) -> Part:
        """The certificate that a training ends with: of the training (see branches.py)."""
        return replace(self._say(meta), completes=True)

    def apprentice(self, meta: Meta, children: list[Any]) -> Part:
        return self._say(meta, ApprenticeshipRequirement(scope=_one(children, Scope, Scope.OWN), span=self._span(meta)))

    def age(self, meta: Meta, children: list[int]) -> Part:
        return self._say(meta, MinimumAge(years=children[0], span=self._span(meta)))

    def title(self, meta: Meta, children: list[Any]) -> Part:
        level, matching = children[0]
        titled = TitleRequirement(level=level, matching=matching, span=self._span(meta))
        return self._say(meta, titled, anchors="后" in children)

    def since(self, meta: Meta, children: list[Any]) -> Part:
        """取得证书后, where the certificate stands before: work that follows counts from it (see branches.py)."""
        return replace(self._say(meta), since=children[0])

    def permit(self, meta: Meta, children: list[Token]) -> Part:
        at = children[0].start_pos or 0
        name = normalise(self._normal.words(at, at + len(children[0]))).text
        return self._say(meta, PermitRequirement(name=name, span=self._span(meta)))

    # terminals

    AFTER = _terminal(lambda words: "后")
    SCOPE = _terminal(scope_of)
    LEVEL = _terminal(level_of)
    GRADE = _terminal(level_of)
    KINDS = _terminal(lambda words: (certificate_kinds(words), "后" in words))
    TIME = _terminal(years_of)
    AGE = _terminal(years_of)
    MODE = _terminal(CountingMode.parse)
    APPROVAL = _terminal(lambda words: {"trains_to": trained_to(words)})
    SCHOOL = _terminal(school_asked)
    DEGREE = _terminal(degree_asked)
    MAJOR = _terminal(lambda words: {"major": major_asked(words)})
    FIELD = _field
    PROGRAMMES = _terminal(programmes_of)
    TITLED = _terminal(title_asked)
    SAME = _terminal(lambda words: TitleRequirement if "职" in words else CertificateRequirement)
