"""Every option of every command acts in some situation; test_errors.py has the combinations in which one cannot."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from certladder.cli.main import COMMANDS, cli

TEA = """职业：茶艺师
施行日期：2018-01-01
申报条件（四级，具备以下条件之一者）
（1）年满18周岁，取得本职业五级职业资格证书后，累计从事本职业工作1年以上。
（2）经本职业四级正规培训达规定标准学时数，并取得结业证书。
（3）具有大专及以上本专业或相关专业毕业证书。
（4）本职业学徒期满。
（5）取得本职业助理级专业技术职称。
（6）持有机动车驾驶证。
（7）累计从事本职业或相关职业工作9年以上。
申报条件（三级，具备以下条件之一者）
（1）取得本职业四级职业资格证书后，累计从事本职业工作4年以上，经本职业三级正规培训达规定标准学时数，并取得结业证书。
（2）取得本职业四级职业资格证书后，累计从事本职业工作7年以上。
（3）取得本职业四级职业资格证书，并具有大专及以上本专业或相关专业毕业证书。
"""
ON = " --on 2026-11-22"
OWN = f" --standards tea.txt{ON}"
ABOUT = {  # what each command is asked where the table of an option says nothing else
    "show": "show --standards tea.txt",
    "check": f"check 茶艺师 4{OWN}",
    "survey": f"survey{OWN}",
    "plan": f"plan 茶艺师 3{OWN}",
    "targets": f"targets{OWN}",
    "ask": f"ask 茶艺师 4{OWN}",
    "report": f"report 茶艺师 3{OWN}",
    "workforce": f"workforce hr{OWN} --occupation 茶艺师 --map 进厂=开始日期",
    "compile": "compile tea.txt",
    "lint": "lint 茶艺师 --standards tea.txt",
    "graph": "graph 茶艺师 --standards tea.txt",
    "test": "test cases.json --standards tea.txt",
    "new": "new 茶艺师",
    "diff": "diff builtin tea.txt",
    "schema": "schema",
}
PLANNED = ("plan", "targets", "report")
ANSWERED = ("check", "survey", *PLANNED)
ELECTRICIAN = {  # the same of an occupation of the built-in catalog
    "show": "show 电工",
    "lint": "lint 电工",
    "graph": "graph 电工",
    "test": "test electrician.json",
    "workforce": f"workforce hr{ON} --occupation 电工 --map 进厂=开始日期",
    **{one: f"{one} 电工 4{ON}" for one in ("check", "plan", "ask", "report")},
    **{one: one + ON for one in ("survey", "targets")},
}
MILLER = {"lint": "lint 铣工", "graph": "graph 铣工"}
SITUATIONS = [  # commands, what they are asked, beside which options, the option that acts there
    *(
        (commands, ABOUT, beside, words)
        for words in ("--lang en", "--json")
        for commands, beside in ((tuple(ABOUT), ""), (ANSWERED, "--permit 健康证"))
    ),
    (ANSWERED, ABOUT, "", "--nothing"),
    (ANSWERED, ABOUT, "--permit 健康证", "--person me.json"),
    (ANSWERED, ABOUT, "--works-since 2010-01-01", "--occupation 厨师"),
    (ANSWERED, ABOUT, "--permit 健康证", "--unknown work"),
    (ANSWERED, ABOUT, "--born 1990-01-01", "--permit 机动车驾驶证@2019-05-01"),
    (ANSWERED, ABOUT, "--holds 茶艺师:五级@2021-06-01 --works-since 茶艺师:2021-06-01", "--born 2012-01-01"),
    (("ask",), ABOUT, "", "--person me.json"),
    (("ask",), ABOUT, "--works-since 2010-01-01", "--occupation 厨师"),
    (("ask",), ABOUT, "--person all.json", "--unknown work"),
    (("ask",), ABOUT, "", "--permit 机动车驾驶证@2019-05-01"),
    (("ask",), ABOUT, "--holds 茶艺师:五级@2021-06-01 --works-since 茶艺师:2021-06-01", "--born 2012-01-01"),
    *(
        ((*ANSWERED, "ask"), ABOUT, "--permit 健康证", words)
        for words in (
            "--holds 茶艺师:四级@2021-06-01",
            "--works-since 茶艺师:2010-01-01",
            "--worked 茶艺师:2010-01-01..2021-01-01",
            "--trained 茶艺师:四级@2024-01-01",
            "--graduated 大专@2020-07-01",
            "--apprenticed 茶艺师:2020-06-30",
            "--title 助理工程师@2023-12-01",
        )
    ),
    (("targets",), ABOUT, "--permit 健康证 --max-trainings 0", "--trained 茶艺师:四级@2024-01-01"),
    (("targets",), ABOUT, "--permit 健康证 --max-trainings 0 --assume-unknown", "--title 助理工程师@2023-12-01"),
    *(
        (PLANNED, ABOUT, "--works-since 茶艺师:2026-11-22", words)
        for words in (
            "--study",
            "--study-file study.json",
            "--deadline 2027-01-01",
            "--max-certificates 1",
            "--max-trainings 0",
            "--prices prices.json",
            "--via 茶艺师/三级/2",
            "--avoid 茶艺师/三级/1",
            "--only 茶艺师/三级/1",
            "--optimise trainings",
        )
    ),
    (PLANNED, ABOUT, "--nothing --study-file study.json", "--no-full-time"),
    (PLANNED, ABOUT, "--nothing --study", "--max-programmes 0"),
    (PLANNED, ABOUT, "--nothing --prices prices.json", "--max-cost 1"),
    (PLANNED, ELECTRICIAN, "--nothing", "--obtainable"),
    (PLANNED, ABOUT, "--works-since 厨师:2010-01-01 --max-trainings 0", "--assume-unknown"),
    (PLANNED, ABOUT, "--nothing", "--policy lead_time_months=2"),
    (("plan",), ABOUT, "--nothing", "--all"),
    (("report",), ABOUT, "--nothing", "--targets"),
    (("report",), ABOUT, "--nothing", "--output a.html"),
    (("report",), ABOUT, "--nothing --output old.html", "--force"),
    (("check", "survey", "ask"), ABOUT, "--works-since 茶艺师:2017-12-15", "--policy counting=month"),
    (("workforce", "test"), ABOUT, "", "--policy counting=month"),
    (ANSWERED, ELECTRICIAN, "--nothing", "--supplements"),
    (("ask", "show", "lint", "graph", "test", "workforce"), ELECTRICIAN, "", "--supplements"),
    (("check", "survey", "plan", "targets", "report"), ELECTRICIAN, "--nothing", "--standards electrician.txt"),
    (("ask", "show", "lint", "graph", "test", "workforce"), ELECTRICIAN, "", "--standards electrician.txt"),
    *(
        (commands, ABOUT, f"--works-since 厨师:2010-01-01{beside}", words)
        for words in ("--related 茶艺师:厨师", "--unrelated 茶艺师:厨师", "--same 茶艺师:厨师")
        for commands, beside in ((("check", "survey", "ask"), ""), (PLANNED, " --assume-unknown"))
    ),
    *(
        (("workforce", "test"), ABOUT, "", words)
        for words in ("--related 茶艺师:厨师", "--unrelated 茶艺师:厨师", "--same 茶艺师:厨师")
    ),
    (tuple(MILLER), MILLER, "", "--related 铣工:车工"),
    ((*ANSWERED, "ask"), ELECTRICIAN, "--works-since 维修电工:2010-01-01", "--not-same 电工:维修电工"),
    (("workforce", "test"), ELECTRICIAN, "", "--not-same 电工:维修电工"),
    *(
        (("workforce",), {"workforce": f"workforce hr{OWN} --map 进厂=开始日期"}, "", words)
        for words in (
            "--occupation 茶艺师",
            "--level 4",
            "--output a.csv",
            "--until 2032-01-01",
            "--rejected a.csv",
            "--contested a.csv",
            "--without-effect a.csv",
            "--html a.html",
            "--memory 1MB",
        )
    ),
    (("workforce",), ABOUT, "--output a.csv", "--verdict 不符合"),
    (("workforce",), ABOUT, "--output old.csv", "--force"),
    (("workforce",), {"workforce": f"workforce hr{OWN}"}, "", "--map 进厂=开始日期"),
    (("workforce",), {"workforce": f"workforce hr{OWN}"}, "", "--mapping mapping.txt"),
    (("workforce",), ABOUT, "--output a.csv", "--keep 班组"),
    (("compile",), {"compile": "compile page.txt"}, "", "--occupation 茶艺师"),
    (("compile",), ABOUT, "", "--lines"),
    (("graph",), ABOUT, "", "--format svg"),
    (("test",), ABOUT, "", "--complete"),
    (("new",), ABOUT, "", "--output 标准"),
    (("new",), {"new": "new 焊工"}, "", "--force"),
    (("diff",), ABOUT, "", "--person me.json"),
    (("diff",), ABOUT, "", "--workforce hr2"),
    (("diff",), ABOUT, "--person me.json", "--on 2010-01-01"),
]
CASES = {
    (command, max(option.opts, key=len)): (asked[command], beside, acting)
    for commands, asked, beside, acting in SITUATIONS
    for command in commands
    for option in cli.get_command(click.Context(cli), command).params
    if isinstance(option, click.Option) and acting.split()[0] in option.opts
}
CASES |= {
    (command, "--on"): (asked.replace(ON, ""), "--works-since 茶艺师:2010-01-01", "--on 2018-06-01")
    for command, asked in ABOUT.items()
    if command in (*ANSWERED, "ask")
}
CASES |= {
    ("show", "--on"): (ABOUT["show"], "", "--on 2010-01-01"),
    ("graph", "--on"): ("graph --standards tea.txt", "", "--on 2010-01-01"),
    ("workforce", "--on"): (ABOUT["workforce"].replace(ON, ""), "", "--on 2018-06-01"),
}

WORKER = {"work": [{"occupation": "茶艺师", "start": "2010-01-01"}]}
COOK, REPAIRER = ({"work": [{"occupation": name, "start": "2010-01-01"}]} for name in ("厨师", "维修电工"))
LATELY = {"work": [{"occupation": "茶艺师", "start": "2017-12-15"}]}
NONE = {name: [] for name in ("certificates", "work", "education", "training", "apprenticeships", "titles", "permits")}


def case(person: object, occupation: str, level: int, verdict: str) -> dict[str, object]:
    asked = {"occupation": occupation, "level": level, "on": "2026-11-22", "verdict": verdict}
    return {"name": "one", "person": person, **asked}


FILES = {
    "tea.txt": TEA,
    "page.txt": TEA.partition("\n")[2],
    "electrician.txt": "职业：电工\n申报条件（四级）\n累计从事本职业工作1年以上。\n申报条件（五级）\n年满16周岁。\n",
    "me.json": json.dumps(WORKER),
    "all.json": json.dumps(NONE),
    "study.json": json.dumps(
        [{"school": "higher_vocational_college", "degree": "大专", "relevance": {"茶艺师": "own"}, "years": 3}]
    ),
    "prices.json": json.dumps({"certificate": {"四级": 300}}),
    "cases.json": json.dumps([case(COOK, "茶艺师", 4, "待定"), case(LATELY, "茶艺师", 4, "不符合")]),
    "electrician.json": json.dumps([case(REPAIRER, "电工", 4, "待定"), case(NONE, "电工", 5, "不符合")]),
    "old.html": "old",
    "old.csv": "old",
    "mapping.txt": "进厂=开始日期\n",
    "hr/work.csv": "工号,职业,进厂,班组\n1,厨师,2010-01-01,甲\n2,茶艺师,2017-12-15,乙\n3,维修电工,2010-01-01,乙\n4,电工,,乙\n",
    "hr2/work.csv": "工号,职业,开始日期\n2,茶艺师,2017-12-15\n",
    "焊工/焊工.txt": "old",
}


def outcome(command: str, folder: Path) -> tuple[int, str, dict[str, bytes]]:
    """What a command prints, how it ends, and the files there are then, in a folder of its own."""
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(cli, command.split(), input="")
    files = {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return result.exit_code, result.output, files


def test_every_option_of_every_command_has_a_situation() -> None:
    offered = {
        (name, max(param.opts, key=len))
        for name in COMMANDS
        for param in cli.get_command(click.Context(cli), name).params
        if isinstance(param, click.Option) and param.name != "help"
    }
    assert offered == CASES.keys()


@pytest.mark.slow
@pytest.mark.parametrize(("command", "option"), CASES)
def test_every_option_acts(command: str, option: str, tmp_path: Path) -> None:
    asked, beside, acting = CASES[command, option]
    without, given = (
        outcome(f"{asked} {words}", tmp_path / name) for name, words in (("a", beside), ("b", f"{beside} {acting}"))
    )
    assert given[0] in range(3) or option == "--memory", given[1]
    assert given != without
