"""A byline and a date on one line: both are read, in every usual order, and look-alikes are neither."""

from typing import NamedTuple

import pytest

import newsparse
from newsparse.dates.published import publication
from newsparse.dates.signed import signed_line


class Language(NamedTuple):
    """A name, an opener, a date, a date with its time, and the word of publication, as one language writes them."""

    name: str
    by: str
    date: str
    time: str
    posted: str


LANGUAGES = {
    "en": Language("Ana Ruiz", "By", "May 4, 2021", "May 4, 2021, 3:04 p.m.", "Posted on"),
    "de": Language("Max Muster", "Von", "4. Mai 2021", "4. Mai 2021, 15:04 Uhr", "Veröffentlicht am"),
    "es": Language("Ana García", "Por", "4 de mayo de 2021", "4 de mayo de 2021, 15:04 h", "Publicado el"),
    "fr": Language("Jean Dupont", "Par", "4 mai 2021", "4 mai 2021 à 15h04", "Publié le"),
    "it": Language("Anna Bianchi", "Di", "4 maggio 2021", "4 maggio 2021 ore 15:04", "Pubblicato il"),
    "pt": Language("João da Silva", "Por", "4 de maio de 2021", "4 de maio de 2021 às 15h04", "Publicado em"),
    "ru": Language("Иван Петров", "Автор:", "4 мая 2021", "4 мая 2021, 15:04", "Опубликовано"),
    "nl": Language("Jan de Vries", "Door", "4 mei 2021", "4 mei 2021 om 15:04 uur", "Gepubliceerd op"),
}
ORDERS = (
    "{by} {name} | {date}",
    "{by} {name} - {date}",
    "{by} {name}, {date}",
    "{by} {name} {date}",
    "{by} {name} | {time}",
    "{by} {name} • {time}",
    "{by} {name} {posted} {date}",
    "{by} {name} | {posted} {time}",
    "{name} | {date}",
    "{name}, {time}",
    "{name} – {posted} {date}",
    "{date} {by} {name}",
    "{date} | {by} {name}",
    "{time} | {name}",
    "{posted} {date} {by} {name}",
    "{posted} {time} | {by} {name}",
)
LINES = [(order.format(**spoken._asdict()), spoken.name) for spoken in LANGUAGES.values() for order in ORDERS]


@pytest.mark.parametrize(("line", "name"), LINES, ids=[line for line, _ in LINES])
def test_author_and_date_are_read_in_any_order(line: str, name: str) -> None:
    found = signed_line(line)
    assert found and found.byline
    assert [line[start:end] for start, end in found.byline.authors] == [name]
    time = publication(found.times)
    assert time and time.iso[:10] == "2021-05-04"


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("Tuesday May 4, 2021 10:05 am PDT by Julia Berg", ["Julia Berg"], None),
        ("By Ana Ruiz and Li Wei, Reuters, May 4, 2021", ["Ana Ruiz", "Li Wei"], "Reuters"),
        ("Mar Ruiz, 4 de mayo de 2021", ["Mar Ruiz"], None),
        ("홍길동 기자 2021.05.04 15:04", ["홍길동"], None),
        ("입력 2021.05.04 15:04 홍길동 기자", ["홍길동"], None),
        ("记者 王小明 2021年5月4日", ["王小明"], None),
        ("2021-05-04 来源：新华网 作者：王小明", ["王小明"], None),
        ("\u200fמאת: נועה שטרן | 04.05.2021", ["נועה שטרן"], None),
        ("By\u00a0Ana\u00a0Ruiz | May\u00a04,\u00a02021", ["Ana\u00a0Ruiz"], None),
        ("By Ana Ruiz | 3 hours ago", ["Ana Ruiz"], None),
    ],
)
def test_names_of_other_kinds_share_a_line_with_a_date(
    line: str, authors: list[str], agency: str | None
) -> None:
    found = signed_line(line)
    assert found and found.byline
    assert [line[start:end] for start, end in found.byline.authors] == authors
    assert (found.byline.agency and line[slice(*found.byline.agency)]) == agency


@pytest.mark.parametrize(
    "line", ["Admin | June 4, 2031", "webmaster, 4. Mai 2021", "@anaruiz / 8 minutes ago"]
)
def test_an_account_beside_a_time_signs_for_nobody(line: str) -> None:
    found = signed_line(line)
    assert found and found.byline is None


@pytest.mark.parametrize(
    "line",
    [
        "May 4, 2021 was a cold day",
        "Council Meeting, May 4, 2021",
        "Press Release | June 4, 2031",
        "FOR IMMEDIATE RELEASE: June 4, 2031",
        "Pressemitteilung, 4. Mai 2021",
        "June 4, 2031: Ferry Strikes Pier",
        "The ferry of May 4, 2021",
        "By May 4, 2021 the bridge had gone",
        "Ana Ruiz, 34, of Harrow",
        "Ana Ruiz 14:05",
        "Anna Berg gewinnt 2021 den Preis",
        "नई दिल्ली, 4 मई 2021",
        "Flight 512 from Harrow, May 4, 2021",
    ],
)
def test_a_line_that_only_looks_signed_is_not(line: str) -> None:
    assert signed_line(line) is None


BODY = "\n".join(
    [
        "The ferry ran into the pier of Harrow in the early morning, and nobody was hurt, the harbour master said.",
        "He had seen it come in too fast, he said, and had called out to the men who were waiting for the ropes.",
        "The ferry is to sail again on Thursday, after its bow has been looked at by the yard that built it.",
    ]
)


@pytest.mark.parametrize(
    "line", ["May 4, 2021 by Ana Ruiz", "Ana Ruiz | May 4, 2021", "By Ana Ruiz - May 4, 2021"]
)
def test_an_article_gets_its_author_and_its_date_from_one_line(line: str) -> None:
    article = newsparse.parse(f"Ferry runs into the pier\n{line}\n{BODY}\n")
    assert article.byline and article.byline.authors == ("Ana Ruiz",)
    assert "2021" not in article.byline.text
    assert article.published == "2021-05-04"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"June 4, 2031 Contact: Nora Velt\nFerry runs into the pier\n{BODY}", "2031-06-04"),
        (f"Admin | June 4, 2031\nFerry runs into the pier\n{BODY}", "2031-06-04"),
        (f"Ferry runs into the pier\nHARROW, May 4, 2021 (Reuters) - {BODY}", "2021-05-04"),
        (f"Ferry runs into the pier\n{BODY}\nJune 4, 2031\nSite map\nPrivacy policy", "2031-06-04"),
        (f"Ferry runs into the pier\n{BODY}\nHe was born on June 4, 1961, and went to sea at 14.", None),
    ],
)
def test_the_date_of_publication_may_stand_beside_a_label_or_below(text: str, published: str | None) -> None:
    assert newsparse.parse(text + "\n").published == published
