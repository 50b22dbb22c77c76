"""The site in a browser: every page on a phone and on a desk, light and dark, without an error; search and rules work.

`make site-test` installs what this needs and runs it; elsewhere it is skipped.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tools.docs_site import links

from tests.browser import browser as browser_path
from tests.conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="make site-test installs playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="make site-test installs axe")

SITE = ROOT / "build" / "site"
PAGES = [path.relative_to(SITE).as_posix() for path in links.pages(SITE)] or ["index.html"]
PHONE, DESK = 390, 1280
SCHEMES = {"light": "default", "dark": "slate"}
# Each width in each scheme; axe looks at each width and each scheme once.
VIEWS = {"light": [(PHONE, True), (DESK, False)], "dark": [(PHONE, False), (DESK, True)]}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"], "preload": False}
# Elements that stick out of the window, and are not in a box that scrolls by itself.
STICKING_OUT = """() => {
  const isBox = (one) => /auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX);
  const scrolls = (one) => one && (isBox(one) || scrolls(one.parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !scrolls(one.parentElement))
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    """A browser that finds no host."""
    with playwright.sync_playwright() as driver:
        options = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"]
        found = driver.chromium.launch(executable_path=browser_path(), args=options)
        yield found
        found.close()


@pytest.fixture
def page(opened: Any) -> Iterator[Any]:
    """A page that keeps what goes wrong in `page.problems`."""
    found = opened.new_page(viewport={"width": PHONE, "height": 844}, reduced_motion="reduce")
    found.problems = []
    found.on("console", lambda one: one.type in ("error", "warning") and found.problems.append(one.text))
    found.on("pageerror", lambda one: found.problems.append(str(one)))
    found.on("requestfailed", lambda one: found.problems.append(f"not loaded: {one.url}"))
    found.on("request", lambda one: is_elsewhere(one.url) and found.problems.append(f"elsewhere: {one.url}"))
    yield found
    found.close()


def is_elsewhere(url: str) -> bool:
    return not url.startswith((SITE.as_uri(), "data:", "about:", "blob:"))


def address(name: str) -> str:
    return (SITE / name).as_uri()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_every_screen_and_everyone_can_read_it(name: str, page: Any) -> None:
    found = []
    for scheme, views in VIEWS.items():
        page.emulate_media(color_scheme=scheme)
        page.goto(address(name))
        assert page.get_attribute("body", "data-md-color-scheme") == SCHEMES[scheme]
        for width, is_audited in views:
            page.set_viewport_size({"width": width, "height": 844})
            found += [f"{width} {scheme}: {one}" for one in laid_out_badly(page)]
            found += [f"{width} {scheme}: {one}" for one in audited(page)] if is_audited else []
    assert [*found, *page.problems] == []


def laid_out_badly(page: Any) -> list[str]:
    """What makes a page wider than the window."""
    found = [f"sticks out: {one}" for one in page.evaluate(STICKING_OUT)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("scrolls sideways")
    return found


def audited(page: Any) -> list[str]:
    """What axe finds: texts without enough contrast, pictures without a text, fields without a label …"""
    response = axe.Axe().run(page, options=RULES).response
    return [
        f"{rule['id']}: {node['html'][:150]} ({node['any'][0]['message'][:150] if node['any'] else rule['help']})"
        for rule in response["violations"]
        for node in rule["nodes"][:3]
    ]


def test_what_is_wrong_with_a_page_is_noticed(page: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!DOCTYPE html><html lang='en'><title>x</title><body>"
        "<h1 style='width:600px;color:#ccc;background:#fff'>Pale</h1>"
        "<img src='gone.png'><script>console.error('broken')</script>",
        "utf-8",
    )
    page.goto(bad.as_uri())
    assert laid_out_badly(page)[-1] == "scrolls sideways"
    rules = {one.partition(":")[0] for one in audited(page)}
    assert rules >= {"color-contrast", "image-alt"}
    assert {"broken", f"not loaded: {(tmp_path / 'gone.png').as_uri()}"} <= set(page.problems)


def test_the_search_finds_a_rule_from_a_disk(page: Any) -> None:
    page.set_viewport_size({"width": DESK, "height": 844})
    page.goto(address("index.html"))
    page.keyboard.press("Control+k")
    page.keyboard.type("apostrophe", delay=20)
    page.locator("a:visible:has-text('NP301')").first.wait_for()
    assert page.locator("input[placeholder=Search]").input_value() == "apostrophe"
    assert page.problems == []


def test_the_list_of_rules_shows_those_with_all_words(page: Any) -> None:
    page.goto(address("rules/index.html"))
    total = page.locator("tbody tr:visible").count()
    page.fill(".rule-filter input", "dateline safe")
    assert page.locator("tbody tr:visible").count() == 1 < total
    assert page.locator("tbody tr:visible").inner_text().startswith("NP112")
    assert page.locator("article h2:visible").count() == 1
    page.fill(".rule-filter input", "")
    assert page.locator("tbody tr:visible").count() == total


@pytest.mark.parametrize(
    "name", sorted((ROOT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.stem
)
def test_a_picture_shows_all_of_its_text(name: Path, page: Any) -> None:
    """A page inside a picture has as much room as it needs, whatever the fonts; a terminal its 80 columns."""
    page.goto(name.as_uri())
    too_far = """() => {
      const box = document.documentElement.viewBox.baseVal;
      const body = document.querySelector("body");
      const ends = [...document.querySelectorAll("text")].map((one) => one.getBBox().x + one.getBBox().width);
      const right = Math.max(0, ...ends);
      return body ? body.scrollHeight > box.height || body.scrollWidth > box.width : right > box.width - 20;
    }"""
    assert page.evaluate(too_far) is False
