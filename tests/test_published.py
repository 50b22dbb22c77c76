"""Timestamp lines: which lines are one, which time they give, and what only looks like one."""

import json
from pathlib import Path

import pytest

import newsparse
from newsparse.base import tables
from newsparse.dates.find import fold
from newsparse.dates.published import Published, timestamp, timestamp_line

EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"

PUBLISHED = [
    ("22 November 2026", "2026-11-22"),
    ("Published: 22 November 2026", "2026-11-22"),
    ("Posted on November 22, 2026 at 2:05 pm", "2026-11-22T14:05"),
    ("Nov. 22, 2026, 12:05 a.m. EST", "2026-11-22T00:05-05:00"),
    ("Published 14:05 GMT, 22 November 2026", "2026-11-22T14:05Z"),
    ("2026-11-22T14:05:30+01:00", "2026-11-22T14:05:30+01:00"),
    ("2026-11-22 14:05:30.120Z", "2026-11-22T14:05:30Z"),
    ("Veröffentlicht am 22. November 2026 um 14.05 Uhr", "2026-11-22T14:05"),
    ("So, 22.11.2026, 14 Uhr", "2026-11-22T14"),
    ("Publié le 22 novembre 2026 à 14h05", "2026-11-22T14:05"),
    ("Publié le 03/04/2026 à 14:05", "2026-04-03T14:05"),
    ("Publicado el 22 de noviembre de 2026 a las 14:05 h", "2026-11-22T14:05"),
    ("Publicado em 22/11/2026 às 14h05", "2026-11-22T14:05"),
    ("Pubblicato il 22 novembre 2026 alle ore 14.05", "2026-11-22T14:05"),
    ("Gepubliceerd op 22 november 2026 om 14:05 uur", "2026-11-22T14:05"),
    ("Publicerad 22 nov 2026 kl 14.05", "2026-11-22T14:05"),
    ("Publisert søndag 22. november 2026 - 14:05", "2026-11-22T14:05"),
    ("Offentliggjort den 22. november 2026 kl. 14.05", "2026-11-22T14:05"),
    ("Julkaistu 22.11.2026 klo 14.05", "2026-11-22T14:05"),
    ("Opublikowano: 22 listopada 2026, godz. 14.05", "2026-11-22T14:05"),
    ("Vydáno 22. listopadu 2026 14:05", "2026-11-22T14:05"),
    ("Objavljeno: 22. studenoga 2026. u 14:05", "2026-11-22T14:05"),
    ("Objavljeno: 22. listopada 2026", "2026-10-22"),
    ("Publicat: 22 noiembrie 2026, ora 14:05", "2026-11-22T14:05"),
    ("Közzétéve: 2026. november 22. 14:05", "2026-11-22T14:05"),
    ("Δημοσίευση: 22 Νοεμβρίου 2026, 2:05 μ.μ.", "2026-11-22T14:05"),
    ("Giriş: 22.11.2026 - 14:05", "2026-11-22T14:05"),
    ("Опубликовано: 22 ноября 2026 г. в 14:05 (МСК)", "2026-11-22T14:05+03:00"),
    ("Опубліковано 22 листопада 2026 о 14:05", "2026-11-22T14:05"),
    ("Публикувана на 22 ноември 2026 в 14:05 ч.", "2026-11-22T14:05"),
    ("פורסם: 22.11.2026, 14:05", "2026-11-22T14:05"),
    ("نشر في: 22 نوفمبر 2026 - 2:05 مساء", "2026-11-22T14:05"),
    ("تاریخ انتشار: ۱ آذر ۱۴۰۵ - ۱۴:۰۵", "2026-11-22T14:05"),
    ("تاریخ انتشار: ۱۴۰۵/۰۹/۰۱", "2026-11-22"),
    ("प्रकाशित: 22 नवंबर 2026 14:05 बजे", "2026-11-22T14:05"),
    ("প্রকাশিত: ২২ নভেম্বর ২০২৬, ১৪:০৫", "2026-11-22T14:05"),
    ("เผยแพร่: 22 พ.ย. 2569 เวลา 14:05 น.", "2026-11-22T14:05"),
    ("Đăng lúc 14:05, ngày 22/11/2026", "2026-11-22T14:05"),
    ("Diterbitkan pada 22 November 2026 pukul 14.05 WIB", "2026-11-22T14:05+07:00"),
    ("입력 2026.11.22 오후 2:05", "2026-11-22T14:05"),
    ("公開：2026年11月22日 14時05分", "2026-11-22T14:05"),
    ("发布时间：2026-11-22 14:05", "2026-11-22T14:05"),
    ("發布時間：2026年11月22日 下午2:05", "2026-11-22T14:05"),
    ("22 Nov 2026, 14:05 • 4 min read", "2026-11-22T14:05"),
    ("Published November 2026", "2026-11"),
]


@pytest.mark.parametrize(("text", "iso"), PUBLISHED, ids=[text for text, _ in PUBLISHED])
def test_a_line_gives_its_time_of_publication(text: str, iso: str) -> None:
    found = timestamp(text)
    assert found and (found.iso, found.updated) == (iso, False)
    assert timestamp_line(text)
    assert timestamp(f"{text} spokeswoman") is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Updated: 22 November 2026", "2026-11-22"),
        ("Stand: 22.11.2026, 14:05 Uhr", "2026-11-22T14:05"),
        ("Mis à jour le 22 novembre 2026", "2026-11-22"),
        ("Última actualización: 22/11/2026 14:05", "2026-11-22T14:05"),
        ("2026年11月22日 14:05 更新", "2026-11-22T14:05"),
    ],
)
def test_the_time_of_an_update_is_marked_as_one(text: str, iso: str) -> None:
    assert timestamp(text) == Published(iso, updated=True)


@pytest.mark.parametrize(
    "text",
    [
        "Published: 22 November 2026 | Updated: 23 November 2026",
        "Updated: 23 November 2026 | Published: 22 November 2026",
        "22 November 2026, updated 23 November 2026 at 9:30",
        "2026年11月22日 公開 2026年11月23日 更新",
        "Erstellt: 22.11.2026 Aktualisiert: 23.11.2026",
        "22 novembre 2026 (modifica il 23 novembre 2026 | 14:05)",
    ],
)
def test_a_line_with_both_gives_the_publication(text: str) -> None:
    found = timestamp(text)
    assert found and (found.iso, found.updated) == ("2026-11-22", False)


@pytest.mark.parametrize(
    "text",
    [
        "3 hours ago",
        "Updated an hour ago",
        "just now",
        "vor 2 Stunden",
        "vor einer Stunde",
        "il y a 3 heures",
        "Publié il y a 3h, mis à jour à 14h05",
        "hace 5 minutos",
        "3 часа назад",
        "לפני שעתיים",
        "منذ 3 ساعات",
        "3日前",
        "3시간 전",
        "5分钟前",
        "14:05",
        "Heute um 14:05 Uhr",
        "Yesterday, 3:15 p.m.",
        "Published Monday",
        "Posted 3 May",
        "12/31 05:00",
        "Updated 20 years ago",
        "Sunday, 03/04/2022",
    ],
)
def test_a_relative_or_incomplete_time_is_recognised_but_gives_none(text: str) -> None:
    assert timestamp_line(text)
    assert timestamp(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Published in 1998, the book",
        "Updated guidance from 3 May",
        "Updated",
        "March 2020",
        "Monday 3 March",
        "Monday",
        "Today",
        "20 years ago",
        "Vor 20 Jahren",
        "3 days",
        "12 heures",
        "2 min read",
        "4:12 min",
        "0:42 / 3:10",
        "10:15 – 11:00",
        "14.05",
        "3:2",
        "25:61",
        "32 November 2026",
        "By Ana Ruiz, 22 November 2026",
        "LONDON, 22 November 2026",
        "Sport 22.11.2026 14:05",
        "22 November 2026 was a Sunday",
        "",
        "Published 22 November 2026 " * 20,
    ],
)
def test_a_line_that_says_more_or_less_than_a_time_is_not_a_timestamp(text: str) -> None:
    assert not timestamp_line(text)
    assert timestamp(text) is None


POLISH = """Po dwóch latach przerwy prom wrócił na rzekę – zapowiedział we wtorek prezydent miasta, który nie podał,
ile to kosztowało, ale obiecał, że więcej przerw już nie będzie."""
ENGLISH = """After two years the ferry is back on the river, the mayor said on Tuesday. He did not say what it had cost,
but promised that there would be no more such gaps."""


@pytest.mark.parametrize(("story", "iso"), [(POLISH, "2024-11-05"), (ENGLISH, None)])
def test_the_language_of_the_article_decides_between_two_months(story: str, iso: str | None) -> None:
    """November in Polish, October in Croatian; uncertain in other languages."""
    article = newsparse.parse(f"Prom\n\n5 listopada 2024\n\n{story}\n\n{story}\n")
    assert [note.type for note in article.notes] == ["timestamp"]
    assert article.published == iso


def test_languages_decide_between_two_orders() -> None:
    assert timestamp("03/04/2026 14:05", languages=["de"]) == Published("2026-04-03T14:05", updated=False)
    assert timestamp("03/04/2026 14:05", languages=["en"]) is None


def test_every_word_of_the_table_is_folded_and_once_in_its_list() -> None:
    table = tables.load("timestamps")
    for language, kinds in table.items():
        for kind, words in kinds.items() if language != "zones" else ():
            assert [fold(word) for word in words] == words, (language, kind)
            assert len(set(words)) == len(words), (language, kind)
    assert len(table) > 35
    assert all(
        "published" in kinds and "updated" in kinds for name, kinds in table.items() if name != "zones"
    )


def test_real_timestamp_lines_are_found_and_nothing_else_is_taken_for_one() -> None:
    articles = EVAL / "dev" / "newsroom-plain.jsonl"
    if not articles.exists():
        pytest.skip("the evaluation texts (../shared/eval) are not here")
    missed, false = [], []
    for row in map(json.loads, articles.read_text("utf-8").splitlines()):
        for block in row["gold"]["blocks"]:
            text = " ".join(block["text"].split())
            if block["type"] == "date" and not timestamp(text):
                missed.append(text)
            if block["type"] not in ("date", "noise") and timestamp_line(text):
                false.append(text)
    assert (missed, false) == ([], [])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Thu 28 Sep 2023 18.42 BST First published on Thu 28 Sep 2023 07.10 BST", "2023-09-28T07:10"),
        ("Posted at 3:04 p.m. EDT, updated 5:40 p.m. EDT, Aug. 14, 2019", "2019-08-14T15:04-04:00"),
        ("Aired August 19, 2019 - 07:30:00 ET", "2019-08-19T07:30:00"),
        ("Mon, 27 Oct 97 03:00:14 MET", "1997-10-27T03:00:14+01:00"),
        ("\u200f22.11.2026 | 14:05", "2026-11-22T14:05"),
    ],
)
def test_the_line_says_which_time_is_that_of_publication(text: str, iso: str) -> None:
    found = timestamp(text)
    assert found and found.iso == iso


@pytest.mark.parametrize("text", ["18.42 BST", "3h ago", "2:05 p.m. EDT"])
def test_the_times_of_a_live_blog_are_times_without_a_date(text: str) -> None:
    assert timestamp_line(text)
    assert timestamp(text) is None


@pytest.mark.parametrize("text", ["18.42", "18.42 billion", "18.42 BSTX", "3h"])
def test_a_number_is_no_time_of_a_live_blog(text: str) -> None:
    assert timestamp_line(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "4 Mai 2021",
        "4 Mawrth 2021",
        "4 majo 2021",
        "4 Satumba 2021",
        "4 Sebteembar 2021",
        "4 Waxabajjii 2021",
        "4 Gicurasi 2021",
        "4 මැයි 2021",
        "৪ আগষ্ট ২০২১",
        "4 ሜይ 2021",
        "4 Septhemba 2021",
        "4 sèptèmber 2021",
    ],
)
def test_months_of_languages_that_cldr_lacks_are_dates(text: str) -> None:
    found = timestamp(text)
    assert found and found.iso.startswith("2021-") and found.iso.endswith("-04")
