"""What `newsparse explain` says about each block: the labeller's own numbers, for people and for programs."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from newsparse.pipeline import run as pipeline
from newsparse.text.source import Source
from tests.cli_process import STORY, messages, run

DATED = STORY.replace("Ferries that", "PORT HARROW, March 3 (Reuters) - Ferries that")


@cache
def explained(*arguments: str, text: str = STORY) -> Any:
    result = run("explain", "--json", *arguments, stdin=text.encode())
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@cache
def drawn(*arguments: str, text: str = STORY) -> str:
    result = run("explain", *arguments, stdin=text.encode(), env={"COLUMNS": "100"})
    assert result.returncode == 0, result.stderr
    return result.stdout.decode("utf-8")


def test_the_numbers_are_those_of_the_labeller() -> None:
    [(_, reasons)] = pipeline.explained(Source(STORY))
    blocks = explained()["blocks"]
    assert [block["role"] for block in blocks] == [reason.role for reason in reasons]
    assert [block["margin"] for block in blocks] == [reason.margin for reason in reasons]
    assert [[(f["name"], f["weight"]) for f in b["features"]] for b in blocks] == [
        list(r.features) for r in reasons
    ]


def test_people_see_the_same_numbers() -> None:
    text = drawn("--raw")
    for block in explained()["blocks"]:
        role, runner_up = block["role"].replace("_", " "), block["runner_up"].replace("_", " ")
        assert f"{block['line']:>4}  {role:<12}" in text
        assert f"margin {block['margin']:.2f} over {runner_up}" in text
        strongest = block["features"][0]
        assert f"{strongest['weight']:+.2f} {strongest['name']}" in text


def test_six_features_are_shown_and_with_verbose_all() -> None:
    [block] = explained("-n", "4")["blocks"]
    features = block["features"]
    assert len(features) > 6
    seventh = f"{features[6]['weight']:+.2f} {features[6]['name']}"
    assert seventh not in drawn("-n", "4", "--raw")
    assert seventh in drawn("-n", "4", "--raw", "-v")
    assert f"and {len(features) - 6} more" in drawn("-n", "4", "--raw")


def test_features_are_shown_in_words_and_equal_words_with_the_sum_of_their_weights() -> None:
    [block] = explained("-n", "4")["blocks"]
    text = " ".join(drawn("-n", "4", "-v").split())
    for words in {feature["words"] for feature in block["features"]}:
        total = sum(feature["weight"] for feature in block["features"] if feature["words"] == words)
        assert f"{total:+.2f} {words}" in text


def test_a_block_is_uncertain_below_a_margin_of_one() -> None:
    text = STORY + "Tides\nCall 2\nThe port\nRain?\nMore rain at 9\n" + STORY
    blocks = explained("--no-split", text=text)["blocks"]
    assert {block["uncertain"] for block in blocks} == {True, False}
    assert all(block["uncertain"] is (block["margin"] < 1) for block in blocks)
    assert drawn("--no-split", text=text).count(" uncertain") == sum(block["uncertain"] for block in blocks)


def test_one_line_gives_the_block_that_holds_it() -> None:
    wrapped = (
        "Bridge Reopens\n\n" + "It rained on the harbour again, the port said today,\n" * 4 + "\nTides\n"
    )
    [block] = explained("-n", "4", text=wrapped)["blocks"]
    assert (block["line"], block["lines"]) == (3, 4)
    blank = run("explain", "-n", "2", stdin=wrapped.encode())
    assert (blank.returncode, blank.stdout) == (0, b"") and "line 2 is blank" in messages(blank)[0]


def test_the_lead_says_which_form_of_dateline_it_has() -> None:
    grammar = [block["grammar"] for block in explained(text=DATED)["blocks"]]
    assert [one is not None for one in grammar] == [False, True] + [False] * 5
    assert grammar[1]["form"] == "place (agency) dash" and grammar[1]["dateline"]["place"] == "PORT HARROW"
    assert "form      place (agency) dash" in drawn(text=DATED)


def test_a_lead_without_a_dateline_says_why() -> None:
    grammar = explained()["blocks"][1]["grammar"]
    assert grammar["dateline"] is None and grammar["attempts"][0]["reason"] in grammar["refusal"]
    assert f"no dateline: {grammar['refusal']}" in drawn()


def test_the_layout_comes_with_its_evidence() -> None:
    wrapped = "Bridge Reopens\n\n" + "It rained on the harbour again, the port said today,\n" * 9
    layout = explained(text=wrapped)["layout"]
    assert layout["description"].startswith("wrapped at 5") and layout["full"] == layout["short_lines"] == 8
    assert explained()["layout"]["width"] is None and "one paragraph per line" in drawn()


def test_several_articles_are_an_array() -> None:
    found = explained(text=STORY + STORY.replace("Harbour", "River"))
    assert [one["source"]["article"] for one in found] == [1, 2]


def test_a_document_of_ours_is_explained_as_the_text_that_it_is(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    path.write_bytes(run("parse", "-", stdin=STORY.encode()).stdout)
    result = run("explain", path.name, cwd=tmp_path)
    assert result.returncode == 0
    assert messages(result) == [
        "newsparse: story.json: this is a document written by newsparse; it is explained as if it were raw text"
    ]


def test_markdown_that_somebody_else_wrote_is_not_said_to_be_ours(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("# Rain closes bridge\n\nIt rained all night.\n", encoding="utf-8")
    (line,) = messages(run("explain", "story.md", cwd=tmp_path))
    assert line == (
        "newsparse: story.md: parse reads this as md, whose markup says what each line is; "
        "it is explained as if it were raw text"
    )


def test_articles_are_explained_one_by_one_where_the_caller_parts_them() -> None:
    found = explained("--split-on", "^== next", "--keep-all", text=f"{STORY}== next\n{STORY}")
    assert [one["source"]["article"] for one in found] == [1, 2]
    assert [block["role"] for block in found[1]["blocks"]] == [
        block["role"] for block in explained()["blocks"]
    ]
