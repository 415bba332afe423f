"""Whatever comes in at a door, what comes out is an answer or a `CertladderError`: mutations of real input.

Each test also sees to it that some of what it tries is answered: else only the first check of a door would be tried.
"""

from __future__ import annotations

import io
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from click.testing import CliRunner
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from pyarrow import parquet

import certladder as cl
from certladder.cli.main import cli
from certladder.cli.values import read_record
from tests.helpers.length import by_length

pytestmark = [pytest.mark.slow, pytest.mark.reference, pytest.mark.no_cover]

TEXTS = sorted((Path(cl.__file__).parent / "model" / "standards").glob("*.txt"))
TYPED = ("2026-02-30", "2018.10", "No", "~", "0b_", "!!int x", "!!timestamp x", "*a", "9" * 5000, "[" * 5000)
CASES = sorted((Path(__file__).parents[1] / "data" / "cases").glob("*.yaml"))
PERSON = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
    work=[
        cl.Work(occupation="电工", start="2019-07-01"),
        cl.Work(occupation="车工", start="2015-01-01", end="2016-01-01"),
    ],
    education=[cl.Education(school="大学", degree="本科", graduated="2019-07-01", relevance={"电工": "own"})],
    titles=[cl.Title(level="中级", relevance={"电工": True})],
    permits=[cl.Permit(name="驾驶证", issued="2020-01-01", serves={"C1驾驶证": True})],
    meets={"身体健康": True},
    born="1990-01-01",
)
OPTIONS = [
    ("holds", "五级@2021-06-01"),
    ("holds", "钳工:三级@2021年6月1日"),
    ("worked", "2015-03-01..2018-06-30"),
    ("works_since", "2019-07-01"),
    ("trained", "四级@2024-05-30"),
    ("graduated", "技工学校,本专业,全日制@2017-09-01..2020-07-01"),
    ("title", "中级@2020-01-01"),
    ("permit", "C1驾驶证@2020-01-01"),
    ("apprenticed", "2020-01-01"),
]
CSV = '人员编号,职业,开始日期,结束日期\nA-1,电工,2010-01-01,\nA-2,"铣工",2012/3/5,2015.1.1\nA-3,车工,2010年1月,至今\n'
HOSTILE = (
    *"\0\ufeff\u200b\u202e\ud7ff\U0001f600\t\r\n\x1b[2J\"'=,;|#（）()一二九十①❶⑴０９／/.-@:：…—",
    "9" * 30, "99999-99-99", "年", "以上", "同时", "null", "[" * 50, "{}", "NaN", "%s", "__class__", "'; DROP TABLE x; --", "=1+1",
)  # fmt: skip


def mutated(seed: bytes, rng: random.Random) -> bytes:
    """The seed with a piece, or up to eight, dropped, doubled, moved, overwritten or put in."""
    data = bytearray(seed)
    for _ in range(rng.choice([1, 1, 1, 2, 4, 8])):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice([1, 1, 3, 10, 100]))
        piece = bytes(data[start:end])
        match rng.randrange(6):
            case 0:
                del data[start:end]
            case 1:
                data[start:start] = piece * rng.randint(1, 5)
            case 2:
                del data[start:end]
                at = rng.randrange(len(data) + 1)
                data[at:at] = piece
            case 3:
                data[start:end] = rng.randbytes(len(piece))
            case 4:
                del data[start:]
            case _:
                data[start:start] = rng.choice(HOSTILE).encode("utf-8", "surrogatepass")
    return bytes(data)


def mutated_word(seed: str, rng: random.Random) -> bytes:
    """JSON of which one string is mutated: it still reads as JSON."""
    found = rng.choice(list(re.finditer(r'"[^"]*"(?!:)', seed)))
    word = mutated(found[0][1:-1].encode(), rng).decode("utf-8", "replace")
    return f"{seed[: found.start()]}{json.dumps(word)}{seed[found.end() :]}".encode()


def mutated_person(rng: random.Random) -> bytes:
    seed = PERSON.model_dump_json()
    return mutated(seed.encode(), rng) if rng.random() < 0.3 else mutated_word(seed, rng)


def cases(seeds: list[bytes], count: int) -> Iterator[bytes]:
    rng = random.Random(1126)
    for _ in range(count):
        yield mutated(rng.choice(seeds), rng)


def is_answered(what: Callable[[], object], given: object) -> bool:
    """Whether there is an answer, not an error of ours; any other error fails the test."""
    try:
        what()
    except cl.CertladderError as error:
        for lang in ("zh", "en"):
            error.explain(lang)
        return False
    except Exception as error:
        pytest.fail(f"{type(error).__name__}: {error}\nfor {given!r}")
    return True


def test_texts() -> None:
    answered = 0
    seeds = [path.read_bytes()[:3000] for path in TEXTS]
    for data in cases(seeds, by_length(40, 1000, 100_000)):
        text = data.decode("utf-8", "replace")
        answered += is_answered(lambda text=text: cl.Catalog.from_text(text, occupation="茶艺师"), text)  # type: ignore[misc]
    assert answered


def test_text_files(tmp_path: Path) -> None:
    answered, file = 0, tmp_path / "a.txt"
    for data in cases([path.read_bytes()[:1500] for path in TEXTS], by_length(25, 500, 20_000)):
        file.write_bytes(data)
        answered += is_answered(lambda: cl.Catalog.load(file), data)
    assert answered


def test_person_files(tmp_path: Path) -> None:
    advisor, rng = cl.Advisor(), random.Random(1126)
    answered, file = 0, tmp_path / "me.json"

    def check() -> None:
        advisor.survey(cl.Person.load(file), on="2026-11-22")

    for _ in range(by_length(100, 1000, 200_000)):
        data = mutated_person(rng)
        file.write_bytes(data)
        answered += is_answered(check, data)
    assert answered > 10


def test_case_files(tmp_path: Path) -> None:
    """Also where a value is what YAML takes for something else than words."""
    answered, file, rng = 0, tmp_path / "电工.yaml", random.Random(1126)
    seeds = [b"- " + case for path in CASES for case in path.read_bytes().split(b"\n- ")[1:4]]
    for data in cases(seeds, by_length(100, 1000, 50_000)):
        if rng.random() < 0.5:
            seed = rng.choice(seeds)
            value = rng.choice(list(re.finditer(rb"(?<=: )[^\s,{}\[\]]+", seed)))
            data = seed[: value.start()] + rng.choice(TYPED).encode() + seed[value.end() :]
        file.write_bytes(data)
        answered += is_answered(lambda: cl.Advisor().test(cl.read_cases(file)), data)
    assert answered


def test_options() -> None:
    rng = random.Random(1126)
    answered = Counter[str]()
    for _ in range(by_length(500, 5000, 200_000)):
        name, given = rng.choice(OPTIONS)
        changed = mutated(given.encode(), rng).decode("utf-8", "surrogateescape")
        answered[name] += is_answered(
            lambda name=name, changed=changed: read_record(name, changed, "电工"),  # type: ignore[misc]
            (name, changed),
        )
    assert all(answered.values()), answered


COMMANDS = {
    "check": "电工 4 --on 2026-11-22 --person ME --works-since 2019-07-01 --lang en",
    "plan": "电工 4 --on 2026-11-22 --person ME --works-since 2019-07-01 --lang en",
    "survey": "--on 2026-11-22 --person ME --works-since 电工:2019-07-01 --lang en",
    "compile": "TEXT --lines --occupation 茶艺师 --lang en",
    "graph": "--standards TEXT --on 2026-11-22 --format text --lang en",
    "lint": "--standards TEXT --lang en",
}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that is named is mutated, or one of the words."""
    monkeypatch.chdir(tmp_path)
    rng = random.Random(1126)
    me, text = Path("me.json"), Path("tea.txt")
    answered = 0
    for _ in range(by_length(20, 20, 1000)):
        words = COMMANDS[command].replace("ME", me.name).replace("TEXT", text.name).split()
        me.write_text(PERSON.model_dump_json(), encoding="utf-8")
        text.write_bytes(TEXTS[0].read_bytes())
        if rng.random() < 0.5:
            me.write_bytes(mutated_person(rng))
            text.write_text(mutated(TEXTS[0].read_bytes(), rng).decode("utf-8", "replace"), encoding="utf-8")
        else:
            at = rng.randrange(len(words))
            words[at] = mutated(words[at].encode(), rng).decode("utf-8", "replace")
        found = CliRunner().invoke(cli, [command, *words])
        assert found.exit_code != 70, (command, words, found.stderr)
        answered += found.exit_code in (0, 1, 2)
    assert answered


def workbook(lines: list[str]) -> bytes:
    """A sheet of these lines, without the characters that no workbook can hold."""
    book = openpyxl.Workbook()
    book.active.title = "工作经历"
    for line in lines:
        book.active.append(ILLEGAL_CHARACTERS_RE.sub("", line).split(","))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def columns(lines: list[str]) -> bytes:
    """A Parquet file of these lines."""
    names, *rows = (line.split(",") for line in lines)
    packed = io.BytesIO()
    parquet.write_table(pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))), packed)
    return packed.getvalue()


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_tables(suffix: str, tmp_path: Path) -> None:
    seeds = [CSV.encode("utf-8-sig"), CSV.encode("gb18030"), CSV.encode("utf-16"), CSV.replace("\n", "\r").encode()]
    found = list(cases(seeds, by_length(6, 60, 5000)))
    if suffix == "xlsx":
        cells = [
            workbook(data.decode("utf-8", "replace").splitlines()) for data in cases([CSV.encode()], len(found) // 2)
        ]
        found = [*cells, *cases([workbook(CSV.splitlines())], len(found) // 2)]
    if suffix == "parquet":
        found = [whole := columns(CSV.splitlines()), *cases([whole], len(found))]
    answered = 0
    for number, data in enumerate(found):
        source = tmp_path / str(number) / f"work.{suffix}"
        source.parent.mkdir()
        source.write_bytes(data)
        answered += is_answered(lambda source=source: cl.Workforce(source).check("2026-11-22").summary(), data)  # type: ignore[misc]
    assert answered
