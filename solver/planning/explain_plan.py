"""Plans, and why there is none, in words."""

from __future__ import annotations

from ...model.terms import Level, ProfessionalTitleLevel, speaks
from ..wording import alternative_label, education_words, gain_words, requirement_words
from .infeasible import BlockedAlternative, NoPath
from .plan import Assumption, Improvement, Plan, Step

__all__ = [
    "BECAUSE_WORDS",
    "WISH_WORDS",
    "assumption_words",
    "basis_words",
    "explain_lever",
    "explain_no_path",
    "explain_plan",
    "headline",
    "lever_words",
    "no_path_words",
    "step_words",
    "target_words",
]


def explain_plan(plan: Plan, lang: str) -> str:
    """The plan in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.
    """
    zh = speaks(lang)
    lines = [headline(plan, zh)]
    for number, step in enumerate(plan.steps, start=1):
        lines += _step(number, step, plan, zh)
    if plan.assumptions:
        lines += ["", "前提：" if zh else "Taken for granted:"]
        lines += [f"  - {assumption_words(assumption, plan, zh)}" for assumption in plan.assumptions]
    if plan.provided:
        lines += ["", "以下问题须得到肯定的答复：" if zh else "Provided that these are answered with yes:"]
        lines += [f"  - {question.explain(lang)}" for question in plan.provided]
    if plan.is_made and plan.question is not None:
        lines += ["", "最值得弄清的问题：" if zh else "The question most worth settling:"]
        lines.append(f"  - {plan.question.explain(lang)}")
    return "\n".join(lines)


def explain_lever(lever: Improvement, lang: str) -> str:
    """The lever in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.
    """
    zh = speaks(lang)
    what = lever_words(lever, lang)
    return (
        f"{what}：提前 {lever.days} 天（{lever.reached}）"
        if zh
        else f"{what}: {lever.days} days sooner ({lever.reached})"
    )


def lever_words(lever: Improvement, lang: str) -> str:
    """What is to be done for a lever."""
    zh = speaks(lang)
    if lever.record is not None:
        what = f"现在{gain_words(lever.record, lang)}" if zh else f"{gain_words(lever.record, lang)} now"
    elif lever.study is not None:
        course = lever.study.attended(lever.reached.toordinal(), "")
        years = f"{lever.study.years:g}"
        how = (
            ("脱产" if lever.study.full_time else "在职")
            if zh
            else ("full-time" if lever.study.full_time else "part-time")
        )
        words = education_words(course.model_copy(update={"enrolled": None, "relevance": {}}), lang, dated=False)
        what = f"就读{words}（{how}，{years} 年）" if zh else f"study: {words} ({how}, {years} years)"
    elif lever.question is not None:
        what = (
            f"弄清（若结果有利）：{lever.question.explain(lang)}"
            if zh
            else f"settle, if it turns out well: {lever.question.explain(lang)}"
        )
    else:
        what = "多参加一次正规培训" if zh else "take one more formal training"
    return what


def target_words(plan: Plan | NoPath, zh: bool) -> str:
    """The certificate that a plan, or the lack of one, is about."""
    english = getattr(plan, "english", None)
    if zh:
        return f"{plan.occupation} {plan.level.zh}"
    return f"{plan.occupation}{f' ({english})' if english else ''} {plan.level.en}"


def headline(plan: Plan, zh: bool) -> str:
    """The plan in one sentence."""
    target = target_words(plan, zh)
    if not plan.steps:
        return (
            f"您已持有{target}或更高等级的证书，不必再考。" if zh else f"{target}, or a higher level, is held already."
        )
    counts = [(plan.certificates, "个证书", "certificate"), (plan.trainings, "次培训", "training")]
    counts.append((plan.programmes, "次学历教育", "study programme"))
    if zh:
        effort = "、".join(f"{n}{name}" for n, name, _ in counts if n)
        return f"最早 {plan.reached} 取得{target}：需 {plan.years:.1f} 年（{plan.days} 天），{effort}。"
    effort = ", ".join(f"{n} {name}{'s' if n != 1 else ''}" for n, _, name in counts if n)
    return f"{target} by {plan.reached}: {plan.years:.1f} years ({plan.days} days), {effort}."


def _step(number: int, step: Step, plan: Plan, zh: bool) -> list[str]:
    when, what = step_words(step, plan, zh)
    if step.kind != "certificate":
        return [f"  {number}. {when}  {what}"]
    lines = [f"  {number}. {when}  {what}{basis_words(step, zh)}"]
    if step.clause is not None:
        lines.append(f"     “{step.clause.text}”")
        if step.critical is not None and _is_telling(step):
            words = requirement_words(step.clause, step.critical, "zh" if zh else "en")
            lines.append(f"     决定日期的是：{words}" if zh else f"     what sets the date: {words}")
    return lines


def step_words(step: Step, plan: Plan, zh: bool) -> tuple[str, str]:
    """When a step is taken, and what is done."""
    span = f"{step.start} 至 {step.date}" if zh else f"{step.start} to {step.date}"
    level = getattr(step.record, "level", None)
    named = f"{_elsewhere(step, plan, zh)}{_level(level, zh)}"
    match step.kind:
        case "work":
            occupation = getattr(step.record, "occupation", plan.occupation)
            return span, f"从事{occupation}工作" if zh else f"work as {occupation}"
        case "train":
            by = f"最迟 {step.date} 结业" if zh else f"completed by {step.date}"
            return by, f"参加{named}正规培训" if zh else f"take the formal training for {named}"
        case "study":
            how = (
                ("（脱产）" if zh else " (full-time)") if step.suspends_work else ("（在职）" if zh else " (part-time)")
            )
            return span, f"{gain_words(step.record, 'zh' if zh else 'en')}{how}"
    return str(step.date), f"取得{named}证书" if zh else f"earn the {named} certificate"


def _elsewhere(step: Step, plan: Plan, zh: bool) -> str:
    """The related occupation of a step, if it is not in the plan's own."""
    occupation = str(getattr(step.record, "occupation", plan.occupation))
    if occupation == plan.occupation:
        return ""
    return f"相关职业{occupation}" if zh else f"{occupation} (related occupation) "


def _is_telling(step: Step) -> bool:
    """Whether the clause asks for something besides a certificate and work, so that what sets the date is no matter of course."""
    asked = step.clause.alternatives[(step.alternative or 1) - 1] if step.clause else ()
    return any(requirement.type not in ("certificate", "work") for requirement in asked)


def _level(level: Level | ProfessionalTitleLevel | None, zh: bool) -> str:
    if level is None:
        return "预备技师" if zh else "pre-technician"
    return level.zh if zh else level.en


def basis_words(step: Step, zh: bool) -> str:
    """What the step to a certificate rests on."""
    if step.clause is None and getattr(step.record, "level", None) is None:
        return "，随学业一并取得" if zh else ", which comes with the programme"
    if step.clause is None:
        return "，目录中没有该等级的条件" if zh else ", whose conditions the catalog does not hold"
    number = alternative_label(step.clause, step.alternative or 1, "zh" if zh else "en")
    return f"，依据 {step.clause.id}{number}" if zh else f", by {step.clause.id}{number}"


def assumption_words(assumption: Assumption, plan: Plan, zh: bool) -> str:
    """What a plan takes for granted, in words."""
    match assumption.kind:
        case "works_on":
            but = any(step.suspends_work for step in plan.steps)
            if zh:
                return f"从 {plan.on} 起一直从事{assumption.occupation}，不中断{'（脱产学习期间除外）' if but else ''}"
            but_study = ", except during full-time study" if but else ""
            return f"from {plan.on} on, work as {assumption.occupation} without a break{but_study}"
        case "undocumented":
            level = _level(assumption.level, zh)
            return (
                f"目录中没有{assumption.occupation}{level}的条件，假定随时可以取得该证书"
                if zh
                else f"the catalog does not hold the conditions of {assumption.occupation} {level}: taken to be earned at once"
            )
        case "lead_time":
            return (
                f"从符合条件到取得证书需 {assumption.months} 个月"
                if zh
                else f"{assumption.months} months from eligibility to the certificate"
            )
        case "study_time":
            return (
                f"学制按 {assumption.months} 个月计算，并能按时入学、毕业"
                if zh
                else f"a programme of {assumption.months} months, entered and finished in time"
            )
    return (
        f"每次培训历时 {assumption.months} 个月，与工作同时进行"
        if zh
        else f"a training takes {assumption.months} months, beside work"
    )  # fmt: skip


WISH_WORDS = {
    "deadline": ("期限", "deadline"),
    "max_certificates": ("证书数量上限", "max_certificates"),
    "max_trainings": ("培训数量上限", "max_trainings"),
    "max_programmes": ("学历教育数量上限", "max_programmes"),
    "via": ("指定的条款", "via"),
    "avoid": ("排除的条款", "avoid"),
    "only": ("限定的条款", "only"),
    "no_full_time": ("不脱产", "no_full_time"),
}

BECAUSE_WORDS = {
    "no_record": (
        "没有确定符合的记录，工作和培训也不能补足",
        "no record certainly meets it, and work and training cannot",
    ),
    "not_reachable": ("该证书本身无法取得，见下", "that certificate itself cannot be earned, see below"),
    "not_described": ("目录中没有该等级的条件", "the catalog does not hold the conditions of that level"),
    "not_known": ("可能已经符合，但有事项不明", "it may be met, but something is not known"),
    "unread": ("未能读懂", "could not be read"),
    "never_together": ("各项都能符合，但不会在同一天", "each can be met, but never all on one day"),
    "avoided": ("按您的要求排除", "ruled out by the wishes"),
}


def explain_no_path(error: NoPath, lang: str) -> str:
    """The reasons why there is no way, in Chinese ("zh") or English ("en").

    Raises:
        UnknownTerm: another language.
    """
    zh = speaks(lang)
    lines = no_path_words(error, zh)
    if error.wishes:
        return "\n".join(lines)
    for blocked in error.reasons:
        lines += _blocked(blocked, zh)
    return "\n".join(lines)


def no_path_words(error: NoPath, zh: bool) -> list[str]:
    """That there is no way, and whether the catalog or the wishes are why."""
    lines = [f"没有途径取得{target_words(error, zh)}。" if zh else f"There is no way to {target_words(error, zh)}."]
    if error.level not in error.described:
        known = "、".join(level.zh for level in error.described)
        lines.append(
            f"目录中没有该等级的条件，只有：{known}。"
            if zh
            else f"The catalog does not hold its conditions; it describes {known}."
        )
    if error.wishes:
        names = [WISH_WORDS[wish][0 if zh else 1] for wish in error.wishes]
        lines.append(
            f"这些要求合在一起排除了所有途径：{'、'.join(names)}；去掉其中任何一项就有途径。"
            if zh
            else f"Together these wishes rule out every way: {', '.join(names)}; without any one of them there is one."
        )
    return lines


def _blocked(blocked: BlockedAlternative, zh: bool) -> list[str]:
    number = alternative_label(blocked.clause, blocked.alternative, "zh" if zh else "en")
    lines = [f"  {blocked.clause.id}{number}"]
    if not blocked.requirements:
        return [f"{lines[0]}：{BECAUSE_WORDS['avoided'][0]}" if zh else f"{lines[0]}: {BECAUSE_WORDS['avoided'][1]}"]
    for requirement, because in zip(blocked.requirements, blocked.because, strict=True):
        words = requirement_words(blocked.clause, requirement, "zh" if zh else "en")
        lines.append(
            f"    ✗ {words}——{BECAUSE_WORDS[because][0]}" if zh else f"    ✗ {words} — {BECAUSE_WORDS[because][1]}"
        )
    return lines
