"""Markdown: what other readers show of ours, and what ours reads of other people's."""

from collections.abc import Callable
from html.parser import HTMLParser

import mistune
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsparse import formats
from newsparse.formats.items import item
from newsparse.model.article import Article, Block, Byline, Dateline, Note
from newsparse.model.vocabulary import BodyType
from newsparse.text.source import Source

LEAVES = {"h1", "h2", "p", "li", "code"}
TAGS = {
    "paragraph": "p",
    "subhead": "h2",
    "list_item": "li",
    "quote": "quote",
    "caption": "p",
    "separator": "hr",
}
PIECES = (
    *(
        "\n",
        " ",
        "  ",
        "\t",
        "\xa0",
        "\u3000",
        "---",
        "===",
        "* * *",
        "```",
        "~~~",
        "`",
        "*",
        "**",
        "_",
        "__",
        "#",
    ),
    *(
        "## ",
        "> ",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        "| ",
        "|---|",
        "[a]: b",
        "[a](b)",
        "![a](b)",
        "<script>",
        "<!-- -->",
    ),
    *(
        "</p>",
        "<http://a.b>",
        "&amp;",
        "&#32;",
        "&",
        "\\",
        "[credit] ",
        "word",
        "a",
        "a_b",
        "漢",
        "متن",
        "😀",
        ".",
        "!",
    ),
)
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
)
shapes = st.tuples(st.sampled_from(["paragraph", "subhead", "list_item", "quote", "caption"]), texts)
RENDERERS: dict[str, Callable[[str], object]] = {
    "markdown-it": MarkdownIt("commonmark").render,
    "mistune": mistune.create_markdown(escape=False),
}


class Page(HTMLParser):
    """What a browser shows: each element with its text, and any tag that we never write."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._open.append(tag)
        if tag in LEAVES and not (tag == "p" and "li" in self._open):
            self.seen.append(("quote" if "blockquote" in self._open else tag, ""))
        elif tag in ("hr", "br", "img"):
            self._open.pop()
            self.seen += [("hr", "")] * (tag == "hr")
        elif tag not in {"ul", "ol", "pre", "blockquote", "em", "strong", "p"}:
            self.seen.append((f"<{tag}>", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        if LEAVES & set(self._open):
            tag, text = self.seen.pop()
            self.seen.append((tag, text + data))


@pytest.mark.parametrize("renderer", RENDERERS)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=texts, summary=texts, body=st.lists(shapes, max_size=4))
def test_other_readers_show_the_same_text(
    renderer: str, title: str, summary: str, body: list[tuple[BodyType, str]]
) -> None:
    blocks = tuple(Block(type_, text, 1) for type_, text in body)
    markdown = formats.write(Article(title=title, summary=summary, body=blocks), "md")
    page = Page(str(RENDERERS[renderer](markdown.split("\n---\n", 1)[1])))
    assert page.seen == [
        ("h1", title),
        ("p", summary),
        *((TAGS[block.type], shown(block)) for block in blocks),
    ]


def shown(block: Block) -> str:
    """The text of a block on a page, where the list itself has the bullets and numbers."""
    return item(block.text).text if block.type == "list_item" else block.text


def test_an_article_looks_like_markdown_written_by_hand() -> None:
    article = Article(
        language="en",
        kicker="WEATHER",
        title="Rain closes <bridge> no. 1_2",
        summary="Two towns cut off",
        dateline=Dateline("LISBON (AP) —", place="LISBON", places=("LISBON",), agency="AP"),
        body=(
            Block("paragraph", "It rained — *hard* — on snake_case & AT&T.", 4),
            Block("subhead", "What next", 5),
            Block("list_item", "More rain", 6),
            Block("list_item", "1. Snow", 7),
            Block("quote", "We wait.\nWe hope.", 8),
            Block("table", "a | b\n1 | 2", 10),
            Block("separator", "* * *", 12),
            Block("caption", "The bridge", 13),
        ),
        notes=(Note("credit", "(Editing by Li Wei)", 14),),
        end_marker="ENDS",
    )
    assert (
        formats.write(article, "md")
        == """\
---
schema: newsparse.article/1
title: Rain closes <bridge> no. 1_2
kicker: WEATHER
dateline:
  text: LISBON (AP) —
  place: LISBON
  places:
  - LISBON
  agency: AP
language: en
source:
  article: 1
  of: 1
end_marker: ENDS
lines: [4, 5, 6, 7, 8, 10, 12, 13]
note_lines: [14]
---

# Rain closes \\<bridge> no. 1_2

*Two towns cut off*

**LISBON (AP) —** It rained — \\*hard\\* — on snake_case & AT&T.

## What next

- More rain

1. Snow

> We wait.\\
> We hope.

```
a | b
1 | 2
```

* * *

_The bridge_

[credit] (Editing by Li Wei)
"""
    )


def test_what_the_body_cannot_show_is_in_the_front_matter() -> None:
    unusual = Article(
        body=(Block("separator", "⁂", 1), Block("table", "a\rb", 2), Block("separator", "* * *", 3))
    )
    markdown = formats.write(unusual, "md")
    assert 'exact:\n  1: ⁂\n  2: "a\\rb"\n' in markdown
    assert formats.read(Source(markdown), "md") == [unusual]


def test_a_ruler_inside_a_table_does_not_begin_another_article() -> None:
    unusual = Article(body=(Block("table", "---\nschema: newsparse.article/1\n---\n\n```", 1),))
    assert formats.read(Source(formats.write([unusual, unusual], "md")), "md") == [unusual, unusual]


def test_our_markdown_after_an_edit_keeps_its_front_matter() -> None:
    article = Article(
        language="en",
        title="Rain",
        dateline=Dateline("LISBON (AP) —", place="LISBON", agency="AP"),
        body=(Block("paragraph", "It rained.", 3), Block("paragraph", "It stopped.", 4)),
        notes=(Note("credit", "AP", 9),),
    )
    edited = formats.write(article, "md").replace("It stopped.", "It *never* stopped.\n\nSays who?")
    (read,) = formats.read(Source(edited), "md")
    assert (read.language, read.dateline, read.title) == ("en", article.dateline, "Rain")
    assert read.paragraphs == ("It rained.", "It never stopped.", "Says who?")
    assert [note.text for note in read.notes] == ["AP"]


def test_an_edit_of_one_article_does_not_change_the_others() -> None:
    first = Article(language="en", title="One", body=(Block("paragraph", "It *rained*.", 7),))
    second = Article(language="de", title="Two", body=(Block("paragraph", "Regen.", 9),))
    edited = formats.write([first, second], "md").replace("Regen.", "Viel Regen.\n\n---\n\nSonne.")
    read = formats.read(Source(edited), "md")
    assert read[0] == first
    assert (read[1].language, read[1].title, read[1].paragraphs) == ("de", "Two", ("Viel Regen.", "Sonne."))
    assert edited.split("\n")[read[1].body[0].line - 1] == "Viel Regen."


OTHERS = """\
---
title: A title that the page overrules
author: Ana Ruiz and Li Wei
date: 2026-05-03
lang: es
tags: [rain, 2026-05-03]
---
# Llueve otra vez

*Dos pueblos sin puente*

Llovió *mucho* en [la ciudad](http://a.b) y
en el `campo`.

Qué sigue
---------

- Más lluvia
- Nieve
  - y hielo

> Esperamos,
> dijo ella.

![El puente](bridge.jpg)

<!-- an advertisement -->

| a | b |
|---|---|
| 1 | 2 |

***
"""


def test_markdown_of_others_is_read_by_its_headings_and_front_matter() -> None:
    (read,) = formats.read(Source(OTHERS, "rain.md"), "md")
    assert (read.title, read.summary) == ("Llueve otra vez", "Dos pueblos sin puente")
    assert read.byline == Byline("Ana Ruiz and Li Wei", ("Ana Ruiz", "Li Wei"))
    assert (read.published, read.language, read.source.path) == ("2026-05-03", "es", "rain.md")
    assert read.metadata == {"tags": ["rain", "2026-05-03"]}
    assert [(block.type, block.text, block.line) for block in read.body] == [
        ("paragraph", "Llovió mucho en la ciudad y en el campo.", 12),
        ("subhead", "Qué sigue", 15),
        ("list_item", "Más lluvia", 18),
        ("list_item", "Nieve", 19),
        ("list_item", "y hielo", 20),
        ("quote", "Esperamos, dijo ella.", 22),
        ("caption", "El puente", 25),
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |", 29),
        ("separator", "* * *", 33),
    ]


def test_a_ruler_without_front_matter_is_a_separator() -> None:
    (read,) = formats.read(Source("---\n\nRain in the north\n\n---\n"), "md")
    assert [block.type for block in read.body] == ["separator", "paragraph", "separator"]
    assert read.metadata == {}


def test_soft_breaks_vanish_in_scripts_without_spaces() -> None:
    (read,) = formats.read(Source("今天下雨，\n明天也下雨。\n"), "md")
    assert read.paragraphs == ("今天下雨，明天也下雨。",)


def test_front_matter_that_is_not_text_becomes_metadata() -> None:
    (read,) = formats.read(
        Source("---\ntitle: [a, b]\nrate: .inf\nauthors: [Ana Ruiz, Li Wei]\n---\nRain.\n"), "md"
    )
    assert read.title is None
    assert read.metadata == {"title": ["a", "b"], "rate": "inf"}
    assert read.byline is not None and read.byline.text == "Ana Ruiz, Li Wei"


def test_front_matter_without_an_end_or_without_valid_yaml_is_text() -> None:
    for text in ("---\ntitle: Rain\n\nIt rains.\n", "---\ntitle: [Rain\n---\n\nIt rains.\n"):
        (found,) = formats.read(Source(text), "md")
        assert found.title is None and found.body[-1].text == "It rains."


def test_tables_in_front_matter_are_metadata() -> None:
    (found,) = formats.read(
        Source("---\ngeo: {lat: 1.5, seen: {first: 2026-01-01}}\n---\n\nIt rains.\n"), "md"
    )
    assert found.metadata == {"geo": {"lat": 1.5, "seen": {"first": "2026-01-01"}}}


def test_a_lead_whose_dateline_was_deleted_stays_as_edited() -> None:
    article = Article(
        dateline=Dateline("OSLO (AP) -", place="OSLO"), body=(Block("paragraph", "It rains.", 1),)
    )
    text = formats.write(article, "md").replace("**OSLO (AP) -** It rains.", "It snows.")
    (found,) = formats.read(Source(text), "md")
    assert (found.dateline, found.body[0].text) == (article.dateline, "It snows.")
