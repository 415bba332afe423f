"""Work, training, apprenticeship and age."""

from __future__ import annotations

from ...terms import CountingMode
from ..vocabulary import NUMERALS, OR_HIGHER, age_of, years_of
from .terminal import Terminal

__all__ = ["EXPERIENCE_TERMINALS"]

_YEARS = f"(?:[0-9]{{1,3}}|[{NUMERALS}]{{1,3}})"
_YEARS_AGAIN = f"[0-9{NUMERALS}]{{1,3}}年"
_AGE = "[0-9一二三四五六七八九十]{1,3}周?岁"

EXPERIENCE_TERMINALS = {
    "TIME": Terminal(
        f"""
        (?:时间)?(?:至少|不[少低]于|达到?)?(?:年?已?满)?
        (?:{_YEARS}(?:（含）)?周?年底?|(?:12|24|36|48|60)个月)               # 满5年, 至少满5年, 5年底, 24个月
        (?:（含(?:{_YEARS_AGAIN}(?:及?以上)?)?）)?                          # 5年（含5年）以上, 5年（含）
        (?:及?以上)?(?:（含(?:{_YEARS_AGAIN})?）)?                          # 5年以上（含5年）
        """,
        "满n年",
        years_of,
    ),
    "MODE": Terminal("(?:累计|连续)", "累计", CountingMode.parse),
    "_DO": Terminal("(?:(?:继续)?从事|经在|在)", "从事"),
    "JOB": Terminal("(?:岗位|职业)?(?:见习|技术)?(?:工作|见习)(?:经历|经验|年限)?|岗位上?", "工作"),  # 本职业技术工作
    "_INTENDS": Terminal("(?:从事或者?)?(?:拟|准备)(?:从事或者?)?(?:正在)?从事", "拟从事"),
    "_THROUGH": Terminal("经(?!在)过?|参加|接受|完成", "经"),  # 经在本职业连续见习2年以上 is _DO
    "_THIS_LEVEL": Terminal("本(?:等级|级别?|职级)的?"),
    "_TRAINING": Terminal(
        """
        (?:的)?(?:职业资格|正规|专业|职业|技能|晋级)*培训
        (?:并?(?:达到?|满|完成)(?:规定|国家)*的?(?:标准)?(?:培训)?(?:学时|课时)数?|期满)?  # 正规培训达规定标准学时数
        (?:并?(?:结业|合格))?                                               # 完成中级培训结业, 培训合格
        """,
        "正规培训",
    ),
    "_PROMOTION": Terminal("晋级培训期满"),  # ……后，晋级培训期满，并取得结业证书
    "_COMPLETION": Terminal(
        "(?:毕（结）业|结（毕）业|毕/结业|毕结业|结业|培训结业|培训合格|合格)(?:证明|证书?)", "结业证书"
    ),
    "_COMPLETED": Terminal(
        "(?:达到?|满|完成)(?:规定|国家)*的?(?:标准)?(?:培训)?(?:学时|课时)数?|(?:成绩|考试|考核)合格",  # ，达到规定标准学时数
        "达规定标准学时数",
    ),
    "_LEARNED": Terminal("学徒期?已?满|学徒出师", "学徒期满"),
    "AGE": Terminal(
        f"""
        (?:年龄)?(?:须|应|必须)?(?:在|已)?年?(?:已)?满{_AGE}{OR_HIGHER}  # 年满16周岁
        |(?:年龄)?(?:在|不低于|不小于)?{_AGE}(?:（含）|及)?以上     # 年龄在18周岁以上
        """,
        "年满16周岁",
        age_of,
    ),
}
