"""The ladder of 电工 for somebody on the way to 三级, as an SVG picture; name a folder to keep it: picture.py docs/images"""

import sys
from pathlib import Path

import certladder as cl

ON = "2026-11-22"
me = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)
advisor = cl.Advisor()
plan = advisor.plan(me, "电工", 3, on=ON)
for lang, name in (("zh", "ladder.zh-CN.svg"), ("en", "ladder.svg")):
    picture = advisor.ladder_svg(me, "电工", ON, plan=plan, lang=lang)
    print(name, picture.count("<rect"), "boxes,", picture.count("<text"), "labels")
    if len(sys.argv) > 1:
        (Path(sys.argv[1]) / name).write_text(picture, encoding="utf-8")
