"""The phrase families that clause.lark is made of: how each is written, an example for messages, and what it says.

A pattern is a regular expression in normalised text; white space and what follows a # are left out of it. The comments
quote wordings of published standards that a branch is there for. Where two families match at one place, the one of
higher priority is taken, then the longer pattern; each priority says what it is before or after, and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...requirements import CertificateRequirement, TitleRequirement
from ...terms import CountingMode
from ..vocabulary import (
    DEGREE,
    GRADE,
    GRADE_OR_DIGIT,
    NUMERALS,
    PROGRAMME,
    SCHOOL,
    TITLE_OR_SHORT,
    TITLE_OR_SKILL,
    TRAINED_TO,
    age_of,
    certificate_kinds,
    degree_asked,
    level_of,
    programmes_of,
    school_asked,
    scope_of,
    title_asked,
    trained_to,
    years_of,
)

__all__ = ["TERMINALS", "Terminal", "grammar_of_terminals"]


@dataclass(frozen=True)
class Terminal:
    """A family: a pattern, an example ("" if messages do not show it), what the words say, and a priority.

    Without `read` the words stay words; a family whose name begins with _ is left out of the tree.
    """

    pattern: str
    example: str = ""
    read: Callable[[str], Any] | None = None
    priority: int = 0


_KIND = "(?:(?:国家)?职业资格|(?:职业)?技能等级(?:认定)?|(?:工人)?技术等级)"
_YEARS = f"(?:[0-9]{{1,3}}|[{NUMERALS}]{{1,3}})"
_YEARS_AGAIN = f"[0-9{NUMERALS}]{{1,3}}年"
_AGE = "[0-9一二三四五六七八九十]{1,3}周?岁"
_UP = "(?:（含）|及)?(?:以上)?"
_TARGET = f"""
    以(?:{TRAINED_TO})(?:工|本职业)?(?:[（/](?:{TRAINED_TO})工?）?)?(?:技能|技术)?  # 以中级技能, 以四级茶艺师技能, 以高级（三级）技能
    (?:型?人才)?为(?:主要)?培养目标的?             # 以高级工技能型人才为主要培养目标的
"""
_FIELD = """
    (?:(?!专业|职业|工种|本专|本科|大学|[学院]校|学院|[中大]专|专科|[高初]中|普通|[高中]等|[初中高]级|全日|技[工师]|相关|毕业
          |学历|学位|取得|具有|以[上下]|培训|工作|从事|累计|连续)
     [^，。；：、（）的或和及与证0-9]){1,16}
"""
"""A field of study: any words in which none of another phrase's stand."""
_FIELDS = f"{_FIELD}(?:(?:专业)?[、或和及与]{_FIELD}){{0,8}}"
_PERMIT = f"""
    (?:[^，。；：、（）的]{{1,16}}(?:颁发|核发|出具|签发)的(?:有效的)?)?            # 县级以上医院出具的健康证明
    (?:中华人民共和国)?(?:[A-Z][0-9]?{_UP})?[^，。；：、（）的并和或及且后取持具证有]*  # A2及以上机动车驾驶证
    (?:特种设备安全管理和作业人员证|驾驶证|驾照|执照|操作证|健康(?:合格)?证明?|(?:训练|体检|适任)合格证|适任证|许可证|执业证|从业证|上岗证|导游证
     |人员证|保安员证|(?:从业|执业|教师|医师|护士|药师)资格证)书?                # 特种设备作业人员证, 执业医师资格证书
    (?:[A-Z][0-9]?照?{_UP}|（[^（）]+）)?                                         # 机动车驾驶证C1及以上
"""

TERMINALS = {
    # between phrases
    "OR": Terminal("[；，]?或者?", "或", priority=2),  # before _LIST, in which 或 stands between schools
    "_COMMA": Terminal("，(?:并且|并|且|而且|还)?(?:应|须|需)?|并且|并|且", "，"),
    "BOTH": Terminal("(?:同时|均|都|分别)(?:必须|应当|应|须|需)?"),  # 同时取得甲和乙: not either
    "_TAKE": Terminal(
        """
        持有效(?:期内)?的                                               # 持有效期内的健康证
        |(?:自|在|已经?|须|应|需|必须|应当)?(?:取得|具有|获得|持有?|具备|拥有|有)(?:了)?  # 并在取得证书后
        (?:有效(?:期内)?的)?
        """,
        "取得",
    ),
    "_OF": Terminal("的", "的"),
    "_AND": Terminal("(?:以及|和|及)"),
    "_LIST": Terminal("(?:或者|以及|、|或|和|及)"),
    "AFTER": Terminal("(?:以|之)?后|之日起", "后", lambda words: "后"),
    # certificates
    "SCOPE": Terminal(
        r"""
        相关(?:职业|工种)(?:（工种）)?的?
        |本(?:职业|工种)(?:（(?:工种|本职业)）)?                # 本职业（电工）, where 电工 is 本职业 already
        (?:(?:或者?|及|和|、|/)?相关(?:职业|工种)(?:（工种）)?  # 本职业或相关职业
        |（(?:或者?|含)?相关(?:职业|工种)）)?的?               # 本职业（含相关职业）
        """,
        "本职业",
        scope_of,
    ),
    "LEVEL": Terminal(
        f"""
        (?:国家职业资格)?(?:{GRADE_OR_DIGIT}|{TITLE_OR_SKILL})
        (?:[（/]?(?:国家职业资格)?(?:{GRADE}|{TITLE_OR_SKILL})）?)?  # 四级/中级工, 中级（国家职业资格四级）
        {_UP}的?                                                     # 四级及以上
        """,
        "四级/中级工",
        level_of,
    ),
    "GRADE": Terminal(
        f"（(?:国家职业资格)?(?:{GRADE}|{TITLE_OR_SHORT})(?:/(?:{GRADE}|{TITLE_OR_SHORT}))?）",  # 职业资格证书（四级）
        read=level_of,
    ),
    "KINDS": Terminal(
        f"""
        (?:{_KIND}|资格|等级)
        (?:证书?后?(?:（(?:或者?|含)?{_KIND}证书?）   # 职业资格证书（技能等级证书）, 职业资格证书后（技能等级证书）后
        |(?:或者?|、|/){_KIND}证书?)?              # 职业资格证书或职业技能等级证书
        |(?:（(?:或者?)?{_KIND}）                  # 职业资格（职业技能等级）证书
        |(?:或者?|、|/){_KIND})证书?)              # 职业资格或技能等级证书
        |(?:国家)?职业资格(?:（(?:职业)?技能等级）)?  # 取得初级职业资格后, 职业资格（职业技能等级）初级证书
        |证书
        """,
        "职业资格证书",
        lambda words: (certificate_kinds(words), "后" in words),
    ),
    "PRE_TECHNICIAN": Terminal(
        "预备技师(?:职业资格)?证书?", "预备技师证书", priority=2
    ),  # before PROGRAMMES: 预备技师班
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
    # schooling
    "APPROVAL": Terminal(  # before _THROUGH: 经评估论证的
        f"""
        (?:经(?:国家|省级?|市级?|县级?|以上|各级|人力资源|和|社会|保障|劳动|（|）|行政|主管|有关|相关|教育|人社|、|/|部门|厅|局)*
        (?:评估论证|审核认定|评估认定|审定|认定|批准)(?:合格)?的?  # 经人力资源社会保障行政部门审核认定的
        [、，]?(?:且)?(?:{_TARGET})?
        |{_TARGET})
        """,
        "经评估论证的",
        lambda words: {"trains_to": trained_to(words)},
        priority=2,
    ),
    "SCHOOL": Terminal(  # before LEVEL: 高级技工学校, 技师学院
        f"(?:{SCHOOL})(?:（(?:含|大专|、|{SCHOOL})+）)?的?",  # 中等职业学校（含技工学校）, 高等职业院校（大专）
        "技工学校",
        school_asked,
        priority=2,
    ),
    "DEGREE": Terminal(  # before SCHOOL: 普通高等学校专科
        f"""
        (?:(?:普通)?高等(?:学校|院校))?(?:{DEGREE})  # 普通高等学校大专
        (?:（(?:含|或)?(?:高职高专|高职|中专|中技|职业?高中?|技校|技工[学院]校|、|或)+）)?  # 高中（含中专、职高、技校）
        (?:(?:毕业)?(?:（含）|及|或)?以上|（含）)?(?:的)?  # 初中毕业及以上
        (?:普通)?(?:高等(?:学校|院校))?的?
        """,
        "大专",
        degree_asked,
        priority=3,
    ),
    "FULL_TIME": Terminal(
        "(?:普通)?全日制(?:普通)?的?(?!高等)|全日制(?=普通高等)", priority=2
    ),  # before FIELD, which is any word
    "MAJOR": Terminal(  # before SCOPE: 本职业（专业）
        r"""
        本职业(?:（?或?相关(?:职业|专业)）?)?的?(?=毕业)|  # 中等以上职业学校本职业毕业证书
        (?:本专业（职业）|本职业（专业）|本专业)
        (?:(?:或者?|及|和|、|/)相关(?:专业|职业（专业）)  # 本专业或相关专业
        |（(?:含|或)?相关专业）)?的?
        |相关专业的?
        """,
        "本专业或相关专业",
        lambda words: {"major": scope_of(words)},
        priority=2,
    ),
    "FIELD": Terminal(  # last of all, for it is any word before 专业
        f"""
        非(?:本|相关)专业(?:或(?:非)?相关专业)?的?          # 非本专业或相关专业
        |非?{_FIELDS}(?:等(?:相关|相近)?)?专业的?           # 医学或食品专业, 非医药卫生专业, 其他专业
        |{_FIELDS}(?:等|系列)?(?=[初中高]级[^，。；：、（）]{{0,12}}(?:职称|职务|技术资格))  # 经济类中级职称
        """,
        priority=-1,
    ),
    "LISTED": Terminal(f"（(?![不任各所全除见详含或可]){_FIELDS}(?:等)?(?:专业)?）"),  # 相关专业（医疗、护理、幼教）
    "PROGRAMMES": Terminal(  # before LEVEL: 技师班, 高级工班
        f"(?:{PROGRAMME})(?:(?:、|或|和|及)(?:{PROGRAMME}))*{_UP}的?",
        "高级工班",
        programmes_of,
        priority=2,
    ),
    "_DIPLOMA": Terminal(
        """
        (?:毕业证书?(?:或学位证书?)?|毕（结）业证书?|学历毕业证书?|学历证书?|学位证书?|学历（学位）证书?
        |学历（学位）|学历或学位|学历|学位|毕业|文化程度)
        """,
        "毕业证书",
    ),
    "EXPECTED": Terminal(
        """
        （(?:含|包括)(?:尚未取得毕业证书的?)?(?:在校|在读|当年)*的?
        (?:应届毕业(?:班学)?生                                                # 含在读应届毕业生
        |(?:毕业班|毕业学年|毕业年度|最后一?学?年)的?(?:在[校读])?学?生)）    # 含毕业学年学生
        """,
        "（含在读应届毕业生）",
    ),
    "EQUIVALENT": Terminal(  # before OR: 高中毕业或同等学力
        """
        (?:（(?:或|含)?(?:具有)?(?:同等学[历力]|(?:具有)?相当(?:文化)?(?:程度|学历)?)）  # （或同等学力）, （或相当文化程度）
        |或(?:具有)?同等学[历力])(?:证书?)?
        """,
        "（或同等学力）",
        priority=3,
    ),
    "_GRADUATE": Terminal("毕业生", "毕业生", priority=2),  # before _DIPLOMA: 毕业生
    "_STUDENT": Terminal("在(?:校|读)(?:学生|生)|学生", "学生"),
    # titles and permits
    "SAME": Terminal(  # before KINDS: 并在取得证书后
        "(?:该|此|上述|相应)?(?:职称|证书)",  # 并在取得职称后
        read=lambda words: TitleRequirement if "职" in words else CertificateRequirement,
        priority=4,
    ),
    "TITLED": Terminal(  # before LEVEL: 高级职称
        f"""
        (?:符合专业对应关系的|(?:本专业|本职业|相关专业|相应专业)(?:或相关(?:专业|职业))?的?)?
        (?:初级|中级|高级|副高级|正高级|助理级|员级|副高|正高|技术员
         |(?:助理|正?高级)?(?:工程|经济|会计|统计|审计|政工|农艺|畜牧|兽医)师)    # 助理工程师, 高级经济师
        {_UP}(?:专业)?(?:技术)?(?:人员)?
        (?:职称资格|职称|技术资格|职务任职资格|职务资格|职务|任职资格)  # 中级专业技术职务任职资格
        (?:（专业技术人员职业资格）)?{_UP}(?:证书)?  # 初级职称（专业技术人员职业资格）
        """,
        "初级职称",
        title_asked,
        priority=3,
    ),
    "PERMIT": Terminal(f"{_PERMIT}(?:或{_PERMIT}){{0,3}}", "驾驶证", priority=3),  # before FIELD and KINDS: 从业资格证
    # work, training, age
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
        (?:年龄)?(?:须|应|必须)?(?:在|已)?年?(?:已)?满{_AGE}{_UP}  # 年满16周岁
        |(?:年龄)?(?:在|不低于|不小于)?{_AGE}(?:（含）|及)?以上     # 年龄在18周岁以上
        """,
        "年满16周岁",
        age_of,
    ),
}


def grammar_of_terminals() -> str:
    """The families in lark's notation, behind which the rules of clause.lark go.

    >>> grammar_of_terminals().splitlines()[0]
    'OR.2: /[；，]?或者?/'
    """
    return "".join(
        f"{name}{f'.{terminal.priority}' if terminal.priority else ''}: /{_compact(terminal.pattern)}/\n"
        for name, terminal in TERMINALS.items()
    )


def _compact(pattern: str) -> str:
    return re.sub(r"#.*|\s", "", pattern).replace("/", r"\/")
