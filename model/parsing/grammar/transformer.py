"""A clause's parse tree -> its alternatives: a fold with a method for each rule of clause.lark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

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
from ..expected import Contradiction, expected
from ..normalise import Normal, normalise
from .anchoring import alternatives_of_branch
from .branches import alternatives_of
from .modifiers import distribute_modifiers
from .parser import UnparsableSentence, parse
from .phrase import Alternatives, AmbiguousSentence, Phrase
from .set_phrases import PHRASES
from .terminals import READERS, certificate_kinds

if TYPE_CHECKING:
    from lark import Token, Tree
    from lark.tree import Meta

__all__ = ["read_sentence"]

_LISTS, _SENIOR, _VERB = map(PHRASES.pattern, ("several_things", "senior_training", "verb"))
_CLASS, _NO_PERMIT = map(PHRASES.pattern, ("driving_class", "no_permit"))
_UNREAD = ("full_time", "listed", "field")
"""What is said of studies in words that no record answers, in the order in which they are asked for."""


def read_sentence(normal: Normal, level: Level | None = None, start: str = "clause") -> Alternatives:
    """The alternatives that a normalised sentence states for `level`, with spans in the original text.

    Raises:
        UnparsableSentence: the sentence does not follow the grammar, or could be read in two ways.
    """
    found: Any = _Transformer(normal, level).fold(parse(normal.text, start))
    return found if start == "clause" else alternatives_of_branch(found)


def _one(children: Sequence[Any], kind: type, default: Any = None) -> Any:
    return next((child for child in children if isinstance(child, kind)), default)


class _Transformer:
    """Turns the parse tree into requirements: each method reads the rule of its name, terminals read themselves."""

    def __init__(self, normal: Normal, level: Level | None) -> None:
        self._normal = normal
        self._level = level

    def fold(self, node: Tree[Token] | Token) -> Any:
        """What a node says, from what its children say."""
        if isinstance(node, str):
            return self._terminal(node)
        return getattr(self, node.data)(node.meta, [self.fold(child) for child in node.children])

    def _terminal(self, token: Token) -> Any:
        """What a terminal's words say; words that nothing reads stay words."""
        if token.type.lower() in (*_UNREAD, "title_field"):
            return {token.type.lower(): self._unread_words(token)}
        read = READERS.get(token.type)
        try:
            return read(str(token)) if read else token
        except Contradiction as error:
            raise UnparsableSentence(token.start_pos or 0, error.expected) from None

    def _unread_words(self, token: Token) -> tuple[UnreadText]:
        """A field of study by its name, 其他专业 or 全日制: no record says whether it is met."""
        start = token.start_pos or 0
        end = start + len(token.removesuffix("的"))
        return (UnreadText(words=self._normal.words(start, end), span=self._normal.span(start, end)),)

    def _span(self, meta: Meta) -> Span:
        return self._normal.span(meta.start_pos, meta.end_pos)

    def _phrase(self, meta: Meta, *options: tuple[Requirement, ...], anchors: bool = False) -> Phrase:
        verb = _VERB.match(self._normal.text, meta.start_pos) is not None
        several = len(options) > 1 or _LISTS.search(self._normal.text, meta.start_pos, meta.end_pos) is not None
        return Phrase(options, meta.start_pos, self._span(meta), anchors, verb, several=several)

    def clause(self, meta: Meta, children: list[Any]) -> Alternatives:
        return alternatives_of(children[::2], children[1::2])

    def branch(self, meta: Meta, children: list[Phrase | Token]) -> list[Phrase]:
        for before, phrase in pairwise(children):
            if isinstance(before, str) and isinstance(phrase, Phrase) and phrase.several:
                raise AmbiguousSentence(phrase.at, "both_or_either")
        return [child for child in children if isinstance(child, Phrase)]

    # certificates

    def held(self, meta: Meta, children: list[Any]) -> Phrase:
        (certificate, after), *rest = children
        years = _one(rest, int, 0)
        held = certificate.model_copy(update={"years": years, "span": self._span(meta)})
        return self._phrase(meta, (held,), anchors=not years and (after or "后" in rest))

    def held_level(self, meta: Meta, children: list[Any]) -> Phrase:
        """取得四级后: a certificate without the word; 取得中级后 could be a title."""
        words = self._normal.text[meta.start_pos : meta.end_pos]
        if _one(children, Scope) is None and re.search("[初中高]级(?:及?以上)?.?后$", words):
            raise AmbiguousSentence(meta.start_pos, "known_condition")
        return self._phrase(meta, (self.certificate(meta, children)[0],), anchors=True)

    def certificate(self, meta: Meta, children: list[Any]) -> tuple[CertificateRequirement, bool]:
        other = certificate_kinds("") if _one(children, Level) else (CertificateKind.PRE_TECHNICIAN,)
        kinds, after = _one(children, tuple, (other, False))
        scope, level = _one(children, Scope, Scope.OWN), _one(children, Level)
        if level is not None:  # 初级（国家职业资格五级）证书: the level's words name the kind, too
            kinds = certificate_kinds(self._normal.text[meta.start_pos : meta.end_pos])
        return CertificateRequirement(level=level, scope=scope, kinds=kinds, span=self._span(meta)), after

    def graduates(self, meta: Meta, children: list[Any]) -> Phrase:
        (certificate, _), *graduates = children
        held = certificate.model_copy(update={"span": (self._span(meta)[0], certificate.span[1])})
        return self._phrase(meta, *((held, *one) for options in graduates for one in options))

    def holders(self, meta: Meta, children: list[Any]) -> Phrase:
        (certificate, _), *time, students = children
        span = (self._span(meta)[0], students.span[0])
        held = certificate.model_copy(update={"years": _one(time, int, 0), "span": span})
        return self._phrase(meta, *((held, *option) for option in students.options))

    # schooling

    def leavers(self, meta: Meta, children: list[list[tuple[Requirement, ...]]]) -> Phrase:
        return self._phrase(meta, *(one for graduates in children for one in graduates))

    def diploma(self, meta: Meta, children: list[Any]) -> Phrase:
        return self._phrase(meta, *self.graduate(meta, children), anchors="后" in children)

    def schooling(self, meta: Meta, children: list[Any]) -> Phrase:
        """A degree alone (文化程度：初中)."""
        return self.diploma(meta, [[children[0]], *children[1:]])

    def graduate(self, meta: Meta, children: list[Any]) -> list[tuple[Requirement, ...]]:
        """For each course a diploma, behind the unread words about its field."""
        expected = any(getattr(child, "type", None) == "EXPECTED" for child in children)
        shared = {"span": self._span(meta), "expected": expected}
        fields = [dict(course) for course in children[0]]
        unread = [tuple(words for kind in _UNREAD for words in course.pop(kind, ())) for course in fields]
        graduated = [DiplomaRequirement.model_validate(course | shared) for course in fields]
        return [(*words, one) for words, one in zip(unread, graduated, strict=True)]

    def student(self, meta: Meta, children: list[Any]) -> Phrase:
        courses = children[0] if children else [{}]
        if any({"degree", "trains_to", *_UNREAD} & fields.keys() for fields in courses):
            raise UnparsableSentence(meta.start_pos, expected("students_of"))
        students = [EnrolmentRequirement.model_validate(fields | {"span": self._span(meta)}) for fields in courses]
        return self._phrase(meta, *((one,) for one in students))

    def courses(self, meta: Meta, courses: list[dict[str, Any]]) -> list[dict[str, Any]]:
        try:
            return distribute_modifiers(courses)
        except Contradiction as error:
            raise UnparsableSentence(meta.start_pos, error.expected) from None

    def course(self, meta: Meta, children: list[dict[str, Any]]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for child in children:
            if fields.keys() & child.keys() or {"major", "field"} <= fields.keys() | child.keys():
                raise UnparsableSentence(meta.start_pos, expected("one_major_one_programme"))
            fields |= child
        if "trains_to" in fields and fields["trains_to"] is None:
            if self._level is None:
                raise UnparsableSentence(meta.start_pos, expected("approved_level"))
            fields["trains_to"] = self._level
        return fields

    # work, training, age, titles, permits

    def work(self, meta: Meta, children: list[Any]) -> Phrase:
        mode, scope = _one(children, CountingMode, CountingMode.CUMULATIVE), _one(children, Scope)
        trainee = any("见习" in child for child in children if isinstance(child, str))
        years = _one([child for child in children if not isinstance(child, Scope | CountingMode)], int)
        worked = WorkYears(years=years, mode=mode, scope=scope, trainee=trainee, span=self._span(meta))
        return self._phrase(meta, (worked,))

    def work_after(self, meta: Meta, children: list[Any]) -> Phrase:
        """取得本职业四级证书后，工作2年以上: in the occupation, since the words before it say so."""
        return replace(self.work(meta, [*children, Scope.OWN]), needs_anchor=True)

    def working(self, meta: Meta, children: list[Any]) -> Phrase:
        return self._phrase(meta, (WorkStarted(scope=_one(children, Scope), span=self._span(meta)),))

    def intends(self, meta: Meta, children: list[Any]) -> Phrase:
        """Every applicant intends to work in the occupation: nothing is required."""
        return self._phrase(meta, ())

    def training(self, meta: Meta, children: list[Any]) -> Phrase:
        level = _one(children, Level, self._level)
        if _SENIOR.search(self._normal.words(meta.start_pos, meta.end_pos)) and level is Level.ADVANCED:
            if self._level not in (Level.ADVANCED, Level.SENIOR_TECHNICIAN):
                raise AmbiguousSentence(meta.start_pos, "senior_level")
            level = self._level
        if level is None or Scope.OWN_OR_RELATED in children:
            raise UnparsableSentence(meta.start_pos, expected("training_of_own"))
        return self._phrase(meta, (TrainingRequirement(level=level, span=self._span(meta)),))

    def apprentice(self, meta: Meta, children: list[Any]) -> Phrase:
        scope = _one(children, Scope, Scope.OWN)
        return self._phrase(meta, (ApprenticeshipRequirement(scope=scope, span=self._span(meta)),))

    def age(self, meta: Meta, children: list[int]) -> Phrase:
        return self._phrase(meta, (MinimumAge(years=children[0], span=self._span(meta)),))

    def title(self, meta: Meta, children: list[Any]) -> Phrase:
        level, matching = _one(children, tuple)
        field = _one(children, dict, {"title_field": ()})["title_field"]
        titled = TitleRequirement(level=level, matching=matching, span=self._span(meta))
        return self._phrase(meta, (*field, titled), anchors="后" in children)

    def since(self, meta: Meta, children: list[Any]) -> Phrase:
        """取得证书后, where the certificate stands before: work that follows counts from it (see anchoring.py)."""
        return replace(self._phrase(meta, ()), since=children[0])

    def permit(self, meta: Meta, children: list[Token]) -> Phrase:
        """A permit by its name in the text, in which 焊工 is not 本职业."""
        at = children[0].start_pos or 0
        name = normalise(self._normal.words(at, at + len(children[0]))).text
        if _NO_PERMIT.search(_CLASS.sub("", name)):
            raise UnparsableSentence(meta.start_pos, expected("known_condition"))
        return self._phrase(meta, (PermitRequirement(name=name, span=self._span(meta)),))
