"""A synthetic standard that asks for age, apprenticeship, titles, permits and the like, and persons who come near it."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import certladder as cl
from certladder.model.requirements import Requirement

_ASKED: tuple[tuple[Requirement, ...], ...] = (
    (cl.MinimumAge(years=16),),
    (cl.MinimumAge(years=16), cl.MaximumAge(years=18)),
    (cl.MaximumAge(years=17, below=True),),
    (cl.MaximumAge(years=16), cl.WorkStarted(scope="own_or_related")),
    (cl.MinimumAge(years=18), cl.WorkStarted(scope="own_or_related")),
    (cl.WorkStarted(),),
    (cl.ApprenticeshipRequirement(),),
    (cl.ApprenticeshipRequirement(scope="own_or_related"), cl.PermitRequirement(name="机动车驾驶证")),
    (cl.TitleRequirement(level="中级"),),
    (cl.TitleRequirement(level="初级", matching=False),),
    (cl.WorkYears(years=1, mode="累计", after=cl.TitleRequirement(level="初级")),),
    (
        cl.WorkYears(
            years=2, mode="连续", scope="own_or_related", after=cl.TitleRequirement(level="初级", matching=False)
        ),
    ),
    (cl.PermitRequirement(name="健康证"), cl.WorkYears(years=1, mode="累计", trainee=True)),
    (cl.UnreadText(words="品行端正"),),
    (cl.UnreadText(words="品行端正"), cl.MinimumAge(years=16)),
    (
        cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2),
        cl.CertificateRequirement(level=5, kinds=["skill_level"]),
    ),
    (
        cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2),
        cl.WorkYears(years=1, mode="累计", after=cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2)),
    ),
    (cl.CertificateRequirement(level=None, kinds=["pre_technician"], scope="own_or_related"),),
    (
        cl.WorkYears(years=3, mode="连续", after=cl.CertificateRequirement(level=5, kinds=["qualification"])),
        cl.WorkYears(years=1, mode="累计", after=cl.DiplomaRequirement(degree="高中", or_higher=True)),
    ),
    (cl.EnrolmentRequirement(schools=["技工学校"], or_higher=True),),
    (cl.EnrolmentRequirement(programmes=["高级工班"]), cl.MinimumAge(years=16)),
    (cl.DiplomaRequirement(programmes=["高级工班"], expected=True),),
    (cl.DiplomaRequirement(schools=["技工学校"], major="own"), cl.TrainingRequirement(level=3)),
    (cl.DiplomaRequirement(schools=["技工学校"], major="unrelated"),),
    (cl.EnrolmentRequirement(programmes=["高级工班"], major="其他专业"), cl.UnreadText(words="品行端正")),
    (
        cl.WorkYears(
            years=1, mode="累计", after=cl.DiplomaRequirement(degree="高中", or_higher=True, major="unrelated")
        ),
    ),
    (cl.WorkYears(years=15, mode="累计", scope="own_or_related"),),
    (cl.WorkYears(years=4, mode="连续"),),
    (cl.WorkYears(years=3, mode="累计"),),
    (cl.WorkYears(years=1, months=6, mode="累计"),),
    (cl.WorkYears(months=6, mode="连续", scope="own_or_related"),),
    (cl.CertificateRequirement(level=5, kinds=["skill_level"], months=18),),
    (cl.WorkYears(months=18, mode="累计", after=cl.CertificateRequirement(level=5, kinds=["skill_level"])),),
)
ATTESTED = cl.Catalog(
    tuple(
        cl.Standard(
            occupation=occupation,
            levels={
                level: tuple(
                    cl.Clause(id=f"{occupation}/{level}/{number}", text="略", alternatives=(asked,))
                    for number, asked in enumerate(_ASKED, 1)
                    if level == 4 or number % 2
                )
                for level in (4, 2)
            },
        )
        for occupation in ("茶艺师", "评茶员")
    )
)


def random_attested(rng: random.Random) -> cl.Person:
    """A person with a few records of every sort, some of which serve."""

    def day() -> dt.date | None:
        return None if rng.random() < 0.2 else dt.date(2026, 11, 22) - dt.timedelta(days=rng.randint(-400, 2200))

    def occupation() -> str:
        return rng.choice(("茶艺师", "评茶员", "厨师"))

    def some(make: Any) -> list[Any] | None:
        kind = rng.random()
        return None if kind < 0.05 else [make() for _ in range(0 if kind < 0.45 else rng.randint(1, 2))]

    def spell() -> cl.Work:
        start = day() or dt.date(2011, 2, 28)
        end = start + dt.timedelta(days=rng.choice((0, 364, 365, 1095, 1460)))
        return cl.Work(occupation=occupation(), start=start, end=end if rng.random() < 0.5 else None)

    def study() -> cl.Education:
        graduated = day()
        enrolled = None if rng.random() < 0.3 or graduated is None else graduated - dt.timedelta(days=900)
        return cl.Education(
            school=rng.choice((None, "技工学校", "大学", "技师学院")),
            programme=rng.choice((None, "高级工班", "中级工班")),
            relevance={occupation(): rng.choice(("own", "related", "unrelated"))},
            enrolled=enrolled,
            graduated=graduated,
        )

    def certificate() -> cl.Certificate:
        kind = rng.choice(("skill_level", "qualification", "pre_technician"))
        level = None if kind == "pre_technician" else rng.randint(3, 5)
        return cl.Certificate(occupation=occupation(), level=level, issued=day(), kind=kind)

    def title() -> cl.Title:
        relevance = {occupation(): rng.random() < 0.7} if rng.random() < 0.7 else {}
        return cl.Title(level=rng.choice(("初级", "中级", "高级")), granted=day(), relevance=relevance)

    def birth() -> str | None:
        known = rng.choice((0, 1, 2, 3, 3, 3))
        parts = rng.randint(2006, 2012), rng.randint(1, 12), rng.randint(1, 28)
        return "-".join(f"{part:02}" for part in parts[:known]) or None

    return cl.Person(
        certificates=some(certificate),
        work=some(spell),
        education=some(study),
        training=some(lambda: cl.Training(occupation=occupation(), level=3, completed=day() or "2020-01-01")),
        apprenticeships=some(lambda: cl.Apprenticeship(occupation=occupation(), completed=day())),
        titles=some(title),
        permits=some(lambda: cl.Permit(name=rng.choice(("机动车驾驶证", "驾驶证", "健康证", "护照")), issued=day())),
        born=birth(),
        incomplete=[name for name in ("titles", "permits", "work") if rng.random() < 0.05],
        meets={
            words: rng.random() < 0.6
            for words in ("品行端正", "其他专业", "不超过16周岁", "身体健康")
            if rng.random() < 0.3
        },
    )
