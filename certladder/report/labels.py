"""The page's own words, Chinese and English."""

from __future__ import annotations

__all__ = ["LISTS", "labels"]

_LABELS = {
    "title": ("{target}：申报与规划", "{target}: am I eligible, and by which way?"),
    "skip": ("跳到正文", "Skip to the content"),
    "asked": ("咨询日期：{day}", "Day asked: {day}"),
    "contents": ("目录", "Contents"),
    "answer": ("结论", "The answer"),
    "facts": ("您提供的情况", "What was told"),
    "ladder": ("等级阶梯", "The ladder"),
    "ladder_caption": (
        "从下往上是由低到高的证书；框里是各条申报条件，编号即条文编号（a、b 为同一条中的不同情形）。",
        "Certificates from low (bottom) to high (top); the boxes are the conditions, numbered as the clauses are "
        "(a, b: alternatives of one clause).",
    ),
    "timeline": ("时间线", "The timeline"),
    "timeline_caption": (
        "时间从上往下；◇ 是取得证书的日子，○ 是今天。条形：工作（无纹）、学习（横纹）、培训（虚线框）。",
        "Time runs down; ◇ is the day a certificate is earned, ○ is today. Bars: work (plain), study (striped), "
        "training (dashed).",
    ),
    "steps": ("一步一步怎么走", "Step by step"),
    "clause": ("依据条文", "The clause"),
    "critical": ("决定日期的是：", "What sets the date: "),
    "proofs": ("申报时带什么", "What to bring"),
    "requirement": ("要求", "Requirement"),
    "papers": ("证明材料", "Papers"),
    "records": ("对应的记录", "Your records"),
    "no_record": ("见“前提和待确认”", "see “Taken for granted, and open questions”"),
    "proofs_note": (
        "另带身份证和照片。材料名目各地不一，以当地评价机构的通知为准。",
        "Bring the identity card and photographs as well. What is asked for differs from place to place: the local "
        "assessment body decides.",
    ),
    "open": ("前提和待确认", "Taken for granted, and open questions"),
    "assumptions": ("本规划的前提", "The plan takes for granted"),
    "provided": ("须得到肯定答复的问题", "Questions that must be answered with yes"),
    "question": ("最值得弄清的问题", "The question most worth settling"),
    "questions": ("弄清以下问题才能确定今天能否申报", "What would decide whether it is open today"),
    "levers": ("怎样可以更早", "What would be sooner"),
    "levers_note": ("每一项单独来看，其余不变。", "Each by itself, all else being the same."),
    "change": ("改变", "Change"),
    "sooner": ("提前", "Sooner by"),
    "days": ("{days} 天", "{days} days"),
    "reached": ("取得日期", "Earned on"),
    "front": ("各有所长的途径", "The ways compared"),
    "front_note": (
        "没有一种在时间、证书、培训、学历教育上都比别的好；本报告写的是标★的一种。",
        "None is better than another in everything at once; this report is about the one marked ★.",
    ),
    "years": ("年数", "Years"),
    "certificates": ("证书", "Certificates"),
    "trainings": ("培训", "Trainings"),
    "programmes": ("学历教育", "Study programmes"),
    "clauses": ("依据条文", "Clauses"),
    "this": ("★ 本报告", "★ this report"),
    "obstacles": ("为什么不行", "Why not"),
    "fixes": ("怎样可以符合（任选其一）", "What would help (any one of these)"),
    "receipt": ("本报告的依据", "What this report was made from"),
    "disclaimer": (
        "本报告按条文推算，仅供参考；能否申报，以当地主管部门和评价机构的认定为准。",
        "This report follows from the texts and is advice only: the authority and the assessment body decide.",
    ),
    "born": ("出生日期", "Born"),
    "unknown": ("不清楚", "not known"),
    "none": ("无", "none"),
    "more": ("可能还有，不清楚", "there may be more: not known"),
    "workforce": ("全员申报资格", "Who may apply for what"),
    "scope": ("人员和表格", "Persons and tables"),
    "everybody": ("{n} 人", "{n} persons"),
    "table": ("表", "Table"),
    "rows_in": ("读入行数", "Rows read"),
    "rows_used": ("采用", "Rows used"),
    "rows_aside": ("未采用", "Rows set aside"),
    "not_read": ("没有用到的", "What is not used"),
    "chart": ("图示", "At a glance"),
    "chart_note": (
        "每条代表全体人员，从左到右：● 可申报（实色）、? 待定（竖纹）、✓ 已持有（中间有横线）、✗ 不符合（空白）。",
        "Each bar is everybody, from left to right: ● may apply (solid), ? undetermined (striped), ✓ hold it "
        "already (with a line along), ✗ not eligible (empty).",
    ),
    "counts": ("人数", "Persons by occupation and level"),
    "counts_note": (
        "每人在每个等级中只计一次；已持有该等级或更高等级证书的，计为“已持有”。",
        "Everybody counts once for each level; whoever holds it, or a higher one, counts as holding it already.",
    ),
    "target": ("职业和等级", "Occupation and level"),
    "eligible_not_held": ("可申报", "may apply"),
    "undetermined_not_held": ("待定", "undetermined"),
    "held": ("已持有", "hold it"),
    "not_eligible_not_held": ("不符合", "not eligible"),
    "unlisted": ("目录中没有的职业", "Occupations that the catalog does not hold"),
    "unlisted_note": (
        "在声明它们是否为相关职业之前，有关结论多为待定；也可能是写错了。",
        "As long as nobody declares whether they are related, answers about them are mostly undetermined; some may be "
        "misspelt.",
    ),
    "aside": ("未采用的行", "Rows set aside"),
    "aside_note": (
        "这些行可能使结论待定，但不会使结论成为不符合。",
        "For such rows an answer may be undetermined, but never a no.",
    ),
    "where": ("何处", "Where"),
    "why": ("原因", "Reason"),
    "rows": ("行数", "Rows"),
    "left_out": ("另有 {n} 项未列出。", "{n} more are not listed."),
}

LISTS = {
    "certificates": ("证书", "Certificates"),
    "work": ("工作", "Work"),
    "education": ("学历", "Education"),
    "training": ("培训", "Training"),
    "apprenticeships": ("学徒", "Apprenticeships"),
    "titles": ("职称", "Titles"),
    "permits": ("证照", "Permits"),
}
"""The names of a person's lists."""


def labels(zh: bool) -> dict[str, str]:
    """All labels in one language.

    >>> labels(zh=False)["answer"]
    'The answer'
    """
    return {name: words[0 if zh else 1] for name, words in _LABELS.items()}
