"""The interview on a terminal: every topic, left and resumed, in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner, Result

import certladder as cl
from certladder.cli.ask import (
    RECORD_PROMPTS,
    RecordIncomplete,
    Session,
    SessionAnswers,
    Terminal,
    _conclude,
    run_interview,
)
from certladder.cli.main import cli
from certladder.model.person import RECORD_KINDS, Record
from certladder.model.requirements import Requirement
from certladder.model.wording import LANGUAGES, messages
from certladder.solver.evaluate.question import Topic

ON = "2026-11-22"
DAY = ("--on", ON)
INTERVIEW = cl.Advisor().interview(cl.Person(), "电工", 4, ON)


def ask(*args: str, typed: str, code: int) -> Result:
    result = CliRunner().invoke(cli, ["ask", *args, *DAY], input=typed.replace(" ", "\n") + "\n")
    assert result.exit_code == code, result.output
    return result


def write(file: Path, person: cl.Person) -> str:
    file.write_text(person.model_dump_json(), encoding="utf-8")
    return str(file)


def test_an_interview_from_nothing_to_the_verdict_and_the_plan() -> None:
    output = ask("电工", "4", typed="否 是 电工 2019-07-01 是", code=0).stdout
    assert "（回答不会保存；指定 --person me.json 可保存，以后接着回答。）" in output
    assert output.index("您读过哪些学校") < output.index("您做过哪些工作") < output.index("可以申报电工")
    assert "方案：2026年11月22日即可取得电工 四级/中级工证书" in output


def test_an_interview_in_english() -> None:
    output = ask("电工", "4", "--lang", "en", typed="no yes 电工 2019.7 y", code=0).stdout
    assert "Which jobs have you had, from when to when?" in output
    assert "Yes: eligible for 电工" in output
    assert "Plan: 电工 (Electrician) level 4 (intermediate) at once, on 22 November 2026" in output


def test_it_may_be_left_and_resumed(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    left = ask("电工", "4", "--person", str(file), typed="没有 q", code=2).stdout
    assert "已保存，下次可接着回答。" in left
    saved = cl.Person.load(file)
    assert (saved.education, saved.work) == ((), None)
    resumed = ask("电工", "4", "--person", str(file), typed="有 电工 2019年6月 是", code=0).stdout
    assert "您读过哪些学校" not in resumed
    assert cl.Person.load(file).work == (cl.Work(occupation="电工", start="2019-06"),)
    assert [path.name for path in tmp_path.iterdir()] == ["me.json"]
    assert "需要" not in ask("电工", "4", "--person", str(file), typed="", code=0).stdout


def test_the_end_of_the_input_leaves(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    assert "已保存" in ask("电工", "4", "--person", str(file), typed="没有", code=2).stdout
    assert cl.Person.load(file).education == ()


def test_what_is_not_the_persons_to_say_is_kept_beside(tmp_path: Path) -> None:
    me = cl.Person(work=[cl.Work(occupation="厨师", start="2010-01-01")], education=None)
    file = write(tmp_path / "me.json", me)
    first = ask("铣工", "4", "--person", file, typed="? 也许 退出", code=2).stdout
    assert "请回答“是”或“否”" in first
    assert SessionAnswers.model_validate_json((tmp_path / "me.answers.json").read_text()).declined
    assert cl.Person.load(file) == me
    again = ask("铣工", "4", "--person", file, typed="是 ?", code=0)
    assert "可以申报铣工" in again.stdout
    kept = SessionAnswers.model_validate_json((tmp_path / "me.answers.json").read_text())
    assert kept.relations == (("铣工", "厨师", True),)
    assert "可以申报铣工" in ask("铣工", "4", "--person", file, typed="", code=0).stdout
    denied = ask("铣工", "4", "--person", file, "--unrelated", "铣工:厨师", typed="", code=2)
    assert "暂不能确定" in denied.stdout  # the options say more than the file


def test_whether_a_name_is_the_same_is_asked_and_kept(tmp_path: Path) -> None:
    me = cl.Person(work=[cl.Work(occupation="维修电工", start="2010-01-01")])
    file = write(tmp_path / "me.json", me)
    first = ask("电工", "4", "--person", file, typed="是", code=0).stdout
    assert "维修电工是否就是电工（曾用名或所属工种）？" in first
    assert SessionAnswers.model_validate_json((tmp_path / "me.answers.json").read_text()).aliases == (
        ("电工", "维修电工", True),
    )
    assert "可以申报电工" in ask("电工", "4", "--person", file, typed="", code=0).stdout
    assert (
        "还不能申报电工" in ask("电工", "4", "--person", file, "--not-same", "电工:维修电工", typed="", code=1).stdout
    )
    ask("电工", "4", "--person", file, "--standards", str(_own_standard(tmp_path)), typed="", code=1)


def _own_standard(folder: Path) -> Path:
    """维修电工 is an occupation of its own."""
    text = "一、维修电工申报条件\n申报条件（四级）\n（1）累计从事本职业工作4年以上。"
    (folder / "维修电工.txt").write_text(text, encoding="utf-8")
    return folder / "维修电工.txt"


def test_what_is_no_occupation_is_asked_again() -> None:
    told = ask("电工", "4", typed="否 是 5 技师 -- 电工 2019-07-01 是", code=0).stdout
    for given in ("5", "技师", "--"):
        assert f"“{given}”不是职业名称；请写职业，如 电工" in told
    assert "可以申报电工" in told
    ask("电工", "4", typed="否 是 5 ? q", code=2)


def test_a_record_given_again_is_not_listed_twice(tmp_path: Path) -> None:
    file = str(tmp_path / "me.json")
    given = ("--person", file, "--works-since", "2025-01-01")
    ask("电工", "4", *given, typed="没有 q", code=2)
    ask("电工", "4", *given, typed="没有 没有", code=1)
    assert cl.Person.load(file).records == (cl.Work(occupation="电工", start="2025-01-01"),)


def test_a_file_keeps_its_place_and_its_permissions(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    write(real, cl.Person(work=None))
    real.chmod(0o640)
    link = tmp_path / "me.json"
    link.symlink_to(real)
    ask("电工", "4", "--person", str(link), typed="没有", code=1)
    assert link.is_symlink()
    assert (cl.Person.load(real).work, real.stat().st_mode & 0o777) == ((), 0o640)


def test_a_spoilt_file_of_answers_is_named(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    file.with_suffix(".answers.json").write_text("{", encoding="utf-8")
    result = ask("电工", "4", "--person", str(file), typed="", code=3)
    assert "me.answers.json：不是 ask 保存的文件；请改正或删除：不是 JSON：EOF" in result.stderr


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "me.json").symlink_to("/dev/zero")
    result = CliRunner().invoke(cli, ["ask", "电工", "4", "--person", str(tmp_path / "me.json")])
    assert result.exit_code == 3
    assert "文件过大" in result.stderr


def test_a_folder_in_the_place_of_the_answers_is_named(tmp_path: Path) -> None:
    (tmp_path / "me.answers.json").mkdir()
    result = ask("电工", "4", "--person", str(tmp_path / "me.json"), typed="", code=3)
    assert result.stderr.endswith("me.answers.json：无法读取：是文件夹\n")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    result = ask("电工", "4", "--person", str(tmp_path / "none" / "me.json"), typed="否", code=3)
    assert "me.json：无法写入：没有这个文件或文件夹" in result.stderr


def test_another_session_on_the_file_loses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    mine, other = Session(file), Session(file)
    start = cl.Advisor().interview(mine.person, "电工", 4, ON)
    other.save(start.answer([]))
    before = file.read_bytes()
    with pytest.raises(cl.CertladderError, match=r"me\.json"):
        mine.save(start)
    assert file.read_bytes() == before


def test_saved_is_said_only_of_what_was_saved(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    assert "已退出" in ask("电工", "4", "--person", str(file), typed="q", code=2).stdout
    assert not file.exists()


def test_json_at_the_end_prompts_on_stderr(tmp_path: Path) -> None:
    result = ask("电工", "4", "--json", typed="否 是 电工 2019-07-01 是", code=0)
    output = json.loads(result.stdout)
    assert cl.Person.model_validate(output["person"]).work == (cl.Work(occupation="电工", start="2019-07-01"),)
    assert cl.Eligibility.model_validate(output["eligibility"]).verdict == "eligible"
    assert cl.Plan.model_validate(output["plan"]).days == 0
    assert "您做过哪些工作" in result.stderr


def test_no_way_at_the_end() -> None:
    output = ask("客户服务管理员", "1", "--json", "--born", "1990-01-01", typed="q", code=3)
    assert "本库未收录客户服务管理员 一级/高级技师的申报条件" in output.stderr
    asked = (cl.UnreadText(words="身体健康"),)
    interview = custom(*asked).interview(cl.Person(), "茶艺师", 2, ON)
    assert "没有途径取得茶艺师" in concluded(interview, as_json=False)
    assert json.loads(concluded(interview, as_json=True))["plan"]["no_path"]["level"] == 2


HELD = cl.Certificate(occupation="电工", level=5, issued=None)
COURSE = cl.Education(school="中职", trains_to=4, graduated="2020-07-01", relevance={"电工": "own"})
RECORDS: list[tuple[Topic, cl.Person, str]] = [
    ("issued", cl.Person().plus(HELD, cl.Work(occupation="电工", start="2021-07-01")), "五月 2021.8.1"),
    ("school", cl.Person().plus(COURSE.model_copy(update={"school": None})), "十 中等职业学校"),
    ("trains_to", cl.Person().plus(COURSE.model_copy(update={"trains_to": None})), "9 4"),
    ("graduated", cl.Person().plus(COURSE.model_copy(update={"graduated": None})), "2020/7/1"),
    ("relevance", cl.Person().plus(COURSE.model_copy(update={"relevance": {}})), "2"),
]


@pytest.mark.parametrize(("topic", "person", "typed"), RECORDS, ids=[record[0] for record in RECORDS])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_field_of_a_record(tmp_path: Path, topic: Topic, person: cl.Person, typed: str, lang: str) -> None:
    words = typed if lang == "zh" else typed.replace("中等职业学校", "secondary vocational school".replace(" ", "\x00"))
    file = write(tmp_path / "me.json", person)
    result = CliRunner().invoke(
        cli, ["ask", "电工", "4", "--person", file, "--lang", lang, *DAY],
        input=words.replace(" ", "\n").replace("\x00", " ") + "\n",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert cl.Person.load(file) != person


# --- each topic and each list by itself, on a standard made for it ---


def custom(*asked: Requirement) -> cl.Advisor:
    clause = cl.Clause(id="茶艺师/二级/1", text="略", alternatives=(asked,))
    return cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={2: (clause,)}),)))


def typing(do: Callable[[], object], typed: str) -> Result:
    """What comes of a call while this is typed: words for lines."""
    result = CliRunner().invoke(click.Command("test", callback=do), input=typed.replace(" ", "\n") + "\n")
    assert result.exit_code == 0, result.output + str(result.exception)
    return result


def concluded(interview: cl.Interview, *, as_json: bool) -> str:
    return typing(lambda: _conclude(interview, Terminal("zh"), as_json), "").stdout


def conducted(asked: Requirement, person: cl.Person, typed: str, lang: str = "zh") -> tuple[cl.Interview, str]:
    """The interview once it is over, and what was said."""
    done = [custom(asked).interview(person, "茶艺师", 2, ON)]
    output = typing(lambda: done.extend(run_interview(done[0], Terminal(lang))), typed)
    return done[-1], output.stdout


COLLEGE = cl.Education(graduated="2020-07-01")
TITLE = cl.Title(level="中级", granted="2020-01-01")


@pytest.mark.parametrize(
    ("asked", "person", "typed", "verdict"),
    [
        (cl.DiplomaRequirement(degree="大专", or_higher=True), cl.Person(education=[COLLEGE]), "大学本科", "eligible"),
        (cl.DiplomaRequirement(programmes=["技师班"]), cl.Person(education=[COLLEGE]), "5", "not_eligible"),
        (cl.DiplomaRequirement(programmes=["预备技师班"]), cl.Person(education=[COLLEGE]), "3", "eligible"),
        (cl.DiplomaRequirement(trains_to=3), cl.Person(education=[COLLEGE]), "0", "not_eligible"),
        (cl.DiplomaRequirement(trains_to=3), cl.Person(education=[COLLEGE]), "3", "eligible"),
        (
            cl.EnrolmentRequirement(programmes=["技师班"]),
            cl.Person(education=[cl.Education(programme="技师班", graduated="2027-07-01")]),
            "2028-01-01 2025-09-01",
            "eligible",
        ),
        (cl.TitleRequirement(level="中级"), cl.Person(titles=[TITLE]), "是", "eligible"),
        (cl.TitleRequirement(level="中级"), cl.Person(titles=[TITLE]), "?", "undetermined"),
        (cl.PermitRequirement(name="驾驶证"), cl.Person(permits=[cl.Permit(name="C1驾驶证")]), "对", "eligible"),
        (cl.UnreadText(words="身体健康"), cl.Person(), "否", "not_eligible"),
        (cl.MinimumAge(years=18), cl.Person(), "2008年11月 ?", "undetermined"),
        (cl.MinimumAge(years=18), cl.Person(), "2008年11月 2008年12月3日 2008年11月22日", "eligible"),
        (cl.MinimumAge(years=18), cl.Person(), "2000年5月", "eligible"),
    ],
)
def test_each_topic(asked: Requirement, person: cl.Person, typed: str, verdict: str) -> None:
    interview, _ = conducted(asked, person, typed)
    assert (interview.eligibility.verdict, interview.question) == (verdict, None)


def test_an_answer_that_contradicts_another_is_asked_again() -> None:
    student = cl.Person(education=[cl.Education(programme="技师班", graduated="2027-07-01")])
    _, output = conducted(cl.EnrolmentRequirement(programmes=["技师班"]), student, "2028-01-01 2025-09-01")
    assert "这个回答不合适" in output
    _, output = conducted(cl.EnrolmentRequirement(programmes=["技师班"]), student, "2028-01-01 2025-09-01", lang="en")
    assert "graduated: 2027-07-01 is not after enrolled 2028-01-01" in output


def test_a_list_is_asked_for_until_the_verdict_is_decided() -> None:
    working = cl.Work(occupation="茶艺师", start="2025-01-01")
    asked = cl.WorkYears(years=1, mode="累计")
    interview, output = conducted(
        asked, cl.Person(work=None), "有 厨师 2020-01-01 否 2020-12-31 有 茶艺师 2025-01-01 是"
    )
    assert interview.person.work == (cl.Work(occupation="厨师", start="2020-01-01", end="2020-12-31"), working)
    assert "还有其他工作经历吗？" in output
    interview, output = conducted(asked, cl.Person(work=None), "有 茶艺师 ?")
    assert (interview.eligibility.verdict, interview.person.work) == ("undetermined", None)
    assert "暂按不清楚处理" in output


def record_typed(name: str, typed: str, lang: str = "zh") -> Record | None:
    """The record of a list that is made of what is typed; None if it lacks something."""
    found: list[Record] = []

    def prompt() -> None:
        with suppress(RecordIncomplete):
            found.append(RECORD_PROMPTS[name](Terminal(lang), INTERVIEW))

    typing(prompt, typed)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("name", "typed", "record"),
    [
        ("certificates", "电工 五级 2021-06-01", cl.Certificate(occupation="电工", level=5, issued="2021-06-01")),
        ("certificates", "电工 0 ?", cl.Certificate(occupation="电工", kind="pre_technician", issued=None)),
        ("certificates", "?", None),
        ("certificates", "电工 ?", None),
        ("work", "电工 ?", None),
        ("work", "? ", None),
        ("work", "电工 2020-01-01 否 ?", None),
        ("work", "电工 2020-01-01 否 2019-01-01 ?", None),
        (
            "work",
            "电工 2020-01-01 否 2019-01-01 2020-02-01",
            cl.Work(occupation="电工", start="2020-01-01", end="2020-02-01"),
        ),
        (
            "education",
            "技师学院 大专 2020-07-01",
            cl.Education(school="技师学院", degree="大专", graduated="2020-07-01"),
        ),
        ("work", "电工 2018年7月至今 是", cl.Work(occupation="电工", start="2018-07")),
        ("education", "8  ?", cl.Education(school="其他学校")),
        ("education", "本科（函授） 2020-07-01", cl.Education(degree="本科", full_time=False, graduated="2020-07-01")),
        ("education", "中专肄业 中专 ?", cl.Education(degree="中专")),
        ("training", "电工 四级 2024-05-30", cl.Training(occupation="电工", level=4, completed="2024-05-30")),
        ("training", "电工 四级 ?", None),
        ("training", "?", None),
        ("apprenticeships", "钳工 2020-06-30", cl.Apprenticeship(occupation="钳工", completed="2020-06-30")),
        ("apprenticeships", "?", None),
        ("titles", "中级职称 2020-01-01", cl.Title(level="中级", granted="2020-01-01")),
        ("titles", "?", None),
        ("permits", " 驾驶证 ?", cl.Permit(name="驾驶证")),
        ("permits", "?", None),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_sort_of_record(name: str, typed: str, record: Record | None, lang: str) -> None:
    words = typed
    if lang == "en":
        for zh, en in (("五级", "5"), ("四级", "4"), ("技师学院", "4"), ("大专", "4"), ("中级职称", "2"), ("否", "no")):
            words = words.replace(zh, en)
    assert record_typed(name, words, lang) == record


def test_a_month_or_a_year_is_kept_as_it_is_known() -> None:
    assert record_typed("work", "电工 2019年6月 否 2019.5 2020") == cl.Work(
        occupation="电工", start="2019-06", end="2020"
    )


@pytest.mark.parametrize(
    ("typed", "record"),
    [
        ("电汽工 1 2019-07-01 是", cl.Work(occupation="电工", start="2019-07-01")),  # a slip
        ("维修电工 电工 2019-07-01 是", cl.Work(occupation="电工", start="2019-07-01")),
        ("维修电工 2 2019-07-01 是", cl.Work(occupation="维修电工", start="2019-07-01")),
        ("维修电工 ? 2019-07-01 是", cl.Work(occupation="维修电工", start="2019-07-01")),
        ("化验员 化学检验员 2019-07-01 是", cl.Work(occupation="化学检验员", start="2019-07-01")),
        ("汽车维修工 2019-07-01 是", cl.Work(occupation="汽车维修工", start="2019-07-01")),
        ("厨师 2019-07-01 是", cl.Work(occupation="厨师", start="2019-07-01")),
    ],
)
def test_near_names_are_offered(typed: str, record: Record) -> None:
    """A name that may be an occupation's is settled where it is typed, not by a question later (D6, U18)."""
    assert record_typed("work", typed) == record


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("7年 是", "2019-11-22", None),
        ("18个月 y", "2025-05-22", None),
        ("7年 否 2024-06-30", "2017-07-01", "2024-06-30"),
        ("两年半 否 2024-06", "2022-01-01", "2024-06"),
        ("2年 ? ?", None, None),
        ("150年 2019-07-01 是", "2019-07-01", None),
    ],
)
def test_work_since_so_many_years(typed: str, start: str | None, end: str | None) -> None:
    """Most people know how long, not since when (U14); the years end with the last day."""
    expected = None if start is None else cl.Work(occupation="电工", start=start, end=end)
    assert record_typed("work", f"电工 {typed}") == expected


def test_a_date_that_is_not_known_is_asked_once() -> None:
    """ "?" to the date of a record is "not known"; it is not asked again as a question of its own (U18)."""
    asked = cl.CertificateRequirement(level=5, kinds=["skill_level"], years=1)
    typed = "有 茶艺师 5 ? 否"
    done, output = conducted(asked, cl.Person(certificates=None), typed)
    assert (done.eligibility.verdict, done.question) == ("undetermined", None)
    assert output.count("发证日期") == 1
    diploma = cl.DiplomaRequirement(schools=["技工学校"])
    done, output = conducted(diploma, cl.Person(education=None), "有 ? 中专 ? 否")
    assert (done.eligibility.verdict, done.question) == ("undetermined", None)
    assert {question.topic for question in done.declined} == {"school", "graduated"}


def test_a_level_is_typed_as_its_own_number() -> None:
    """Not as its place in the list, where 4 would be 二级."""
    for number in "54321":
        assert record_typed("certificates", f"电工 {number} ?") == cl.Certificate(occupation="电工", level=number)


def test_the_target_is_the_occupation_unless_another_is_typed() -> None:
    assert record_typed("apprenticeships", " ?") == cl.Apprenticeship(occupation="电工")


def test_every_list_and_topic_can_be_asked_for() -> None:
    assert {*RECORD_PROMPTS} == {kind.list_name for kind in RECORD_KINDS.values()}
    for lang in LANGUAGES:
        said = {code.removeprefix("cli.ask.look_up_") for code in messages(lang) if code.startswith("cli.ask.look_up_")}
        assert said == {*get_args(Topic)}


def test_the_first_day_of_work_known_to_the_year_only_is_asked_for(tmp_path: Path) -> None:
    worker = cl.Person(work=[cl.Work(occupation="电工", start="2020-11")])
    output = ask("电工", "4", "--person", write(tmp_path / "me.json", worker), typed="2020-11-01", code=0).stdout
    assert "（见劳动合同或社会保险缴费记录。）" in output


# --- going back, words instead of numbers, where to look ---


def test_a_step_back_undoes_the_last_answer(tmp_path: Path) -> None:
    """The schooling was no, is yes; and the first question has none before it."""
    file = tmp_path / "me.json"
    told = ask("电工", "4", "--person", str(file), typed="b 否 返回 是 技校 q", code=2).stdout
    assert "这是第一题，前面没有可返回的。" in told
    assert told.count("有初中以上学历（含在读）吗？") == 3
    assert cl.Person.load(file).education is None  # the record was not finished
    told = ask("电工", "4", "--person", str(file), typed="否 b q", code=2).stdout
    assert cl.Person.load(file).education is None


def test_within_a_record_a_step_back_begins_it_again(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    typed = "否 是 钳工 上一题 是 电工 2019-07-01 是"
    told = ask("电工", "4", "--person", str(file), typed=typed, code=0).stdout
    assert cl.Person.load(file).work == (cl.Work(occupation="电工", start="2019-07-01"),)
    assert told.count("您做过哪些工作，各从何时到何时？\n（见") == 2


def test_a_record_given_is_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    ask("电工", "4", "--person", str(file), typed="否 是 钳工 2010-01-01 是 b 否", code=1)
    assert cl.Person.load(file).work == ()


def test_the_last_answer_can_be_changed_before_the_result(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    told = ask(
        "电工", "4", "--person", str(file), typed="否 是 电工 2019-07-01 是 b 是 电工 2025-07-01 是 否", code=1
    ).stdout
    assert told.count("问完了。直接回车看结论，b 返回上一题") == 2
    assert cl.Person.load(file).work == (cl.Work(occupation="电工", start="2025-07-01"),)


@pytest.mark.parametrize(
    ("typed", "school", "degree"),
    [
        ("职高 高中", "secondary_vocational_school", "high_school"),
        ("中职 大专", "secondary_vocational_school", "associate"),
        ("大专", None, "associate"),
        ("2 本科", "technical_school", "bachelor"),
    ],
)
def test_words_are_taken_where_numbers_are_shown(tmp_path: Path, typed: str, school: str, degree: str) -> None:
    file = tmp_path / "me.json"
    CliRunner().invoke(
        cli, ["ask", "电工", "4", "--person", str(file), *DAY], input="\n".join(["是", *typed.split(), "2020-07-01"])
    )
    (course,) = cl.Person.load(file).education or ()
    assert (course.school, course.degree) == (school and cl.School(school), cl.Degree(degree))


def test_each_question_says_where_to_look() -> None:
    cook = ("--works-since", "厨师:2010-01-01")
    assert "或问当地评价机构。）" in ask("铣工", "4", *cook, typed="否 q", code=2).stdout
    english = ask("铣工", "4", *cook, "--lang", "en", typed="q", code=2).stdout
    assert "(See the diplomas.)" in english
