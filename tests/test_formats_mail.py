"""Mails and mailboxes: the subject, the date, and the text part or the HTML one; several mails are several articles."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from newsparse import formats
from newsparse.model.article import Article
from newsparse.model.errors import FormatError
from newsparse.pipeline import reading
from tests.cli_process import messages, run
from tests.documents import LEAD, PARAGRAPHS, SECOND, SUBHEAD, TITLE, mail, source

FROM = b"From ana@example.org Tue May  6 07:08:09 2031\n"


def read(data: bytes, path: str | None = None) -> tuple[list[Article], list[str]]:
    found = reading.read(formats.decode(data, path=path))
    return found.articles, [remark.text for remark in found.remarks]


def mailbox(*mails: EmailMessage) -> bytes:
    return b"".join(FROM + bytes(one).replace(b"\r\n", b"\n") + b"\n" for one in mails)


@pytest.mark.parametrize("message", [mail(), mail(markup=True)], ids=["plain", "html"])
def test_a_mail_is_an_article_with_its_subject_and_date(message: EmailMessage) -> None:
    [article], remarks = read(source(message))
    assert (article.title, article.subheads, article.paragraphs) == (TITLE, (SUBHEAD,), PARAGRAPHS)
    assert article.dateline and article.dateline.place == "BERGEN"
    assert article.published == "2031-05-06T07:08:09+02:00" and remarks == []
    assert article.metadata["from"] == "Ana Ruiz <ana@example.org>"
    assert article.metadata["message_id"] == "one@example.org"


@pytest.mark.parametrize(
    "subject",
    [f"Re: {TITLE}", f"Fwd: Re: {TITLE}", f"WG: {TITLE}", "=?utf-8?q?Ferry_back_in_service_after_storm?="],
)
def test_what_mail_programs_put_before_a_subject_is_none_of_the_title(subject: str) -> None:
    data = source(mail()).replace(b"Subject: " + TITLE.encode(), b"Subject: " + subject.encode())
    assert read(data)[0][0].title == TITLE


def test_the_part_that_says_more_is_the_text() -> None:
    message = mail(text="This newsletter needs a mail program that shows HTML.\n")
    message.add_alternative(f"<p>{LEAD}</p><p>{SECOND}</p>", subtype="html")
    [article], _ = read(source(message))
    assert article.paragraphs == PARAGRAPHS[:2]


def test_an_attachment_is_named_and_not_read_as_text() -> None:
    message = mail()
    message.add_attachment("Not for print.", filename="notes.txt")
    [article], _ = read(source(message))
    assert article.paragraphs == PARAGRAPHS and article.metadata["attachments"] == ["notes.txt"]


def test_mails_that_are_attached_are_articles_of_their_own() -> None:
    message = mail("Two stories", text=f"{SECOND}\n")
    message.add_attachment(mail("The ferry sails"))
    articles, _ = read(source(message))
    assert [article.title for article in articles] == ["Two stories", "The ferry sails"]
    assert articles[1].paragraphs == PARAGRAPHS


def test_a_mail_that_is_forwarded_inline_has_its_own_subject_and_date() -> None:
    head = "---------- Forwarded message ---------\nFrom: Li Wei <li@example.org>\n"
    head += f"Date: Mon, 5 May 2031 10:00:00 +0000\nSubject: {TITLE}\nTo: Ana\n\n"
    [article], _ = read(source(mail("for you", text=f"{head}{LEAD}\n\n{SECOND}\n")))
    assert (article.title, article.paragraphs) == (TITLE, PARAGRAPHS[:2])
    assert article.published == "2031-05-05T10:00:00+00:00"


def test_lines_that_a_mail_program_broke_are_joined() -> None:
    words = SECOND.split()
    text = f"{' '.join(words[:9])} \n{' '.join(words[9:])}\n"
    data = bytes(mail(text=text, subject=TITLE)).replace(
        b'charset="utf-8"', b'charset="utf-8"; format="flowed"'
    )
    assert read(b"Received: from a\n" + data)[0][0].paragraphs == (SECOND,)


@pytest.mark.parametrize("charset", ["iso-8859-1", "koi8-r", "utf-16", "gb18030"])
def test_a_mail_has_an_encoding_of_its_own(charset: str) -> None:
    text = {"koi8-r": "Паром снова ходит после шторма.", "gb18030": "渡轮周二恢复航行。"}.get(
        charset, "Die Fähre fährt wieder."
    )
    message = EmailMessage(policy=SMTP)
    message["Subject"], message["From"], message["Date"] = (
        TITLE,
        "a@example.org",
        "Tue, 6 May 2031 07:08:09 +0200",
    )
    message.set_content(f"{text}\n", charset=charset, cte="base64")
    assert text in read(source(message))[0][0].body[0].text


def test_a_mailbox_has_an_article_for_each_mail() -> None:
    quoted = mail("Second", text=f">From the harbour comes news.\n\n{LEAD}\n\n{SECOND}\n")
    articles, remarks = read(mailbox(mail(), quoted))
    assert [article.title for article in articles] == [TITLE, "Second"] and remarks == []
    assert "From the harbour comes news." in (articles[1].summary or "", *articles[1].paragraphs)


def test_a_mail_without_a_text_is_said_with_its_number() -> None:
    picture = EmailMessage()
    picture["Subject"], picture["From"], picture["Date"] = (
        "Picture",
        "a@example.org",
        "Tue, 6 May 2031 07:08:09 +0200",
    )
    picture.set_content(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    articles, remarks = read(mailbox(mail(), picture))
    assert len(articles) == 1
    assert remarks == ["mail 2: no text in this mail, only a.png; save that and read it"]


@pytest.mark.parametrize("depth", [10_000, 200])
def test_a_mail_with_parts_in_parts_ends_in_one_line(tmp_path: Path, depth: int) -> None:
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    (tmp_path / "deep.eml").write_text(
        f"Received: from a\nSubject: Deep\nFrom: a@example.org\n{parts}\n\nEnd\n"
    )
    (tmp_path / "b.eml").write_bytes(source(mail()))
    result = run("parse", "deep.eml", "b.eml", "-t", "jsonl", cwd=tmp_path)
    [message] = [line for line in messages(result) if "deep.eml" in line]
    assert result.returncode == 1 and "nested too deeply" in message
    assert len(result.stdout.splitlines()) == 1


def test_a_mail_with_ten_thousand_parts_ends_in_one_line() -> None:
    parts = "".join(f"--b\nContent-Type: text/plain\n\n{n}\n" for n in range(10_000))
    head = 'Subject: Many\nFrom: a@example.org\nContent-Type: multipart/mixed; boundary="b"\n\n'
    with pytest.raises(FormatError) as caught:
        read(f"Received: from a\n{head}{parts}--b--\n".encode(), "many.eml")
    assert str(caught.value).startswith("many.eml: ") and "too many" in str(caught.value)


def test_a_news_text_that_opens_like_a_mailbox_is_a_news_text() -> None:
    [article], _ = read(
        b"From London to Paris by Ferry\nThe ferry sailed again on Tuesday, its owner said.\n"
    )
    assert article.title == "From London to Paris by Ferry"


@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_headers_that_were_sent_without_an_encoding_are_read(charset: str) -> None:
    head = "Received: from a by b; Tue, 6 May 2031 07:08:10 +0200\nSubject: Fähre fährt wieder nach Ålesund\n"
    data = f"{head}From: Åse <a@example.org>\nDate: Tue, 6 May 2031 07:08:09 +0200\n\n".encode(charset)
    [article], _ = read(data + f"{LEAD}\n\n{SECOND}\n".encode())
    assert (article.title, article.metadata["from"]) == (
        "Fähre fährt wieder nach Ålesund",
        "Åse <a@example.org>",
    )


@pytest.mark.parametrize("kind", ["multipart/mixed", 'multipart/mixed; boundary="b"'])
def test_a_mail_whose_boundary_is_missing_has_its_text(kind: str) -> None:
    message = mail(text=f"{LEAD}\n\n{SECOND}\n")
    del message["Content-Type"]
    message["Content-Type"] = kind
    [article], remarks = read(source(message))
    assert article.paragraphs == PARAGRAPHS[:2] and remarks == []


def test_a_signature_is_no_part_of_the_article_and_is_counted() -> None:
    signature = "-- \nLi Wei\nReporter, Harrow Mercury\n"
    [article], _ = read(source(mail(text=f"{LEAD}\n\n{SECOND}\n\n{signature}")))
    assert article.paragraphs == PARAGRAPHS[:2] and article.byline is None
    assert (article.left_out.blocks, article.left_out.words) == (3, 6)
    [article], _ = read(source(mail(text=f"{LEAD}\n\n--\n\n{SECOND}\n")))
    assert article.paragraphs == PARAGRAPHS[:2], "two hyphens alone part a text"
