"""The requirement types a clause is made of: each says one thing about a person.

A requirement knows the `span` of words it came from, as (start, end) in its clause's text. The span is not part of
what it asks: two requirements are equal when they ask for the same.
"""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from .base import FrozenModel
from .errors import InvalidRecord
from .periods import Period
from .terms import (
    CertificateKind,
    CountingMode,
    Degree,
    Level,
    MajorScope,
    ProfessionalTitleLevel,
    Programme,
    School,
    Scope,
)

Span = tuple[int, int]


class BaseRequirement(FrozenModel):
    """What all types of requirement share: a `type`, and equality by what they ask for."""

    span: Span = (0, 0)

    def _asks(self) -> tuple[object, ...]:
        return tuple(value for name, value in self.__dict__.items() if name != "span")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, BaseRequirement) and self._asks() == other._asks()

    def __hash__(self) -> int:
        return hash(self._asks())


class TimedRequirement(BaseRequirement):
    """A requirement of `years` and `months` of time, both 0 where the words state none."""

    years: int = Field(default=0, ge=0, le=100)
    months: int = Field(default=0, ge=0, le=1200)

    def _asks(self) -> tuple[object, ...]:
        rest = (value for name, value in self.__dict__.items() if name not in ("span", "years", "months"))
        return self.total_months, *rest

    @property
    def total_months(self) -> int:
        """The whole time in months (D2)."""
        return 12 * self.years + self.months

    @property
    def time(self) -> Period:
        """The whole time in years and months."""
        return Period.of_months(self.total_months)


class CertificateRequirement(TimedRequirement):
    """A certificate of `level` or higher, of one of the kinds the words name, held for so long (D6, D7, D8, D12).

    `level` is None for a pre-technician certificate.

    >>> CertificateRequirement(level=5, kinds=["qualification"]).scope.value
    'own'
    """

    type: Literal["certificate"] = "certificate"
    level: Level | None
    scope: Scope = Scope.OWN
    kinds: tuple[CertificateKind, ...]


class DiplomaRequirement(BaseRequirement):
    """A diploma (D9, D10): of one of `schools` or `programmes`, of a `degree`, in a major, from a school that trains to a level.

    A major that is known to be unrelated certainly serves where an unrelated one is asked for (其他专业); whether an own or a
    related one does depends on the list in which that stands, so that it possibly does. What is None or empty is not asked
    for. `or_higher`: the words say that a higher school or degree serves too.
    `expected`: a student about to graduate (在校应届毕业生) may apply.

    >>> DiplomaRequirement(degree="大专", or_higher=True, major="own").degree.value
    'associate'
    """

    type: Literal["diploma"] = "diploma"
    schools: tuple[School, ...] = ()
    programmes: tuple[Programme, ...] = ()
    degree: Degree | None = None
    or_higher: bool = False
    major: MajorScope | None = None
    trains_to: Level | None = None
    expected: bool = False


class TitleRequirement(BaseRequirement):
    """A professional title (职称) of `level` or higher, from the day it was granted (D20).

    `matching`: its speciality must correspond to the occupation (符合专业对应关系).
    """

    type: Literal["title"] = "title"
    level: ProfessionalTitleLevel
    matching: bool = True


Anchoring = CertificateRequirement | DiplomaRequirement | TitleRequirement
"""What work can be counted after (D5)."""


class WorkYears(TimedRequirement):
    """So much work, cumulative (D3) or continuous (D4), counted `after` an anchor if there is one (D5).

    `trainee`: the words ask for work as a trainee (见习); any work of the occupation serves (D22).

    >>> WorkYears(years=1, months=6, mode="累计").total_months
    18
    """

    type: Literal["work"] = "work"
    mode: CountingMode
    scope: Scope = Scope.OWN
    trainee: bool = False
    after: Annotated[Anchoring, Field(discriminator="type")] | None = None

    @model_validator(mode="after")
    def _takes_time(self) -> Self:
        if not self.total_months:
            raise InvalidRecord("requirement.no_time")
        return self


class WorkStarted(BaseRequirement):
    """Work that has begun, however long ago: from the first day worked on (D22)."""

    type: Literal["working"] = "working"
    scope: Scope = Scope.OWN
    mode: ClassVar = CountingMode.CUMULATIVE
    total_months: ClassVar = 0


class ApprenticeshipRequirement(BaseRequirement):
    """An apprenticeship completed (学徒期满), from the day of its completion (D19)."""

    type: Literal["apprenticeship"] = "apprenticeship"
    scope: Scope = Scope.OWN


class MinimumAge(BaseRequirement):
    """An age reached (年满n周岁): from that birthday on (D18)."""

    type: Literal["age"] = "age"
    years: PositiveInt = Field(le=100)


class MaximumAge(BaseRequirement):
    """An age not exceeded (不超过n周岁, n周岁以下), before that birthday (D18).

    In the year behind it, it possibly holds: 以下 includes the number, and authorities differ on who exceeds n years; but not
    where the words leave no doubt (未满n周岁: `below`). From the next birthday on it does not hold.

    >>> declared_words(MaximumAge(years=60)), declared_words(MaximumAge(years=60, below=True))
    ('不超过60周岁', None)
    """

    type: Literal["age_limit"] = "age_limit"
    years: PositiveInt = Field(le=100)
    below: bool = False


class PermitRequirement(BaseRequirement):
    """A licence or permit by its name, from the day it was issued (D21)."""

    type: Literal["permit"] = "permit"
    name: str


class TrainingRequirement(BaseRequirement):
    """A formal training for `level` of the occupation, completed (D11)."""

    type: Literal["training"] = "training"
    level: Level


class EnrolmentRequirement(BaseRequirement):
    """A student, from enrolment to graduation, of one of these programmes at one of these schools (D13).

    What is None or empty is not asked for; `or_higher`: a student of a higher school may apply too.

    >>> EnrolmentRequirement(schools=["技工学校"], programmes=["技师班"]).programmes[0].value
    'technician'
    """

    type: Literal["student"] = "student"
    schools: tuple[School, ...] = ()
    programmes: tuple[Programme, ...] = ()
    or_higher: bool = False
    major: MajorScope | None = None


class UnreadText(BaseRequirement):
    """Words that the compiler could not read: no person certainly meets them, any person possibly does (D14)."""

    type: Literal["unread"] = "unread"
    words: str


def declared_words(requirement: BaseRequirement) -> str | None:
    """The words that a person says they meet or not (`Person.meets`), where a requirement is not decided by records alone."""
    match requirement:
        case UnreadText(words=words):
            return words
        case MaximumAge(below=False):
            return f"不超过{requirement.years}周岁"
        case (
            DiplomaRequirement(major=MajorScope.UNRELATED as major)
            | EnrolmentRequirement(major=MajorScope.UNRELATED as major)
        ):
            return major.zh
    return None


Requirement = Annotated[
    MinimumAge
    | MaximumAge
    | ApprenticeshipRequirement
    | CertificateRequirement
    | DiplomaRequirement
    | PermitRequirement
    | EnrolmentRequirement
    | TitleRequirement
    | TrainingRequirement
    | UnreadText
    | WorkYears
    | WorkStarted,
    Field(discriminator="type"),
]
