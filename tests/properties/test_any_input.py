"""Whatever comes in at a door, what comes out is an answer or a `CertladderError`: mutations of real input."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import certladder as cl
from certladder.cli.main import cli
from certladder.cli.record_syntax import SYNTAX, read_record
from tests.helpers.length import by_length

pytestmark = [pytest.mark.reference, pytest.mark.no_cover]

TEXTS = sorted((Path(cl.__file__).parent / "model" / "standards").glob("*.txt"))
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
    ("work", "2015-03-01..2018-06-30"),
    ("works_since", "2019-07-01"),
    ("trained", "四级@2024-05-30"),
    ("graduated", "技工学校,本专业,全日制@2017-09-01..2020-07-01"),
    ("title", "中级@2020-01-01"),
    ("permit", "C1驾驶证@2020-01-01"),
    ("apprenticeship", "2020-01-01"),
]
CSV = '人员编号,职业,开始日期,结束日期\nA-1,电工,2010-01-01,\nA-2,"铣工",2012/3/5,2015.1.1\nA-3,车工,2010年1月,至今\n'
HOSTILE = (
    *"\0\ufeff\u200b\u202e\ud7ff\U0001f600\t\r\n\x1b[2J\"'=,;|#（）()一二九十①❶⑴０９／/.-@:：…—",
    "9" * 30, "99999-99-99", "年", "以上", "同时", "null", "[" * 50, "{}", "NaN", "%s", "__class__", "'; DROP TABLE x; --", "=1+1",
)  # fmt: skip


def mutated(seed: bytes, rng: random.Random) -> bytes:
    """The seed with up to eight pieces dropped, doubled, moved, overwritten or put in."""
    data = bytearray(seed)
    for _ in range(rng.randint(1, 8)):
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


def cases(seeds: list[bytes], count: int) -> Iterator[bytes]:
    rng = random.Random(1126)
    for _ in range(count):
        yield mutated(rng.choice(seeds), rng)


def expect_only_our_errors(what: Callable[[], object], given: object) -> None:
    try:
        what()
    except cl.CertladderError as error:
        for lang in ("zh", "en"):
            error.explain(lang)
    except Exception as error:
        pytest.fail(f"{type(error).__name__}: {error}\nfor {given!r}")


def test_texts() -> None:
    seeds = [path.read_bytes()[:3000] for path in TEXTS]
    for data in cases(seeds, by_length(100, 1000, 100_000)):
        text = data.decode("utf-8", "replace")
        expect_only_our_errors(lambda text=text: cl.Catalog.from_text(text, occupation="茶艺师"), text)  # type: ignore[misc]


def test_text_files(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for data in cases([path.read_bytes()[:1500] for path in TEXTS], by_length(50, 500, 20_000)):
        file.write_bytes(data)
        expect_only_our_errors(lambda: cl.Catalog.load(file), data)


def test_person_files(tmp_path: Path) -> None:
    advisor = cl.Advisor()
    file = tmp_path / "me.json"

    def check() -> None:
        advisor.survey(cl.Person.load(file), on="2026-11-22")

    for data in cases([PERSON.model_dump_json().encode()], by_length(300, 3000, 200_000)):
        file.write_bytes(data)
        expect_only_our_errors(check, data)


def test_options() -> None:
    rng = random.Random(1126)
    known = [(name, given) for name, given in OPTIONS if name in SYNTAX]
    assert len(known) > 5
    for _ in range(by_length(500, 5000, 200_000)):
        name, given = rng.choice(known)
        changed = mutated(given.encode(), rng).decode("utf-8", "surrogateescape")
        expect_only_our_errors(lambda name=name, changed=changed: read_record(name, changed, "电工"), (name, changed))  # type: ignore[misc]


def test_commands(tmp_path: Path) -> None:
    rng = random.Random(1126)
    file = tmp_path / "me.json"
    for command in ("check", "plan", "survey", "compile", "graph", "lint"):
        for _ in range(by_length(3, 20, 1000)):
            words = [
                "电工",
                "4",
                "--on",
                "2026-11-22",
                "--person",
                str(file),
                "--works-since",
                "2019-07-01",
                "--lang",
                "en",
            ]
            at = rng.randrange(len(words))
            words[at] = mutated(words[at].encode(), rng).decode("utf-8", "replace")
            file.write_bytes(mutated(PERSON.model_dump_json().encode(), rng))
            found = CliRunner().invoke(cli, [command, *words])
            assert found.exit_code != 70, (command, words, found.stderr)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_tables(suffix: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("duckdb")
    seeds = [CSV.encode("utf-8-sig"), CSV.encode("gb18030"), CSV.encode("utf-16"), CSV.replace("\n", "\r").encode()]
    if suffix == "xlsx":
        book = openpyxl.Workbook()
        book.active.title = "工作经历"
        for line in CSV.splitlines():
            book.active.append(line.split(","))
        packed = io.BytesIO()
        book.save(packed)
        seeds = [packed.getvalue()]
    for number, data in enumerate(cases(seeds, by_length(15, 60, 5000))):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / f"work.{suffix}").write_bytes(data)
        expect_only_our_errors(lambda folder=folder: cl.Workforce(folder).check("2026-11-22").summary(), data)  # type: ignore[misc]
