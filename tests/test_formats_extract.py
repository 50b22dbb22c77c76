"""Documents that hold raw news text: the texts are parsed, and joined with what the document says of them."""

import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from newsparse import formats
from newsparse.formats import Clue, Format
from newsparse.formats.extract import Extract, Remark
from newsparse.model.errors import FormatError
from newsparse.model.options import Options
from newsparse.model.role import Role
from newsparse.pipeline import reading
from newsparse.text.source import Source
from tests.cli_process import messages, run
from tests.test_formats_door import EXTRACTING, ROW

STORY = """By Ana Ruiz

OSLO, June 3 (Reuters) - The ferry sailed again on Monday, its owner said in a statement.

What comes next

It will be painted, and a second one is to be built in the spring of next year.
"""
WHOLE = b"TOY\x00" + zlib.compress(f"Ferry Back in Service\n{STORY}".encode())
CUT = WHOLE[:-6]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that, in PYTHONPATH, adds the extracting example of the docs to newsparse in every process."""
    folder = tmp_path_factory.mktemp("toy")
    (folder / "module").mkdir()
    (folder / "module" / "toy.py").write_text(EXTRACTING, "utf-8")
    (folder / "sitecustomize.py").write_text(
        "from newsparse import formats\nfrom newsparse.formats import Clue, Format\n"
        f"formats.__path__.append({str(folder / 'module')!r})\n"
        f"formats.FORMATS = (*formats.FORMATS, {ROW.strip()})\n",
        "utf-8",
    )
    return folder


def read(*extracts: Extract | Remark, options: Options | None = None, extra: str = "") -> reading.Reading:
    """The reading of a document with these extracts."""
    module = ModuleType("toy_of_a_test")
    vars(module)["extract"] = lambda source: iter(extracts)
    sys.modules[module.__name__] = module
    row = Format("toy", (), "toys", module.__name__, Clue(magic=(b"TOY",)), writes=False, extra=extra)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(formats, "FORMATS", (*formats.FORMATS, row))
        return reading.read(Source("", "a.toy", raw=WHOLE, format="toy"), options or Options())


def test_the_example_of_the_docs_is_parsed_by_the_command(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.toy").write_bytes(WHOLE)
    done = run("parse", "a.toy", cwd=tmp_path, env={"PYTHONPATH": str(installed)})
    assert (done.returncode, messages(done)) == (0, [])
    article = json.loads(done.stdout)
    assert (article["title"], article["byline"]["authors"]) == ("Ferry Back in Service", ["Ana Ruiz"])
    assert (article["dateline"]["place"], article["metadata"]) == ("OSLO", {"container": "toy"})
    assert [block["type"] for block in article["body"]] == ["paragraph", "subhead", "paragraph"]


def test_a_remark_is_said_and_kept(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.toy").write_bytes(CUT)
    env = {"PYTHONPATH": str(installed)}
    parsed = run("parse", "a.toy", cwd=tmp_path, env=env)
    assert parsed.returncode == 0
    assert any("a.toy: the file is cut off" in line for line in messages(parsed))
    assert json.loads(parsed.stdout)["metadata"]["remarks"] == [
        "the file is cut off; its last article is incomplete"
    ]
    shown = run("show", "a.toy", cwd=tmp_path, env=env)
    assert shown.returncode == 0 and any("cut off" in line for line in messages(shown))
    batch = run("batch", "a.toy", "-o", "out.jsonl", cwd=tmp_path, env=env)
    assert batch.returncode == 0
    assert "cut off" in (tmp_path / "out.jsonl").read_text("utf-8")


@pytest.mark.parametrize("command", ["explain", "check"])
def test_commands_about_raw_text_say_in_one_line_that_this_is_none(
    installed: Path, tmp_path: Path, command: str
) -> None:
    (tmp_path / "a.toy").write_bytes(WHOLE)
    done = run(command, "a.toy", cwd=tmp_path, env={"PYTHONPATH": str(installed)})
    assert done.returncode == 1
    assert len([line for line in (done.stdout + done.stderr).splitlines() if b"a.toy" in line]) == 1


def test_what_is_known_wins_over_what_is_found() -> None:
    known = {"title": "Ferry Back", "byline": "Nora Velt", "published": "2031-06-04", "language": "en-GB"}
    (article,) = read(Extract(STORY, known, {"publication": "Harrow Mercury"}, left_out=(2, 9))).articles
    assert (article.title, article.published, article.language) == ("Ferry Back", "2031-06-04", "en-GB")
    assert article.byline is not None and article.byline.authors == ("Nora Velt",)
    assert article.metadata == {"publication": "Harrow Mercury"}
    assert (article.left_out.blocks, article.left_out.words) == (2, 9)
    assert (article.confidence.title, article.confidence.byline) == ("high", "high")


def test_what_is_known_to_be_missing_is_not_found() -> None:
    text = "Ferry Back in Service\n\nThe ferry sailed again on Monday, its owner said in a statement.\n"
    (article,) = read(Extract(text, {"title": None, "byline": None}, is_body=True)).articles
    assert (article.title, article.byline, len(article.body)) == (None, None, 2)
    (found,) = read(Extract(text)).articles
    assert (found.title, len(found.body)) == ("Ferry Back in Service", 1)


def test_roles_that_are_known_are_kept_and_shape_the_others() -> None:
    text = "It rained for a whole day in Oslo, its mayor said.\nIt snowed all night.\nThe streets were empty."
    second = text.index("It snowed")
    (article,) = read(
        Extract(text, {"title": "Weather"}, roles={second: Role.SUBHEAD}, layout="lines")
    ).articles
    assert [block.type for block in article.body] == ["paragraph", "subhead", "paragraph"]


def test_nothing_of_a_body_is_taken_for_a_page_around_it() -> None:
    text = STORY + "\nRead more: Ten ferries to see before you die\n\nSubscribe to our newsletter\n"
    (article,) = read(Extract(text, {"title": "Ferry Back", "byline": "Ana Ruiz"}, is_body=True)).articles
    assert article.body[-1].text == "Subscribe to our newsletter"
    assert article.left_out.blocks == 0
    (found,) = read(Extract(text, {"title": "Ferry Back", "byline": "Ana Ruiz"})).articles
    assert found.body[-1].text != "Subscribe to our newsletter"


def test_articles_are_numbered_and_their_lines_are_those_of_the_file() -> None:
    known = {"title": "Ferry Back"}
    found = read(
        Extract("It sailed.", known, line=7), Remark("two more are missing"), Extract("It sank.", known)
    )
    assert [(one.source.article, one.source.of, one.source.path) for one in found.articles] == [
        (1, 2, "a.toy"),
        (2, 2, "a.toy"),
    ]
    assert [one.body[0].line for one in found.articles] == [7, 1]
    assert found.articles[1].metadata == {"remarks": ["two more are missing"]}


def test_a_text_may_hold_several_articles() -> None:
    text = (
        "Ferry Back\n\nThe ferry sailed again on Monday.\n== next ==\nBus Late\n\nThe bus was an hour late."
    )
    extract = Extract(text, metadata={"folder": "wire"}, several=True)
    articles = read(extract, options=Options(split_on="^== next")).articles
    assert [article.end_marker for article in articles] == ["== next ==", None]
    assert [article.source.article for article in articles] == [1, 2]
    assert all(article.metadata == {"folder": "wire"} for article in articles)


def test_a_missing_extra_is_one_line_that_says_what_to_install() -> None:
    def extract(source: Source) -> Iterator[Extract]:
        import no_such_library  # type: ignore[import-not-found]

        yield Extract(no_such_library.text(source))

    module = ModuleType("toy_without_its_extra")
    vars(module)["extract"] = extract
    sys.modules[module.__name__] = module
    row = Format("toy", (), "toys", module.__name__, Clue(magic=(b"TOY",)), extra="office")
    with pytest.raises(FormatError) as caught:
        list(row.extract(Source("", "a.toy", raw=WHOLE)))
    assert (
        str(caught.value) == "a.toy: reading toy needs the extra \"office\": pip install 'newsparse[office]'"
    )


def test_what_is_left_out_of_a_text_is_said_with_the_line_of_the_file() -> None:
    page = "Home | News | Sport\n\nFerry Back\n\nThe ferry sailed again on Monday.\n\nSubscribe to our newsletter\n"
    found = read(Extract(page, line=100))
    loss = reading.loss_of(found)
    assert loss is not None and loss.line == 106
