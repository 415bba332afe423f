"""What asks for nothing. Whatever is not known to ask for nothing asks for something."""

from __future__ import annotations

import re

__all__ = ["EXACTLY_ONE", "asks_for_nothing", "demands", "is_idle_remark"]

_BELOW = "(?:以下|下列|如下|下述|下面|上述|以上)"
_ITEMS = "(?:各项)?(?:申报|报考|报名)?(?:条件|情形|情况|要求)"
_ONE = "[一1](?:[项个种]|条(?!件))"
_ANY = f"(?:之一|其一|任一(?:[项个种]|条(?!件))?|任[意何](?:{_ONE})?|其中(?:之[一1]|(?:任意|任何)?{_ONE})|{_ONE})"
EXACTLY_ONE = (
    "(?:凡|只要|只需|均?须|应当?|需要?|可|同样|并|但){0,3}(?:具备|具有|符合|满足|达到|有)?"
    f"{_BELOW}(?:{_ITEMS}(?:中)?的?{_ANY}|{_ANY}的?(?:{_ITEMS})?)(?:{_ITEMS})?"
    f"|{_BELOW}?{_ITEMS}(?:具备|符合|满足|达到){_ANY}"
    f"|(?:具备|符合|满足|达到){_ANY}(?:{_ITEMS})?"
)
"""One condition of a list is enough: 具备以下条件之一, 满足下列任意一个条件, 以上条件满足其一."""
_MAY = "(?:者|的|人员|，|均|都|即|就|便|可以|可|申报|报考|报名|申请|参加|认定|鉴定|考试|考核)*"

_NOTHING = {
    # openings of lists
    f"(?:（|——|-)?(?:{EXACTLY_ONE}){_MAY}[）：，。；]*": "（符合以上条件之一即可）",
    "(?:申报|报考|报名|鉴定|认定|晋升|具体|基本)?(?:申报|报考|报名)?(?:条件|要求)(?:如下|为)?[：。]?": "报名条件如下：",
    "(?:以下)?下同[。）]?": "下同",
    "(?:序号|编号|职业(?:名称)?|工种|类别|等级|级别|(?:技能|职业|申报)(?:等级|级别)|申报条件|报考条件|条件|备注)+": "等级\t申报条件",
    "(?:略|无|暂无|/|—+)[。；]?": "略。",
}
"""Whole lines that ask for nothing although they hold words of conditions, each with the wording that needed it."""
_UNLESS_IT_DEMANDS = {
    # bylines, and what stands around a text on a page
    "(?:信息|文章|稿件)?(?:来源|作者|编辑|责任编辑|审核|发布者?|发布时间|发布日期|发文日期|更新时间|日期|时间|浏览次数"
    "|浏览|阅读|阅读量|点击|点击数|字号|分享到?|发布机构|发布单位|索引号|文号|主题词|标签|关键词).{0,40}": "来源：市人社局",
    "(?:首页|返回.{0,4}|上一[篇页条].{0,30}|下一[篇页条].{0,30}|打印.{0,4}|关闭.{0,4}|收藏.{0,4}|扫[一码].{0,12})": "打印本页",
    "第?[0-9]{1,3}页?(?:/?共?[0-9]{1,3}页)?": "第3页",
    "(?:https?|www).{0,80}": "www.osta.org.cn",
    "[（]?[0-9]{2,4}[年.-][0-9]{1,2}[月.-](?:[0-9]{1,2}日?)?[）]?": "2024年5月1日",
    "(?:联系|咨询|报名|监督|服务)?(?:电话|方式|热线|人|地址|地点|邮箱|微信|QQ).{0,40}": "咨询电话：010-12345678",
    "欢迎.{0,20}": "欢迎来电咨询。",
    "(?:附件?|附表|表)[0-9一二三四五]{0,2}[：]?[^：，。]{0,20}": "附件1",
    "（?续(?:前页|上页|表)?）?": "（续表）",
    "目录|说明|附录[A-Z0-9]{0,2}": "附录",
    # titles of documents, and who signs them
    "(?:关于)?[^，。；：]{2,50}(?:公告|通知|公示|简章|指南|手册|方案|目录|汇总表?|汇编|一览表?)(?:（.{1,12}）)?": "关于开展茶艺师等职业技能等级认定的公告",
    "[^，。；：]{2,24}(?:局|厅|中心|协会|学会|办公室|委员会|有限公司)": "某市职业技能鉴定中心",
    "[^，。；：]{0,20}国家职业(?:技能)?标准(?:（.{1,12}）)?": "茶艺师国家职业技能标准",
    "职业技能(?:等级)?(?:认定|评价|鉴定|培训)[^，。；：]{0,6}": "职业技能等级认定",
    # what the occupation is
    "(?:本职业|该职业|.{2,12})(?:共|一共|均)?(?:分为|设有?|分)[一二三四五1-5两]个(?:职业技能)?等级.{0,120}": "本职业共设五个等级，分别为：五级/初级工、……",
    "[^，。；]{0,14}主要(?:从事的)?(?:工作|任务|职责)[^，。；]{0,8}": "茶艺师主要从事的工作内容包括：",
    "[•·●-]?(?:[一二三四五]级|[初中高]级)[（/]?[初中高]?级?[工]?技?师?）?(?:、|等|和)?": "• 五级（初级工）",
}
"""Lines that ask for nothing if no word of a demand stands in them."""
_DEMANDS = re.compile(
    """
    周?岁|年满|不?满[0-9一二三四五六七八九十]|学[历龄]|文化程度|文凭|毕业|学位|在校|应届|初中|高中|中专|大专|本科
    |[0-9一二三四五六七八九十两](?:个?月|年)(?:（含.{0,4}）)?(?:及?以上|的?工作)|工龄|年限|从事.{0,20}年|经[历验]|社保|户籍|户口|居住
    |健康|体检|视力|疾病|残疾|犯罪|违法|违纪|处分|品行|道德|拥护|遵[纪守]|政治|党员
    |持有|持.{1,8}证|具有|具备|取得|获得|拥有|证书|资格证|驾驶证|职称|学徒|军人|退役|退休
    |须|应(?!急|用|对|届)|必[须需备]|需|方可|不得|不予|不可|不能|不[再招受]|禁止|限(?!公司)|仅|只[有能限]|除|免[试考于]
    |缺一|同时|均[须应需要]|其中|任[选意何]|二选一|[两二三四2-9][项条个]|全部|所有条件|优先|破格|例外|放宽|缩短|提前|折算|顺延
    |停[考止办招]|废[止除]|取消|暂[停缓]|失效|终止|撤销
    """,
    re.VERBOSE,
)
"""Words with which something is asked of somebody, or a list means something else."""
_NARROW = re.compile(
    "周岁|年满|(?:申报|报考|报名|应考|参评|申请)(?:者|人)|考生(?:必?须|应)|须持|持有|仅?限(?!公司|于规)|不得(?:申报|报考)"
    "|缺一|停考|学历(?!证)|健康|犯罪|退役|(?:累计|连续)(?:从事|工作)|工作年限|取得.{2,30}(?:证书|毕业)|具备以下"
)
"""Such words in sections that tell of teachers, examiners, skills and papers."""
_IDLE_REMARK = re.compile(
    f"""(?:
    {EXACTLY_ONE}
    |试行|修订|续|从业|前页|上页|续表|部分|国家(?:资格|职业)?|职业|技能|等级|类|者|的|人员|可以?|就|申请|报考|申报|报名|参加|考核|考试|认定|鉴定|评价|考评
    |如下|具体|条件|要求|资格|标准|人|为|凡|均|都|即|等级
    |[，。：；、（）《》“”"/—–\\-·\\#*|\\s]
    )*""",
    re.VERBOSE,
)


def _any(patterns: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_LINES, _GUARDED = _any(_NOTHING), _any(_UNLESS_IT_DEMANDS)


def asks_for_nothing(plain: str) -> bool:
    """Whether a normalised line is known to ask for nothing.

    >>> asks_for_nothing("来源：市人社局"), asks_for_nothing("来源：须为在职职工"), asks_for_nothing("热爱茶艺")
    (True, False, False)
    """
    return bool(_LINES.fullmatch(plain)) or (bool(_GUARDED.fullmatch(plain)) and not demands(plain))


def demands(plain: str, *, narrow: bool = False) -> bool:
    """Whether words of a demand stand in a line; `narrow`: of a demand made of applicants.

    >>> demands("须年满18周岁"), demands("室内、常温")
    (True, False)
    """
    return bool((_NARROW if narrow else _DEMANDS).search(plain))


def is_idle_remark(plain: str) -> bool:
    """Whether what is left of a level's heading asks for nothing.

    >>> is_idle_remark("（试行）"), is_idle_remark("（缺一不可）")
    (True, False)
    """
    return bool(_IDLE_REMARK.fullmatch(plain))
