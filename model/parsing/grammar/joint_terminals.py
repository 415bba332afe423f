"""What stands between phrases: conjunctions, and the verbs that phrases begin with."""

from __future__ import annotations

from .terminal import Terminal

__all__ = ["JOINT_TERMINALS"]

JOINT_TERMINALS = {
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
}
