"""The words of the workforce page, Chinese and English."""

from __future__ import annotations

from ..model.person import RECORD_KINDS
from ..model.wording import say
from .page import page_words

__all__ = ["LISTS", "labels"]

_LABELS = {
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

LISTS: dict[str, tuple[str, str]] = {
    name: (say(f"report.list.{name}", "zh"), say(f"report.list.{name}", "en"))
    for name in (kind.list_name for kind in RECORD_KINDS.values())
}
"""The names of a person's lists."""


def labels(zh: bool) -> dict[str, str]:
    """All labels in one language, those that every page has among them.

    >>> labels(zh=False)["rows"]
    'Rows'
    """
    return {**page_words("zh" if zh else "en"), **{name: words[0 if zh else 1] for name, words in _LABELS.items()}}
