"""Markdown for sites: front matter by the grammar of their loaders, and nothing in a page that they would run."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsparse import formats
from newsparse.formats import WriteOptions
from newsparse.model.article import Article, Block, Byline, Dateline, Note
from newsparse.text.source import Source
from tests.cli_process import run
from tests.test_formats_round_trip import articles, texts, thorough

# Jekyll's own (`YAML_FRONT_MATTER_REGEXP` of its documents), in Python's spelling.
JEKYLL = re.compile(r"\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)", re.DOTALL | re.MULTILINE)
# What Liquid, Hugo's shortcodes and kramdown's attributes open with.
# Liquid looks for its braces anywhere, kramdown only for those without a backslash.
COMMAND = re.compile(r"\{\{|\{%|(?<!\\)(?:\\\\)*\{:")
KINDS = ("hugo", "jekyll", "none")
RESERVED = {"draft", "slug", "url", "weight", "type", "published", "permalink", "aliases", "expiryDate"}

ARTICLE = Article(
    language="en",
    kicker="WEATHER",
    title="Rain: {{ site.title }} no. 1_2",
    summary="Two towns cut off",
    byline=Byline("By Ana Ruiz and Li Wei", ("Ana Ruiz", "Li Wei")),
    dateline=Dateline("LISBON (AP) —", place="LISBON", places=("LISBON",), agency="AP", agency_id="ap"),
    published="2026-11-22T10:30:00Z",
    body=(
        Block("paragraph", "It rained {% all %} night, *hard*.", 4),
        Block("subhead", "What {{< next >}}", 5),
        Block("list_item", "• Owner-occupied homes", 6),
        Block("list_item", "- Others", 7),
        Block("list_item", "1. Bring a card", 8),
        Block("list_item", "2. Bring a pen", 9),
        Block("quote", "We wait.", 10),
        Block("table", "a  b\n1  2", 11),
        Block("paragraph", "The end.", 13),
    ),
    notes=(Note("credit", "(Editing by Sam Oe)", 14),),
)


def written(article: Article, kind: str) -> str:
    return formats.write(article, "md", WriteOptions(front=kind))


def divided(page: str) -> tuple[dict[str, Any], str]:
    """The front matter and the page, as a site generator divides them."""
    found = JEKYLL.match(page)
    assert found, page
    values = yaml.safe_load(found[1].removeprefix("---"))
    return values or {}, page[found.end() :]


def test_a_page_for_hugo_looks_like_one_written_by_hand() -> None:
    assert (
        written(ARTICLE, "hugo")
        == """\
---
title: 'Rain: {{ site.title }} no. 1_2'
date: '2026-11-22T10:30:00Z'
description: Two towns cut off
authors:
- Ana Ruiz
- Li Wei
byline: By Ana Ruiz and Li Wei
kicker: WEATHER
language: en
---

**LISBON (AP) —** It rained \\{\\% all %} night, \\*hard\\*.

## What \\{\\{< next >}}

- Owner-occupied homes
- Others

1. Bring a card
2. Bring a pen

> We wait.

```
a  b
1  2
```

The end.

(Editing by Sam Oe)
"""
    )


def test_jekyll_gets_its_own_words() -> None:
    values, _ = divided(written(replace(ARTICLE, byline=Byline("By Ana Ruiz", ("Ana Ruiz",))), "jekyll"))
    assert (values["layout"], values["lang"], values["author"]) == ("post", "en", "Ana Ruiz")


@pytest.mark.parametrize("kind", KINDS)
def test_the_story_reads_back(kind: str) -> None:
    page = written(ARTICLE, kind)
    (again,) = formats.read(Source(page), "md")
    assert (again.title, again.summary, again.kicker) == (ARTICLE.title, ARTICLE.summary, ARTICLE.kicker)
    assert (again.byline, again.dateline) == (ARTICLE.byline, ARTICLE.dateline)
    assert again.published == (None if kind == "none" else ARTICLE.published)
    signs = ("• Owner-occupied homes", "- Others")
    expected = [(b.type, b.text[2:] if b.text in signs else b.text) for b in ARTICLE.body]
    assert [(block.type, block.text) for block in again.body] == [
        *expected,
        ("paragraph", "(Editing by Sam Oe)"),
    ]
    assert written(again, kind) == page


def test_the_full_front_matter_keeps_the_bullets_of_the_text() -> None:
    page = formats.write(ARTICLE, "md")
    assert "- Owner-occupied homes\n- Others\n\n1. Bring a card\n2. Bring a pen" in page
    assert formats.read(Source(page), "md") == [ARTICLE]


@pytest.mark.parametrize("kind", ["hugo", "jekyll"])
@thorough
@given(articles)
def test_any_front_matter_loads_with_the_types_that_sites_expect(kind: str, article: Article) -> None:
    values, page = divided(written(article, kind))
    assert all(isinstance(value, str) for key, value in values.items() if key != "authors")
    assert values.get("title") == article.title and not values.keys() & RESERVED
    if "date" in values:
        datetime.fromisoformat(values["date"])
    assert not COMMAND.search(page)


@thorough
@given(
    texts.map(lambda text: text + "{{ x }}"),
    st.sampled_from(["paragraph", "subhead", "quote", "table", "list_item"]),
)
@example("{:{{ x }}", "paragraph")
@example("{% raw %}{{ x }}", "subhead")
@example("\\{: x}{{ x }}", "quote")
def test_no_command_survives_and_every_reader_shows_it(text: str, kind: Any) -> None:
    page = written(Article(title=text, summary=text, body=(Block(kind, text, 1),)), "none")
    assert not COMMAND.search(page)
    assert "{{ x }}" in MarkdownIt("commonmark").render(page)


def test_the_command_writes_each_kind_and_says_what_is_lost(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(
        "Ferry Back\nBy Ana Ruiz\n\nOSLO (AP) - The ferry sailed again on Monday, its owner said.\n\nENDS\n"
    )
    result = run("parse", "--front-matter", "hugo", "-o", tmp_path / "a.md", story)
    assert result.stderr.decode() == "newsparse: md for a site has no place for end markers: 1\n"
    assert (tmp_path / "a.md").read_text("utf-8").startswith("---\ntitle: Ferry Back\nauthor: Ana Ruiz\n")
    assert run("parse", "-t", "md", "--no-front-matter", story).stdout.startswith(
        b"# Ferry Back\n\nBy Ana Ruiz\n"
    )
    result = run("parse", "--front-matter", "hugo", story)
    assert (result.returncode, result.stdout) == (2, b"") and b"only md has front matter" in result.stderr
    result = run("batch", story, "-o", f"{tmp_path}/out/", "-t", "md", "--front-matter", "jekyll")
    assert (tmp_path / "out/story.md").read_text("utf-8").startswith("---\nlayout: post\ntitle: Ferry Back\n")
    assert result.stderr.decode().count("has no place for") == 1
