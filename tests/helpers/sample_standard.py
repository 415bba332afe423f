"""An invented occupation, for what the built-in ones lack: short years, unread words, lists of names and majors."""

from __future__ import annotations

import certladder as cl

TEA = """职业：茶艺师
别名：茶艺员
相关职业：评茶员、咖啡师等
本专业：茶学
相关专业：园艺、食品科学

申报条件（四级）
（1）累计从事本职业工作1年（含）以上。
（2）取得本职业五级（初级工）职业资格证书后，连续从事本职业或相关职业工作2年（含）以上，持有健康证明。
（3）取得本职业预备技师证书。
申报条件（三级）
（1）取得中等及以上职业学校本专业或相关专业毕业证书后，连续从事本职业或相关职业工作3年（含）以上。
（2）取得本职业四级（中级工）职业资格证书2年以上。
申报条件（二级）
持有健康证明。
"""

BUILTIN = cl.Catalog.builtin()
CATALOG = BUILTIN | cl.Catalog.from_text(TEA)
NAMES = {standard.occupation: (standard.occupation, *standard.names) for standard in CATALOG.standards}
OTHERS = ("焊工", "镗工", "评茶员", "咖啡师")
