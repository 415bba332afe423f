"""What an unread phrase can do: narrow the clause as one more condition, or anything at all (D14)."""

from __future__ import annotations

import re

__all__ = ["narrows"]

_CHANGES = re.compile(
    """
    或|之一|除|以外|外(?!语|观|伤|国)|不(?!良|得有|[低少]于)|非|否                # 特殊工种除外, 不受年限限制
    |可|免|减|缩|提前|放宽|折|抵|增加|延长|只|仅|即                 # 可提前1年申报, 年限可放宽, 只需2年
    |视(?![力觉])|等同|同等|相当|替代|代替|直接|优先|从优|破格|照顾|例外|另行|按|参照|适当  # 视同取得四级证书, 破格申报
    |其中|任[选意何一]|选|两项|[一二三两几各多][项条类种]|[上下]列|[以如上前]下|上述|前款|以上  # 满足其中两项
    |[年月岁周]|当天|当日|女|男|推荐|人员|者                        # 女性16周岁, 劳动模范称号者
    """,
    re.VERBOSE,
)
"""Words with which a phrase that begins like a condition could say something else."""

_WORDS = "[^，。；：、0-9]{1,24}"
_AMOUNT = "(?:达到?|不[低少]于|满)?[0-9]{1,6}万?(?:公里|千米|米|海里|厘米|公分|小时|学时)(?:及?以上)?"
_RECENTLY = "(?:最?近[0-9一二两三五]{1,2}年(?:来|内)?)?"
_HARMLESS = re.compile(
    f"^{_RECENTLY}|{_AMOUNT}$|(?:工作|从业)年限(?=证明)|[县市省]级及?以上|人员(?=(?:[操资]|合格|上岗)*证)|或(?=相关职业)"
)
"""What holds words of _CHANGES and changes nothing: 近3年无责任事故, 提供工作年限证明, 获得省级以上技术能手称号, 相应的作业人员证."""
_CONDITION = re.compile(
    f"""
    (?:应|须|需|必须|应当|均|都)?
    (?:(?:取得|获得|获|具有|具备|拥有|持有|持|有|提供|提交|出具|通过)(?:了)?{_WORDS}
        (?:证书?|证明|执照|资格|学历|学位|能力|知识|基础|技能|技术|经验|称号|奖项?|荣誉|意识|精神|素质|户籍|户口
        |材料|报告|论文|业绩|成果|专利|考试|考核|审核|体检|培训|合格)       # 具有良好的表达能力, 通过理论考试
    |经{_WORDS}(?:合格|通过|认可|同意)                                      # 经体检合格
    |(?:在{_WORDS})?担任{_WORDS}|能够?(?:独立|熟练|胜任){_WORDS}            # 在关键岗位担任技术负责人, 能独立完成评估
    |(?:身体|身心|心理|精神|品行|思想|政治|道德|作风|视力|听力|矫正视力|色觉|嗅觉|语言|口齿|五官|四肢|手指|手臂|动作|形体)
        [^，。；：、0-9]{{0,16}}(?:健康|良好|端正|正常|合格|清晰|清楚|灵活|协调|健全|优良|优秀|敏锐|过硬|素质|好|不得有{_WORDS})  # 身体健康, 身体不得有残疾
    |(?:热爱|遵守|拥护|爱岗|恪守|诚实|服从|忠于){_WORDS}|遵纪守法           # 热爱本职业
    |{_RECENTLY}(?:无|没有|未曾?[受有发])(?:{_WORDS})?(?:记录|事故|处罚|处分|行为|病史|疾病|缺陷|障碍|犯罪|色盲|色弱)  # 无责任事故
    |[^，。；：、0-9]{{1,10}}{_AMOUNT})               # 安全行车10万公里以上, 累计飞行时间达到1000小时
    """,
    re.VERBOSE,
)
"""A phrase that positively asks for one more thing: standing, health, conduct, a paper, a distance."""

_DESCRIBED_WORK = re.compile(
    "(?:累计|连续)?从事[^，。；：、0-9]{1,20}工作(?:已?满|不低于|不少于|至少)?"
    "(?:[0-9一二两三四五六七八九十]{1,2}(?:年半?|个月)|半年)(?:（含）)?(?:及?以上)?"
)
"""从事安全生产相关工作5年, 从事本职业工作满6个月: whether work counts is not known, or the months are not."""


def narrows(phrase: str, *, work: bool) -> bool:
    """Whether a phrase that could not be read can only be one more condition; by default it can be anything.

    `work`: the branch asks for years of work besides, for which described work could stand in.

    >>> narrows("身体健康", work=True), narrows("身体健康的可提前1年", work=True), narrows("大专毕业的2年", work=True)
    (True, False, False)
    """
    if not _CONDITION.fullmatch(phrase):
        if work or not _DESCRIBED_WORK.fullmatch(phrase):
            return False
        phrase = phrase[: phrase.rindex("工作")]  # the years behind it change nothing
    return _CHANGES.search(_HARMLESS.sub("", phrase)) is None
