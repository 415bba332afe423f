"""The reports in a real browser: nothing overflows, links work, no errors, axe-core finds nothing, A4 holds it all.

Needs Chromium and the packages of the extra `browser`; `make browser` installs both. Skipped elsewhere.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import certladder as cl

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here: make browser installs it")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-core here: make browser installs it")

CHROMIUM = os.environ.get("CERTLADDER_CHROMIUM") or next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: make browser installs it")

ROOTS = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
"""Chromium has no sandbox for root; it opens nothing but our own pages here."""

ON = "2026-11-22"
ADVISOR = cl.Advisor()
ELECTRICIAN = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2023-06-01")],
    work=[cl.Work(occupation="电工", start="2021-07-01")],
)
LONG = cl.Person(
    work=[cl.Work(occupation="W" * 200, start="2010-01-01")],
    education=[cl.Education(degree="大专", major="专" * 200, graduated="2012-07-01")],
    permits=[cl.Permit(name="x" * 200)],
)
REPORTS: dict[str, tuple[Any, ...]] = {
    "plan": (ELECTRICIAN, "电工", 1, {}),
    "english": (cl.Person(education=None), "化学检验员", 1, {"lang": "en", "study": cl.usual_programmes()}),
    "held": (ELECTRICIAN, "电工", 5, {}),
    "wishes": (ELECTRICIAN, "电工", 1, {"deadline": "2030-01-01"}),
    "not described": (ELECTRICIAN, "客户服务管理员", 1, {"lang": "en"}),
    "blocked": (cl.Person(), "电工", 2, {"avoid": ["电工/四级/1", "电工/四级/2"], "lang": "en"}),
    "long words": (LONG, "铣工", 1, {}),
}


WORKFORCE = {
    "work": pa.table(
        {
            "person": ["a", "b", "c", ""],
            "occupation": ["电工", "W" * 200, "铣工", "电工"],
            "start": ["2015-01-01", "2010-01-01", "9" * 200, "2015-01-01"],
            "n" * 200: ["1"] * 4,
        }
    )
}
WORKFORCES = {"workforce": "zh", "english workforce": "en"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu", *ROOTS])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=[*REPORTS, *WORKFORCES])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "report.html"
    path.write_text(_html(request.param), encoding="utf-8")
    return path


def _html(name: str) -> str:
    if name in REPORTS:
        person, occupation, level, options = REPORTS[name]
        return ADVISOR.report(person, occupation, level, ON, **options)
    workforce = cl.Workforce(WORKFORCE)
    return cl.workforce_report(workforce, workforce.check(ON), lang=WORKFORCES[name])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_report_in_the_browser(browser: Any, report: Path, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else trouble.append(request.url))
    page.goto(report.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_OUTSIDE, width) == []
    assert page.evaluate(_CUT) == []
    for link in page.locator("a").all():
        target = link.get_attribute("href")
        assert target.startswith("#")
        assert page.locator(target).count() == 1, target
    page.locator("nav a").last.click()
    assert page.url.endswith("#receipt")
    assert page.locator("#receipt").evaluate("shown => shown.getBoundingClientRect().top < innerHeight")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert trouble == []
    page.close()


_OUTSIDE = """width => [...document.querySelectorAll('main :not(thead, thead *), header *, nav *, footer *')]
    .filter(e => { const b = e.getBoundingClientRect(); return b.width > 1 && (b.right > width + 0.5 || b.left < -0.5) })
    .map(e => e.outerHTML.slice(0, 80))"""
_CUT = """[...document.querySelectorAll('svg')].flatMap(svg => {
    const all = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')]
        .filter(t => { const b = t.getBoundingClientRect(); return b.right > all.right || b.bottom > all.bottom })
        .map(t => t.textContent)
})"""


def test_a_report_on_paper(browser: Any, report: Path) -> None:
    """On A4 (794 px of 96 dpi, less the margins) nothing sticks out, and the paper is white in the dark, too."""
    page = browser.new_page(viewport={"width": 672, "height": 1000}, color_scheme="dark")
    page.goto(report.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 672
    assert page.evaluate(_CUT) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    papers = page.evaluate("[...document.querySelectorAll('.cl-paper')].map(paper => getComputedStyle(paper).fill)")
    bars = page.evaluate("[...document.querySelectorAll('.bar')].map(bar => getComputedStyle(bar).printColorAdjust)")
    assert {*papers, *bars} in ({"rgb(255, 255, 255)"}, {"exact"})  # the pictures of a report, or a workforce's bars
    assert not page.locator("nav").is_visible()
    assert page.pdf(format="A4", prefer_css_page_size=True).startswith(b"%PDF")
    page.close()


def test_what_people_type_does_not_run(browser: Any, tmp_path: Path) -> None:
    """Neither as it stands nor with the page's own policy against scripts taken away."""
    script = "</title></svg><script>window.hit=1</script><img src=x onerror=window.hit=1>"
    person = cl.Person(work=[cl.Work(occupation=script, start="2010-01-01")])
    page_text = ADVISOR.report(person, "铣工", 4, ON)
    path = tmp_path / "report.html"
    for text in (page_text, page_text.replace("Content-Security-Policy", "x")):
        path.write_text(text, encoding="utf-8")
        page = browser.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("window.hit") is None
        assert page.locator("script, img").count() == 0
        assert script in page.locator("#facts").inner_text()
        page.close()
