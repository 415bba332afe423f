"""A sentence -> its alternatives: words say fields, phrases ask for what the fields of their words say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, pairwise, takewhile
from typing import TYPE_CHECKING, Any, get_args

from ...requirements import BaseRequirement, CertificateRequirement, Requirement, WorkYears
from ...terms import CertificateKind, CountingMode, Level, MajorScope, Scope
from ..lines import expected
from ..normalise import Normal, normalise
from .parser import PHRASES, UnparsableSentence, parse
from .phrases import Alternatives, AmbiguousSentence, Phrase, alternatives_of
from .terminals import READERS, Fields, certificate_kinds

if TYPE_CHECKING:
    from lark import Token, Tree
    from lark.tree import Meta


Options = list[tuple[Requirement, ...]]

_LISTS, _SENIOR, _VERB = map(PHRASES.pattern, ("several_things", "senior_training", "verb"))
_CLASS, _NO_PERMIT, _LEARNED = map(PHRASES.pattern, ("driving_class", "no_permit", "learned"))
_JOINS = ("且", "并", "还")
_SHARED_MAJOR = re.compile(f"(?<![业历位凭书证后])(?<!生）)或者?(?!{_VERB.pattern})[^，。；]*专业")
_TIGHT = re.compile("(?<![，；])(?:并且?|且)$")
_OF_FIELDS = ("full_time", "listed", "field", "other_major", "title_field")
_UNREAD = (*_OF_FIELDS, "retirement", "final_year", "post", "studies", "here", "man", "woman")
"""What is said in words that no record answers (全日制, 医学专业, 不超过退休年龄), in the order in which they are asked for."""
_SCHOOLING = {"schools", "degree", "programmes"}
_KINDS: dict[str, type[BaseRequirement]] = {
    kind.model_fields["type"].default: kind for kind in get_args(get_args(Requirement)[0])
}
_VARIANTS: dict[str, tuple[str, dict[str, Any]]] = {
    "held": ("certificate", {}),
    "holder": ("certificate", {}),
    "certificate_alone": ("certificate", {"partial": True}),
    "mode_alone": ("work", {"partial": True}),
    "since": ("work", {}),
    "since_after": ("work", {"needs_anchor": True}),
    "work_after": ("work", {"needs_anchor": True}),
}
"""Rules that are not named after the type of requirement they ask for, and what their phrase is."""


def read_sentence(normal: Normal, level: Level | None = None, *, fields: bool = False) -> Alternatives:
    """The alternatives that a normalised sentence states for `level`, or an `UnparsableSentence`.

    `fields`: a field of study is named beside it, so that 其他专业 are others than that one.
    """
    found: Alternatives = _Reader(normal, level, fields).read(parse(normal.text))
    return found


def _merged(children: Iterable[Fields]) -> Fields:
    """All that is said, in the order of the words."""
    fields: Fields = {}
    for name, value in chain.from_iterable(child.items() for child in children):
        if fields.setdefault(name, value) != value:
            raise UnparsableSentence(expected("one_of_each"))
    return fields


class _Reader:
    """Reads a tree from its leaves: each method reads the rule of its name, from what the rule's children say.

    A rule without a method asks for one thing, of which its words say the fields.
    """

    def __init__(self, normal: Normal, level: Level | None, fields: bool) -> None:
        self._normal = normal
        self._level = level
        self._fields = fields

    def read(self, node: Tree[Token] | Token) -> Any:
        place: Any = node if isinstance(node, str) else node.meta
        try:
            if isinstance(node, str):
                return self._words(node)
            children = [self.read(child) for child in node.children]
            if method := getattr(self, node.data, None):
                return method(place, children)
            kind, marks = _VARIANTS.get(node.data, (node.data, {}))
            return self._asks(kind, place, _merged(children), **marks)
        except UnparsableSentence as error:
            error.at = place.start_pos if error.at < 0 else error.at
            raise

    def _words(self, token: Token) -> Any:
        start = token.start_pos or 0
        name = token.type.lower()
        if name in _UNREAD:
            said = token.lstrip("、且但").removesuffix("的")
            start += token.index(said)
            return {name: (self._normal.unread(start, start + len(said)),)}
        if name == "permit":  # by its name in the text, in which 焊工 is not 本职业
            permit = normalise(self._normal.words(start, start + len(token))).text
            if _NO_PERMIT.search(_CLASS.sub("", permit)):
                raise UnparsableSentence(expected("known_condition"))
            return {"name": permit}
        return READERS[token.type](str(token))

    def _phrase(self, place: Meta, *options: tuple[Requirement, ...], **marks: Any) -> Phrase:
        start, text = place.start_pos, self._normal.text
        verb, joined = _VERB.match(text, start) is not None, text[:start].endswith(_JOINS)
        return Phrase(options, start, verb, joined, _TIGHT.search(text, 0, start) is not None, **marks)

    def _asks(self, kind: str, place: Meta, fields: Fields, **marks: Any) -> Phrase:
        """A phrase that asks for one thing; work counts from what it asks for, unless that is held for years itself."""
        anchors = "anchors" in fields and "years" not in fields
        options = [self._option(kind, place, fields)]
        if fields.pop("described", False):  # 从事焊接工作, 从事相关工作: work in other occupations may be such work
            own, other = (self._option(kind, place, fields | {"scope": scope}) for scope in Scope)
            options = [own, (*other, self._normal.unread(place.start_pos, place.end_pos))]
        return self._phrase(place, *options, anchors=anchors, since=fields.get("since"), **marks)

    def _option(self, kind: str, place: Meta, fields: Fields) -> tuple[Requirement, ...]:
        """A requirement, behind what is said of it in words that no record answers."""
        unread = [words for name in _UNREAD for words in fields.get(name, ())]
        usual = {"mode": CountingMode.CUMULATIVE, "span": self._normal.span(place.start_pos, place.end_pos)}
        model: Any = _KINDS[kind]
        known = {name: value for name, value in (usual | fields).items() if name in model.model_fields}
        return (*unread, model.model_validate(known))

    def clause(self, place: Meta, children: list[Any]) -> Alternatives:
        return alternatives_of(children[::2], children[1::2])

    def branch(self, place: Meta, children: list[Phrase]) -> list[Phrase]:
        return children

    def both(self, place: Meta, children: list[Phrase]) -> Phrase:
        [phrase] = children
        described = all(isinstance(option[0], WorkYears) for option in phrase.options)
        if (len(phrase.options) > 1 and not described) or _LISTS.search(
            self._normal.text, place.start_pos, place.end_pos
        ):
            raise AmbiguousSentence(expected("both_or_either"))
        return phrase

    def certificate(self, place: Meta, children: list[Fields]) -> Fields:
        words = self._normal.text[place.start_pos : place.end_pos]
        if re.fullmatch("[初中高]级(?:及?以上)?的?", words):  # 取得中级后 could be a title
            raise AmbiguousSentence(expected("known_condition"))
        fields: Fields = {"level": None} | _merged(children)
        # the level's words may name the kind: 初级（国家职业资格五级）证书
        kinds = certificate_kinds(words) if fields["level"] else (CertificateKind.PRE_TECHNICIAN,)
        return fields | {"kinds": kinds}

    def graduates(self, place: Meta, children: list[Options]) -> Phrase:
        """The certificate before graduates is that of those behind 和, too, unless they have their own."""
        found: Options = []
        for option in chain(*children):
            certified = [isinstance(one[0], CertificateRequirement) for one in (option, *found[-1:])]
            found.append((found[-1][0], *option) if certified == [False, True] else option)
        return self._phrase(place, *found)

    def certified(self, place: Meta, children: list[Any]) -> Options:
        holder, options = children
        return [holder.options[0] + option for option in options]

    def diploma(self, place: Meta, children: list[Any]) -> Phrase:
        if _SHARED_MAJOR.match(self._normal.text, place.end_pos):  # 中专以上或技校本专业毕业: both in this major?
            raise AmbiguousSentence(expected("or_between_branches"))
        return self._phrase(place, *self.graduate(place, children), anchors={"anchors": True} in children)

    def diploma_held(self, place: Meta, children: list[Any]) -> Phrase:
        """A diploma held for years, which is not asked of a diploma that a record tells."""
        held = self._normal.unread(place.start_pos, place.end_pos)
        return self._phrase(place, *((held, *option) for option in self.graduate(place, children[:1])))

    def graduate(self, place: Meta, children: list[Any]) -> Options:
        """For each course a diploma, behind the unread words about its field; or what one has learned without one (R19)."""
        courses, *said = children
        options = [self._option("diploma", place, _merged([course, *said])) for course in courses]
        if learned := _LEARNED.search(self._normal.text, place.start_pos, place.end_pos):
            options.append((self._normal.unread(*learned.span()),))
        return options

    def student(self, place: Meta, children: list[Any]) -> Options:
        """For each course a student; which degree it leads to, and whether this is its last year, no record tells."""
        courses: list[Fields] = [*next((child for child in children if isinstance(child, list)), [{}])]
        said = _merged(child for child in children if isinstance(child, dict))
        studies = dict.fromkeys(_UNREAD, ()) | {"studies": (self._normal.unread(place.start_pos, place.end_pos),)}
        for course in courses:
            course |= studies if {"degree", "trains_to"} & course.keys() else {}
        return [self._option("student", place, course | said) for course in courses]

    def student_or_graduate(self, place: Meta, children: list[Any]) -> Options:
        [courses] = children
        return self.graduate(place, children) + self.student(place, [[dict(course) for course in courses]])

    def course(self, place: Meta, children: list[Fields]) -> Fields:
        fields = _merged(children)
        if len(fields.keys() & {"major", "field", "other_major"}) > 1:
            raise UnparsableSentence(expected("one_of_each"))
        if not self._fields:  # 社会工作专业……其他专业: others than this one
            others = {"other_major": ("major", MajorScope.UNRELATED)}
            fields = dict(others.get(said, (said, value)) for said, value in fields.items())
        if "trains_to" in fields and fields["trains_to"] is None:
            if self._level is None:
                raise UnparsableSentence(expected("approved_level"))
            fields["trains_to"] = self._level
        return fields

    def courses(self, place: Meta, courses: list[Fields]) -> list[Fields]:
        """The courses, each with what the phrase says of it; those that differ by their school alone are one.

        An approval holds for the schools that follow it (经评估论证的甲校、乙校), a major before the first school for
        all that follow, a major behind the last for all before it (甲校、乙校本专业).
        """
        for before, course in pairwise(courses):
            if "trains_to" in before:
                course.setdefault("trains_to", before["trains_to"])
        for said in ("major", *_UNREAD):
            having = [course for course in courses if said in course]
            leads = having == courses[:1] and not _SCHOOLING & set(takewhile(said.__ne__, courses[0]))
            if having and len(having) < len(courses) and not leads and having != courses[-1:]:
                raise UnparsableSentence(expected("major_for_each"))
            for course in courses if having else ():
                course.setdefault(said, having[0][said])
        if len({"programmes" in course for course in courses}) > 1:
            raise UnparsableSentence(expected("programme_for_each"))
        found: list[Fields] = []
        for course in courses:
            if found and _but_school(found[-1]) == _but_school(course) is not None:
                course["schools"] = tuple(dict.fromkeys([*found.pop()["schools"], *course["schools"]]))
            found.append(course)
        return found

    def intends(self, place: Meta, children: list[Fields]) -> Phrase:
        return self._phrase(place, ())  # every applicant does: nothing is required

    def retirement(self, place: Meta, children: list[Fields]) -> Phrase:
        return self._phrase(place, children[0]["retirement"])

    def ages(self, place: Meta, children: list[Phrase]) -> Phrase:
        return self._phrase(place, tuple(chain.from_iterable(phrase.asked for phrase in children)))

    def age_by_sex(self, place: Meta, children: list[Any]) -> Phrase:
        """No record tells a person's sex: the lower limit is enough for anybody, the higher one for one sex."""
        man, men, woman, women = children
        sides = [(men, man["man"]), (women, woman["woman"])]
        if {asked.type for side, _ in sides for asked in side.asked} - {"age", "age_limit"}:
            raise AmbiguousSentence(expected("known_condition"))  # up to the age of retirement
        sides.sort(key=lambda side: (side[0].asked[-1].years, not side[0].asked[-1].below))
        (low, [who]), (high, whose) = sides
        if [asked.years for asked in low.asked[:-1]] != [asked.years for asked in high.asked[:-1]]:
            raise AmbiguousSentence(expected("known_condition"))
        first, *others = low.asked
        first = first.model_copy(update={"span": (who.span[0], first.span[1])})
        return self._phrase(place, (first, *others), (*whose, *high.asked))

    def age_range(self, place: Meta, children: list[Fields]) -> Phrase:
        least, most = children
        return self._phrase(place, (*self._option("age", place, least), *self._option("age_limit", place, most)))

    def title_held(self, place: Meta, children: list[Fields]) -> Phrase:
        """A title held for years, which no record tells."""
        fields = {name: value for name, value in _merged(children).items() if name not in ("years", *_UNREAD)}
        held = self._normal.unread(place.start_pos, place.end_pos)
        return self._phrase(place, (held, *self._option("title", place, fields)))

    def training(self, place: Meta, children: list[Fields]) -> Phrase:
        fields: Fields = {"level": self._level} | _merged(children)
        if _SENIOR.search(self._normal.words(place.start_pos, place.end_pos)) and fields["level"] is Level.ADVANCED:
            if self._level not in (Level.ADVANCED, Level.SENIOR_TECHNICIAN):
                raise AmbiguousSentence(expected("senior_level"))
            fields["level"] = self._level
        if fields["level"] is None or fields.get("scope") is Scope.OWN_OR_RELATED:
            raise UnparsableSentence(expected("training_of_own"))
        return self._asks("training", place, fields)


def _but_school(course: Fields) -> Fields | None:
    """What is asked besides the school; None where that is more than a school of one kind."""
    if "schools" not in course or course.get("or_higher"):
        return None
    return {name: value for name, value in course.items() if name not in ("schools", "or_higher")}
