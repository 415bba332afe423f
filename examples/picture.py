"""The pictures of docs/gallery.md as SVG; name a folder to keep them: picture.py docs/images"""

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
studying = advisor.plan(me, "电工", 1, on=ON, study=cl.usual_programmes())
pictures = {
    "ladder.zh-CN.svg": advisor.ladder_svg(me, "电工", ON, plan=plan, lang="zh"),
    "ladder.svg": advisor.ladder_svg(me, "电工", ON, plan=plan, lang="en"),
    "rules.svg": advisor.catalog.ladder_svg("化学检验员", on=ON, lang="en"),
    "timeline.svg": cl.draw_timeline(studying, "en"),
    "timeline.zh-CN.svg": cl.draw_timeline(studying, "zh"),
}
for name, picture in pictures.items():
    print(name, picture.count("<rect"), "boxes,", picture.count("<text"), "labels")
    if len(sys.argv) > 1:
        (Path(sys.argv[1]) / name).write_text(picture, encoding="utf-8")
