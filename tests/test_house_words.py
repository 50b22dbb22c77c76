"""The table `[parse]` of a newsroom: its end markers, boilerplate, labels and agencies count in every command alike."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from newsparse import Options, parse, parse_all
from newsparse.model.house import HouseWords, Labels
from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.cli_process import messages, run

TEXT = """Overskrift: Rain closes the bridge
Skribent: Ana Ruiz
Ingress:
Two towns are cut off

LINDEN, March 3 (Zeta Wire) - It rained all night, and the bridge no. 2 is closed for the whole week, its owner said.

Ask our desk

The road to the north is open, and buses go there every hour until midnight, the office said on Monday evening.
Tip the desk at 555 0100

-- slutt 14:02
"""
CONFIGURATION = """[parse]
agencies = ["Zeta Wire"]
end-markers = ["-- slutt *"]
boilerplate = ["tip the  desk at *", "Ask our desk"]

[parse.labels]
title = ["Overskrift"]
byline = ["Skribent"]
summary = ["Ingress"]
"""
WORDS = HouseWords(
    agencies=("Zeta Wire",),
    end_markers=("-- slutt *",),
    boilerplate=("tip the  desk at *", "Ask our desk"),
    labels=Labels(title=("Overskrift",), byline=("Skribent",), summary=("Ingress",)),
)
OPTIONS = Options(house=WORDS)


def facts(document: dict[str, Any]) -> dict[str, Any]:
    dateline, byline = document["dateline"], document["byline"]
    return {
        "title": document["title"],
        "authors": byline and byline["authors"],
        "summary": document["summary"],
        "agency": dateline and dateline["agency_id"],
        "body": len(document["body"]),
        "end": document["end_marker"],
    }


WANTED = {
    "title": "Rain closes the bridge",
    "authors": ["Ana Ruiz"],
    "summary": "Two towns are cut off",
    "agency": "zeta-wire",
    "body": 2,
    "end": "-- slutt 14:02",
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "newsparse.toml").write_text(CONFIGURATION, encoding="utf-8")
    return tmp_path


def test_a_text_is_read_with_the_words_and_not_without() -> None:
    assert facts(parse(TEXT, OPTIONS).to_dict()) == WANTED
    assert facts(parse(TEXT).to_dict()) != WANTED


def test_nothing_is_lost() -> None:
    for text in (TEXT, TEXT * 2, TEXT.replace("\n", "\r\n")):
        trees = pipeline.trees(Source(text), OPTIONS)
        assert "".join(text[span.start : span.end] for tree in trees for span in tree.spans) == text


def test_an_end_marker_of_the_house_parts_articles() -> None:
    assert [facts(one.to_dict()) for one in parse_all(TEXT * 3, OPTIONS)] == [WANTED] * 3


@pytest.mark.parametrize(
    "line", ["Ask our desk about it", "We ask our desk", "-- slutten", "Skribentene sa nei", "Ask\nour desk"]
)
def test_a_line_that_only_begins_like_one_is_left_alone(line: str) -> None:
    text = f"Rain closes the bridge\n\n{line}\n\nIt rained all night, and the bridge no. 2 is closed for a week.\n"
    assert parse(text, OPTIONS).to_dict() == parse(text).to_dict()


def test_a_line_at_the_end_of_a_paragraph_is_found_too() -> None:
    body = "It rained all night, and the\nbridge no. 2 is closed for a\nweek, its owner said."
    text = f"Rain closes the bridge\n\n{body}\nTip the desk at 555\n"
    article = parse(text, OPTIONS)
    assert article.paragraphs == (
        "It rained all night, and the bridge no. 2 is closed for a week, its owner said.",
    )
    assert article.left_out.blocks == 1


def test_a_text_of_nothing_but_such_lines_is_an_empty_article() -> None:
    for text in ("Ask our desk\n", "Overskrift:\n\nAsk our desk\n\n-- slutt 14:02\n"):
        (article,) = parse_all(text, OPTIONS)
        (tree,) = pipeline.trees(Source(text), OPTIONS)
        assert (article.title, article.paragraphs) == (None, ())
        assert "".join(text[span.start : span.end] for span in tree.spans) == text


def test_the_callers_separators_and_the_words_go_together() -> None:
    text = f"{TEXT.partition('-- slutt')[0]}== next ==\n" * 3
    found = parse_all(text, OPTIONS._replace(split_on="^== next"))
    assert [facts(one.to_dict()) for one in found] == [WANTED | {"end": "== next =="}] * 3


def test_no_words_change_nothing() -> None:
    assert parse(TEXT, Options(house=HouseWords())).to_dict() == parse(TEXT).to_dict()


def of_parse(here: Path, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("parse", "-t", "jsonl", *options, "wire/a.txt", cwd=here).stdout)
    return found


def test_every_command_reads_the_table(here: Path) -> None:
    (batch,) = run("batch", "wire", "-q", "-o", "-", cwd=here).stdout.splitlines()
    explained = json.loads(run("explain", "--json", "wire/a.txt", cwd=here).stdout)
    assert facts(of_parse(here)) == facts(json.loads(batch)) == WANTED
    assert '"role": "title"' in json.dumps(explained)
    shown = run("show", "wire/a.txt", cwd=here).stdout.decode("utf-8")
    assert "agency Zeta Wire (zeta-wire)" in shown and "end marker  -- slutt 14:02" in shown
    for options, is_known in (((), True), (("--isolated",), False)):
        done = run("check", "--select", "NP109,NP308", *options, "wire", cwd=here)
        assert (done.returncode == 0) is is_known, done.stdout


@pytest.mark.parametrize("command", ["parse", "batch", "show", "explain"])
def test_isolated_ignores_it(here: Path, command: str) -> None:
    more = ("-o", "-", "-q") if command == "batch" else ()
    alone = run(command, "--isolated", "wire/a.txt", *more, cwd=here).stdout
    assert alone != run(command, "wire/a.txt", *more, cwd=here).stdout
    (here / "newsparse.toml").unlink()
    assert alone == run(command, "wire/a.txt", *more, cwd=here).stdout


def test_it_is_found_from_anywhere_and_may_be_in_a_pyproject_or_extended(here: Path) -> None:
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()
    done = run("parse", "-t", "jsonl", "../wire/a.txt", cwd=elsewhere)
    assert facts(json.loads(done.stdout)) == WANTED
    os.rename(here / "newsparse.toml", here / "house.toml")
    (here / "pyproject.toml").write_text('[tool.newsparse]\nextend = "house.toml"\n')
    assert facts(of_parse(here)) == WANTED
    (here / "wire" / ".newsparse.toml").write_text("[check]\n")  # the closest file counts, and it alone
    assert facts(of_parse(here)) != WANTED


def test_standard_input_takes_that_of_the_current_folder(here: Path) -> None:
    done = run("parse", "-t", "jsonl", stdin=TEXT.encode(), cwd=here)
    assert facts(json.loads(done.stdout)) == WANTED


def test_a_batch_is_converted_again_when_the_words_change(here: Path) -> None:
    run("batch", "wire", "-q", "-o", "out.jsonl", cwd=here)
    (here / "newsparse.toml").write_text("[parse]\n")
    run("batch", "wire", "-q", "-o", "out.jsonl", cwd=here)
    assert facts(json.loads((here / "out.jsonl").read_bytes())) != WANTED


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('[parse]\nagencys = ["X"]\n', ":2: [parse]: unknown key 'agencys'; did you mean agencies?"),
        ('[parse]\nboilerplate = "Ask"\n', ":2: parse.boilerplate: expected"),
        ('[parse]\nboilerplate = ["*"]\n', ":2: parse.boilerplate: '*' would match too much"),
        ('[parse]\nend-markers = [" "]\n', ":2: parse.end-markers: ' ' would match too much"),
        ('[parse]\nend-markers = ["a*b*c"]\n', ":2: parse.end-markers: 'a*b*c' has a star too many"),
        ('[parse]\nagencies = ["Zeta *"]\n', ":2: parse.agencies: 'Zeta *' has a star too many"),
        ('[parse.labels]\nheadline = ["X"]\n', ":2: [parse.labels]: unknown key 'headline'"),
        ('[parse.labels]\ntitle = [""]\n', ":2: parse.labels.title: '' would match too much"),
        ("[parse\n", "not valid TOML"),
    ],
)
@pytest.mark.parametrize("command", ["parse", "check", "batch"])
def test_a_mistake_in_it_is_one_line_and_status_2(here: Path, command: str, table: str, told: str) -> None:
    (here / "newsparse.toml").write_text(table)
    more = ("-o", "-") if command == "batch" else ()
    done = run(command, "wire/a.txt", *more, cwd=here)
    assert done.returncode == 2 and len(messages(done)) == 1 and told in messages(done)[0], messages(done)


def test_the_words_are_shown_and_part_of_the_schema(here: Path) -> None:
    assert 'end-markers = ["-- slutt *"]' in run("config", "show", "wire", cwd=here).stdout.decode()
    assert "HouseWords" in json.loads(run("config", "schema").stdout)["$defs"]


def test_many_words_and_a_long_line_take_time_in_proportion() -> None:
    words = HouseWords(
        boilerplate=tuple(f"line {number} *" for number in range(500)), labels=Labels(title=("a",))
    )
    text = "Rain\n\n" + "line 7 and 9 of it " * 50_000 + "\n"
    assert parse(text, Options(house=words)).left_out.blocks == 1
