"""The report of a batch: JSON that fits its schema, and a page that browsers show as it is meant."""

import itertools
import json
import os
import re
import shutil
import stat
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import lxml.html
import pytest

from newsparse.batch.convert.outcome import DocumentOutcome
from newsparse.batch.report.anomaly import ANOMALIES
from newsparse.batch.report.tally import FAILURES_KEPT, Tally
from newsparse.batch.report.write import check_report_path, write_report
from newsparse.model.errors import OutputError
from tests.conftest import ROOT
from tests.test_batch_tally import converted, failed, many, tally_of

DATA = ROOT / "src" / "newsparse" / "data"
SCHEMA = json.loads((ROOT / "tests" / "schema" / "batch_report.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ABOUT = {
    "command": ["newsparse", "batch", "in", "-o", "out"],
    "version": "1",
    "seconds": 72.4,
    "force": False,
}

BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
# No first-run page, no updates, no proxy: a request that arrives is one that the page made.
OFFLINE = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-proxy-server"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium is installed, so no page is looked at"
)


def hostile(address: str) -> Tally:
    """Names and reasons that would be markup, a script, a request, a turned direction of writing."""
    attack = (
        f"</code></style><script>document.title='owned'</script><img src='{address}/a.png'>"
        f'" onload="x" <link rel=stylesheet href={address}/b.css> &amp; \x1b[31m\x00\u202e\udcff'
    )
    bad = [DocumentOutcome(place, f"{place}{attack}", attack) for place in range(2)]
    odd = converted(3, name=attack, encoding=attack, languages={attack: 1, "und": 1}, roles={"paragraph": 1})
    return tally_of(*bad, odd)


def report(tally: Tally, path: Path, about: dict[str, Any] = ABOUT) -> str:
    write_report(tally, str(path), about)
    return path.read_text("utf-8")


def facts(tally: Tally, folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report(tally, folder / "report.json"))
    return found


def test_the_schema_is_valid_by_its_own_dialect_and_knows_every_anomaly() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$defs"]["Anomaly"]["enum"] == [anomaly.name for anomaly in ANOMALIES]


def test_every_report_fits_the_schema(tmp_path: Path) -> None:
    unchanged = tally_of(converted(0, unchanged=True))
    for tally in (Tally(), unchanged, tally_of(failed(0)), hostile("http://x"), tally_of(*many(3_000))):
        VALIDATOR.validate(facts(tally, tmp_path))


@pytest.mark.parametrize("key", [*SCHEMA["properties"], "extra"])
def test_a_report_that_lacks_a_key_or_has_one_more_does_not_fit(key: str, tmp_path: Path) -> None:
    found = facts(tally_of(*many(50)), tmp_path)
    changed = (
        {**found, "extra": 1} if key == "extra" else {name: found[name] for name in found if name != key}
    )
    assert VALIDATOR.is_valid(found)
    assert not VALIDATOR.is_valid(changed)


def test_the_numbers_add_up(tmp_path: Path) -> None:
    found = facts(tally_of(*many(10_000)), tmp_path)
    failures = found["failures"]
    assert sum(found["inputs"].values()) == 10_000
    assert len(failures["listed"]) == FAILURES_KEPT
    assert len(failures["listed"]) + failures["not_listed"] == found["inputs"]["failed"]
    assert sum(failures["reasons"].values()) == found["inputs"]["failed"]
    assert sum(found["languages"].values()) == found["articles"] == found["inputs"]["converted"]
    for spread in found["distributions"].values():
        assert sum(one["number"] for one in spread["bins"]) == spread["number"]


def test_the_same_outcomes_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("report.json", "report.html"):
        assert report(tally_of(*many(500)), tmp_path / name) == report(tally_of(*many(500)), tmp_path / name)


def test_json_holds_nothing_that_a_terminal_would_obey_or_utf_8_could_not_hold(tmp_path: Path) -> None:
    text = report(hostile("http://x"), tmp_path / "report.json")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", text)
    assert json.loads(text)["failures"]["listed"][0]["name"].endswith("\x1b[31m\x00\u202e\ufffd")


def test_a_report_that_cannot_be_written_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("the old one")
    with pytest.raises((TypeError, ValueError)):
        write_report(Tally(), str(path), {"seconds": float("nan")})
    assert path.read_text() == "the old one"
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(OutputError, match=r"folder\.html: .*nothing was written"):
        write_report(Tally(), str(tmp_path / "folder.html"), ABOUT)
    assert sorted(os.listdir(tmp_path)) == ["folder.html", "report.json"]


def test_a_new_report_takes_over_the_permissions_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("")
    path.chmod(0o640)
    report(Tally(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("report", r"report: a report is JSON or HTML; choose a name that ends in \.json or \.html"),
        ("report.txt", r"report\.txt: a report is JSON or HTML"),
        ("nowhere/report.json", r"nowhere/report\.json: there is no such folder; create it first"),
        (".", r"a report is JSON or HTML"),
    ],
)
def test_a_name_that_cannot_be_is_told_before_the_run(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=message):
        check_report_path(str(tmp_path / name))
    for fine in ("report.json", "REPORT.HTML", "a.htm"):
        check_report_path(str(tmp_path / fine))


def page(tally: Tally, folder: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(report(tally, folder / "report.html"))


@pytest.mark.parametrize("kind", ["nothing", "all is well", "all fails", "everything", "hostile"])
def test_a_page_can_be_read_without_seeing_it(kind: str, tmp_path: Path) -> None:
    """Headings in order, a name for each image, headers for each table, a language, links that lead somewhere."""
    tally = {
        "nothing": Tally(),
        "all is well": tally_of(converted(0)),
        "all fails": tally_of(failed(0), failed(1)),
        "everything": tally_of(*many(2_000)),
        "hostile": hostile("http://x"),
    }[kind]
    root = page(tally, tmp_path)
    levels = [int(heading.tag[1]) for heading in root.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert root.get("lang") == "en"
    assert all(image.get("role") == "img" and image.get("aria-label") for image in root.iter("svg"))
    for table in root.iter("table"):
        assert {header.get("scope") for header in table.findall(".//th")} == {"col", "row"}
    anchors = [link.get("href") for link in root.iter("a")]
    assert all(root.get_element_by_id(anchor.removeprefix("#")) is not None for anchor in anchors)


def test_each_failure_stands_there_with_its_reason_and_what_is_not_listed_is_said(tmp_path: Path) -> None:
    outcomes = [failed(place, f"reason {place % 3}") for place in range(FAILURES_KEPT + 7)]
    text = page(tally_of(*outcomes, converted(5_000)), tmp_path).get_element_by_id("failures")
    rows = [row.text_content().split() for row in text.xpath(".//table[@class='list']/tbody/tr")]
    assert len(rows) == FAILURES_KEPT
    assert rows[4] == ["news/4.txt", "reason", "1"]
    assert "And 7 more." in text.text_content()


def test_a_distribution_is_drawn_with_a_column_for_each_bin_that_holds_something(tmp_path: Path) -> None:
    tally = tally_of(*(converted(place, size=size) for place, size in enumerate((0, 1_500, 1_600, 9_000))))
    image = page(tally, tmp_path).xpath("//svg")[0]
    assert [column.findtext("title") for column in image.iter("rect")] == [
        "empty: 1",
        "1 to 2 kB: 2",
        "5 to 10 kB: 1",
    ]
    heights = [float(column.get("height")) for column in image.iter("rect")]
    assert heights[1] == pytest.approx(2 * heights[0], abs=0.1)
    assert "mean 3 kB, median 1 to 2 kB; 0 bytes at least, 9 kB at most" in image.get("aria-label")


def test_every_text_has_enough_contrast_in_light_and_in_dark() -> None:
    style = (DATA / "batch_report.css").read_text("utf-8")
    light, dark = (
        dict(re.findall(r"--(\w+): (#\w{6});", part)) for part in style.split("@media (prefers")[:2]
    )
    for colors in (light, dark):
        for text in ("ink", "quiet", "link", "bad"):
            assert min(contrast(colors[text], colors[ground]) for ground in ("page", "card")) >= 4.5, text
        assert contrast(colors["mark"], colors["card"]) >= 3


def contrast(one: str, other: str) -> float:
    """By WCAG 2: 1 for the same colour, 21 for black on white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and the paths that it has been asked for."""
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()
        thread.join()


def seen_by_browser(path: Path, *options: str) -> lxml.html.HtmlElement:
    """The page as a browser has built it, after its scripts, if any, have run."""
    assert BROWSER
    profile = f"--user-data-dir={path.parent / 'profile'}"
    command = [BROWSER, *OFFLINE, profile, *options, "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return lxml.html.fromstring(done.stdout.decode("utf-8"))


@needs_browser
def test_a_browser_fetches_nothing_and_runs_nothing_of_what_names_hold(
    requests: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, asked = requests
    report(hostile(address), tmp_path / "report.html")
    seen = seen_by_browser(tmp_path / "report.html")
    assert asked == []
    assert seen.findtext(".//title") == "newsparse batch: 1 of 3 inputs converted, 2 failed"
    assert [element.tag for element in seen.iter("script", "img", "link", "iframe", "object")] == []
    names = [code.text_content() for code in seen.iter("code")]
    assert names[0].startswith("0</code></style><script>document.title='owned'</script><img src='http://127")
    assert names[0].endswith("&amp; \\u001b[31m\\u0000\\u202e\\xff")
    sections = [section.get("id") for section in seen.iter("section")]
    own = [
        "failures",
        "shortcomings",
        "anomalies",
        "left-out",
        "found",
        "distributions",
        "slowest",
        "largest",
    ]
    assert sections == [*own, "about"]


@needs_browser
def test_the_same_browser_would_fetch_and_run_what_were_markup(
    requests: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, asked = requests
    attack = f"<title>fine</title><script>document.title='owned'</script><img src='{address}/a.png'>"
    (tmp_path / "page.html").write_text(attack)
    seen = seen_by_browser(tmp_path / "page.html")
    assert seen.findtext(".//title") == "owned"
    assert asked == ["/a.png"]


@needs_browser
def test_a_page_is_no_wider_than_a_telephone(tmp_path: Path) -> None:
    """In a frame, as browsers' own windows are not that narrow."""
    long = converted(4_001, name="n" * 400, size=10**12, roles={}, encoding="e" * 90)
    text = report(tally_of(*many(3_000), failed(4_000, "x" * 400), long), tmp_path / "report.html")
    root = "document.documentElement"
    measure = f"parent.postMessage([innerWidth, {root}.scrollWidth - {root}.clientWidth], '*')"
    without_policy = re.sub("<meta [^>]*http-equiv[^>]*>", "", text)
    assert without_policy != text
    (tmp_path / "page.html").write_text(
        without_policy.replace("</body>", f"<script>{measure}</script></body>")
    )
    (tmp_path / "frame.html").write_text(
        "<title></title><script>onmessage = event => document.title = event.data</script>"
        "<iframe src=page.html width=340 height=600 style='border:0'></iframe>"
    )
    seen = seen_by_browser(tmp_path / "frame.html", "--virtual-time-budget=3000")
    assert seen.findtext(".//title") == "340,0"
