"""What a requirement was understood as, in a line: its kind and what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..model.requirements import Requirement

__all__ = ["understood"]

_KINDS = {
    "age": "年龄",
    "apprenticeship": "学徒期满",
    "certificate": "证书",
    "diploma": "毕业证书",
    "permit": "证照",
    "student": "在读",
    "title": "职称",
    "training": "正规培训",
    "unread": "未能读懂",
    "work": "工作年限",
    "working": "已从事工作",
}
_FIELDS = {
    "after": "起算于",
    "degree": "学历",
    "expected": "含应届生",
    "kinds": "种类",
    "level": "等级",
    "major": "专业",
    "matching": "专业对应",
    "mode": "方式",
    "name": "名称",
    "or_higher": "及以上",
    "programmes": "班别",
    "schools": "学校",
    "scope": "范围",
    "trainee": "见习",
    "trains_to": "培养目标",
    "words": "原文",
    "years": "年数",
}


def understood(requirement: Requirement, lang: str) -> str:
    """A requirement in words: in Chinese its fields, so that the reading can be held against the official words."""
    if lang == "en":
        from ..solver.wording import understood_words

        return understood_words(requirement, lang)
    said = [
        f"{_FIELDS.get(name, name)}：{_value(value)}"
        for name, value in requirement
        if name not in ("type", "span") and value not in (None, (), 0, False)
    ]
    return f"{_KINDS[requirement.type]}（{'，'.join(said)}）"


def _value(value: Any) -> str:
    if value is True:
        return "是"
    if isinstance(value, tuple):
        return "或".join(map(_value, value))
    if hasattr(value, "type"):
        return _KINDS[value.type]
    return str(getattr(value, "zh", value))
