"""A text of a corpus becomes articles: what the corpus says of it beside the text is heeded, and nothing is lost."""

import pytest

from newsparse import parse
from newsparse.batch.convert.articles import articles_of, reading_of
from newsparse.batch.convert.document import Document
from newsparse.model.article import LeftOut
from newsparse.model.errors import InputError
from newsparse.model.options import Options

TITLE = "Harbour Bridge Reopens After Storm"
LEAD = "LISBON (Reuters) - Ferries that had stood in for the bridge since October made their last crossing."
REST = (
    '"It held, and that is what counts," said Mina Okafor, who runs the toll office on the northern side.',
    "A Winter of Detours",
    "Lorries had to take the road through the hills, which added two hours to every delivery and closed some shops.",
    "The council will decide in March whether the old piers, ninety years old, are to be replaced altogether.",
)
BODY = "\n".join([LEAD, *REST])


def record(text: str | bytes | None, **said: str | None) -> Document:
    return Document("dump.jsonl:17", "dump.jsonl/000000017.txt", data=text, **said)


@pytest.mark.parametrize("parted", ["\n", "\n\n", "\r\n", "\r\n\r\n"])
def test_a_headline_kept_apart_is_read_as_if_it_stood_above_the_text(parted: str) -> None:
    text = BODY.replace("\n", parted)
    (article,) = articles_of(record(text, title=TITLE))
    whole = parse(TITLE + parted + text)
    assert (article.title, article.dateline, article.paragraphs) == (TITLE, whole.dateline, whole.paragraphs)
    assert article.subheads == ("A Winter of Detours",)


def test_without_it_the_lead_would_be_taken_for_a_headline() -> None:
    """Why the headline is not just put into the finished article; should this change, that would do."""
    lead = "OSLO (AP) — The ferry sailed again on Monday"
    assert parse(f"{lead}\n{REST[0]}").title == lead
    (article,) = articles_of(record(f"{lead}\n{REST[0]}", title="Ferry Back in Service"))
    assert article.dateline and (article.dateline.place, len(article.paragraphs)) == ("OSLO", 2)


def test_a_headline_that_stands_in_the_text_too_is_not_put_there_twice() -> None:
    (article,) = articles_of(record(f"\n{TITLE}\n{BODY}", title=f" {TITLE} "))
    assert article == articles_of(record(f"\n{TITLE}\n{BODY}"))[0]


def test_lines_are_those_of_the_text() -> None:
    (article,) = articles_of(record(BODY, title=TITLE))
    assert [block.line for block in article.body] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("text", [BODY, BODY.replace("\n", "\n\n"), f"\n\n{BODY}\n", "Rain"])
def test_spans_cover_the_text_and_no_more(text: str) -> None:
    (article,) = articles_of(record(text, title=TITLE), Options(spans=True))
    assert "".join(text[span.start : span.end] for span in article.spans) == text
    edges = [0, *(span.end for span in article.spans)]
    assert [span.start for span in article.spans] == edges[:-1]


def test_bytes_are_decoded_and_keep_their_digest() -> None:
    (article,) = articles_of(record(BODY.replace("March", "„März“").encode("cp1252"), title=TITLE, id="a17"))
    assert (article.source.encoding, article.source.path) == ("cp1252", "a17")
    assert article.source.sha256 and "„März“" in article.paragraphs[-1]


def test_the_corpus_date_is_the_publication() -> None:
    assert (
        articles_of(record(f"Published: 3 May 2020\n{BODY}", published="2024-03-01"))[0].published
        == "2024-03-01"
    )


def test_a_headline_belongs_to_no_article_of_several() -> None:
    several = f"{TITLE}\n{BODY}\nEnd Article\n\nFerry Back in Service\n{BODY}\nEnd Article\n"
    articles = articles_of(record(several, title="Two Stories", published="2024-03-01"))
    assert [(one.title, one.published) for one in articles] == [
        (TITLE, None),
        ("Ferry Back in Service", None),
    ]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (record(None), "there is no text"),
        (record("x")._replace(problem="line 17 is no JSON"), "line 17 is no JSON"),
        (record(b"%PDF-1.7"), "this is a PDF"),
        (record(""), "empty: there is no article in it"),
        (record(b" \n"), "nothing but blank space: there is no article in it"),
    ],
)
def test_what_cannot_be_read_says_why(document: Document, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        articles_of(document)


@pytest.mark.parametrize("options", [Options(), Options(spans=True)])
@pytest.mark.parametrize("title", [None, TITLE])
def test_what_is_left_out_is_counted(options: Options, title: str | None) -> None:
    menu = f"{BODY}\nShare on Facebook\nClick here to subscribe to our newsletter\n"
    document = record(menu if title else f"{TITLE}\n{menu}", title=title)
    found = reading_of(document, options)
    [article] = found.articles
    assert (len(article.paragraphs), article.left_out) == (4, LeftOut(2, 10))
    assert reading_of(record(BODY, title=TITLE), options).articles[0].left_out == LeftOut()
