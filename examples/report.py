"""A report as one HTML file, for somebody half way to 电工 一级/高级技师; name a file to keep it: report.py out.html"""

import re
import sys
import tempfile
from pathlib import Path

import certladder as cl

advisor = cl.Advisor()
me = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=4, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2018-07-01")],
    education=[cl.Education(degree="大专", graduated="2018-07-01", relevance={"电工": "本专业"})],
)
page = advisor.report(me, "电工", 1, on="2026-11-22")

with tempfile.TemporaryDirectory() as folder:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "report.html"
    path.write_text(page, encoding="utf-8")

print(*re.findall("<title>(.*?)</title>", page)[:1])
print("各节：", "、".join(re.findall("<h2[^>]*>(.*?)</h2>", page)))
print("图：", page.count("<svg"), " 脚本：", page.count("<script"), " 外部文件：", page.count("src="))
