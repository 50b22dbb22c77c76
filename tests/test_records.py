"""Labels, exports and the headers of mail frame an article; lines that only look like them do not."""

import pytest

from newsparse.api import parse, parse_all

LEAD = "The ferry to the islands was late again on Monday, and nobody on the quay was told why."
MORE = "The mate said that the engine had been cold since Sunday, and that he had told the office twice."
TITLE = "Ferry to the islands late again"
BODY = f"{LEAD}\n\n{MORE}\n"


def body(text: str) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in parse(text).body]


@pytest.mark.parametrize(
    ("title", "date", "text"),
    [
        ("---TITLE---", "---DATE---", "---TEXT---"),
        ("[Title]", "[Date]", "[Body]"),
        ("Title:", "Date:", "Content:"),
        ("***ÜBERSCHRIFT***", "***DATUM***", "***INHALT***"),
    ],
)
def test_a_label_on_a_line_of_its_own_says_what_is_below_it(title: str, date: str, text: str) -> None:
    found = parse(f"{title}\n{TITLE}\n{date}\nJune 4, 2031\n{text}\n{BODY}")
    assert (found.kicker, found.title, found.summary, found.published) == (None, TITLE, None, "2031-06-04")
    assert [block.text for block in found.body] == [LEAD, MORE]
    assert found.left_out.blocks == 3


def test_a_label_in_the_body_is_a_subhead() -> None:
    found = parse(f"{TITLE}\n{LEAD}\n{MORE}\nDate:\nThe next ferry sails on Friday at noon.\n{LEAD}\n")
    assert found.title == TITLE and "Date:" in [block.text for block in found.body]


def test_one_label_is_no_record() -> None:
    assert parse(f"[Title]\n{TITLE}\n{LEAD}\n{MORE}\n").left_out.blocks == 0


EXPORT = f"""1 of 2 DOCUMENTS

The Harbour Post

March 14, 2031 Friday
Late Edition

{TITLE}

BYLINE: Marit Oyen

SECTION: NEWS; Pg. 3

LENGTH: 40 words

{BODY}
LOAD-DATE: March 15, 2031
"""


def test_what_a_database_says_of_an_article_is_a_note() -> None:
    found = parse(EXPORT.replace("1 of 2 DOCUMENTS\n", ""))
    assert (found.title, found.summary, found.published) == (TITLE, None, "2031-03-14")
    assert found.byline is not None and found.byline.authors == ("Marit Oyen",)
    assert [block.text for block in found.body] == [LEAD, MORE]
    notes = [note.text for note in found.notes]
    assert "The Harbour Post" in notes and "Late Edition" in notes and "LENGTH: 40 words" in notes


def test_the_counter_of_an_export_begins_an_article() -> None:
    first, second = parse_all(
        EXPORT + "\n\n" + EXPORT.replace("1 of 2", "2 of 2").replace("Ferry", "Steamer")
    )
    assert first.title == TITLE and second.title == TITLE.replace("Ferry", "Steamer")


@pytest.mark.parametrize(
    "frame", ["<doc>\n<title>{}</title>\n<text>{}</text>\n</doc>\n", "---TITLE---\n{}\n---TEXT---\n{}\n\n"]
)
def test_the_records_of_a_corpus_are_articles(frame: str) -> None:
    titles = (TITLE, "Steamer sold to the museum", "Bridge closed")
    found = parse_all("".join(frame.format(title, BODY) for title in titles))
    assert tuple(one.title for one in found) == titles
    assert all([block.text for block in one.body] == [LEAD, MORE] for one in found)


def test_a_repeated_heading_begins_nothing() -> None:
    assert len(parse_all(f"[Reporter]\n{LEAD}\n[Reporter]\n{MORE}\n[Reporter]\n{LEAD}\n")) == 1


def test_a_sentence_that_counts_documents_begins_nothing() -> None:
    text = f"{TITLE}\n{LEAD}\n1 of 2 documents was lost on the way to the court, the clerk said on Friday.\n{MORE}\n"
    assert len(parse_all(text)) == 1


def test_a_date_over_a_headline_with_facts_below_is_no_export() -> None:
    found = parse(f"{TITLE}\nMarch 14, 2031\n{LEAD}\n{MORE}\nLength: 412 metres\nSource: the town hall\n")
    assert found.title == TITLE and ("paragraph", LEAD) in [(b.type, b.text) for b in found.body]


MAIL = "From: desk@post.example\nTo: editors@post.example\nDate: Wed, 4 Jun 2031 10:05:00 +0000\n"


def test_the_subject_of_a_pasted_mail_is_the_headline() -> None:
    found = parse(f"{MAIL}Subject: {TITLE}\n\n{BODY}")
    assert (found.title, found.published) == (TITLE, "2031-06-04T10:05:00Z")
    assert [block.text for block in found.body] == [LEAD, MORE]


def test_a_headline_below_the_header_is_the_headline() -> None:
    found = parse(f"{MAIL}Subject: our release of today\n\n{TITLE}\n\n{BODY}")
    assert found.title == TITLE


def test_a_forwarded_mail_is_the_article() -> None:
    note = "Have a look at this one."
    mark = "---------- Forwarded message ----------"
    found = parse(f"{MAIL}Subject: Fwd: boats\n\n{note}\n\n{mark}\n{MAIL}Subject: {TITLE}\n\n{BODY}")
    assert found.title == TITLE and [block.text for block in found.body] == [LEAD, MORE]
    assert note in [one.text for one in found.notes]


def test_an_interview_is_no_mail() -> None:
    found = body(
        f"{TITLE}\n\nReporter: Why was the ferry late?\n\nMate: {LEAD}\n\nReporter: And now?\n\nMate: {MORE}\n"
    )
    assert len(found) == 4
