"""What was read is kept: beside the built-in texts, and in a folder that the caller names. A test says when the built-in part is stale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

import certladder as cl
from certladder.model.parsing import cache
from certladder.model.standards.compile_builtin import compile_builtin, write_builtin

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
STANDARDS = files("certladder.model.standards")
TEXT = "职业：茶艺师\n\n申报条件（四级）\n（1）累计从事本职业工作6年（含）以上。\n（2）身体健康。\n"


def test_what_is_shipped_is_what_the_texts_say_now() -> None:
    """After a change to a text or to the compiler: `make compiled`."""
    assert STANDARDS.joinpath("compiled.json").read_text(encoding="utf-8") == compile_builtin()
    assert cl.Catalog.builtin() == cl.Catalog.load(Path(str(STANDARDS)), strict=True)
    write_builtin()  # the same again
    assert STANDARDS.joinpath("compiled.json").read_text(encoding="utf-8") == compile_builtin()


def test_the_built_in_catalog_needs_no_compiler() -> None:
    script = "import sys, certladder; certladder.Catalog.builtin(); print('lark' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.split() == ["False"]


@pytest.mark.parametrize(("what", "seconds"), [("builtin()", 0.1), ("from_text(open('sixty.txt').read())", 1.0)])
def test_a_fresh_process_is_soon_ready(what: str, seconds: float, tmp_path: Path) -> None:
    """The built-in catalog, and a file of 60 clauses; the first of three that is quick, in time of the processor."""
    texts = [clause.text for one in cl.Catalog.builtin().standards for level in one.levels.values() for clause in level]
    lines = [f"（{number}）{text}" for number, text in enumerate(texts[:60], start=1)]
    tmp_path.joinpath("sixty.txt").write_text("\n".join(["职业：茶艺师", "申报条件（三级）", *lines]), encoding="utf-8")
    script = f"import time, certladder as cl; cl.Catalog; start = time.process_time(); cl.Catalog.{what}; print(time.process_time() - start)"
    command = [sys.executable, "-X", "utf8", "-c", script]
    runs = (subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(3))
    assert any(float(run.stdout) < seconds for run in runs)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are compiled from now on."""
    sources: list[str] = []
    read = cache.read_document

    def counting(text: str, source: str) -> list[cl.Standard]:
        sources.append(source)
        return read(text, source)

    monkeypatch.setattr(cache, "read_document", counting)
    return sources


def test_a_folder_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, kept = tmp_path / "texts", tmp_path / "deep" / "cache"
    texts.mkdir()
    for name in ("茶艺师", "焊工"):
        texts.joinpath(f"{name}.txt").write_text(TEXT.replace("茶艺师", name), encoding="utf-8")
    plain = cl.Catalog.load(texts)
    sources = counted(monkeypatch)
    assert cl.Catalog.load(texts, cache=kept) == plain
    assert len(sources) == 2
    assert cl.Catalog.load(texts, cache=str(kept)) == plain
    assert len(sources) == 2
    texts.joinpath("焊工.txt").write_text(TEXT.replace("茶艺师", "焊工").replace("6年", "7年"), encoding="utf-8")
    assert cl.Catalog.load(texts, cache=kept) == cl.Catalog.load(texts) != plain
    assert sources[2:3] == [str(texts / "焊工.txt")]
    assert len(list(kept.iterdir())) == 2


def test_a_damaged_entry_is_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, kept = tmp_path / "a.txt", tmp_path / "cache"
    file.write_text(TEXT, encoding="utf-8")
    plain = cl.Catalog.load(file, cache=kept)
    [entry] = kept.iterdir()
    whole = entry.read_bytes()
    for damaged in (whole[:99], b"\xff", json.dumps({"key": "", "standards": []}).encode()):
        entry.write_bytes(damaged)
        assert cl.Catalog.load(file, cache=kept) == plain
        assert entry.read_bytes() == whole
    sources = counted(monkeypatch)
    monkeypatch.setattr(cache, "__version__", "another")
    assert cl.Catalog.load(file, cache=kept) == plain
    assert len(sources) == 1


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    file, kept = tmp_path / "a.txt", tmp_path / "file"
    file.write_text(TEXT, encoding="utf-8")
    kept.write_text("", encoding="utf-8")
    assert cl.Catalog.load(file, cache=kept) == cl.Catalog.load(file)


def test_strict_refuses_kept_words_too(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    messages = []
    for kept in (None, tmp_path / "cache", tmp_path / "cache"):
        with pytest.raises(cl.StandardParseError) as caught:
            cl.Catalog.load(file, strict=True, cache=kept)
        messages.append(str(caught.value))
    assert messages == [messages[0]] * 3
    assert os.fspath(file) in messages[0]
